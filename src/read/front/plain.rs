//! The front matter that most posts have, read without a parser: lines of `name: value`, lists of
//! plain items, nothing that has to be asked twice. All other YAML is the parser's; what is read here
//! it would read the same, which a property test holds.

use serde_json::{Map, Value};

/// Front matter longer than this, and names, are left to the parser, which has limits of its own.
const LEN_MAX: usize = 1 << 14;
const NAME_MAX: usize = 64;

/// The words that are no text to every reader of YAML, and those that are none to some.
const WORDS: [&str; 12] =
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"];

/// The marks that a plain text may hold between its letters; the colon is looked at twice.
const MARKS: &str = " _-./,'\"()!?&+;:“”‘’–—…";

/// The fields of YAML front matter, or `None` where any of it is not plain.
pub(super) fn fields(inner: &str) -> Option<Map<String, Value>> {
    if inner.len() > LEN_MAX {
        return None;
    }
    let mut fields = Map::new();
    // The name whose list is open, and how far its items are moved in.
    let mut list: Option<(&str, Option<usize>)> = None;
    for line in inner.lines().filter(|line| !line.is_empty()) {
        if let Some(item) = line.trim_start_matches(' ').strip_prefix("- ") {
            let (name, indent) = list?;
            let here = line.len() - item.len();
            if indent.is_some_and(|indent| indent != here) {
                return None;
            }
            list = Some((name, Some(here)));
            match fields.get_mut(name)? {
                Value::Array(items) => items.push(scalar(item)?),
                other => *other = Value::Array(vec![scalar(item)?]),
            }
            continue;
        }
        let (name, rest) = line.split_at(line.find(':')?);
        let value = match rest.strip_prefix(": ") {
            Some(given) => value(given)?,
            None if rest == ":" => Value::Null,
            None => return None,
        };
        list = value.is_null().then_some((name, None));
        if !is_name(name) || fields.insert(name.to_owned(), value).is_some() {
            return None;
        }
    }
    (!fields.is_empty()).then_some(fields)
}

fn is_name(text: &str) -> bool {
    text.len() <= NAME_MAX
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        && !is_word(text)
}

fn is_word(text: &str) -> bool {
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn value(text: &str) -> Option<Value> {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else {
        return scalar(text);
    };
    let items = inner.split(',').map(|item| {
        let item = item.strip_prefix(' ').unwrap_or(item);
        if item.contains([':', '?']) { None } else { scalar(item) }
    });
    items.collect()
}

fn scalar(text: &str) -> Option<Value> {
    match text {
        "true" => return Some(true.into()),
        "false" => return Some(false.into()),
        _ => {}
    }
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let inner = inner.strip_suffix(quote)?;
            let same =
                |c: char| c != quote && c != '\\' && (is_plain(c) || "[]{}#%@|<>*=$`~".contains(c));
            return inner.chars().all(same).then(|| inner.into());
        }
    }
    let is_text = text.starts_with(char::is_alphabetic) || is_date(text);
    let ends = text.ends_with([' ', ':']) || text.contains(": ");
    (is_text && !ends && !is_word(text) && text.chars().all(is_plain)).then(|| text.into())
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || MARKS.contains(c)
}

/// Whether this begins as `2016-09-08` does and goes on, if at all, as a time and a zone do.
fn is_date(text: &str) -> bool {
    let shaped = |(at, b): (usize, u8)| match at {
        4 | 7 => b == b'-',
        10 => matches!(b, b' ' | b'T'),
        0..10 => b.is_ascii_digit(),
        _ => b.is_ascii_digit() || matches!(b, b' ' | b':' | b'.' | b'+' | b'-' | b'Z'),
    };
    text.len() >= 10 && text.bytes().enumerate().all(shaped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::front::matter::by_parser;
    use proptest::prelude::*;

    #[test]
    fn what_most_posts_have_is_plain() {
        for matter in [
            "title: What's in an (Alias) Name?\ndate: 2024-09-17\nby:\n- Robert Pier\ntags:\n- a b\n",
            "title: \"Ferry: late\"\ndate: 2016-09-08 10:05:00 +0900\ndraft: false\n\nlayout: post\n",
            "url: https://a.example/b/\r\ntags: [ferry, \"the port\", 'x']\r\n",
            "tags:\n  - ferry\n  - harbour\nauthor:\ntitle: 한국의 배 – 늦다…\n",
        ] {
            assert_eq!(fields(matter), by_parser(matter), "{matter}");
            assert!(fields(matter).is_some(), "{matter}");
        }
    }

    #[test]
    fn what_may_be_no_text_is_left_to_the_parser() {
        for matter in [
            "",
            "\n",
            "a: 1",
            "a: 1.5",
            "a: yes",
            "a: NULL",
            "a: b: c",
            "a: b # c",
            "a: b ",
            "a:  b",
            "a: |\n  b",
            "a: b\n  c",
            "a: &b c",
            "a: *b",
            "a: !b c",
            "a: {b: c}",
            "a: [b, [c]]",
            "a: [b: c]",
            "a: \"b\\n\"",
            "a: 'it''s'",
            "a: b\na: c",
            "- a",
            "a: b\n- c",
            "a:\n- b\n - c",
            "a:\n- b: c",
            "a:\n  b: c",
            "a:\tb",
            "on: b",
            "<<: b",
            "a: 0x1F",
            "a: 2016-09",
            "a: ~",
        ] {
            assert_eq!(fields(matter), None, "{matter}");
        }
    }

    const PARTS: [&str; 52] = [
        "title",
        "a",
        "b-c",
        "on",
        "null",
        "1",
        "date",
        ": ",
        ":",
        ":",
        " ",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "- ",
        "  - ",
        "-",
        "[",
        "]",
        ", ",
        ",",
        "\"",
        "'",
        "''",
        "\\",
        "#",
        " #",
        "|",
        ">",
        "&",
        "*",
        "!",
        "?",
        "%",
        "{",
        "}",
        "~",
        "true",
        "False",
        "yes",
        "No",
        "NaN",
        "Infinity",
        "2016-09-08",
        " 10:05:00",
        " +0900",
        "1e5",
        "0x1",
        "한국",
        "…",
        "\u{a0}",
    ];

    fn line() -> impl Strategy<Value = String> {
        let part = || prop::sample::select(PARTS.to_vec());
        let some = |most| prop::collection::vec(part(), 0..most).prop_map(|parts| parts.concat());
        let name = prop::sample::select(vec!["a", "B", "c_d", "date", "tags", "on", "true"]);
        prop_oneof![
            (name.clone(), some(6)).prop_map(|(name, value)| format!("{name}: {value}\n")),
            (name, Just("\n")).prop_map(|(name, end)| format!("{name}:{end}")),
            some(3).prop_map(|item| format!("- {item}\n")),
            some(3).prop_map(|item| format!("  - {item}\n")),
            some(5),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn what_is_read_here_the_parser_reads_the_same(
            lines in prop::collection::vec(line(), 1..5)
        ) {
            let matter = lines.concat();
            if let Some(fields) = fields(&matter) {
                prop_assert_eq!(Some(fields), by_parser(&matter), "{:?}", matter);
            }
        }

        #[test]
        fn any_plain_value_is_read_the_same(
            value in "[a-zA-Z0-9\"'\\[][a-zA-Z0-9 _./,'\"()!?&+;:“”é한-]{0,12}[a-z0-9\"'\\]:]?"
        ) {
            for matter in [format!("a: {value}\nb: c\n"), format!("a:\n- {value}\n- b\n")] {
                if let Some(fields) = fields(&matter) {
                    prop_assert_eq!(Some(fields), by_parser(&matter), "{:?}", matter);
                }
            }
        }
    }
}

//! What a value of JSON holds, one level deep, by brackets and quotation marks alone. So a file that is cut
//! off still tells all that is whole in it, and no nest is too deep. Whether what stands between is sound,
//! others find out.

use std::ops::Range;

/// What an object or a list holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Inside {
    pub(super) values: Vec<Child>,
    /// Whether the text ends before it is closed. Then the last value may be cut off too.
    pub(super) open: bool,
    /// Where it ends.
    pub(super) end: usize,
}

/// A value in an object or a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Child {
    /// What stands between the quotation marks of its name, in an object.
    pub(super) name: Option<Range<usize>>,
    pub(super) at: Range<usize>,
    /// Whether all of it is there.
    pub(super) whole: bool,
}

/// What the object or list at the start of `range` holds.
pub(super) fn inside(text: &str, range: Range<usize>) -> Inside {
    let bytes = &text.as_bytes()[..range.end];
    let is_object = bytes.get(range.start) == Some(&b'{');
    list(bytes, range.start + 1, is_object)
}

/// The values of a text, one after the other: most have one.
pub(super) fn values(text: &str) -> Inside {
    list(text.as_bytes(), 0, false)
}

fn list(bytes: &[u8], mut at: usize, is_object: bool) -> Inside {
    let mut found = Inside::default();
    let mut name = None;
    loop {
        let Some(&byte) = bytes.get(at) else {
            (found.open, found.end) = (true, bytes.len());
            return found;
        };
        match byte {
            b']' | b'}' => {
                found.end = at + 1;
                return found;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => at += 1,
            _ => {
                let (end, whole) = skip(bytes, at);
                let behind = bytes[end..].iter().find(|byte| !byte.is_ascii_whitespace());
                let is_name = is_object && name.is_none() && byte == b'"' && behind == Some(&b':');
                if is_name {
                    name = Some(at + 1..end - 1);
                } else {
                    found.values.push(Child { name: name.take(), at: at..end, whole });
                }
                at = end;
            }
        }
    }
}

/// Where the value at `at` ends, and whether all of it is there.
fn skip(bytes: &[u8], at: usize) -> (usize, bool) {
    let mut depth = 0_usize;
    let mut here = at;
    while let Some(&byte) = bytes.get(here) {
        match byte {
            b'"' => match string_end(bytes, here + 1) {
                Some(end) => here = end,
                None => return (bytes.len(), false),
            },
            b'{' | b'[' => {
                depth += 1;
                here += 1;
            }
            b'}' | b']' => {
                depth -= 1;
                here += 1;
            }
            _ if depth == 0 => {
                let ends = |byte: &u8| b"{}[],:\" \t\r\n".contains(byte);
                here = bytes[here..].iter().position(ends).map_or(bytes.len(), |len| here + len);
            }
            _ => here += 1,
        }
        if depth == 0 {
            return (here.max(at + 1), true);
        }
    }
    (bytes.len(), false)
}

/// Behind the quotation mark that closes the string whose text begins at `at`.
fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let mark = at + memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[mark] == b'"' {
            return Some(mark + 1);
        }
        at = mark + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, found: &Inside) -> Vec<(String, String, bool)> {
        let name = |it: &Child| it.name.clone().map_or(String::new(), |at| text[at].to_owned());
        let all = found.values.iter();
        all.map(|it| (name(it), text[it.at.clone()].to_owned(), it.whole)).collect()
    }

    fn row(name: &str, value: &str, whole: bool) -> (String, String, bool) {
        (name.to_owned(), value.to_owned(), whole)
    }

    #[test]
    fn an_object_a_list_and_several_values() {
        let text = r#"{"a": "}\"", "b": [1, {"c": []}], "d": -1.5e3} "#;
        let found = inside(text, 0..text.len());
        assert_eq!(
            shown(text, &found),
            [
                row("a", r#""}\"""#, true),
                row("b", r#"[1, {"c": []}]"#, true),
                row("d", "-1.5e3", true)
            ]
        );
        assert!(!found.open);
        let text = "{\"a\":1}\n{\"a\":2}\n\"x\" null";
        assert_eq!(values(text).values.len(), 4);
    }

    #[test]
    fn what_is_cut_off_tells_what_is_whole() {
        let text = r#"[{"a": 1}, {"a": "two", "b": [3, 4"#;
        let found = inside(text, 0..text.len());
        assert!(found.open);
        let whole: Vec<bool> = found.values.iter().map(|it| it.whole).collect();
        assert_eq!(whole, [true, false]);
        let rest = inside(text, found.values[1].at.clone());
        assert_eq!(shown(text, &rest), [row("a", "\"two\"", true), row("b", "[3, 4", false)]);
    }

    #[test]
    fn no_nest_is_too_deep() {
        let text = format!("[{}{}, 1]", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(inside(&text, 0..text.len()).values.len(), 2);
    }

    proptest! {
        #[test]
        fn every_text_ends(text in "([\\[\\]{}:,\" \\\\a1é]|\"a\"){0,40}") {
            for (at, _) in text.match_indices(['[', '{']) {
                let found = inside(&text, at..text.len());
                for child in &found.values {
                    prop_assert!(text.get(child.at.clone()).is_some(), "{child:?}");
                }
            }
        }
    }
}

//! The front matter at the start of a post: where it ends, and its fields as one kind of value,
//! whether they were written in YAML, TOML or JSON. What the fields mean is in `front_fields`.

use serde_json::{Map, Value};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use super::plain;

/// The fields that show that a title above a text is front matter and no line of it.
const BESIDE_TITLE: [&str; 11] = [
    "date",
    "slug",
    "tags",
    "category",
    "categories",
    "author",
    "authors",
    "summary",
    "status",
    "modified",
    "published",
];

/// Front matter, and where the body begins.
#[derive(Debug, Default, PartialEq)]
pub(in crate::read) struct FrontMatter {
    /// The fields, by their names in lower case.
    pub(in crate::read) fields: Map<String, Value>,
    /// How many bytes of the text it takes up, its last line included.
    pub(in crate::read) len: usize,
    /// What is wrong with it: a line, from 1, and a message.
    pub(in crate::read) fault: Option<(usize, String)>,
}

/// Cuts off the front matter of `text`. Without any, `len` is 0; a text that only looks like front
/// matter at first is left whole, so that no writing is ever taken for fields.
pub(in crate::read) fn cut(whole: &str) -> FrontMatter {
    // Blank lines before it are nothing.
    let blank = |line: &&str| line.trim().is_empty();
    let lead: usize = whole.split_inclusive('\n').take_while(blank).map(str::len).sum();
    let text = &whole[lead..];
    let first = text.lines().next().map(str::trim_end);
    let mut matter = match first {
        Some("---" | "---yaml" | "--- yaml") => fenced(text, &["---", "..."], "YAML", yaml),
        Some("+++") => fenced(text, &["+++"], "TOML", toml),
        Some("---toml" | "--- toml") => fenced(text, &["---"], "TOML", toml),
        Some("---json" | "--- json") => fenced(text, &["---"], "JSON", fenced_json),
        Some(line) if line.starts_with('{') => json(text),
        Some(line) if field_line(line).is_some() => bare(text),
        _ => FrontMatter::default(),
    };
    if matter.len > 0 {
        matter.len += lead;
    }
    let lines = whole[..lead].matches('\n').count();
    matter.fault = matter.fault.map(|(line, message)| (line + lines, message));
    matter
}

/// The line, from 1, of the field `name` in front matter; 1 if it is not found.
pub(in crate::read) fn line_of(matter: &str, name: &str) -> usize {
    let is_field = |line: &str| {
        let line = line.trim_start().trim_start_matches('"');
        line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && line[name.len()..].trim_start_matches(['"', ' ']).starts_with([':', '='])
    };
    matter.lines().position(is_field).map_or(1, |at| at + 1)
}

/// What a parser of one format gives: fields, "this is no table", or a fault with its line, from 1,
/// counted from the parsed text.
enum Parsed {
    Fields(Map<String, Value>),
    NoTable,
    Fault(usize, String),
}

fn fenced(text: &str, close: &[&str], format: &str, parse: fn(&str) -> Parsed) -> FrontMatter {
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if close.contains(&line.trim_end()) {
            return parsed(&text[start..at], at + line.len(), format, parse);
        }
        at += line.len();
    }
    let mut matter = FrontMatter::default();
    if text[start..].lines().next().is_some_and(|line| field_line(line).is_some()) {
        let fence = close[0];
        matter.fault = Some((
            1,
            format!("front matter is never closed (no second `{fence}` line); read as text"),
        ));
    }
    matter
}

fn parsed(inner: &str, len: usize, format: &str, parse: fn(&str) -> Parsed) -> FrontMatter {
    match parse(inner) {
        Parsed::Fields(fields) => FrontMatter { fields: lower(fields), len, fault: None },
        Parsed::NoTable => FrontMatter::default(),
        Parsed::Fault(line, message) => {
            let fields = by_lines(inner);
            if fields.is_empty() {
                return FrontMatter::default();
            }
            let message = format!(
                "front matter is not valid {format} ({message}); read line by line instead"
            );
            FrontMatter { fields, len, fault: Some((line + 1, message)) }
        }
    }
}

fn yaml(inner: &str) -> Parsed {
    plain::fields(inner).map_or_else(|| parse_yaml(inner), Parsed::Fields)
}

fn parse_yaml(inner: &str) -> Parsed {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::FirstWins,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        strict_booleans: true,
        ignore_binary_tag_for_string: true,
    };
    match serde_saphyr::from_str_with_options::<Option<Value>>(inner, options) {
        Ok(Some(Value::Object(fields))) => Parsed::Fields(fields),
        Ok(None | Some(Value::Null)) => Parsed::Fields(Map::new()),
        Ok(Some(_)) => Parsed::NoTable,
        Err(err) => {
            let line = err.location().map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
            Parsed::Fault(line.max(1), one_line(&err.without_snippet().to_string()))
        }
    }
}

/// The fields of YAML as its parser reads them.
#[cfg(test)]
pub(in crate::read) fn by_parser(inner: &str) -> Option<Map<String, Value>> {
    match parse_yaml(inner) {
        Parsed::Fields(fields) => Some(fields),
        Parsed::NoTable | Parsed::Fault(..) => None,
    }
}

fn toml(inner: &str) -> Parsed {
    match inner.parse::<toml::Table>() {
        Ok(table) => {
            Parsed::Fields(table.into_iter().map(|(key, value)| (key, of_toml(value))).collect())
        }
        Err(err) => {
            let at = err.span().map_or(0, |span| span.start.min(inner.len()));
            let line = inner.as_bytes()[..at].split(|&b| b == b'\n').count();
            Parsed::Fault(line, one_line(err.message()))
        }
    }
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, of_toml(value))).collect()
        }
    }
}

fn json(text: &str) -> FrontMatter {
    // `{{ ... }}` and `{% ... %}` begin posts too, and are no JSON.
    if !text[1..].trim_start().starts_with(['"', '}']) {
        return FrontMatter::default();
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match values.next() {
        Some(Ok(Value::Object(fields))) => {
            let end = values.byte_offset();
            let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
            if !text[end..line_end].trim().is_empty() {
                return FrontMatter::default();
            }
            FrontMatter { fields: lower(fields), len: line_end, fault: None }
        }
        Some(Err(err)) => {
            let message = format!(
                "front matter is not valid JSON ({}); read as text",
                one_line(&err.to_string())
            );
            FrontMatter { fault: Some((err.line().max(1), message)), ..FrontMatter::default() }
        }
        _ => FrontMatter::default(),
    }
}

fn fenced_json(inner: &str) -> Parsed {
    match serde_json::from_str::<Value>(inner) {
        Ok(Value::Object(fields)) => Parsed::Fields(fields),
        Ok(_) => Parsed::NoTable,
        Err(err) => Parsed::Fault(err.line().max(1), one_line(&err.to_string())),
    }
}

/// The fields at the top of a text that no fence parts from it, as Pelican has them: a
/// title and one more at least, each on a line, up to a blank line.
fn bare(text: &str) -> FrontMatter {
    let mut len = 0;
    let mut fields = Map::new();
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            let known = |name: &str| fields.contains_key(name);
            if !known("title") || !BESIDE_TITLE.iter().any(|name| known(name)) {
                break;
            }
            return FrontMatter { fields, len, fault: None };
        }
        len += line.len();
        match field_line(line) {
            Some((name, value)) => {
                fields.entry(name).or_insert_with(|| scalar(value));
            }
            None if line.starts_with([' ', '\t']) => {}
            None => break,
        }
    }
    FrontMatter::default()
}

/// The fields of front matter that no parser takes: each `name: value` or `name = value` that begins
/// a line, and the `- item` lines under a name without a value.
fn by_lines(inner: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut list: Option<String> = None;
    for line in inner.lines() {
        if let Some((name, value)) = field_line(line) {
            list = value.is_empty().then(|| name.clone());
            fields.entry(name).or_insert_with(|| scalar(value));
        } else if let (Some(name), Some(item)) = (&list, line.trim_start().strip_prefix("- ")) {
            let entry = fields.entry(name.clone()).or_insert(Value::Null);
            match entry {
                Value::Array(items) => items.push(scalar(item)),
                other => *other = Value::Array(vec![scalar(item)]),
            }
        }
    }
    fields
}

/// The name, in lower case, and the value of a line such as `title: A day`.
fn field_line(line: &str) -> Option<(String, &str)> {
    let end = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))?;
    let (name, rest) = line.split_at(end);
    let rest = rest.trim_start();
    let value = match rest.strip_prefix(':') {
        Some(value) if value.is_empty() || value.starts_with(char::is_whitespace) => value,
        Some(_) => return None,
        None => rest.strip_prefix('=')?,
    };
    let named = name.starts_with(|c: char| c.is_alphabetic());
    named.then(|| (name.to_lowercase(), value.trim()))
}

/// A value without the quotes around it; `[a, b]` is a list.
fn scalar(text: &str) -> Value {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return inner.split(',').map(scalar).collect();
    }
    let bare = ['"', '\''].iter().find_map(|&quote| {
        let inner = text.strip_prefix(quote)?;
        Some(inner.strip_suffix(quote).unwrap_or(inner))
    });
    match bare.unwrap_or(text) {
        "" => Value::Null,
        "true" => true.into(),
        "false" => false.into(),
        other => other.into(),
    }
}

fn lower(fields: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (name, value) in fields {
        out.entry(name.to_lowercase()).or_insert(value);
    }
    out
}

/// A parser's message: its first line, without the place, which a notice has already, and without a
/// full stop.
fn one_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim();
    let line = line.rsplit_once(" at line ").map_or(line, |(what, _)| what);
    line.trim_start_matches("error: ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(text: &str) -> Value {
        Value::Object(cut(text).fields)
    }

    #[test]
    fn yaml_toml_and_json_give_the_same_fields() {
        let expected = json!({"title": "Two Ferries", "date": "2016-09-08", "tags": ["a", "b"]});
        let yaml = "---\nTitle: Two Ferries\ndate: 2016-09-08\ntags: [a, b]\n---\nText.\n";
        let toml = "+++\ntitle = 'Two Ferries'\ndate = 2016-09-08\ntags = ['a', 'b']\n+++\nText.\n";
        let json = "{\n\"title\": \"Two Ferries\", \"date\": \"2016-09-08\", \"tags\": [\"a\", \"b\"]\n}\nText.\n";
        for text in [yaml, toml, json] {
            let matter = cut(text);
            assert_eq!(Value::Object(matter.fields), expected);
            assert_eq!(&text[matter.len..], "Text.\n");
            assert_eq!(matter.fault, None);
        }
    }

    #[test]
    fn windows_lines_and_dots_close_too() {
        let text = "---\r\ntitle: Two Ferries\r\n...\r\nText.\r\n";
        let matter = cut(text);
        assert_eq!(matter.fields["title"], "Two Ferries");
        assert_eq!(&text[matter.len..], "Text.\r\n");
    }

    #[test]
    fn duplicate_keys_keep_the_first() {
        assert_eq!(fields("---\ntitle: A\ntitle: B\n---\n"), json!({"title": "A"}));
    }

    #[test]
    fn broken_yaml_is_read_line_by_line() {
        let text = "---\nlayout: post\ntitle: Ferries: a return\ndate: 2016-09-08\ntags:\n- a\n- \"b\"\n---\nText.\n";
        let matter = cut(text);
        assert_eq!(matter.fields["title"], "Ferries: a return");
        assert_eq!(matter.fields["date"], "2016-09-08");
        assert_eq!(matter.fields["tags"], json!(["a", "b"]));
        let (line, message) = matter.fault.unwrap();
        assert_eq!(line, 3, "{message}");
        assert!(message.starts_with("front matter is not valid YAML ("), "{message}");
        assert!(message.ends_with("); read line by line instead"), "{message}");
    }

    #[test]
    fn broken_toml_is_read_line_by_line() {
        let matter = cut("+++\ntitle = Two Ferries\ndate = 2016-09-08\n+++\nText.\n");
        assert_eq!(matter.fields["title"], "Two Ferries");
        assert_eq!(matter.fault.unwrap().0, 2);
    }

    #[test]
    fn an_unclosed_block_is_text_and_told() {
        let matter = cut("---\ntitle: Two Ferries\n\nText.\n");
        assert_eq!(matter.len, 0);
        assert_eq!(matter.fault.unwrap().0, 1);
    }

    #[test]
    fn a_rule_is_not_front_matter() {
        for text in
            ["---\nThe ferry is late.\n---\nMore.\n", "---\n\nThe ferry is late.\n", "{{< x >}}\n"]
        {
            assert_eq!(cut(text), FrontMatter::default(), "{text}");
        }
    }

    #[test]
    fn fields_without_fences_need_a_title_and_another() {
        let matter = cut("Title: Two Ferries\nDate: 2016-09-08\n  and more\n\nText.\n");
        assert_eq!(matter.fields["title"], "Two Ferries");
        assert_eq!(matter.len, 47);
        for text in [
            "Title: Two Ferries\n\nText.\n",
            "Title: Two Ferries\nDate: 2016-09-08\n",
            "Title: Two Ferries\nDate: 2016-09-08\nand text.\n\nText.\n",
            "Date: 2016-09-08\nSlug: a\n\nText.\n",
        ] {
            assert_eq!(cut(text), FrontMatter::default(), "{text}");
        }
    }

    #[test]
    fn lines_are_counted_from_the_top() {
        let matter = cut("\n \n---\ntitle: a: b\n---\nText.\n");
        assert_eq!(matter.fields["title"], "a: b");
        assert_eq!((matter.len, matter.fault.unwrap().0), (23, 4));
    }

    #[test]
    fn json_must_be_alone_and_whole() {
        assert_eq!(cut("{\"a\": 1} is an object.\n"), FrontMatter::default());
        let matter = cut("{\"title\": \"x\",\nText.\n");
        assert_eq!(matter.len, 0);
        assert!(matter.fault.is_some());
    }

    #[test]
    fn an_empty_block_is_cut_off() {
        assert_eq!(cut("---\n---\nText.\n").len, 8);
    }
}

//! One value of JSON taken apart no further than is asked for: an object to its fields, as they are
//! written, and a string to its text. What is not asked for is only read over, however deep it is.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The fields of an object as they are written, in order; a name may be there twice.
pub(super) type Fields<'a> = Vec<(Cow<'a, str>, &'a RawValue)>;

/// Takes an object apart.
pub(super) fn fields(text: &str) -> serde_json::Result<Fields<'_>> {
    serde_json::from_str::<Object<'_>>(text).map(|object| object.0)
}

struct Object<'a>(Fields<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taker;
        impl<'de> Visitor<'de> for Taker {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(8);
                while let Some(Name(name)) = map.next_key()? {
                    fields.push((name, map.next_value()?));
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Taker).map(Object)
    }
}

/// A name, borrowed where nothing in it is escaped.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taker;
        impl<'de> Visitor<'de> for Taker {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(name.into())
            }

            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(name.to_owned().into())
            }
        }
        deserializer.deserialize_str(Taker).map(Name)
    }
}

/// The text of a string. Half of a character, which escapes can write, is shown as U+FFFD.
pub(super) fn string(raw: &RawValue) -> Cow<'_, str> {
    let written = raw.get();
    let inner = written.get(1..written.len().max(2) - 1).unwrap_or_default();
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return inner.into();
    }
    match serde_json::from_str::<String>(written) {
        Ok(text) => text.into(),
        Err(_) => with_halves(inner).into(),
    }
}

/// Whether a string has half of a character in it.
pub(super) fn has_halves(raw: &RawValue) -> bool {
    let written = raw.get();
    memchr::memmem::find(written.as_bytes(), b"\\u").is_some()
        && serde_json::from_str::<String>(written).is_err()
}

/// The text of a string that a parser refuses for a surrogate without its other half.
fn with_halves(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut units: Vec<u16> = Vec::new();
    let mut rest = inner;
    loop {
        let unit = rest.strip_prefix("\\u").and_then(|rest| rest.get(..4));
        if let Some(unit) = unit.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            units.push(unit);
            rest = &rest[6..];
            continue;
        }
        let decoded = char::decode_utf16(units.drain(..));
        text.extend(decoded.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
        let mut chars = rest.chars();
        match chars.next() {
            None => return text,
            Some('\\') => match chars.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some('b') => text.push('\u{8}'),
                Some('f') => text.push('\u{c}'),
                other => text.extend(other),
            },
            Some(c) => text.push(c),
        }
        rest = chars.as_str();
    }
}

/// The same JSON without what is none but is often written: `NaN`, `Infinity`, and control characters
/// in strings. `None` if there is nothing of this in it. The bytes keep their places.
pub(super) fn mended(text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let (mut at, mut quoted, mut changed) = (0, false, false);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => quoted = !quoted,
            b'\\' if quoted => at += 1,
            byte if quoted && byte < b' ' => {
                bytes[at] = b' ';
                changed = true;
            }
            b'-' | b'N' | b'I' if !quoted => {
                for word in ["-Infinity", "Infinity", "NaN"] {
                    if bytes[at..].starts_with(word.as_bytes()) {
                        let end = at + word.len();
                        bytes[at..end].fill(b' ');
                        bytes[at] = b'0';
                        (at, changed) = (end - 1, true);
                        break;
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    if changed { String::from_utf8(bytes).ok() } else { None }
}

/// What a parser says is wrong, without the place, and the line and column of it, from 1.
pub(super) fn fault(err: &serde_json::Error) -> (String, usize, usize) {
    let told = err.to_string();
    let what = told.rfind(" at line ").map_or(&*told, |at| &told[..at]);
    (what.to_owned(), err.line(), err.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> &RawValue {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn an_object_is_taken_apart_as_it_is_written() {
        let text = r#"{"a": 1e999, "b\u0041": [[1], {}], "a": "x"}"#;
        let fields = fields(text).unwrap();
        let shown: Vec<_> = fields.iter().map(|(name, raw)| (&**name, raw.get())).collect();
        assert_eq!(shown, [("a", "1e999"), ("bA", "[[1], {}]"), ("a", "\"x\"")]);
    }

    #[test]
    fn no_nest_is_too_deep() {
        let text =
            format!("{{\"a\": {}{}, \"text\": \"x\"}}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(fields(&text).unwrap().len(), 2);
        assert!(fields(&text[..10_000]).is_err());
    }

    #[test]
    fn half_a_character_spoils_nothing_else() {
        assert_eq!(string(raw(r#""a \"b\" \u00e9 \ud83d\ude00""#)), "a \"b\" é 😀");
        let half = raw(r#""a\n\ud83d b \ude00\"c\" \ud83d\ude00 \u00e9""#);
        assert_eq!(string(half), "a\n\u{fffd} b \u{fffd}\"c\" 😀 é");
        assert!(has_halves(half) && !has_halves(raw(r#""\u00e9""#)));
        assert_eq!(string(raw("\"\"")), "");
    }

    #[test]
    fn what_is_often_written_and_no_json_is_mended() {
        let text = "{\"a\": NaN, \"b\": -Infinity, \"text\": \"NaN\tis \\\" \\\\\"}";
        let mended = mended(text).unwrap();
        assert_eq!(mended.len(), text.len());
        let fields = fields(&mended).unwrap();
        assert_eq!(string(fields[2].1), "NaN is \" \\");
        assert_eq!(super::mended("{\"a\": 1}"), None);
    }
}

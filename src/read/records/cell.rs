//! What one field of a record holds, whichever format the record stands in: text, a number, or more of
//! JSON. It knows no names of fields.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::value::RawValue;

use super::json;

/// The names by which values are wrapped in an object of their own, the best first: by WordPress, by
/// databases, by what makes JSON of XML.
const INNER: [&str; 12] = [
    "rendered", "html", "markdown", "text", "value", "plain", "$t", "#text", "$date", "$oid",
    "name", "title",
];

/// So many objects and lists are looked into.
const DEPTH: u32 = 4;

/// What a field holds.
#[derive(Debug, Clone)]
pub(super) enum Cell<'a> {
    /// A value of JSON as it is written.
    Json(&'a RawValue),
    /// Text.
    Text(Cow<'a, str>),
}

impl<'a> Cell<'a> {
    /// Where it stands in memory, if it is a value of JSON.
    pub(super) fn address(&self) -> Option<usize> {
        match self {
            Self::Json(raw) => Some(raw.get().as_ptr() as usize),
            Self::Text(_) => None,
        }
    }

    /// What it holds under a name, or in a list under a number.
    pub(super) fn inside(&self, name: &str) -> Option<Self> {
        let Self::Json(raw) = self else { return None };
        match raw.get().as_bytes().first()? {
            b'{' => {
                let fields = json::fields(raw.get()).ok()?;
                let exact = fields.iter().rfind(|(key, _)| key == name);
                let found = exact
                    .or_else(|| fields.iter().rfind(|(key, _)| key.eq_ignore_ascii_case(name)))?;
                Some(Self::Json(found.1))
            }
            b'[' => {
                let items: Vec<&'a RawValue> = serde_json::from_str(raw.get()).ok()?;
                items.get(name.parse::<usize>().ok()?).copied().map(Self::Json)
            }
            _ => None,
        }
    }

    /// Its text, if there is any but white space. The texts of a list are parted by blank lines.
    pub(super) fn text(&self) -> Option<Cow<'a, str>> {
        let text = match self {
            Self::Json(raw) => text_of(raw, DEPTH)?,
            Self::Text(text) => text.clone(),
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// It as a value without objects in it; of an object, what it is there for.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Json(raw) => value_of(raw, DEPTH),
            Self::Text(text) => Value::from(text.trim()),
        }
    }
}

fn text_of(raw: &RawValue, depth: u32) -> Option<Cow<'_, str>> {
    match raw.get().as_bytes().first()? {
        b'"' => Some(json::string(raw)),
        b'{' if depth > 0 => inner(raw).and_then(|raw| text_of(raw, depth - 1)),
        b'[' if depth > 0 => {
            let items: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
            let texts: Vec<_> = items.iter().filter_map(|raw| text_of(raw, depth - 1)).collect();
            (!texts.is_empty()).then(|| texts.join("\n\n").into())
        }
        _ => None,
    }
}

fn value_of(raw: &RawValue, depth: u32) -> Value {
    match raw.get().as_bytes().first() {
        Some(b'"') => json::string(raw).into(),
        Some(b'{') if depth > 0 => inner(raw).map_or(Value::Null, |raw| value_of(raw, depth - 1)),
        Some(b'[') if depth > 0 => {
            let items: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
            items.into_iter().map(|raw| value_of(raw, depth - 1)).collect()
        }
        Some(b'{' | b'[') | None => Value::Null,
        // A number too large to be one is no date and no name.
        Some(_) => serde_json::from_str(raw.get()).unwrap_or_default(),
    }
}

/// What an object is there for.
fn inner(raw: &RawValue) -> Option<&RawValue> {
    let fields = json::fields(raw.get()).ok()?;
    let of = |name: &&str| fields.iter().rfind(|(key, _)| key == name).map(|(_, raw)| *raw);
    INNER.iter().find_map(of)
}

//! A record's fields to what they say of a post: which of them are asked for, and what they hold. How the
//! record was written is in the readers; how a post is made of it, in `posts`.

use std::borrow::Cow;

use serde_json::Value;

use super::super::front_fields::{add_authors, add_tags, text};
use super::cell::Cell;
use super::names::{FieldNames, Role, guess};

/// A field of a record.
pub(super) type Field<'a> = (Cow<'a, str>, Cell<'a>);

/// What a record says of its post.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    /// Its texts, each with the name of its field.
    pub(super) texts: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Where the first text stands in memory, if it is a value of JSON.
    pub(super) address: Option<usize>,
    pub(super) title: Option<String>,
    /// What may be its date, the best first, each with the name of its field.
    pub(super) dates: Vec<(String, Value)>,
    pub(super) url: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) authors: Vec<String>,
    pub(super) draft: bool,
}

/// The states in which a post is not out.
const NOT_OUT: [&str; 6] = ["draft", "pending", "private", "scheduled", "future", "unpublished"];

/// Takes what is asked for.
pub(super) fn choose<'a>(fields: &[Field<'a>], names: &FieldNames) -> Record<'a> {
    // The fields that may tell each thing, the best first.
    let mut found: Vec<(Role, usize, Cow<'a, str>, Cell<'a>)> = Vec::with_capacity(8);
    for (at, (role, name)) in names.given().enumerate() {
        if let Some(cell) = follow(fields, name) {
            found.push((role, at, name.to_owned().into(), cell));
        }
    }
    // Of two fields of one name the later counts, as it does to most who read JSON.
    for (name, cell) in fields.iter().rev() {
        if let Some((role, rank)) = guess(name)
            && !names.names(role)
        {
            found.push((role, rank, name.clone(), cell.clone()));
        }
    }
    found.sort_by_key(|(_, rank, ..)| *rank);
    let mut record = Record::default();
    for (role, _, name, cell) in found {
        match role {
            Role::Text if record.texts.is_empty() || names.names(role) => {
                if let Some(text) = cell.text() {
                    record.address = record.address.or(cell.address());
                    record.texts.push((name, text));
                }
            }
            Role::Text => {}
            Role::Title if record.title.is_some() => {}
            Role::Title => record.title = text(&cell.value()),
            Role::Url if record.url.is_some() => {}
            Role::Url => record.url = text(&cell.value()),
            Role::Tags => add_tags(&mut record.tags, Some(&cell.value())),
            Role::Authors => add_authors(&mut record.authors, Some(&cell.value())),
            Role::Draft => record.draft |= says_draft(&cell.value()),
            Role::Date => match cell.value() {
                Value::Bool(out) => record.draft |= !out,
                Value::Null => {}
                Value::String(text) if text.trim().is_empty() => {}
                value => record.dates.push((name.into_owned(), value)),
            },
        }
    }
    record
}

/// What stands where a name with dots in it leads.
fn follow<'a>(fields: &[Field<'a>], name: &str) -> Option<Cell<'a>> {
    let field = |name: &str| {
        let exact = fields.iter().rfind(|(key, _)| key == name);
        exact.or_else(|| fields.iter().rfind(|(key, _)| key.eq_ignore_ascii_case(name)))
    };
    if let Some((_, cell)) = field(name) {
        return Some(cell.clone());
    }
    let mut steps = name.split('.');
    let (_, first) = field(steps.next()?)?;
    steps.try_fold(first.clone(), |cell, step| cell.inside(step))
}

fn says_draft(value: &Value) -> bool {
    match value {
        Value::Bool(draft) => *draft,
        Value::String(state) => {
            let state = state.trim();
            NOT_OUT.iter().chain(&["true", "yes"]).any(|word| state.eq_ignore_ascii_case(word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::json;
    use super::*;

    fn read<'a>(text: &'a str, names: &FieldNames) -> Record<'a> {
        let fields = json::fields(text).unwrap();
        let fields: Vec<Field<'a>> =
            fields.into_iter().map(|(name, raw)| (name, Cell::Json(raw))).collect();
        choose(&fields, names)
    }

    fn texts<'a>(record: &'a Record<'_>) -> Vec<&'a str> {
        record.texts.iter().map(|(_, text)| &**text).collect()
    }

    #[test]
    fn the_best_field_that_holds_something_is_taken() {
        let record = read(
            r#"{"Body": "No.", "text": "Late.", "content": "", "id": 7, "slug": "late",
                "pubDate": "soon", "date": null, "published": false, "keywords": "a, b",
                "name": "X", "Title": {"rendered": "Late"}, "authors": [{"name": "Ada"}, "Bo"]}"#,
            &FieldNames::default(),
        );
        assert_eq!(texts(&record), ["Late."]);
        assert_eq!((record.title.as_deref(), record.url.as_deref()), (Some("Late"), Some("late")));
        assert_eq!(record.dates, [("pubDate".to_owned(), "soon".into())]);
        assert_eq!((record.tags.len(), record.authors.len(), record.draft), (2, 2, true));
        let record = read(r#"{"text": " ", "html": "Late."}"#, &FieldNames::default());
        assert_eq!(texts(&record), ["Late."]);
    }

    #[test]
    fn named_fields_are_followed_and_joined_in_their_order() {
        let names = FieldNames {
            text: vec!["data.Lead".to_owned(), "parts".to_owned(), "a.b".to_owned()],
            date: Some("when.0".to_owned()),
            ..FieldNames::default()
        };
        let record = read(
            r#"{"a.b": "Dot.", "text": "No.", "parts": ["One.", {"text": "Two."}, 3],
                "data": {"lead": "First."}, "when": ["2016-09-08"], "date": "2017-01-01"}"#,
            &names,
        );
        assert_eq!(texts(&record), ["First.", "One.\n\nTwo.", "Dot."]);
        assert_eq!(record.dates, [("when.0".to_owned(), "2016-09-08".into())]);
    }

    #[test]
    fn databases_and_feeds_wrap_their_values() {
        let record = read(
            r#"{"_id": {"$oid": "5f"}, "date": {"$date": "2016-09-08T10:05:00Z"},
                "content": {"rendered": "<p>Late.</p>"}, "tags": [{"name": "port", "id": 1}],
                "text": 5}"#,
            &FieldNames::default(),
        );
        assert_eq!(texts(&record), ["<p>Late.</p>"]);
        assert_eq!(
            (record.url.as_deref(), &record.tags[..]),
            (Some("5f"), &["port".to_owned()][..])
        );
        assert_eq!(record.dates[0].1, "2016-09-08T10:05:00Z");
    }
}

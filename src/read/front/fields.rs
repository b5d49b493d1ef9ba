//! What the fields of front matter say about a post: title, date, address, tags, writers, draft. How the
//! fields were written is in `front_matter`; nothing here can fail, it can only leave a field out.

use serde_json::{Map, Value};

use super::super::dates;
use crate::text::{DateOrigin, PostDate};

/// Where a date may stand, the best first.
const DATES: [&str; 4] = ["date", "published", "publishdate", "pubdate"];
/// Where an address may stand, the best first.
const URLS: [&str; 3] = ["url", "permalink", "slug"];
/// Where the writers may stand.
const AUTHORS: [&str; 3] = ["author", "authors", "byline"];

/// What front matter says about its post.
#[derive(Debug, Default, PartialEq)]
pub(in crate::read) struct FrontFields {
    pub(in crate::read) title: Option<String>,
    pub(in crate::read) date: Option<PostDate>,
    pub(in crate::read) url: Option<String>,
    pub(in crate::read) tags: Vec<String>,
    pub(in crate::read) authors: Vec<String>,
    pub(in crate::read) draft: bool,
    /// Whether it says `refrain: false`.
    pub(in crate::read) ignored: bool,
    /// What else `refrain` says, if it says what nobody knows.
    pub(in crate::read) unknown: Option<String>,
    /// Dates that cannot be read: the field's name and its value.
    pub(in crate::read) unread: Vec<(&'static str, String)>,
}

impl FrontFields {
    /// Reads the fields, whose names are in lower case.
    pub(in crate::read) fn new(fields: &Map<String, Value>) -> Self {
        let mut found = Self {
            title: fields.get("title").and_then(text),
            url: URLS.iter().find_map(|name| fields.get(*name).and_then(text)),
            draft: flag(fields, "draft") == Some(true)
                || flag(fields, "published") == Some(false)
                || fields.get("status").and_then(text).is_some_and(|it| it == "draft"),
            ignored: flag(fields, "refrain") == Some(false),
            ..Self::default()
        };
        if flag(fields, "refrain").is_none()
            && let Some(value) = fields.get("refrain").filter(|value| !value.is_null())
        {
            found.unknown = Some(text(value).unwrap_or_else(|| value.to_string()));
        }
        for name in ["tags", "categories", "category"] {
            add_tags(&mut found.tags, fields.get(name));
        }
        for name in AUTHORS {
            add_authors(&mut found.authors, fields.get(name));
        }
        for name in DATES {
            let Some(value) = fields.get(name).and_then(text) else { continue };
            if flag(fields, name).is_some() {
                continue;
            }
            if let Some(date) = dates::parse(&value) {
                found.date = Some(date.found(DateOrigin::FrontMatter));
                break;
            }
            found.unread.push((name, value));
        }
        found
    }
}

/// A value as one line of text, where it is text or a number; white space is made single.
pub(in crate::read) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn flag(fields: &Map<String, Value>, name: &str) -> Option<bool> {
    match fields.get(name)? {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Adds the tags of a list, or of a text with commas; each tag once.
pub(in crate::read) fn add_tags(tags: &mut Vec<String>, value: Option<&Value>) {
    let given: Vec<String> = match value {
        Some(Value::Array(items)) => items.iter().filter_map(text).collect(),
        Some(other) => text(other)
            .map(|line| line.split(',').map(|tag| tag.trim().to_owned()).collect())
            .unwrap_or_default(),
        None => return,
    };
    for tag in given {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
}

/// Adds the writers of a list or of a line, or the names of those that have more to them than a name;
/// each once. A name can hold a comma ("Ada Byron, Jr."), so a line is one writer.
pub(in crate::read) fn add_authors(authors: &mut Vec<String>, value: Option<&Value>) {
    let name = |value: &Value| match value {
        Value::Object(fields) => fields.get("name").and_then(text),
        Value::Bool(_) => None,
        other => text(other),
    };
    let given: Vec<String> = match value {
        Some(Value::Array(items)) => items.iter().filter_map(name).collect(),
        Some(other) => name(other).into_iter().collect(),
        None => return,
    };
    for author in given {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn read(value: Value) -> FrontFields {
        match value {
            Value::Object(fields) => FrontFields::new(&fields),
            other => panic!("no table: {other}"),
        }
    }

    #[test]
    fn the_better_name_wins() {
        let found = read(json!({
            "title": "Two\n Ferries", "pubdate": "2017-01-01", "publishdate": "2016-09-08",
            "slug": "ferries", "permalink": "/2016/ferries/",
        }));
        assert_eq!(found.title.as_deref(), Some("Two Ferries"));
        assert_eq!(found.date.unwrap().day, date(2016, 9, 8));
        assert_eq!(found.url.as_deref(), Some("/2016/ferries/"));
    }

    #[test]
    fn tags_are_lists_or_commas() {
        let found = read(json!({"tags": ["port", 2016, "port"], "categories": "news, port , "}));
        assert_eq!(found.tags, ["port", "2016", "news"]);
    }

    #[test]
    fn authors_are_names_lists_or_tables() {
        let found = read(json!({"author": "Ada Byron, Jr.", "authors": ["ada", {"name": "Bo"}]}));
        assert_eq!(found.authors, ["Ada Byron, Jr.", "ada", "Bo"]);
        assert_eq!(read(json!({"author": {"name": "Bo", "url": "/bo"}})).authors, ["Bo"]);
    }

    #[test]
    fn drafts() {
        assert!(read(json!({"draft": true})).draft);
        assert!(read(json!({"draft": "yes"})).draft);
        assert!(read(json!({"published": false})).draft);
        assert!(!read(json!({"published": true, "draft": "no"})).draft);
        let dated = read(json!({"published": "2016-09-08"}));
        assert!(!dated.draft && dated.date.is_some());
    }

    #[test]
    fn a_date_that_cannot_be_read_is_named_and_the_next_is_tried() {
        let found = read(json!({"date": "last week", "pubdate": "2016-09-08"}));
        assert_eq!(found.unread, [("date", "last week".to_owned())]);
        assert!(found.date.is_some());
    }

    #[test]
    fn odd_shapes_are_left_out() {
        let odd = json!({"title": ["a"], "date": {"day": 1}, "tags": {"a": 1}, "draft": 3});
        assert_eq!(read(odd), FrontFields::default());
    }
}

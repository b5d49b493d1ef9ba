//! An export of Ghost to posts: its posts, with their tags and writers by the tables that join them. How
//! text is made of what its editors keep is in `editor`.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::{Map, Value};

use super::choose::Record;
use super::editor;
use super::faults::Kind;
use super::json;
use super::line_count::LineCount;
use super::posts::Posts;
use super::scan::{self, Child};
use crate::text::{self, Lines};

/// What makes HTML of what a field holds; nothing if it holds something else.
type Maker = fn(&str) -> Option<String>;

/// The fields in which a post's text may stand, the best first.
const TEXTS: [(&str, Maker); 5] = [
    ("html", |text| Some(text.to_owned())),
    ("lexical", editor::lexical),
    ("mobiledoc", editor::mobiledoc),
    ("markdown", |text| Some(text.to_owned())),
    ("plaintext", |text| Some(text.to_owned())),
];

/// The states in which a post is out; one that was sent was read by mail.
const OUT: [&str; 2] = ["published", "sent"];

/// Reads the posts of an export; `false` if it is none.
pub(super) fn read(
    text: &str,
    root: Range<usize>,
    posts: &mut Posts,
    lines: &mut LineCount<'_>,
) -> bool {
    let Some(tables) = tables(text, root) else { return false };
    let table = |name: &str| tables.iter().find(|(known, _)| *known == name).map(|(_, it)| it);
    let rows = |name: &str| -> Vec<Map<String, Value>> {
        table(name).map_or_else(Vec::new, |table| {
            let list = scan::inside(text, table.at.clone()).values;
            list.iter().filter_map(|row| serde_json::from_str(&text[row.at.clone()]).ok()).collect()
        })
    };
    let tags = Joined::new(&rows("tags"), &rows("posts_tags"), "tag_id");
    let writers = Joined::new(&rows("users"), &rows("posts_authors"), "author_id");
    let Some(list) = table("posts") else { return false };
    for (nth, child) in scan::inside(text, list.at.clone()).values.iter().enumerate() {
        let line = lines.at(child.at.start);
        if !child.whole {
            posts.cut(line, nth);
            continue;
        }
        match json::fields(&text[child.at.clone()]) {
            Ok(fields) => posts.ghost(&fields, line, &tags, &writers),
            Err(err) => posts.faults.add(Kind::Broken, line, || {
                format!("not JSON ({}); this post is left out", json::fault(&err).0)
            }),
        }
    }
    true
}

/// The tables of an export by their names: `db[0].data`, or `data` alone.
fn tables(text: &str, root: Range<usize>) -> Option<Vec<(&str, Child)>> {
    let named = |at: Range<usize>| -> Vec<(&str, Child)> {
        let all = scan::inside(text, at).values.into_iter();
        all.filter_map(|child| Some((&text[child.name.clone()?], child))).collect()
    };
    let find = |of: Vec<(&str, Child)>, name: &str| {
        of.into_iter().find(|(known, _)| *known == name).map(|(_, child)| child.at)
    };
    let root = named(root);
    // Nobody else names a list of one database so.
    let in_db = root.iter().any(|(name, _)| *name == "db");
    let data = match root.iter().find(|(name, _)| *name == "db") {
        Some((_, db)) => {
            let first = scan::inside(text, db.at.clone()).values.into_iter().next()?;
            find(named(first.at), "data")?
        }
        None => find(root, "data")?,
    };
    let tables = named(data);
    let has = |name: &str| tables.iter().any(|(known, _)| *known == name);
    let joined = ["posts_tags", "posts_authors", "posts_meta"].iter().any(|name| has(name));
    let is_ghost = has("posts") && (in_db || joined);
    is_ghost.then_some(tables)
}

/// What is joined to posts: for each post's number, names in their order.
struct Joined(text::Map<String, Vec<String>>, text::Map<String, String>);

impl Joined {
    fn new(things: &[Map<String, Value>], pairs: &[Map<String, Value>], key: &str) -> Self {
        let mut names = text::Map::default();
        for thing in things {
            if let (Some(id), Some(name)) =
                (id(thing, "id"), thing.get("name").and_then(Value::as_str))
            {
                names.insert(id, name.to_owned());
            }
        }
        let order = |pair: &&Map<String, Value>| {
            pair.get("sort_order").and_then(Value::as_i64).unwrap_or(i64::MAX)
        };
        let mut sorted: Vec<_> = pairs.iter().collect();
        sorted.sort_by_key(order);
        let mut joined: text::Map<String, Vec<String>> = text::Map::default();
        for pair in sorted {
            if let (Some(post), Some(other)) = (id(pair, "post_id"), id(pair, key))
                && let Some(name) = names.get(&other)
            {
                joined.entry(post).or_default().push(name.clone());
            }
        }
        Self(joined, names)
    }

    fn of(&self, post: &str) -> Vec<String> {
        self.0.get(post).cloned().unwrap_or_default()
    }
}

/// A number of a row, which may be written as text.
fn id(row: &Map<String, Value>, name: &str) -> Option<String> {
    match row.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

impl Posts {
    fn ghost(&mut self, fields: &json::Fields<'_>, line: u32, tags: &Joined, writers: &Joined) {
        let field = |name: &str| -> Option<Cow<'_, str>> {
            let (_, raw) = fields.iter().find(|(known, _)| known == name)?;
            let written = raw.get();
            let text = if written.starts_with('"') { json::string(raw) } else { written.into() };
            (text != "null" && !text.trim().is_empty()).then_some(text)
        };
        let text = TEXTS
            .iter()
            .find_map(|(name, made)| Some(((*name).into(), made(&field(name)?)?.into())));
        let key = field("id").unwrap_or_default();
        let mut authors = writers.of(&key);
        if authors.is_empty() {
            let own = field("author_id").and_then(|id| writers.1.get(&*id).cloned());
            authors.extend(own);
        }
        let record = Record {
            texts: text.into_iter().collect(),
            title: field("title").map(Cow::into_owned),
            dates: field("published_at")
                .map(|date| ("published_at".to_owned(), Value::from(date)))
                .into_iter()
                .collect(),
            url: field("canonical_url").or_else(|| field("slug")).map(Cow::into_owned),
            tags: tags.of(&key),
            authors,
            draft: field("status").is_some_and(|status| !OUT.contains(&&*status)),
            ..Record::default()
        };
        self.add(record, line, Lines::All(line), || "those of Ghost".to_owned());
    }
}

//! A file of JSON to posts: a list of records, an object that is one or that has a list of them in it, an
//! export of Ghost. What is no such thing says why.

use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::choose::choose;
use super::ghost;
use super::json;
use super::json_lines;
use super::line_count::LineCount;
use super::names::FieldNames;
use super::posts::{NO_RECORDS, Posts};
use super::record::unwrapped;
use super::scan::{self, Child};

/// So many objects around a list of records are looked into, and so many of its records.
const DEPTH: u32 = 6;
const SAMPLE: usize = 20;

/// Lists beside the posts that may hold texts too.
const BESIDE: [&str; 8] =
    ["comments", "replies", "users", "authors", "author", "tags", "categories", "settings"];

/// Reads a file of JSON.
pub(in crate::read) fn read(path: &Arc<str>, text: &str, names: &FieldNames) -> ReadFile {
    let mut posts = Posts::new(path);
    let mut lines = LineCount::new(text);
    let top = scan::values(text);
    let [root] = &top.values[..] else {
        let Some(first) = top.values.first().filter(|it| text[it.at.clone()].starts_with('{'))
        else {
            return posts.into_file("not JSON");
        };
        if !text[first.at.clone()].contains('\n') {
            return json_lines::read(path, text.as_bytes(), 1, names);
        }
        posts.records(text, &top.values, &mut lines, names);
        return posts.into_file(NO_RECORDS);
    };
    let whole = &text[root.at.clone()];
    if whole.starts_with('[') {
        posts.records(text, &scan::inside(text, root.at.clone()).values, &mut lines, names);
    } else if whole.starts_with('{') {
        if !ghost::read(text, root.at.clone(), &mut posts, &mut lines) {
            for table in tables(text, root, names, DEPTH) {
                posts.records(text, &table, &mut lines, names);
            }
        }
    } else {
        return posts.into_file("not JSON");
    }
    posts.into_file(NO_RECORDS)
}

/// Reads lines of JSON, the first of which is line `first` of its file; or what turns out to be JSON over
/// many lines.
pub(in crate::read) fn read_lines(
    path: &Arc<str>,
    bytes: &[u8],
    first: u32,
    names: &FieldNames,
) -> ReadFile {
    match std::str::from_utf8(bytes) {
        Ok(text) if first == 1 && !json_lines::is_json_lines(bytes) => read(path, text, names),
        _ => json_lines::read(path, bytes, first, names),
    }
}

/// The lists of records in an object, those that are least deep in it; or it alone, if it is a record.
fn tables(text: &str, object: &Child, names: &FieldNames, depth: u32) -> Vec<Vec<Child>> {
    if object.whole && holds_text(&text[object.at.clone()], names) {
        let Child { at, whole, .. } = object;
        return vec![vec![Child { name: None, at: at.clone(), whole: *whole }]];
    }
    let mut level = vec![object.at.clone()];
    for _ in 0..depth {
        let (mut found, mut below) = (Vec::new(), Vec::new());
        for object in level {
            for child in scan::inside(text, object).values {
                let name = child.name.clone().map_or("", |at| &text[at]);
                match text.as_bytes()[child.at.start] {
                    b'[' if !BESIDE.contains(&name) => {
                        let table = scan::inside(text, child.at).values;
                        let mut sample = table.iter().take(SAMPLE).filter(|it| it.whole);
                        if sample.any(|it| holds_text(&text[it.at.clone()], names)) {
                            found.push(table);
                        }
                    }
                    b'{' => below.push(child.at),
                    _ => {}
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
        level = below;
    }
    Vec::new()
}

fn holds_text(text: &str, names: &FieldNames) -> bool {
    text.starts_with('{')
        && json::fields(text)
            .is_ok_and(|fields| !choose(&unwrapped(fields, names), names).texts.is_empty())
}

//! A file of JSON to posts: a list of records, an object that is one or that has a list of them in it, an
//! export of Ghost. What is no such thing says why.

use std::ops::Range;
use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::cell::Cell;
use super::choose::{Field, choose};
use super::faults::Kind;
use super::ghost;
use super::json;
use super::json_lines;
use super::names::FieldNames;
use super::posts::Posts;
use super::scan::{self, Child};
use crate::text::Lines;

/// Why a file of JSON gives no post.
pub(super) const NO_RECORDS: &str = "JSON without records that hold text";

/// So many objects around a list of records are looked into, and so many of its records.
const DEPTH: u32 = 6;
const SAMPLE: usize = 20;

/// Lists beside the posts that may hold texts too.
const BESIDE: [&str; 8] =
    ["comments", "replies", "users", "authors", "author", "tags", "categories", "settings"];

/// Objects that a record may be wrapped in, by databases and interfaces of programs.
const WRAPS: [&str; 6] = ["_source", "attributes", "fields", "node", "post", "data"];

/// Reads a file of JSON.
pub(in crate::read) fn read(path: &Arc<str>, text: &str, names: &FieldNames) -> ReadFile {
    let mut posts = Posts::new(path);
    let mut lines = LineCount::new(text);
    let top = scan::values(text);
    let [root] = &top.values[..] else {
        let Some(first) = top.values.first().filter(|it| text[it.at.clone()].starts_with('{')) else {
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

/// The fields of a record; of one that only wraps another, those of that one too.
fn unwrapped<'a>(fields: json::Fields<'a>, names: &FieldNames) -> Vec<Field<'a>> {
    let mut cells: Vec<Field<'a>> =
        fields.into_iter().map(|(name, raw)| (name, Cell::Json(raw))).collect();
    let is_object = |cell: &Cell<'_>| {
        matches!(cell, Cell::Json(raw) if raw.get().starts_with('{'))
    };
    let wraps = cells.iter().any(|(name, cell)| WRAPS.contains(&&**name) && is_object(cell));
    if wraps && choose(&cells, names).texts.is_empty() {
        for wrap in WRAPS {
            let Some((_, Cell::Json(raw))) = cells.iter().find(|(name, _)| name == wrap) else {
                continue;
            };
            let inner = json::fields(raw.get()).unwrap_or_default();
            cells.extend(inner.into_iter().map(|(name, raw)| (name, Cell::Json(raw))));
        }
    }
    cells
}

impl Posts {
    /// Takes the records of a list.
    fn records(
        &mut self,
        text: &str,
        table: &[Child],
        lines: &mut LineCount<'_>,
        names: &FieldNames,
    ) {
        for (nth, child) in table.iter().enumerate() {
            let line = lines.at(child.at.start);
            if child.whole {
                self.record(&text[child.at.clone()], line, names);
            } else {
                self.cut(line, nth);
            }
        }
    }

    /// Tells that the file ends in the middle of a record.
    pub(super) fn cut(&mut self, line: u32, before: usize) {
        self.faults.add(Kind::Cut, line, || {
            format!(
                "the file ends in the middle; the record that begins here is lost; the {before} \
                 before are read (fetch or export it again)"
            )
        });
    }

    /// Takes a record, which begins on this line.
    pub(super) fn record(&mut self, text: &str, line: u32, names: &FieldNames) {
        if !text.starts_with('{') {
            return self.faults.add(Kind::Other, line, || {
                "no object with fields; it is left out".to_owned()
            });
        }
        let err = match json::fields(text) {
            Ok(fields) => return self.fields(text, fields, line, names),
            Err(err) => err,
        };
        let mended = json::mended(text);
        if let Some(mended) = &mended
            && let Ok(fields) = json::fields(mended)
        {
            return self.fields(mended, fields, line, names);
        }
        let (what, below, column) = json::fault(&err);
        let line = line.saturating_add(u32::try_from(below).unwrap_or(1).saturating_sub(1));
        self.faults.add(Kind::Broken, line, || {
            format!("not JSON ({what} at column {column}); this record is left out")
        });
    }

    fn fields(&mut self, text: &str, fields: json::Fields<'_>, line: u32, names: &FieldNames) {
        let cells = unwrapped(fields, names);
        let record = choose(&cells, names);
        let offset = record.address.map_or(0, |at| at - text.as_ptr() as usize);
        let before = memchr::memchr_iter(b'\n', text[..offset].as_bytes()).count();
        let text_line = line.saturating_add(u32::try_from(before).unwrap_or(0));
        if record.texts.iter().any(|(_, text)| text.contains(char::REPLACEMENT_CHARACTER))
            && cells.iter().any(|(_, cell)| matches!(cell, Cell::Json(raw) if json::has_halves(raw)))
        {
            self.faults.add(Kind::Half, text_line, || {
                "half of a character (a surrogate alone); read as U+FFFD".to_owned()
            });
        }
        self.add(record, line, Lines::All(text_line), || {
            let names: Vec<&str> = cells.iter().map(|(name, _)| &**name).take(20).collect();
            names.join(", ")
        });
    }
}

/// Counts the lines of a text up to places that are asked for one after the other.
pub(super) struct LineCount<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> LineCount<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of a byte, from 1.
    pub(super) fn at(&mut self, at: usize) -> u32 {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let between = memchr::memchr_iter(b'\n', self.text[self.at..at].as_bytes()).count();
        self.line = self.line.saturating_add(u32::try_from(between).unwrap_or(u32::MAX));
        self.at = at;
        self.line
    }
}

/// A range of a text, and the value of JSON in it.
pub(super) fn parsed<T: serde::de::DeserializeOwned>(text: &str, at: &Range<usize>) -> Option<T> {
    serde_json::from_str(&text[at.clone()]).ok()
}

//! A table of text to posts: a post a row, whatever parts the columns. What a table says of itself, and
//! what has to be guessed, is in `columns`.

use std::borrow::Cow;
use std::sync::Arc;

use csv::StringRecord;

use super::super::outcome::ReadFile;
use super::cell::Cell;
use super::choose::{Field, choose};
use super::columns::{Columns, reader};
use super::faults::Kind;
use super::line_count::LineCount;
use super::names::FieldNames;
use super::posts::Posts;
use crate::text::Lines;

/// So many quotation marks that are never closed are looked for the end of; each costs reading on to
/// the end of the file.
const UNCLOSED: u64 = 20;

/// Reads a table; its name's ending tells what may part its columns.
pub(in crate::read) fn read(path: &Arc<str>, text: &str, names: &FieldNames) -> ReadFile {
    let mut posts = Posts::new(path);
    let columns = match Columns::of(text, path, names) {
        Ok(columns) => columns,
        Err(reason) => return posts.into_file(&reason),
    };
    let mut rows = Rows { text, columns: &columns, lines: LineCount::new(text), first: true };
    let mut from = columns.start;
    while let Some(next) = rows.read(from, &mut posts) {
        from = next;
    }
    posts.into_file("a table without rows")
}

struct Rows<'a> {
    text: &'a str,
    columns: &'a Columns,
    lines: LineCount<'a>,
    /// Whether the next row is the first, which may hold the names.
    first: bool,
}

impl Rows<'_> {
    /// Reads rows from a byte on; where to begin anew, if a quotation mark is never closed.
    fn read(&mut self, from: usize, posts: &mut Posts) -> Option<usize> {
        let mut reader = reader(&self.text[from..], self.columns.delimiter, true);
        let mut row = StringRecord::new();
        let mut start = from;
        loop {
            // The bytes are text already, and rows may be ragged: there is nothing else to fail at.
            if !reader.read_record(&mut row).unwrap_or(false) {
                return None;
            }
            start = behind_empty(self.text, start);
            let end = from + usize::try_from(reader.position().byte()).unwrap_or(usize::MAX - from);
            let written = &self.text[start..end.min(self.text.len())];
            if end >= self.text.len() && is_open(written) {
                return self.unclosed(start, posts);
            }
            self.take(&row, start, posts);
            start = end;
        }
    }

    /// Reads the row at `start`, in which a quotation mark is never closed, to the end of its line.
    fn unclosed(&mut self, start: usize, posts: &mut Posts) -> Option<usize> {
        let rest = &self.text[start..];
        let len = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = self.lines.at(start);
        let gives_up = posts.faults.count(Kind::Unclosed) >= UNCLOSED;
        posts.faults.add(Kind::Unclosed, line, || {
            "a quotation mark in this row is never closed; the row is read to the end of its line"
                .to_owned()
        });
        let quoting = gives_up;
        let mut reader =
            reader(if gives_up { rest } else { &rest[..len] }, self.columns.delimiter, quoting);
        let mut row = StringRecord::new();
        if reader.read_record(&mut row).unwrap_or(false) {
            let cells = row.iter().map(|cell| cell.trim_matches('"'));
            self.take(&cells.collect(), start, posts);
        }
        (!gives_up && len < rest.len()).then_some(start + len)
    }

    fn take(&mut self, row: &StringRecord, start: usize, posts: &mut Posts) {
        if std::mem::replace(&mut self.first, false) && self.columns.has_header {
            return;
        }
        let line = self.lines.at(start);
        let (columns, wanted) = (row.len(), self.columns.names.len());
        if columns != wanted {
            posts.faults.add(Kind::Ragged, line, || {
                format!(
                    "{columns} columns, where the first row has {wanted}; read as far as it goes"
                )
            });
        }
        let cells: Vec<Field<'_>> = (self.columns.names.iter().zip(row))
            .map(|(name, cell)| (Cow::Borrowed(&**name), Cell::Text(cell.into())))
            .collect();
        let record = choose(&cells, &self.columns.fields);
        let lines = match &record.texts[..] {
            [(name, _)] => {
                let before = self.columns.names.iter().position(|it| it == &**name).unwrap_or(0);
                let feeds = |cell: &str| memchr::memchr_iter(b'\n', cell.as_bytes()).count();
                let above: usize = row.iter().take(before).map(feeds).sum();
                Lines::From(line.saturating_add(u32::try_from(above).unwrap_or(0)))
            }
            _ => Lines::All(line),
        };
        posts.add(record, line, lines, || self.columns.names.join(", "));
    }
}

/// Where the next row begins: a row of nothing is none.
fn behind_empty(text: &str, start: usize) -> usize {
    let empty = |byte: &u8| matches!(byte, b'\n' | b'\r');
    start + text.as_bytes()[start..].iter().take_while(|byte| empty(byte)).count()
}

/// Whether a quotation mark in a row is never closed.
fn is_open(row: &str) -> bool {
    memchr::memchr_iter(b'"', row.as_bytes()).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Post;

    fn read_as(path: &str, text: &str, names: &FieldNames) -> (Vec<Post>, Vec<String>) {
        let file = read(&path.into(), text, names);
        let mut told: Vec<String> = file.notices.iter().map(ToString::to_string).collect();
        told.extend(file.skipped.map(|it| it.reason));
        (file.posts, told)
    }

    fn texts(posts: &[Post]) -> Vec<String> {
        posts.iter().map(|post| post.source().text().into_owned()).collect()
    }

    #[test]
    fn quoted_fields_keep_their_lines() {
        let text = "\u{20}title ,Text,date\r\n\r\n\"A \"\"b\"\"\nc\",\"One,\n\nTwo.\",2016-09-08\r\n\
            D,Three.,soon\r\n";
        let (posts, told) = read_as("a.csv", text, &FieldNames::default());
        assert_eq!(texts(&posts), ["One,\n\nTwo.", "Three."]);
        assert_eq!(posts[0].title.as_deref(), Some("A \"b\" c"));
        let line = |post: &Post, at: u32| post.source().line(at);
        assert_eq!((line(&posts[0], 0), line(&posts[0], 6), line(&posts[1], 0)), (4, 6, 7));
        assert_eq!(posts[0].date.unwrap().to_string(), "2016-09-08");
        assert_eq!(
            told,
            [
                "a.csv:7: date: cannot read \"soon\" as a date (write 2016-09-08); the post has no date"
            ]
        );
    }

    #[test]
    fn ragged_rows_are_told_and_read_as_far_as_they_go() {
        let text = "id;text;date\n1;One.\n2;Two.;2016-09-08;more\n3\n4;Four.;2016-09-09\n";
        let (posts, told) = read_as("a.csv", text, &FieldNames::default());
        assert_eq!(texts(&posts), ["One.", "Two.", "Four."]);
        assert_eq!(
            told,
            [
                "a.csv:2: 2 columns, where the first row has 3; read as far as it goes",
                "a.csv:3: 4 columns, where the first row has 3; read as far as it goes",
                "a.csv:4: 1 columns, where the first row has 3; read as far as it goes",
                "records without text: 1",
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_its_row_alone() {
        let text = "id,text\n1,\"One\n2,Two.\n3,\"Three\nand.\"\n4,\"Four\n";
        let (posts, told) = read_as("a.csv", text, &FieldNames::default());
        // The mark of the third row closes the first's: only the last one is never closed.
        assert_eq!(texts(&posts), ["One\n2,Two.\n3,Three", "Four"]);
        assert!(told.iter().any(|it| it.contains("a.csv:6: a quotation mark")), "{told:?}");
        let text = "id,text\n1,One.\n2,\"Two\n3,Three.\n";
        let (posts, _) = read_as("a.csv", text, &FieldNames::default());
        assert_eq!(texts(&posts), ["One.", "Two", "Three."]);
        let many = format!("id,text\n{}", "1,\"a\" \"b\n".repeat(2_001));
        let (posts, _) = read_as("a.csv", &many, &FieldNames::default());
        assert!(!posts.is_empty());
    }

    #[test]
    fn a_table_without_names_is_read_by_its_longest_column() {
        let long = "The ferry is late again, and nobody on the quay can say when it will come, nor \
            who is to be asked, nor whether the bakers have had their flour this week, as they say \
            they have not had it since the ice came in from the north.";
        let text = format!("7\t2016-09-08\t{long}\n8\t2016-09-09\t{long} Two.\n");
        let (posts, told) = read_as("a.tsv", &text, &FieldNames::default());
        assert_eq!((posts.len(), told.len()), (2, 0), "{told:?}");
        assert_eq!(posts[1].date.unwrap().to_string(), "2016-09-09");
        let names = FieldNames { text: vec!["2".to_owned()], ..FieldNames::default() };
        assert_eq!(texts(&read_as("a.tsv", &text, &names).0), ["2016-09-08", "2016-09-09"]);
        let (posts, told) = read_as("a.csv", "city,people\nA,1\nB,2\n", &FieldNames::default());
        assert!(posts.is_empty());
        assert_eq!(
            told,
            ["a table without a column of texts (columns: city, people; name one: --text-field \
              COLUMN)"]
        );
    }
}

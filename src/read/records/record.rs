//! A record of JSON, or a list of them, to posts: what is broken or cut off is told, and the rest goes on.

use super::cell::Cell;
use super::choose::{Field, choose};
use super::faults::Kind;
use super::json;
use super::line_count::LineCount;
use super::names::FieldNames;
use super::posts::Posts;
use super::scan::Child;
use crate::text::Lines;

/// Objects that a record may be wrapped in, by databases and interfaces of programs.
const WRAPS: [&str; 6] = ["_source", "attributes", "fields", "node", "post", "data"];

impl Posts {
    /// Takes the records of a list.
    pub(super) fn records(
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
            return self
                .faults
                .add(Kind::Other, line, || "no object with fields; it is left out".to_owned());
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
        let before = memchr::memchr_iter(b'\n', &text.as_bytes()[..offset]).count();
        let text_line = line.saturating_add(u32::try_from(before).unwrap_or(0));
        if record.texts.iter().any(|(_, text)| text.contains(char::REPLACEMENT_CHARACTER))
            && cells
                .iter()
                .any(|(_, cell)| matches!(cell, Cell::Json(raw) if json::has_halves(raw)))
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

/// The fields of a record; of one that only wraps another, those of that one too.
pub(super) fn unwrapped<'a>(fields: json::Fields<'a>, names: &FieldNames) -> Vec<Field<'a>> {
    let mut cells: Vec<Field<'a>> =
        fields.into_iter().map(|(name, raw)| (name, Cell::Json(raw))).collect();
    let is_object = |cell: &Cell<'_>| matches!(cell, Cell::Json(raw) if raw.get().starts_with('{'));
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

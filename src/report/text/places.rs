//! A table of places: date, title, path and line, in columns; where a title or a path leaves no room
//! for the other, the path stands below. It cuts neither.

use std::io;

use super::page::{INDENT, Page};
use super::style::Tone;
use super::wrap::{Marked, columns};
use crate::report::numbers::counted;
use crate::report::view::{View, one_line};

/// So many places are printed; the rest are counted.
const SHOWN: usize = 12;

/// One line of the table.
pub(super) struct Row {
    /// What stands before the date: a percentage; empty in all rows, or in none.
    pub(super) note: String,
    /// The post's date.
    pub(super) date: String,
    /// The post's title.
    pub(super) title: String,
    /// The path and line.
    pub(super) location: String,
    /// The post.
    id: u32,
}

impl Row {
    /// The row for a place in the post with the number `id`.
    pub(super) fn new(view: &View, id: u32, location: String) -> Self {
        let post = view.post(id);
        let date = post.and_then(|post| post.date.as_deref());
        let title = post.and_then(|post| post.title.as_deref()).map(one_line);
        let draft = if post.is_some_and(|post| post.draft) { "(draft)" } else { "" };
        let title = [title.as_deref().unwrap_or_default(), draft].join(" ").trim().to_owned();
        let date = date.unwrap_or("undated").to_owned();
        Self { note: String::new(), date, title, location, id }
    }
}

/// Writes the rows, their columns aligned.
pub(super) fn table(page: &mut Page, rows: &[Row]) -> io::Result<()> {
    let widest = |of: fn(&Row) -> &str| rows.iter().map(|row| columns(of(row))).max().unwrap_or(0);
    let (note, date) = (widest(|row| &row.note), widest(|row| &row.date));
    let (title, location) = (widest(|row| &row.title), widest(|row| &row.location));
    let before = INDENT.len() + if note > 0 { note + 2 } else { 0 } + date + 2;
    let room = page.wide.saturating_sub(before + 2 + location);
    let own_line = title > room;
    for row in rows.iter().take(shown(rows.len())) {
        let note = if note > 0 { format!("{:>note$}  ", row.note) } else { String::new() };
        let date = format!("{INDENT}{note}{:date$}  ", row.date);
        let pad = " ".repeat(if title > 0 { title - columns(&row.title) + 2 } else { 0 });
        if own_line && !row.title.is_empty() {
            let below = " ".repeat(before);
            page.block(&date, &below, &Marked::new(&row.title, Tone::Title(row.id)))?;
            page.line(&[(&below, Tone::Plain), (&row.location, Tone::File(row.id))])?;
        } else {
            let pad = if own_line { "" } else { &pad };
            page.line(&[
                (&date, Tone::Quiet),
                (&row.title, Tone::Title(row.id)),
                (pad, Tone::Plain),
                (&row.location, Tone::File(row.id)),
            ])?;
        }
    }
    if rows.len() > shown(rows.len()) {
        let more = counted((rows.len() - shown(rows.len())) as u64, "more place", "more places");
        let more = format!("{INDENT}and {more} (--format json lists all)");
        page.line(&[(&more, Tone::Quiet)])?;
    }
    Ok(())
}

/// How many of so many places are printed: a few too many are no reason to leave some out.
fn shown(places: usize) -> usize {
    if places > SHOWN + 3 { SHOWN } else { places }
}

//! The page that entries are written on: lines, wrapped blocks with a margin, two texts side by side,
//! blank lines. It knows its width, whether there is colour and where links lead; it was told all of it.

use std::io;

use super::links::Links;
use super::style::{Tone, paint};
use super::wrap::{Marked, columns};

/// Narrower than this, wrapping helps nobody.
const NARROWEST: usize = 24;

/// From so many columns on, two wordings stand side by side.
const SIDE_BY_SIDE: usize = 120;

/// The columns of one of two texts side by side, beyond which lines are hard to read.
const COLUMN: usize = 80;

/// What all but headings stand in from the left.
pub(super) const INDENT: &str = "   ";

/// What a quoted text stands behind.
pub(super) const GUTTER: &str = "   │ ";

/// A page of a width.
pub(super) struct Page<'o> {
    /// The columns of prose.
    pub(super) width: usize,
    /// The columns of what is set in columns: tables, and two texts side by side.
    pub(super) wide: usize,
    column: Option<usize>,
    colour: bool,
    links: Links<'o>,
    out: &'o mut dyn io::Write,
}

impl<'o> Page<'o> {
    /// An empty page. `wide` is how wide it may be where lines of prose would be hard to read; without it,
    /// nothing stands side by side.
    pub(super) fn new(
        (width, wide): (usize, Option<usize>),
        colour: bool,
        links: Links<'o>,
        out: &'o mut dyn io::Write,
    ) -> Self {
        let width = width.max(NARROWEST);
        let column = wide.filter(|wide| *wide >= SIDE_BY_SIDE);
        let column = column.map(|wide| (wide / 2 - columns(GUTTER)).min(COLUMN));
        Self { width, wide: wide.unwrap_or(width).max(width), column, colour, links, out }
    }

    /// Whether two texts stand side by side.
    pub(super) fn has_two_columns(&self) -> bool {
        self.column.is_some()
    }

    /// Writes one line as it is.
    pub(super) fn line(&mut self, parts: &[(&str, Tone)]) -> io::Result<()> {
        let mut line = String::new();
        for (text, tone) in parts {
            let address = self.links.address(*tone).filter(|_| !text.trim().is_empty());
            let Some(address) = address else {
                paint(&mut line, text, *tone, self.colour);
                continue;
            };
            line.extend(["\u{1b}]8;;", &*address, "\u{1b}\\"]);
            paint(&mut line, text, *tone, self.colour);
            line.push_str("\u{1b}]8;;\u{1b}\\");
        }
        // Hard spaces have done their work when a line was wrapped, and are a nuisance to copy.
        writeln!(self.out, "{}", line.replace('\u{a0}', " ").trim_end())
    }

    /// Writes a blank line.
    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a heading, wrapped; where it goes on, it is indented.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        let mut lead = "";
        // All lines are as wide as the indented ones, which costs the first one three columns.
        for line in Marked::new(text, Tone::Heading).lines(self.wide - INDENT.len()) {
            let mut parts = vec![(lead, Tone::Plain)];
            parts.extend(line);
            self.line(&parts)?;
            lead = INDENT;
        }
        Ok(())
    }

    /// Writes what a post says behind a gutter, in lines that are easy to read.
    pub(super) fn quote(&mut self, text: &Marked) -> io::Result<()> {
        self.wrapped(self.width, [GUTTER, GUTTER], text)
    }

    /// Writes `text` wrapped, each line behind `margin`, the first one behind `first`; the two must
    /// be equally wide.
    pub(super) fn block(&mut self, first: &str, margin: &str, text: &Marked) -> io::Result<()> {
        self.wrapped(self.wide, [first, margin], text)
    }

    fn wrapped(
        &mut self,
        width: usize,
        [first, margin]: [&str; 2],
        text: &Marked,
    ) -> io::Result<()> {
        let mut lead = first;
        for line in text.lines(width.saturating_sub(columns(margin))) {
            let mut parts = vec![(lead, Tone::Quiet)];
            parts.extend(line);
            self.line(&parts)?;
            lead = margin;
        }
        Ok(())
    }

    /// Writes two texts side by side, each line of both behind `margin`. Both begin on the same line;
    /// the shorter one leaves its last lines empty.
    pub(super) fn beside(&mut self, margin: &str, both: &[Marked; 2]) -> io::Result<()> {
        // As wide as behind a gutter, whatever the margin.
        let half = self.column.unwrap_or(COLUMN) + columns(GUTTER);
        let width = half - columns(margin);
        // A word too long for its column must not push the other text about: it is cut there.
        let [left, right] = both.each_ref().map(|text| text.broken_lines(width));
        for nth in 0..left.len().max(right.len()) {
            let mut parts = vec![(margin, Tone::Quiet)];
            let used: usize = left.get(nth).into_iter().flatten().map(|it| columns(it.0)).sum();
            parts.extend(left.get(nth).into_iter().flatten());
            let space = " ".repeat(width.saturating_sub(used));
            parts.extend([(&*space, Tone::Plain), (margin, Tone::Quiet)]);
            parts.extend(right.get(nth).into_iter().flatten());
            self.line(&parts)?;
        }
        Ok(())
    }
}

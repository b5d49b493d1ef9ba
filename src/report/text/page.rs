//! The page that entries are written on: lines, wrapped blocks with a margin, blank lines. It knows
//! its width and whether there is colour; it was told both.

use std::io;

use super::style::{Tone, paint};
use super::wrap::{Marked, columns};

/// Narrower than this, wrapping helps nobody.
const NARROWEST: usize = 24;

/// What all but headings stand in from the left.
pub(super) const INDENT: &str = "   ";

/// A page of a width.
pub(super) struct Page<'o> {
    /// Its columns.
    pub(super) width: usize,
    colour: bool,
    out: &'o mut dyn io::Write,
}

impl<'o> Page<'o> {
    /// An empty page.
    pub(super) fn new(width: usize, colour: bool, out: &'o mut dyn io::Write) -> Self {
        Self { width: width.max(NARROWEST), colour, out }
    }

    /// Writes one line as it is.
    pub(super) fn line(&mut self, parts: &[(&str, Tone)]) -> io::Result<()> {
        let mut line = String::new();
        for (text, tone) in parts {
            paint(&mut line, text, *tone, self.colour);
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
        for line in Marked::new(text, Tone::Heading).lines(self.width - INDENT.len()) {
            let mut parts = vec![(lead, Tone::Plain)];
            parts.extend(line);
            self.line(&parts)?;
            lead = INDENT;
        }
        Ok(())
    }

    /// Writes `text` wrapped, each line behind `margin`, the first one behind `first`; the two must
    /// be equally wide.
    pub(super) fn block(&mut self, first: &str, margin: &str, text: &Marked) -> io::Result<()> {
        let mut lead = first;
        for line in text.lines(self.width.saturating_sub(columns(margin))) {
            let mut parts = vec![(lead, Tone::Quiet)];
            parts.extend(line);
            self.line(&parts)?;
            lead = margin;
        }
        Ok(())
    }
}

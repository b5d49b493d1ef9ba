//! The readable pieces of a block as one text, with the way back to the source. Words run through
//! pieces: in `**ferry**man` the marks are no part of the one word.

use std::borrow::Cow;

use crate::text::{Byte, Piece, Source, Span};

/// Pieces put together.
#[derive(Debug, Default)]
pub(super) struct Joined {
    text: String,
    parts: Vec<Part>,
}

/// Where a piece stands in the joined text and in the source.
#[derive(Debug)]
struct Part {
    start: u32,
    source: Span<Byte>,
    verbatim: bool,
}

impl Joined {
    /// Puts the pieces of a block together, in the place of what was there.
    pub(super) fn fill(&mut self, source: &Source, pieces: &[Piece]) {
        self.text.clear();
        self.parts.clear();
        for piece in pieces {
            let (span, text, verbatim) = match piece {
                Piece::Verbatim(span) => (*span, source.slice(*span), true),
                Piece::Replaced(span, text) => (*span, Cow::Borrowed(&**text), false),
            };
            self.parts.push(Part { start: self.len(), source: span, verbatim });
            self.text.push_str(&text);
        }
    }

    /// The joined text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of the joined text, not empty, stands in the source.
    pub(super) fn in_source(&self, span: Span<Byte>) -> Span<Byte> {
        let (first, last) = (self.part(span.start()), self.part(span.end() - 1));
        let start = first.source.start();
        let start = if first.verbatim { start + span.start() - first.start } else { start };
        let end = if last.verbatim {
            last.source.start() + span.end() - last.start
        } else {
            last.source.end()
        };
        Span::new(start, end)
    }

    fn part(&self, at: u32) -> &Part {
        // Pieces without text share their start with the next one; the last of them holds the byte.
        &self.parts[self.parts.partition_point(|part| part.start <= at) - 1]
    }

    #[allow(clippy::cast_possible_truncation)] // No longer than its source, or nearly so.
    fn len(&self) -> u32 {
        self.text.len() as u32
    }
}

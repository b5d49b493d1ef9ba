//! The characters of a paragraph as a reader of the page sees them, each with its place in the source.

use crate::text::{Byte, Piece, Post, Span};

/// An iterator over them.
pub(super) struct Letters<'a> {
    /// The source's text at `start`, which holds the paragraph.
    text: &'a str,
    start: u32,
    pieces: Pieces<'a>,
    /// What is being read: the rest of it, and where it stands.
    rest: std::str::Chars<'a>,
    at: u32,
    /// Where all of it stands, if it stands for other bytes.
    stands_for: Option<Span<Byte>>,
}

enum Pieces<'a> {
    Whole(Option<Span<Byte>>),
    Told(std::slice::Iter<'a, Piece>),
}

impl<'a> Letters<'a> {
    /// The letters of a paragraph of `post`; `text` is the source's text there.
    pub(super) fn of(post: &'a Post, text: &'a str, paragraph: Span<Byte>) -> Self {
        let block = post.block(paragraph).filter(|block| !block.pieces.is_empty());
        let pieces = match block {
            Some(block) => Pieces::Told(block.pieces.iter()),
            None => Pieces::Whole(Some(paragraph)),
        };
        let start = paragraph.start();
        Self { text, start, pieces, rest: "".chars(), at: start, stands_for: None }
    }

    fn next_piece(&mut self) -> Option<()> {
        let here = |span: Span<Byte>| {
            let from = (span.start() - self.start) as usize;
            self.text.get(from..from + span.len() as usize).unwrap_or_default()
        };
        let (rest, at, stands_for) = match &mut self.pieces {
            Pieces::Whole(span) => {
                let span = span.take()?;
                (here(span), span.start(), None)
            }
            Pieces::Told(pieces) => match pieces.next()? {
                Piece::Verbatim(span) => (here(*span), span.start(), None),
                Piece::Replaced(span, other) => (&**other, span.start(), Some(*span)),
            },
        };
        (self.rest, self.at, self.stands_for) = (rest.chars(), at, stands_for);
        Some(())
    }
}

impl Iterator for Letters<'_> {
    type Item = (char, Span<Byte>);

    #[allow(clippy::cast_possible_truncation)] // A character has four bytes at most.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(c) = self.rest.next() {
                let at = self.at;
                self.at += c.len_utf8() as u32;
                return Some((c, self.stands_for.unwrap_or(Span::new(at, self.at))));
            }
            self.next_piece()?;
        }
    }
}

//! Words of a paragraph to bytes and lines of its file.

use super::super::{Bytes, Direction, Place, Side};
use super::Findings;
use crate::family::PlaceAt;
use crate::segment::ParagraphId;
use crate::text::{Byte, Post, Span, Tok};

/// Marks that belong to the words behind them.
const OPENERS: [char; 12] = ['"', '\'', '“', '‘', '„', '«', '‹', '(', '[', '「', '『', '（'];

/// Marks that belong to the words before them.
const CLOSERS: [char; 22] = [
    '.', ',', ';', ':', '!', '?', '…', '"', '\'', '”', '’', '“', '»', '›', ')', ']', '。', '、',
    '」', '』', '）', '！',
];

impl Findings<'_> {
    pub(super) fn post_of(&self, paragraph: ParagraphId) -> &Post {
        self.archive.get(self.segments.paragraph(paragraph).post)
    }

    /// The bytes of a stretch of a paragraph: all of it if all its words are in the stretch, else
    /// from the first word to the last with the marks that belong to them.
    pub(super) fn bytes(&self, paragraph: ParagraphId, stretch: Span<Tok>) -> Span<Byte> {
        let whole = self.segments.paragraph(paragraph);
        if stretch.len() == whole.tokens.len() {
            return whole.span;
        }
        let words = self.segments.words(self.archive, paragraph).spans;
        let words = &words[stretch.range()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return whole.span };
        let text = self.post_of(paragraph).source().text();
        let (mut start, mut end) = (whole.span.start(), whole.span.end());
        if stretch.start() > 0 {
            let before = &text[start as usize..first.start() as usize];
            start = first.start() - marks(before.chars().rev(), &OPENERS);
        }
        if stretch.end() < whole.tokens.len() {
            let behind = &text[last.end() as usize..end as usize];
            end = last.end() + marks(behind.chars(), &CLOSERS);
        }
        Span::new(start, end)
    }

    /// The same, in bytes of the file.
    pub(super) fn file_bytes(&self, paragraph: ParagraphId, stretch: Span<Tok>) -> Bytes {
        let source = self.post_of(paragraph).source();
        let span = source.in_file(self.bytes(paragraph, stretch));
        Bytes { start: span.start(), end: span.end() }
    }

    /// A whole paragraph as one side of a match.
    pub(super) fn side(&self, id: ParagraphId) -> Side {
        let paragraph = self.segments.paragraph(id);
        let source = self.post_of(id).source();
        let at = source.position(paragraph.span.start());
        let span = source.in_file(paragraph.span);
        Side {
            post: paragraph.post.0,
            paragraph: paragraph.number,
            path: source.path().to_owned(),
            line: at.line,
            column: at.column,
            start: span.start(),
            end: span.end(),
        }
    }

    pub(super) fn place(&self, place: &PlaceAt) -> Place {
        let paragraph = self.segments.paragraph(place.paragraph);
        let post = self.post_of(place.paragraph);
        let span = self.bytes(place.paragraph, place.span);
        let at = post.source().position(span.start());
        let in_file = post.source().in_file(span);
        Place {
            post: paragraph.post.0,
            paragraph: paragraph.number,
            path: post.path().to_owned(),
            line: at.line,
            column: at.column,
            start: in_file.start(),
            end: in_file.end(),
            date: post.date.map(|date| date.to_string()),
        }
    }

    /// Which of two paragraphs' posts came first.
    pub(super) fn direction(&self, a: ParagraphId, b: ParagraphId) -> Direction {
        match (self.post_of(a).date, self.post_of(b).date) {
            (Some(a), Some(b)) => match a.order(&b) {
                std::cmp::Ordering::Less => Direction::AFirst,
                std::cmp::Ordering::Greater => Direction::BFirst,
                std::cmp::Ordering::Equal => Direction::SameDate,
            },
            _ => Direction::Unknown,
        }
    }
}

/// The bytes of the marks at the start of `chars` that are among `wanted`.
#[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
fn marks(chars: impl Iterator<Item = char>, wanted: &[char]) -> u32 {
    chars.take_while(|c| wanted.contains(c)).map(|c| c.len_utf8() as u32).sum()
}

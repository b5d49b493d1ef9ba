//! Words of a paragraph to bytes and lines of its file.

use std::cell::OnceCell;

use super::super::{Bytes, Direction, Place, Side};
use super::Findings;
use crate::family::{PlaceAt, is_quoted};
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

    /// A paragraph whose stretches are asked for.
    pub(super) fn cut(&self, id: ParagraphId) -> Cut<'_> {
        Cut { findings: self, id, words: OnceCell::new() }
    }

    /// A whole paragraph as one side of a match.
    pub(super) fn side(&self, id: ParagraphId) -> Side {
        self.stretch(id, self.segments.paragraph(id).span)
    }

    /// A place of a refrain.
    pub(super) fn place(&self, place: &PlaceAt) -> Place {
        let span = self.cut(place.paragraph).bytes(place.span);
        let Side { post, paragraph, path, line, column, start, end } =
            self.stretch(place.paragraph, span);
        let date = self.post_of(place.paragraph).date.map(|date| date.to_string());
        Place { post, paragraph, path, line, column, start, end, date }
    }

    /// A part of a paragraph, where people and programs find it.
    fn stretch(&self, id: ParagraphId, span: Span<Byte>) -> Side {
        let paragraph = self.segments.paragraph(id);
        let source = self.post_of(id).source();
        let at = source.position(span.start());
        let in_file = source.in_file(span);
        Side {
            post: paragraph.post.0,
            paragraph: paragraph.number,
            path: source.path().to_owned(),
            line: at.line,
            column: at.column,
            start: in_file.start(),
            end: in_file.end(),
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

/// A paragraph, cut into words when a part of it is asked for, and once only.
pub(super) struct Cut<'a> {
    findings: &'a Findings<'a>,
    pub(super) id: ParagraphId,
    words: OnceCell<Vec<Span<Byte>>>,
}

impl Cut<'_> {
    fn words(&self) -> &[Span<Byte>] {
        let Findings { archive, segments, .. } = self.findings;
        self.words.get_or_init(|| segments.words(archive, self.id).spans)
    }

    /// The bytes of a stretch of the paragraph: all of it if all its words are in the stretch, else
    /// from the first word to the last with the marks that belong to them.
    fn bytes(&self, stretch: Span<Tok>) -> Span<Byte> {
        let whole = self.findings.segments.paragraph(self.id);
        if stretch.len() == whole.tokens.len() {
            return whole.span;
        }
        let words = &self.words()[stretch.range()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return whole.span };
        let text = self.findings.post_of(self.id).source().text();
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
    pub(super) fn file_bytes(&self, stretch: Span<Tok>) -> Bytes {
        let source = self.findings.post_of(self.id).source();
        let span = source.in_file(self.bytes(stretch));
        Bytes { start: span.start(), end: span.end() }
    }

    /// Whether a stretch of the paragraph is a quotation.
    pub(super) fn quoted(&self, stretch: Span<Tok>) -> bool {
        let paragraph = self.findings.segments.paragraph(self.id);
        let text = self.findings.post_of(self.id).source().slice(paragraph.span);
        is_quoted(paragraph.kind, text, paragraph.span, || {
            let words = self.words()[stretch.range()].iter().copied();
            words.reduce(Span::cover).unwrap_or(paragraph.span)
        })
    }
}

/// The bytes of the marks at the start of `chars` that are among `wanted`.
#[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
fn marks(chars: impl Iterator<Item = char>, wanted: &[char]) -> u32 {
    chars.take_while(|c| wanted.contains(c)).map(|c| c.len_utf8() as u32).sum()
}

//! The paragraphs of a post as a browser shows them: their readable text, and the way from bytes of
//! the file to its UTF-16 units, in which JavaScript counts.

use std::borrow::Cow;

use crate::segment::{Tokenizer, blocks};
use crate::text::{Block, BlockKind, Byte, Piece, Post, Span};

/// A post cut into its blocks.
pub(super) struct Paragraphs<'a> {
    post: &'a Post,
    blocks: Cow<'a, [Block]>,
}

impl<'a> Paragraphs<'a> {
    pub(super) fn of(post: &'a Post) -> Self {
        Self { post, blocks: blocks(post) }
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// About how long it is.
    pub(super) fn bytes(&self) -> u64 {
        self.blocks.iter().map(|block| u64::from(block.span.len())).sum()
    }

    pub(super) fn get(&self, nth: usize) -> Paragraph<'_> {
        Paragraph { post: self.post, block: &self.blocks[nth] }
    }

    /// The paragraph that holds a byte of the post's file.
    pub(super) fn at(&self, byte: u32) -> usize {
        let at = self.post.source().of_file(byte, byte).start();
        let behind = self.blocks.partition_point(|block| block.span.start() <= at);
        behind.saturating_sub(1)
    }
}

/// One paragraph of a post.
pub(super) struct Paragraph<'a> {
    post: &'a Post,
    block: &'a Block,
}

impl Paragraph<'_> {
    pub(super) fn text(&self) -> String {
        self.post.readable(self.block.span).into_owned()
    }

    /// The line it begins on.
    pub(super) fn line(&self) -> u32 {
        self.post.source().line(self.block.span.start())
    }

    /// What it is, in a letter.
    pub(super) fn kind(&self) -> char {
        match self.block.kind {
            BlockKind::Prose => 'p',
            BlockKind::Quotation => 'q',
            BlockKind::Heading => 'h',
            BlockKind::ListItem => 'l',
            BlockKind::Caption => 'c',
            BlockKind::Links => 'k',
            BlockKind::Code => 'x',
        }
    }

    /// Bytes of the file as a range of the readable text.
    pub(super) fn units(&self, start: u32, end: u32) -> [u32; 2] {
        let span = self.post.source().of_file(start, end);
        let most = units(&self.text());
        [self.unit(span.start()).min(most), self.unit(span.end()).min(most)]
    }

    /// Bytes of the file as a range of the paragraph's words, as the engine cuts them.
    pub(super) fn words(&self, start: u32, end: u32) -> [u32; 2] {
        let part = self.post.source().of_file(start, end);
        let spans = Tokenizer::default().spans(self.post.source(), self.block);
        let before = spans.iter().take_while(|word| word.end() <= part.start()).count();
        let within = spans[before..].iter().take_while(|word| part.overlap(**word) > 0).count();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        [number(before), number(before + within)]
    }

    /// How many units of the readable text stand before a byte of the source's text.
    fn unit(&self, at: u32) -> u32 {
        let source = self.post.source();
        let verbatim = |span: Span<Byte>| {
            let end = span.end().min(at).max(span.start());
            units(&source.slice(Span::new(span.start(), end)))
        };
        if self.block.pieces.is_empty() {
            return verbatim(self.block.span);
        }
        let before = |piece: &Piece| match piece {
            Piece::Verbatim(span) => verbatim(*span),
            Piece::Replaced(span, other) if span.end() <= at => units(other),
            Piece::Replaced(..) => 0,
        };
        self.block.pieces.iter().map(before).sum()
    }
}

#[allow(clippy::cast_possible_truncation)] // A text is shorter than 4 GiB.
fn units(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.encode_utf16().count() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_units_and_words_of_the_readable_text() {
        let post = Post::new("a.txt", "One.\n\n한국 \u{1f600} two three.\n").unwrap();
        let cut = Paragraphs::of(&post);
        assert_eq!(cut.len(), 2);
        let text = post.source().text();
        let start = u32::try_from(text.find("two").unwrap()).unwrap();
        assert_eq!(cut.at(start), 1);
        let second = cut.get(1);
        assert_eq!((second.text().as_str(), second.line()), ("한국 \u{1f600} two three.", 3));
        assert_eq!(second.units(start, start + 3), [6, 9]);
        let [from, to] = second.words(start, start + 3);
        assert_eq!(to - from, 1);
    }

    #[test]
    fn what_the_page_does_not_show_is_not_counted() {
        let text = "a &amp; b";
        let mut post = Post::new("a.html", text).unwrap();
        let pieces = [
            Piece::Verbatim(Span::new(0, 2)),
            Piece::Replaced(Span::new(2, 7), "&".into()),
            Piece::Verbatim(Span::new(7, 9)),
        ];
        let span = post.body;
        post.blocks = Some(vec![Block {
            kind: BlockKind::Prose,
            span,
            pieces: pieces.into(),
            ignored: false,
        }]);
        let cut = Paragraphs::of(&post);
        assert_eq!(cut.get(0).text(), "a & b");
        assert_eq!(cut.get(0).units(8, 9), [4, 5]);
        assert_eq!(cut.get(0).units(2, 7), [2, 3]);
    }
}

//! Posts cut to words that mean the same in every run and every part of an index: hashes of their letters.

use super::shape::Shape;
use crate::fingerprint::lasting;
use crate::segment::{Paragraph, ParagraphId, Segments, TermId};
use crate::text::{BlockKind, Post};

/// Some posts, by their words.
#[derive(Debug)]
pub(super) struct Spelled {
    pub(super) segments: Segments,
    /// The hash of each word, by its number here.
    pub(super) words: Vec<u64>,
    /// Whether program text is compared.
    code: bool,
}

impl Spelled {
    #[allow(clippy::cast_possible_truncation)] // Words are numbered in u32.
    pub(super) fn of(posts: &[Post], shape: Shape) -> Self {
        let segments = Segments::of(posts);
        let terms = segments.terms();
        let hash = |at: u32| lasting::word(terms.word(TermId(at)));
        let words = (0..terms.len() as u32).map(hash).collect();
        Self { segments, words, code: shape.code }
    }

    /// How many paragraphs there are, and how many words.
    pub(super) fn size(&self) -> (u64, u64) {
        (self.segments.paragraphs().len() as u64, self.segments.word_count() as u64)
    }

    /// All paragraphs.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = (ParagraphId, &Paragraph)> {
        (0u32..).map(ParagraphId).zip(self.segments.paragraphs())
    }

    /// Whether a paragraph is compared with others.
    pub(super) fn is_compared(&self, paragraph: &Paragraph) -> bool {
        paragraph.kind != BlockKind::Code || self.code
    }

    /// The paragraphs that are compared, each with the hash of its words and these.
    pub(super) fn compared(&self) -> impl Iterator<Item = (ParagraphId, u64, Vec<u64>)> {
        let compared = self.paragraphs().filter(|(_, paragraph)| self.is_compared(paragraph));
        compared.map(|(id, _)| {
            let mut words = Vec::new();
            self.spell(id, &mut words);
            (id, lasting::text(&words), words)
        })
    }

    /// The words of a paragraph as hashes.
    pub(super) fn spell(&self, id: ParagraphId, out: &mut Vec<u64>) {
        out.clear();
        out.extend(self.segments.terms_of(id).iter().map(|term| self.words[term.0 as usize]));
    }
}

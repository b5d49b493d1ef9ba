//! Drafts as an index is asked by them: their distinct paragraphs, as hashes of words that mean the same
//! everywhere.

use super::piece::Shape;
use crate::fingerprint::lasting;
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{BlockKind, Post, Set};

/// A distinct paragraph.
#[derive(Debug)]
pub(super) struct DraftText {
    /// The hash of its words.
    pub(super) hash: u64,
    /// The hashes of its words, in order.
    pub(super) words: Vec<u64>,
    /// Its words by their numbers among the drafts' words.
    pub(super) terms: Vec<TermId>,
}

/// The drafts.
#[derive(Debug)]
pub(super) struct Drafts {
    segments: Segments,
    hashes: Vec<u64>,
    pub(super) texts: Vec<DraftText>,
    /// How many paragraphs they have, and words.
    pub(super) size: (u64, u64),
}

impl Drafts {
    #[allow(clippy::cast_possible_truncation)] // Words are numbered in u32.
    pub(super) fn of(drafts: &[Post], shape: Shape) -> Self {
        let segments = Segments::of(drafts);
        let terms = segments.terms();
        let hash = |at: u32| lasting::word(terms.word(TermId(at)));
        let hashes: Vec<u64> = (0..terms.len() as u32).map(hash).collect();
        let mut seen: Set<u64> = Set::default();
        let mut texts = Vec::new();
        for (id, paragraph) in (0u32..).map(ParagraphId).zip(segments.paragraphs()) {
            if paragraph.kind == BlockKind::Code && !shape.code {
                continue;
            }
            let terms = segments.terms_of(id).into_owned();
            let words: Vec<u64> = terms.iter().map(|term| hashes[term.0 as usize]).collect();
            let hash = lasting::text(&words);
            if seen.insert(hash) {
                texts.push(DraftText { hash, words, terms });
            }
        }
        let size = (segments.paragraphs().len() as u64, segments.word_count() as u64);
        Self { segments, hashes, texts, size }
    }

    /// A word by its number.
    pub(super) fn word(&self, term: TermId) -> &str {
        self.segments.terms().word(term)
    }

    /// The hashes of all words, by their numbers.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.hashes
    }
}

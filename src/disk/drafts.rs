//! Drafts as an index is asked by them: their distinct paragraphs, as hashes of words that mean the same
//! everywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::Shape;
use super::spelled::Spelled;
use crate::fingerprint::lasting;
use crate::segment::{TermId, link_targets};
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

/// A link target of the drafts.
#[derive(Debug, Default)]
pub(super) struct Target {
    pub(super) words: Vec<String>,
    /// The texts of the drafts that have it.
    pub(super) holders: BTreeSet<u64>,
}

/// The drafts.
#[derive(Debug)]
pub(super) struct Drafts {
    spelled: Spelled,
    targets: BTreeMap<u64, Target>,
    pub(super) texts: Vec<DraftText>,
}

impl Drafts {
    pub(super) fn of(drafts: &[Post], shape: Shape) -> Self {
        let spelled = Spelled::of(drafts, shape);
        let segments = &spelled.segments;
        let mut seen: Set<u64> = Set::default();
        let mut texts = Vec::new();
        let mut targets: BTreeMap<u64, Target> = BTreeMap::new();
        for (id, hash, words) in spelled.compared() {
            let (paragraph, terms) = (segments.paragraph(id), segments.terms_of(id));
            if paragraph.kind == BlockKind::Links {
                let post = &drafts[paragraph.post.0 as usize];
                for own in link_targets(post, paragraph.span) {
                    let target = targets.entry(lasting::text(&words[own.clone()])).or_default();
                    let word = |term: &TermId| segments.terms().word(*term).to_owned();
                    target.words = terms[own].iter().map(word).collect();
                    target.holders.insert(hash);
                }
            }
            if seen.insert(hash) {
                texts.push(DraftText { hash, words, terms: terms.into_owned() });
            }
        }
        Self { spelled, targets, texts }
    }

    /// How many paragraphs they have, and words.
    pub(super) fn size(&self) -> (u64, u64) {
        self.spelled.size()
    }

    /// The targets of their lists of links, by the hashes of their words.
    pub(super) fn targets(&self) -> impl Iterator<Item = (u64, &Target)> {
        self.targets.iter().map(|(hash, target)| (*hash, target))
    }

    /// A word by its number.
    pub(super) fn word(&self, term: TermId) -> &str {
        self.spelled.segments.terms().word(term)
    }

    /// The hashes of all words, by their numbers.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.spelled.words
    }
}

//! The words that an alignment left without an equal partner, as hunks: what stands here on one side
//! and there on the other. What the words say is not asked.

use std::ops::Range;

use super::align::{EQUAL, WordAligner, WordPair};
use crate::segment::{TermId, Terms};

/// A hunk longer than this on either side is no small change.
const LONGEST: usize = 48;

/// Pairs with more changed words than this on either side are no small change.
const MOST_CHANGED: usize = 32;

/// A stretch of each side that the other does not have; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
}

/// The memory of the work, kept between calls.
#[derive(Debug, Default)]
pub(super) struct HunkFinder {
    /// Equal pairs of words, as the passages of a match paired them.
    pairs: Vec<[usize; 2]>,
    aligner: WordAligner,
    inside: Vec<WordPair>,
}

impl HunkFinder {
    /// Forgets the pairs of the last match.
    pub(super) fn clear(&mut self) {
        self.pairs.clear();
    }

    /// Takes the pairs of one more passage.
    pub(super) fn take(&mut self, pairs: &[WordPair]) {
        self.pairs.extend(pairs.iter().filter(|p| p.units == EQUAL).map(|p| [p.a, p.b]));
    }

    /// The hunks of the match whose pairs were taken, in order, or `None` if too much was changed, or
    /// something was moved.
    pub(super) fn hunks(&mut self, terms: &Terms, a: &[TermId], b: &[TermId]) -> Option<Vec<Hunk>> {
        let kept = self.pairs.len();
        if a.len().max(b.len()).saturating_sub(kept) > 2 * MOST_CHANGED {
            return None;
        }
        self.pairs.sort_unstable();
        if self.pairs.windows(2).any(|two| two[0][0] >= two[1][0] || two[0][1] >= two[1][1]) {
            return None;
        }
        let pairs = std::mem::take(&mut self.pairs);
        let mut hunks = Vec::new();
        let (mut at_a, mut at_b) = (0, 0);
        let mut fits = true;
        for &[to_a, to_b] in pairs.iter().chain([&[a.len(), b.len()]]) {
            if fits && (at_a < to_a || at_b < to_b) {
                fits = self.split(terms, a, b, Hunk { a: at_a..to_a, b: at_b..to_b }, &mut hunks);
            }
            (at_a, at_b) = (to_a + 1, to_b + 1);
        }
        self.pairs = pairs;
        let changed = |side: fn(&Hunk) -> &Range<usize>| {
            hunks.iter().map(|hunk| side(hunk).len()).sum::<usize>()
        };
        let few = changed(|hunk| &hunk.a).max(changed(|hunk| &hunk.b)) <= MOST_CHANGED;
        (fits && few).then_some(hunks)
    }

    /// Cuts a hunk at the equal words that no passage reached. Returns whether it is short enough.
    fn split(
        &mut self,
        terms: &Terms,
        a: &[TermId],
        b: &[TermId],
        hunk: Hunk,
        out: &mut Vec<Hunk>,
    ) -> bool {
        if hunk.a.len().max(hunk.b.len()) > LONGEST {
            return false;
        }
        // Most hunks share no word, and are whole.
        if !b[hunk.b.clone()].iter().any(|term| a[hunk.a.clone()].contains(term)) {
            out.push(hunk);
            return true;
        }
        self.aligner.pairs(terms, &a[hunk.a.clone()], &b[hunk.b.clone()], &mut self.inside);
        let equal = self.inside.iter().filter(|pair| pair.units == EQUAL);
        let equal = equal.map(|pair| (hunk.a.start + pair.a, hunk.b.start + pair.b));
        let (mut at_a, mut at_b) = (hunk.a.start, hunk.b.start);
        for (to_a, to_b) in equal.chain([(hunk.a.end, hunk.b.end)]) {
            if at_a < to_a || at_b < to_b {
                out.push(Hunk { a: at_a..to_a, b: at_b..to_b });
            }
            (at_a, at_b) = (to_a + 1, to_b + 1);
        }
        true
    }
}

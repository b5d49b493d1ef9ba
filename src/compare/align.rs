//! Words between and beside exact runs: which of them match, in order, equal or nearly so. Small
//! stretches only; the runs themselves come from `tile`.

use crate::segment::{TermId, Terms};

/// The units of an equal pair of words. Integers, so that a score is the same on every machine.
pub(super) const EQUAL: u32 = 2;

/// The units of a nearly equal pair: half of an equal one.
pub(super) const NEAR: u32 = 1;

/// The least normalised edit similarity of two words that count as nearly equal (Levenshtein 1966,
/// by `strsim`): one letter in four may differ, as in an inflection or a slip of the keyboard.
const NEAR_SIMILARITY: f64 = 0.75;

/// Words compared letter by letter have at least and at most this many bytes: shorter ones are too
/// often one letter apart by chance, longer ones are no words.
const NEAR_BYTES: std::ops::RangeInclusive<usize> = 4..=40;

/// A pair of words that match, counted from the starts of the two stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordPair {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) units: u32,
}

/// The memory of the alignment, kept between calls.
#[derive(Debug, Default)]
pub(super) struct WordAligner {
    best: Vec<u32>,
    units: Vec<u32>,
}

impl WordAligner {
    /// The in-order pairing of two stretches that matches most (the longest common subsequence by
    /// dynamic programming; Wagner and Fischer 1974), earlier words first where it is free to choose.
    pub(super) fn pairs(
        &mut self,
        terms: &Terms,
        a: &[TermId],
        b: &[TermId],
        out: &mut Vec<WordPair>,
    ) {
        out.clear();
        if a.is_empty() || b.is_empty() {
            return;
        }
        let words: Vec<&str> = b.iter().map(|&term| terms.word(term)).collect();
        self.units.clear();
        for &this in a {
            let word = terms.word(this);
            let units = b.iter().zip(&words).map(|(&other, other_word)| {
                if this == other { EQUAL } else { units(word, other_word) }
            });
            self.units.extend(units);
        }
        // best[i][j]: the most units of a[i..] against b[j..].
        let width = b.len() + 1;
        self.best.clear();
        self.best.resize((a.len() + 1) * width, 0);
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                let skip = self.best[(i + 1) * width + j].max(self.best[i * width + j + 1]);
                let units = self.units[i * b.len() + j];
                let take = if units == 0 { 0 } else { units + self.best[(i + 1) * width + j + 1] };
                self.best[i * width + j] = skip.max(take);
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            let here = self.best[i * width + j];
            if here == 0 {
                return;
            }
            let units = self.units[i * b.len() + j];
            if units > 0 && here == units + self.best[(i + 1) * width + j + 1] {
                out.push(WordPair { a: i, b: j, units });
                (i, j) = (i + 1, j + 1);
            } else if here == self.best[(i + 1) * width + j] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
}

/// The units of two different words.
fn units(a: &str, b: &str) -> u32 {
    if near(a, b) { NEAR } else { 0 }
}

/// Whether two different words are nearly equal.
fn near(a: &str, b: &str) -> bool {
    nearness(a, b).is_some()
}

/// How much alike two different words are, from 0.75 to 1, or `None` if they are not nearly equal.
pub fn nearness(a: &str, b: &str) -> Option<f64> {
    // The first byte must agree: inflections and most slips keep it, and the test is all that most
    // pairs cost. The lengths bound the distance from below in the same way.
    let alike = a.as_bytes().first() == b.as_bytes().first();
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let comparable = alike
        && NEAR_BYTES.contains(&short)
        && NEAR_BYTES.contains(&long)
        && short * 4 >= long * 3
        && !a.bytes().chain(b.bytes()).any(|byte| byte.is_ascii_digit());
    let likeness = || strsim::normalized_levenshtein(a, b);
    comparable.then(likeness).filter(|likeness| *likeness >= NEAR_SIMILARITY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Word;

    #[test]
    fn inflections_are_near_and_numbers_never() {
        assert!(near("withdrawal", "withdrawals"));
        assert!(near("argument", "arguments"));
        assert!(near("미군은을를", "미군은을도"));
        assert!(!near("28,500", "28,600"));
        assert!(!near("peace", "price"));
        assert!(!near("to", "so"));
    }

    #[test]
    fn pairs_come_in_order() {
        let mut terms = Terms::default();
        let mut ids = |text: &str| -> Vec<TermId> {
            text.split(' ').map(|word| terms.intern(Word::alone(word))).collect()
        };
        let (a, b) = (ids("the old ferry was leaving"), ids("an old ferries are leaving early"));
        let mut out = Vec::new();
        WordAligner::default().pairs(&terms, &a, &b, &mut out);
        assert_eq!(out.iter().map(|p| (p.a, p.b)).collect::<Vec<_>>(), [(1, 1), (4, 4)]);
    }
}

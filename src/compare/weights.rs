//! How surprising a shared word is: the log-odds of reuse against chance. Where words stand, and
//! which of them match, is `align`'s business.

use std::borrow::Cow;

use crate::segment::TermId;

/// The chance that a word inside a reused stretch has survived, before anything is known.
const RETENTION: f64 = 0.7;

/// What an unmatched word inside a stretch costs, in nats: ln(1 − retention), as a positive number.
pub(super) const UNMATCHED: f64 = 1.203_972_804_325_936;

/// No single word says more than this, in nats: a name alone is no reuse.
const MOST: f64 = 5.0;

/// A word that is expected this often or less says as much as a word can. That is so from an
/// expectation of 0.7 / (e⁵ − 0.3) = 0.004726 down, for a chance is never more than the expectation;
/// the rest is room for rounding.
const RARE: f64 = 0.0047;

/// What a word says more for standing in a shared run: of four words and more, or of two or three.
const IN_LONG_RUN: f64 = 1.0;
const IN_SHORT_RUN: f64 = 0.5;

/// Words that the archive is taken to hold besides its own, so that a small one does not make every
/// word look rare or common by accident.
const PRIOR_WORDS: f64 = 1000.0;

/// How often each term stands in the archive, equal paragraphs counted once.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    counts: Vec<u32>,
    total: u64,
}

impl Weights {
    /// Counts the terms of the paragraphs given; `terms` is how many different terms there are.
    pub fn of<'a>(terms: usize, paragraphs: impl Iterator<Item = Cow<'a, [TermId]>>) -> Self {
        let mut weights = Self { counts: vec![0; terms], total: 0 };
        for paragraph in paragraphs {
            weights.total += paragraph.len() as u64;
            for term in &*paragraph {
                weights.counts[term.0 as usize] += 1;
            }
        }
        weights
    }

    /// Counts that are known: for each term, and of all words.
    pub fn counted(counts: Vec<u32>, total: u64) -> Self {
        Self { counts, total }
    }

    /// The counts of two parts of an archive in one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.total += other.total;
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self
    }

    /// The weights of an archive for another numbering of words: `number` gives the numbers here of
    /// the other's words from 0 on, or `None` for a word that is not known.
    #[must_use]
    pub fn renumbered(&self, terms: usize, number: impl Fn(usize) -> Option<TermId>) -> Self {
        let count = |at| number(at).map_or(0, |term| self.counts[term.0 as usize]);
        Self { counts: (0..terms).map(count).collect(), total: self.total }
    }

    /// How often a word stands in the archive, equal paragraphs counted once.
    pub fn count(&self, term: TermId) -> u32 {
        self.counts[term.0 as usize]
    }

    /// The share of a word among the archive's words, from 0 to 1, with `own` of its places and
    /// `words` of all words left out: what is under judgement may not testify.
    pub fn share(&self, term: TermId, own: u32, words: usize) -> f64 {
        let elsewhere = self.counts[term.0 as usize].saturating_sub(own);
        let total = self.total.saturating_sub(words as u64) as f64 + PRIOR_WORDS;
        (f64::from(elsewhere) + 1.0) / total
    }

    /// The log-odds, in nats from 0 to 5, of a word that matches: chance is that it stands somewhere
    /// among `length` words anyway. `own` is how often the two paragraphs themselves hold it, `words`
    /// how many words they hold: what is under judgement may not testify.
    pub(super) fn matched(&self, term: TermId, own: u32, words: usize, length: usize) -> f64 {
        let elsewhere = f64::from(self.counts[term.0 as usize].saturating_sub(own)) + 1.0;
        let total = self.total.saturating_sub(words as u64) as f64 + PRIOR_WORDS;
        let expected = length as f64 * elsewhere / total;
        if expected <= RARE {
            return MOST;
        }
        let chance = 1.0 - (-expected).exp();
        (1.0 + RETENTION * (1.0 - chance) / chance).ln().min(MOST)
    }

    /// What a run of words says that two paragraphs of so many `words` and so `long` both hold, in nats.
    pub fn run(&self, run: &[TermId], words: usize, long: usize) -> f64 {
        let bonus = run_bonus(run.len());
        run.iter().map(|term| self.matched(*term, 2, words, long) + bonus).sum()
    }
}

/// What a word says more for standing in a shared run of `run` words, in nats.
pub(super) fn run_bonus(run: usize) -> f64 {
    match run {
        0 | 1 => 0.0,
        2 | 3 => IN_SHORT_RUN,
        _ => IN_LONG_RUN,
    }
}

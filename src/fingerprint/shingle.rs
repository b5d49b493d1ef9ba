//! The shingles of a paragraph, as hashes in the order in which they stand. How often a shingle
//! occurs is `index`' business.

use super::hash::roll;
use crate::segment::TermId;

/// What runs of words are taken as a paragraph's shingles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shingles {
    /// The words of a shingle, at least 1.
    pub length: usize,
    /// Whether a paragraph shorter than that has one shingle, the whole of it, or none.
    pub short: bool,
}

impl Shingles {
    /// Writes the hashes of the shingles of `terms` into `out`, in their order, repeats included.
    pub fn hashes(self, terms: &[TermId], out: &mut Vec<u64>) {
        out.clear();
        if terms.len() >= self.length {
            roll(terms, self.length, |hash| out.push(hash));
        } else if self.short && !terms.is_empty() {
            // The length keeps a short paragraph apart from the runs of longer ones.
            roll(terms, terms.len(), |hash| out.push(hash ^ terms.len() as u64));
        }
    }

    /// How many hashes `hashes` writes for so many terms.
    pub fn count(self, terms: usize) -> usize {
        if terms >= self.length {
            terms - self.length + 1
        } else {
            usize::from(self.short && terms > 0)
        }
    }

    /// Whether shingles number `a` and `b` of `terms` are the same words.
    pub fn same(self, terms: &[TermId], a: usize, b: usize) -> bool {
        let run = |at: usize| &terms[at..(at + self.length).min(terms.len())];
        run(a) == run(b)
    }
}

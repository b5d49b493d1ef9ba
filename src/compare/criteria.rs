//! What a pair must share to be told: the completeness promise in numbers. The join asks for
//! candidates by these, and the comparer verifies by the same.

use super::shingles::shared_shingles;
use crate::segment::TermId;

/// When two paragraphs are a match. Any one of the three is enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Criteria {
    /// The words of a shingle; at least 3, the length of the shortest run that is aligned.
    pub shingle: usize,
    /// Distinct shingles in common.
    pub min_shared: u32,
    /// The share of the smaller shingle set that is in the larger, above 0 and up to 1.
    pub threshold: f64,
    /// A run of words in common; at least `shingle`.
    pub min_run: usize,
    /// The most pairs of equal three-word runs that one alignment looks at.
    pub max_seeds: u64,
    /// Rewritten stretches of more pairs of words than this are not paired word by word: what stands
    /// in runs is counted.
    pub max_cells: u64,
}

impl Criteria {
    /// How many shingles a paragraph with `size` of them asks the other to share, if it is the
    /// smaller one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to size, a u32.
    pub fn required(&self, size: u32) -> u32 {
        // The share is rounded up, after a step that takes back what binary fractions added.
        let share = (f64::from(size) * self.threshold - 1e-9).ceil() as u32;
        share.min(self.min_shared).max(1)
    }

    /// Whether two paragraphs of these words are a match, told by the words alone.
    pub fn hold(&self, a: &[TermId], b: &[TermId]) -> bool {
        let enough = || {
            let (sizes, shared) = shared_shingles(a, b, self.shingle);
            self.enough(sizes, shared)
        };
        let long = a.len().min(b.len()) >= self.min_run;
        a == b || enough() || (long && shared_shingles(a, b, self.min_run).1 > 0)
    }

    /// Whether two paragraphs with `sizes` shingles share enough of them.
    pub fn enough(&self, sizes: [u32; 2], shared: u32) -> bool {
        shared >= self.required(sizes[0].min(sizes[1]))
    }
}

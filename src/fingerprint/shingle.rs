//! The set of a paragraph's shingles, as hashes. How often a shingle occurs is `index`' business.

use super::hash::roll;
use crate::segment::TermId;

/// Writes the distinct shingles of `terms`, runs of `k`, into `out`, sorted by hash. A paragraph
/// shorter than `k` words has one shingle, the whole of it.
pub fn shingles(terms: &[TermId], k: usize, out: &mut Vec<u64>) {
    out.clear();
    let run = k.min(terms.len());
    if run > 0 {
        // The length keeps a short paragraph apart from the runs of longer ones.
        let salt = if run < k { run as u64 } else { 0 };
        roll(terms, run, |hash| out.push(hash ^ salt));
    }
    distinct(out);
}

/// Writes the distinct runs of exactly `k` words into `out`, sorted by hash; a shorter paragraph has
/// none.
pub fn runs(terms: &[TermId], k: usize, out: &mut Vec<u64>) {
    out.clear();
    roll(terms, k, |hash| out.push(hash));
    distinct(out);
}

fn distinct(hashes: &mut Vec<u64>) {
    hashes.sort_unstable();
    hashes.dedup();
}

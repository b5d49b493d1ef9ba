//! The hash of a run of terms, and its rolling form. Equal runs have equal hashes; the engine never
//! trusts the reverse, so a collision costs a comparison and not an answer.

use crate::segment::TermId;

/// An odd multiplier with well-mixed bits: 2⁶⁴ divided by the golden ratio (Knuth, The Art of
/// Computer Programming, vol. 3, 6.4).
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Slides over `terms` and calls `visit` with the hash of each run of `k` of them, in order. The hash
/// is the polynomial of Rabin and Karp modulo 2⁶⁴ over mixed terms, mixed once more at the end.
pub(super) fn roll(terms: &[TermId], k: usize, mut visit: impl FnMut(u64)) {
    debug_assert!(k > 0, "options have been checked");
    let mut leaving = 1u64;
    for _ in 0..k {
        leaving = leaving.wrapping_mul(BASE);
    }
    let mut hash = 0u64;
    for (at, term) in terms.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(mix(u64::from(term.0)));
        if at >= k {
            let gone = mix(u64::from(terms[at - k].0));
            hash = hash.wrapping_sub(gone.wrapping_mul(leaving));
        }
        if at + 1 >= k {
            visit(mix(hash));
        }
    }
}

/// The hash of a run of words' hashes, which may be kept in a file and must not change.
pub(super) fn mixed_run(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash: u64, &word| mix(hash.wrapping_mul(BASE) ^ word))
}

/// A one-to-one scrambling of 64 bits (the finaliser of `SplitMix64`; Steele, Lea and Flood, Fast
/// splittable pseudorandom number generators, OOPSLA 2014).
pub(super) fn mix(value: u64) -> u64 {
    let mut x = value.wrapping_add(BASE);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rolling_is_the_same_as_hashing_each_run(
            terms in prop::collection::vec(0u32..5, 0..40), k in 1usize..8,
        ) {
            let terms: Vec<_> = terms.into_iter().map(TermId).collect();
            let mut rolled = Vec::new();
            roll(&terms, k, |hash| rolled.push(hash));
            let mut each = Vec::new();
            terms.windows(k).for_each(|run| roll(run, k, |hash| each.push(hash)));
            prop_assert_eq!(rolled, each);
        }
    }
}

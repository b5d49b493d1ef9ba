//! How many shingles two paragraphs have, and how many both; told by the words, so that no hash has a
//! say.

use super::tile::Tiling;
use super::windows::{LENGTH, Windows};
use crate::segment::TermId;

/// The memory of the counting, kept between calls.
#[derive(Debug, Default)]
pub(super) struct Shingles {
    windows: Windows,
    inside: Vec<bool>,
}

impl Shingles {
    /// The distinct runs of `k` terms, at least three; a paragraph shorter than `k` has one, the
    /// whole of it.
    pub(super) fn distinct(&mut self, terms: &[TermId], k: usize) -> u32 {
        count(self.sizes(terms, k).0)
    }

    /// The distinct shingles of a and of b, and how many both have. `tiling` is that of the two, if
    /// it knows all runs that they share.
    pub(super) fn shared(
        &mut self,
        a: &[TermId],
        b: &[TermId],
        k: usize,
        tiling: Option<&Tiling>,
    ) -> ([u32; 2], u32) {
        let (in_a, plain) = self.sizes(a, k);
        let in_b = match tiling {
            Some(tiling) if tiling.is_b_plain() && b.len() >= k => b.len() + 1 - k,
            _ => self.sizes(b, k).0,
        };
        let shared = match tiling {
            // Each shared shingle lies in a run that cannot be made longer, and stands nowhere else
            // in a.
            Some(tiling) if plain && a.len() >= k => {
                self.inside.clear();
                self.inside.resize(a.len(), false);
                for run in tiling.runs().iter().filter(|run| run.len >= k) {
                    self.inside[run.a..=run.a_end() - k].fill(true);
                }
                self.inside.iter().filter(|inside| **inside).count()
            }
            _ => in_both(&sorted(a, k), &sorted(b, k)),
        };
        ([count(in_a), count(in_b)], count(shared))
    }

    /// How many distinct shingles there are, and whether none stands twice because no three words do.
    fn sizes(&mut self, terms: &[TermId], k: usize) -> (usize, bool) {
        debug_assert!(k >= LENGTH);
        if terms.len() < k {
            return (1, true);
        }
        let plain = !self.windows.fill(terms);
        (if plain { terms.len() + 1 - k } else { sorted(terms, k).len() }, plain)
    }
}

/// The distinct runs of `k` terms of a and of b, and how many both have. A paragraph shorter than `k`
/// has one, the whole of it.
pub fn shared_shingles(a: &[TermId], b: &[TermId], k: usize) -> ([u32; 2], u32) {
    let (a, b) = (sorted(a, k), sorted(b, k));
    ([count(a.len()), count(b.len())], count(in_both(&a, &b)))
}

/// The distinct shingles, sorted.
fn sorted(terms: &[TermId], k: usize) -> Vec<&[TermId]> {
    let mut shingles: Vec<_> = terms.windows(k.min(terms.len()).max(1)).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

fn in_both(a: &[&[TermId]], b: &[&[TermId]]) -> usize {
    let (mut at_a, mut at_b, mut shared) = (0, 0, 0);
    while at_a < a.len() && at_b < b.len() {
        match a[at_a].cmp(b[at_b]) {
            std::cmp::Ordering::Less => at_a += 1,
            std::cmp::Ordering::Greater => at_b += 1,
            std::cmp::Ordering::Equal => {
                (at_a, at_b, shared) = (at_a + 1, at_b + 1, shared + 1);
            }
        }
    }
    shared
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_are_those_of_the_sets(
            a in prop::collection::vec(any::<u32>(), 1..40),
            b in prop::collection::vec(any::<u32>(), 1..40),
            words in 2u32..60,
            from in 0usize..40,
            k in LENGTH..7,
        ) {
            let a: Vec<_> = a.into_iter().map(|n| TermId(n % words)).collect();
            let mut b: Vec<_> = b.into_iter().map(|n| TermId(n % words)).collect();
            // Half of the time they have something in common.
            b.extend(a.iter().skip(from));
            let sets = [&a, &b].map(|t| t.windows(k.min(t.len())).collect::<BTreeSet<_>>());
            let wanted = sets[0].intersection(&sets[1]).count();
            let mut tiling = Tiling::default();
            tiling.tiles(&a, &b, u64::MAX);
            let mut shingles = Shingles::default();
            for tiling in [Some(&tiling), None] {
                let (sizes, shared) = shingles.shared(&a, &b, k, tiling);
                prop_assert_eq!(sizes.map(|n| n as usize), [sets[0].len(), sets[1].len()]);
                prop_assert_eq!(shared as usize, wanted);
            }
        }
    }
}

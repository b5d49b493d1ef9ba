//! The exact set-similarity join: all pairs of sets that share enough items, and no estimate.
//!
//! Each set A asks for an overlap α(A), and a pair is wanted if it shares at least the smaller of the
//! two α. Three filters keep the work small, and none loses a pair:
//!
//! - *Prefix.* Order the items of A by rising frequency and call its first |A| − α(A) + 1 items its
//!   prefix. Only α(A) − 1 items lie behind the prefix, so any α(A) items of A include one of it. If
//!   a pair shares α(A) items, the lists of A's prefix items therefore name the partner.
//!   (Chaudhuri, Ganti and Kaushik, A primitive operator for similarity joins, ICDE 2006; here
//!   one-sided: the partner is listed under all its items, since its own α may be larger.)
//! - *Size.* The set with the smaller α asks, and the number breaks ties, so each pair is found from
//!   one side only; α rises with size, so this is the length filter of the same family of joins.
//! - *Position.* If the first item that A and B share is number i of A and number j of B, they share
//!   at most 1 + min(|A| − i − 1, |B| − j − 1) items. (Xiao, Wang, Lin and Yu, Efficient similarity
//!   joins for near duplicate detection, WWW 2008.)
//!
//! What passes is verified by merging the two lists.

use super::Sets;

/// Sets, and what each asks for.
#[derive(Debug)]
pub struct Join<'a> {
    sets: &'a Sets,
    required: Vec<u32>,
}

/// A thread's own memory for `Join::partners`.
#[derive(Debug)]
pub struct JoinScratch {
    /// For each set, the last asker that has looked at it.
    seen: Vec<u32>,
}

impl<'a> Join<'a> {
    /// A join of `sets`; `required` tells from a set's size how many items it asks a partner to
    /// share, at least 1 and rising with the size.
    pub fn new(sets: &'a Sets, required: impl Fn(u32) -> u32) -> Self {
        let required = (0..sets.len()).map(|set| required(sets.size(set)).max(1)).collect();
        Self { sets, required }
    }

    /// Memory for one thread.
    pub fn scratch(&self) -> JoinScratch {
        JoinScratch { seen: vec![u32::MAX; self.sets.len() as usize] }
    }

    /// How many sets there are to ask for.
    pub fn len(&self) -> u32 {
        self.sets.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Calls `visit` with each partner that is `asker`'s to find. Over all askers each wanted pair
    /// comes once.
    pub fn partners(&self, scratch: &mut JoinScratch, asker: u32, mut visit: impl FnMut(u32)) {
        let mine = self.sets.shared_items(asker);
        let alpha = self.required[asker as usize];
        // Items of this set alone come first in the order of frequency and can name nobody, so they
        // shorten the prefix: it ends where fewer than α items are left.
        let Some(prefix) = (mine.len() + 1).checked_sub(alpha as usize) else { return };
        for (at, &item) in mine[..prefix].iter().enumerate() {
            for &other in self.sets.holders(item) {
                if other == asker || scratch.seen[other as usize] == asker {
                    continue;
                }
                scratch.seen[other as usize] = asker;
                if (self.required[other as usize], other) < (alpha, asker) {
                    continue;
                }
                let theirs = self.sets.shared_items(other);
                let first = theirs.partition_point(|&their| their < item);
                if share(&mine[at..], &theirs[first..], alpha) {
                    visit(other);
                }
            }
        }
    }
}

/// Whether two rising lists share `wanted` items; stops as soon as they cannot (the position filter).
fn share(mut a: &[u32], mut b: &[u32], mut wanted: u32) -> bool {
    while wanted > 0 {
        if a.len().min(b.len()) < wanted as usize {
            return false;
        }
        match a[0].cmp(&b[0]) {
            std::cmp::Ordering::Less => a = &a[1..],
            std::cmp::Ordering::Greater => b = &b[1..],
            std::cmp::Ordering::Equal => {
                (a, b) = (&a[1..], &b[1..]);
                wanted -= 1;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::{Bits, Grouped, Scattered, Sieve, Sifted};
    use super::*;
    use proptest::prelude::*;

    /// Sets of small numbers, spread over the partitions as hashes are.
    fn sets_of(raw: &[std::collections::BTreeSet<u64>]) -> Sets {
        let spread = |n: &u64| (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hashes: Vec<Vec<u64>> = raw.iter().map(|s| s.iter().map(spread).collect()).collect();
        let mut scattered = Scattered::with_room(0);
        for set in &hashes {
            scattered.extend(set);
        }
        let scattered = [scattered];
        let sieve = Sieve((0..Sieve::PARTITIONS).map(|at| Bits::of(&scattered, at)).collect());
        let mut sifted = Sifted::new();
        for (set, hashes) in (0u32..).zip(&hashes) {
            sifted.push(set, hashes, &sieve, &mut Vec::new(), |_, _| true);
        }
        let sifted = vec![sifted];
        let grouped: Vec<_> = (0..Sieve::PARTITIONS).map(|at| Grouped::of(&sifted, at)).collect();
        Sets::of(sifted, &grouped)
    }

    proptest! {
        #[test]
        fn finds_exactly_the_pairs_that_share_enough(
            raw in prop::collection::vec(prop::collection::btree_set(0u64..30, 0..14), 0..14),
            cap in 1u32..8,
            percent in 1u32..=100,
        ) {
            let required = |size: u32| cap.min((size * percent).div_ceil(100)).max(1);
            let ready = sets_of(&raw);
            let join = Join::new(&ready, required);
            let mut scratch = join.scratch();
            let mut found = Vec::new();
            for asker in 0..join.len() {
                join.partners(&mut scratch, asker, |other| {
                    found.push((asker.min(other), asker.max(other)));
                });
            }
            found.sort_unstable();
            let mut wanted = Vec::new();
            for (b, right) in (0u32..).zip(&raw) {
                for (a, left) in (0..b).zip(&raw) {
                    let shared = u32::try_from(left.intersection(right).count()).unwrap();
                    let size = |s: &std::collections::BTreeSet<u64>| {
                        required(u32::try_from(s.len()).unwrap())
                    };
                    if shared >= size(left).min(size(right)) {
                        wanted.push((a, b));
                    }
                }
            }
            wanted.sort_unstable();
            prop_assert_eq!(found, wanted);
        }
    }
}

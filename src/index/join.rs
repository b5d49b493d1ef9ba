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

use super::{LargeRuns, Sets};

/// Sets, and what each asks for.
#[derive(Debug)]
pub struct Join<'a> {
    sets: &'a Sets,
    required: Vec<u32>,
    /// The share of their union that two sets must have in common, if that is asked.
    resemblance: Option<f64>,
    /// A pair that none of the sets below this number is in is not wanted.
    askers: u32,
    large: Large<'a>,
}

/// What is done about a shingle that very many sets hold; see `large`.
#[derive(Debug)]
enum Large<'a> {
    /// The same as with any other.
    Pair,
    /// Nobody is asked because of it, nor is a set that has a large run in common with the asker.
    Leave(&'a LargeRuns),
    /// Sets that have a large run in common are a pair only by what is not large. For each large
    /// shingle its holders.
    Part(&'a LargeRuns, Vec<Parted>),
}

impl<'a> Large<'a> {
    fn runs(&self) -> Option<&'a LargeRuns> {
        match self {
            Self::Pair => None,
            Self::Leave(runs) | Self::Part(runs, _) => Some(runs),
        }
    }
}

/// The holders of a large shingle, parted by a large run that most of them have in common.
#[derive(Debug)]
struct Parted {
    common: Option<u32>,
    with: Vec<u32>,
    without: Vec<u32>,
}

impl Parted {
    fn of(holders: &[u32], runs: &LargeRuns) -> Self {
        let common = holders.iter().find_map(|&set| runs.most_held(runs.signature(set)));
        let holds = |set: &u32| common.is_some_and(|run| runs.holds(runs.signature(*set), run));
        let (with, without) = holders.iter().copied().partition(holds);
        Self { common, with, without }
    }

    /// The holders that an asker of this signature need look at: those that hold the common run are
    /// tied to it, if it holds the run too.
    fn to_ask(&self, runs: &LargeRuns, signature: u32) -> impl Iterator<Item = u32> {
        let tied = self.common.is_some_and(|run| runs.holds(signature, run));
        let with = if tied { &[] } else { &self.with[..] };
        with.iter().chain(&self.without).copied()
    }
}

/// A thread's own memory for `Join::partners`.
#[derive(Debug)]
pub struct JoinScratch {
    /// For each set, the last asker that has looked at it.
    seen: Vec<u32>,
    /// For each signature, the last asker that has asked whether it meets it, and the answer.
    met: Vec<(u32, bool)>,
}

impl<'a> Join<'a> {
    /// A join of `sets`; `required` tells from a set's size how many items it asks a partner to
    /// share, at least 1 and rising with the size.
    pub fn new(sets: &'a Sets, required: impl Fn(u32) -> u32) -> Self {
        let required = (0..sets.len()).map(|set| required(sets.size(set)).max(1)).collect();
        Self { sets, required, resemblance: None, askers: u32::MAX, large: Large::Pair }
    }

    /// A join of pairs whose Jaccard resemblance is at least `share`. What two such sets have in common
    /// is at least that share of either, which is what each asks for.
    pub fn resembling(sets: &'a Sets, share: f64) -> Self {
        let join = Self::new(sets, |size| part(f64::from(size), share));
        Self { resemblance: Some(share), ..join }
    }

    /// Wants only pairs with a set below the number `askers`, and looks at no others.
    #[must_use]
    pub fn asked_by(self, askers: u32) -> Self {
        Self { askers, ..self }
    }

    /// Leaves large shingles alone, and pairs that have one of the large `runs` in common.
    #[must_use]
    pub fn without_large(self, runs: &'a LargeRuns) -> Self {
        Self { large: Large::Leave(runs), ..self }
    }

    /// Passes over pairs that have a large run in common, unless they share enough shingles that are
    /// not large.
    #[must_use]
    pub fn parted_by(self, runs: &'a LargeRuns) -> Self {
        if runs.is_empty() {
            return self;
        }
        let parted = (self.sets.first_large()..self.sets.distinct())
            .map(|item| Parted::of(&self.sets.holders(item), runs));
        Self { large: Large::Part(runs, parted.collect()), ..self }
    }

    /// Memory for one thread.
    pub fn scratch(&self) -> JoinScratch {
        let signatures = self.large.runs().map_or(0, LargeRuns::signatures);
        JoinScratch {
            seen: vec![u32::MAX; self.sets.len() as usize],
            met: vec![(u32::MAX, false); signatures],
        }
    }

    /// What a pair must share of which the asker asks for `alpha`.
    fn wanted(&self, alpha: u32, asker: u32, other: u32) -> u32 {
        let Some(share) = self.resemblance else { return alpha };
        // o / (a + b - o) >= s holds where o >= (a + b) · s / (1 + s).
        let both = f64::from(self.sets.size(asker)) + f64::from(self.sets.size(other));
        part(both, share / (1.0 + share)).max(alpha)
    }

    /// How many sets there are to ask for.
    pub fn len(&self) -> u32 {
        self.sets.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Calls `visit` with each partner that is `asker`'s to find and that `admit` lets pass. Over all
    /// askers each wanted pair comes once.
    pub fn partners(
        &self,
        scratch: &mut JoinScratch,
        asker: u32,
        admit: impl Fn(u32) -> bool,
        mut visit: impl FnMut(u32),
    ) {
        let mine = self.sets.shared_items(asker);
        let alpha = self.required[asker as usize];
        // Items of this set alone come first in the order of frequency and can name nobody, so they
        // shorten the prefix: it ends where fewer than α items are left.
        let Some(prefix) = (mine.len() + 1).checked_sub(alpha as usize) else { return };
        let own = self.large.runs().map_or(0, |runs| runs.signature(asker));
        let JoinScratch { seen, met } = scratch;
        let mut tied = |other: u32| {
            let Some(runs) = self.large.runs() else { return false };
            let signature = runs.signature(other);
            let known = &mut met[signature as usize];
            if known.0 != asker {
                *known = (asker, runs.meet(own, signature));
            }
            known.1
        };
        for (at, &item) in mine[..prefix].iter().enumerate() {
            let mut ask = |other: u32| {
                if other == asker || seen[other as usize] == asker {
                    return;
                }
                seen[other as usize] = asker;
                if (self.required[other as usize], other) < (alpha, asker) || !admit(other) {
                    return;
                }
                let theirs = self.sets.shared_items(other);
                let first = theirs.partition_point(|&their| their < item);
                let (mut left, mut right) = (&mine[at..], &theirs[first..]);
                if tied(other) {
                    if matches!(self.large, Large::Leave(_)) {
                        return;
                    }
                    // Large shingles come last. If the two share enough of the others, the first that
                    // they share is one of those, and this is it.
                    let others = |items: &[u32]| {
                        items.partition_point(|&item| item < self.sets.first_large())
                    };
                    (left, right) = (&left[..others(left)], &right[..others(right)]);
                }
                if share(left, right, self.wanted(alpha, asker, other)) {
                    visit(other);
                }
            };
            match &self.large {
                Large::Leave(_) if item >= self.sets.first_large() => {}
                Large::Part(runs, parted) if item >= self.sets.first_large() => {
                    let parted = &parted[(item - self.sets.first_large()) as usize];
                    parted.to_ask(runs, own).for_each(&mut ask);
                }
                _ if asker < self.askers => {
                    self.sets.holders(item).iter().copied().for_each(&mut ask);
                }
                // They rise, so the askers among them come first.
                _ => {
                    let holders = self.sets.holders(item);
                    holders.iter().copied().take_while(|&it| it < self.askers).for_each(&mut ask);
                }
            }
        }
    }
}

/// The least whole number that is at least `share` of `all`, after a step that takes back what binary
/// fractions added.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to all, a u32.
fn part(all: f64, share: f64) -> u32 {
    (all * share - 1e-9).ceil() as u32
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
    use super::super::{Bits, Grouped, Grouping, Items, Layout, Lists, Scattered, Sieve, Sifted};
    use super::*;
    use crate::spill::Spool;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Sets of small numbers, spread over the partitions as hashes are.
    fn sets_of(raw: &[BTreeSet<u64>], askers: u32, spool: &Spool) -> Sets {
        let store = spool.store();
        let grouping = Grouping { large: usize::MAX, askers };
        let spread = |n: &u64| (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hashes: Vec<Vec<u64>> = raw.iter().map(|s| s.iter().map(spread).collect()).collect();
        let all = 0..Sieve::PARTITIONS;
        let mut scattered = Scattered::with_room(all.clone(), 0);
        for set in &hashes {
            scattered.extend(set);
        }
        let scattered = [scattered];
        let sieve = Sieve(all.clone().map(|at| Bits::of(&scattered, at)).collect());
        let kept =
            (0u32..).zip(&hashes).flat_map(|(set, hashes)| hashes.iter().map(move |h| (*h, set)));
        let mut verdicts = sieve.of_part(0, 0);
        let kept: Vec<_> = kept.filter(|&(hash, _)| verdicts.keeps(hash)).collect();
        let partitions = Sifted::by_partition(vec![Sifted::of(&kept, all)]).into_iter();
        let grouped: Vec<_> = partitions
            .map(|(at, parts)| Grouped::of(parts, at, grouping, &mut Vec::new(), &store, |_, _| 1))
            .collect();
        let layout = Layout::of(&grouped);
        let lists = Lists::new(&layout, spool);
        (0..).zip(&grouped).for_each(|(at, grouped)| lists.fill(&layout, at, grouped));
        let holders = lists.done();
        let count = u32::try_from(hashes.len()).unwrap();
        let middle = count.div_ceil(2).max(1);
        let ranges = [0..middle.min(count), middle.min(count)..count];
        let items = ranges.map(|range| Items::of(&layout, &holders, range, &store)).into();
        let sizes = raw.iter().map(|set| u32::try_from(set.len()).unwrap()).collect();
        Sets::new(layout, holders, items, middle, sizes, Grouped::large(&grouped))
    }

    fn pairs(join: &Join<'_>) -> Vec<(u32, u32)> {
        let (mut scratch, mut found) = (join.scratch(), Vec::new());
        for asker in 0..join.len() {
            join.partners(
                &mut scratch,
                asker,
                |_| true,
                |other| {
                    found.push((asker.min(other), asker.max(other)));
                },
            );
        }
        found.sort_unstable();
        found
    }

    proptest! {
        #[test]
        fn finds_exactly_the_pairs_that_share_enough(
            raw in prop::collection::vec(prop::collection::btree_set(0u64..30, 0..14), 0..14),
            cap in 1u32..8,
            percent in 1u32..=100,
            askers in 0u32..16,
            spill in any::<bool>(),
        ) {
            let spool = Spool::new(spill.then_some(1));
            let required = |size: u32| cap.min((size * percent).div_ceil(100)).max(1);
            let ready = sets_of(&raw, askers, &spool);
            let join = Join::new(&ready, required).asked_by(askers);
            let mut wanted = Vec::new();
            for (b, right) in (0u32..).zip(&raw) {
                for (a, left) in (0..b.min(askers)).zip(&raw) {
                    let shared = u32::try_from(left.intersection(right).count()).unwrap();
                    let size = |s: &BTreeSet<u64>| {
                        required(u32::try_from(s.len()).unwrap())
                    };
                    if shared >= size(left).min(size(right)) {
                        wanted.push((a, b));
                    }
                }
            }
            wanted.sort_unstable();
            prop_assert_eq!(pairs(&join), wanted);
        }

        #[test]
        fn finds_exactly_the_pairs_that_resemble_each_other(
            raw in prop::collection::vec(prop::collection::btree_set(0u64..20, 0..14), 0..14),
            percent in 1u32..=100,
            spill in any::<bool>(),
        ) {
            let spool = Spool::new(spill.then_some(1));
            let share = f64::from(percent) / 100.0;
            let ready = sets_of(&raw, u32::MAX, &spool);
            let join = Join::resembling(&ready, share);
            let mut wanted = Vec::new();
            for (b, right) in (0u32..).zip(&raw) {
                for (a, left) in (0..b).zip(&raw) {
                    let (both, all) = (left.intersection(right).count(), left.union(right).count());
                    if both > 0 && both * 100 >= all * percent as usize {
                        wanted.push((a, b));
                    }
                }
            }
            wanted.sort_unstable();
            prop_assert_eq!(pairs(&join), wanted);
        }
    }
}

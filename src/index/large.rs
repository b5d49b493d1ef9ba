//! Texts that stand in very many distinct paragraphs: one long sentence in a hundred thousand. Every
//! two of those paragraphs are a match, and nobody can read so many pairs; here they are linked in a
//! chain instead, each with the next, so that the family has all its places and the work stays in
//! proportion to their number.
//!
//! What is left out, and why no place is lost: two paragraphs are passed over only if both hold the
//! same run of `min_run` words, compared word by word, that more than `limit` paragraphs hold. Such a
//! pair is a match by that run alone, and each of the two is tied to others by it: in the chain of that
//! run, or of one that covers more than half of it there and that more paragraphs hold. (The long
//! sentence and a common word behind it make a large run too, and it says no more than the sentence.)
//! A version that is closer than the rest of the family is found: a pair that shares as much as makes
//! a match in shingles that are *not* large is not passed over.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::RepId;
use crate::segment::TermId;
use crate::text::Map;

/// The runs that more paragraphs hold than are paired one by one.
#[derive(Debug, Default)]
pub struct LargeRuns {
    /// For each run whose paragraphs are tied one with the next, or each with each if they are few,
    /// those paragraphs, rising.
    tied: Vec<(Vec<RepId>, bool)>,
    /// How many paragraphs hold each run.
    counts: Vec<usize>,
    /// For each paragraph the number of its signature: which large runs it holds. 0 is none.
    signatures: Vec<u32>,
    /// What each signature stands for, rising.
    held: Vec<Vec<u32>>,
}

impl LargeRuns {
    /// Finds them. `suspects` are the paragraphs that may hold one, rising, with the places of the runs
    /// that may be large; `terms` gives a paragraph's words.
    ///
    /// # Panics
    /// At the 2³²nd run.
    pub fn of<'a>(
        paragraphs: u32,
        suspects: &[(RepId, Vec<u32>)],
        length: usize,
        limit: usize,
        terms: impl Fn(RepId) -> Cow<'a, [TermId]>,
    ) -> Self {
        let mut numbers: Map<Vec<TermId>, u32> = Map::default();
        let mut holders: Vec<Vec<RepId>> = Vec::new();
        for (rep, places) in suspects {
            let words = terms(*rep);
            for &at in places {
                let run = &words[at as usize..at as usize + length];
                let number = numbers.get(run).copied().unwrap_or_else(|| {
                    let next = u32::try_from(holders.len()).expect("fewer than 2^32 runs");
                    numbers.insert(run.to_vec(), next);
                    holders.push(Vec::new());
                    next
                });
                let holders = &mut holders[number as usize];
                if holders.last() != Some(rep) {
                    holders.push(*rep);
                }
            }
        }
        let counts: Vec<usize> = holders.iter().map(Vec::len).collect();
        let mut held_by: Vec<Vec<u32>> = vec![Vec::new(); paragraphs as usize];
        for (number, reps) in (0u32..).zip(&holders) {
            for rep in reps.iter().filter(|_| reps.len() > limit) {
                held_by[rep.0 as usize].push(number);
            }
        }
        // Of the large ones only those paragraphs in which the run stands for itself.
        let mut chains: Vec<Vec<RepId>> = vec![Vec::new(); holders.len()];
        for (rep, places) in suspects {
            let words = terms(*rep);
            let runs = places.iter().filter_map(|&at| {
                let number = *numbers.get(&words[at as usize..at as usize + length])?;
                (counts[number as usize] > limit).then_some((at, number))
            });
            for number in for_themselves(runs.collect(), &counts, length) {
                let chain = &mut chains[number as usize];
                if chain.last() != Some(rep) {
                    chain.push(*rep);
                }
            }
        }
        let tied = holders.into_iter().zip(chains).map(|(reps, chain)| {
            let large = reps.len() > limit;
            (if large { with_another(chain, &reps) } else { reps }, large)
        });
        let tied = tied.collect();
        let mut names: Map<Vec<u32>, u32> = Map::default();
        let mut held = vec![Vec::new()];
        names.insert(Vec::new(), 0);
        let signatures = held_by.into_iter().map(|runs| {
            let next = u32::try_from(held.len()).expect("no more than paragraphs");
            *names.entry(runs).or_insert_with_key(|runs| {
                held.push(runs.clone());
                next
            })
        });
        let signatures = signatures.collect();
        Self { tied, counts, signatures, held }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.held.len() <= 1
    }

    /// The pairs that the runs tie together: all of a run that few hold after all, and of a large one
    /// each paragraph with the next; `visit` is told whether the run is large.
    pub fn pairs(&self, mut visit: impl FnMut([RepId; 2], bool)) {
        for (reps, large) in &self.tied {
            let reach = if *large { 1 } else { reps.len() };
            for (at, &a) in reps.iter().enumerate() {
                for &b in reps[at + 1..].iter().take(reach) {
                    visit([a, b], *large);
                }
            }
        }
    }

    /// Of the large runs that a signature stands for the one that most paragraphs hold.
    pub(super) fn most_held(&self, signature: u32) -> Option<u32> {
        let held = self.held[signature as usize].iter().copied();
        held.max_by_key(|&run| (self.counts[run as usize], std::cmp::Reverse(run)))
    }

    /// Whether a signature stands for a run.
    pub(super) fn holds(&self, signature: u32, run: u32) -> bool {
        self.held[signature as usize].binary_search(&run).is_ok()
    }

    /// How many signatures there are.
    pub(super) fn signatures(&self) -> usize {
        self.held.len()
    }

    /// The signature of a paragraph.
    pub(super) fn signature(&self, set: u32) -> u32 {
        self.signatures.get(set as usize).copied().unwrap_or(0)
    }

    /// Whether paragraphs of these two signatures have a large run in common.
    pub(super) fn meet(&self, a: u32, b: u32) -> bool {
        if a == b {
            return a != 0;
        }
        let (mut left, mut right) = (&self.held[a as usize][..], &self.held[b as usize][..]);
        while let ([x, rest_x @ ..], [y, rest_y @ ..]) = (left, right) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => left = rest_x,
                std::cmp::Ordering::Greater => right = rest_y,
                std::cmp::Ordering::Equal => return true,
            }
        }
        false
    }
}

/// Of large runs at their places in one paragraph those that no other stands for: the one that most
/// paragraphs hold, the earlier among equals, stands for all that it covers more than half of; then the
/// same of what is left.
fn for_themselves(mut runs: Vec<(u32, u32)>, counts: &[usize], length: usize) -> Vec<u32> {
    let half = u32::try_from(length / 2).unwrap_or(u32::MAX);
    runs.sort_unstable_by_key(|&(at, run)| (std::cmp::Reverse(counts[run as usize]), at));
    let mut chosen: BTreeMap<u32, u32> = BTreeMap::new();
    for (at, run) in runs {
        let near = at.saturating_sub(half)..=at.saturating_add(half);
        if chosen.range(near).next().is_none() {
            chosen.insert(at, run);
        }
    }
    chosen.into_values().collect()
}

/// A chain with one more paragraph that holds its run, if there is one, so that no chain stands apart
/// from the others of its run, or consists of one paragraph.
fn with_another(mut chain: Vec<RepId>, holders: &[RepId]) -> Vec<RepId> {
    let other = holders.iter().find(|rep| chain.binary_search(rep).is_err());
    if let Some(other) = other.filter(|_| !chain.is_empty()) {
        chain.push(*other);
        chain.sort_unstable();
    }
    chain
}

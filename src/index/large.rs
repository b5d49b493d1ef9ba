//! Texts that stand in very many distinct paragraphs: one long sentence in a hundred thousand. Every
//! two of those paragraphs are a match, and nobody can read so many pairs; here they are linked in a
//! chain instead, each with the next, so that the family has all its places and the work stays in
//! proportion to their number.
//!
//! What is left out, and why nothing is lost: two paragraphs are passed over only if both hold the
//! same run of `min_run` words, compared word by word, that more than `limit` paragraphs hold. Such a
//! pair is a match by that run alone, and the chain of the run ties the two together. Pairs that share
//! a rarer shingle are not passed over: a version that is closer than the rest of the family is found.

use std::borrow::Cow;

use super::RepId;
use crate::segment::TermId;
use crate::text::Map;

/// The runs that more paragraphs hold than are paired one by one.
#[derive(Debug, Default)]
pub struct LargeRuns {
    /// For each large run the paragraphs that hold it, rising.
    holders: Vec<Vec<RepId>>,
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
        let mut held_by: Vec<Vec<u32>> = vec![Vec::new(); paragraphs as usize];
        for (number, reps) in (0u32..).zip(&holders) {
            for rep in reps.iter().filter(|_| reps.len() > limit) {
                held_by[rep.0 as usize].push(number);
            }
        }
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
        Self { holders, signatures, held }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.held.len() <= 1
    }

    /// The pairs that the runs tie together: all of a run that few hold after all, and of a large one
    /// each paragraph with the next; `visit` is told whether the run is large.
    pub fn pairs(&self, limit: usize, mut visit: impl FnMut([RepId; 2], bool)) {
        for reps in &self.holders {
            let large = reps.len() > limit;
            let reach = if large { 1 } else { reps.len() };
            for (at, &a) in reps.iter().enumerate() {
                for &b in reps[at + 1..].iter().take(reach) {
                    visit([a, b], large);
                }
            }
        }
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

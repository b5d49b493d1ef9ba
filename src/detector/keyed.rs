//! The second way in, which asks for no order: pairs of paragraphs that have several keys of rare
//! words in common. Unlike the join it promises nothing, and its work is bounded.

use rayon::prelude::*;

use super::sides::Sides;
use crate::compare::Weights;
use crate::fingerprint::keys;
use crate::index::{Bits, Collapsed, Grouped, Grouping, RepId, Scattered, Sieve, Sifted};
use crate::segment::{Segments, TermId};
use crate::spill::Spool;

/// Two paragraphs must have so many keys in common: three words meet by chance now and then.
const LEAST_KEYS: usize = 2;

/// The three words of a key are worth so many times the logarithm of the archive's paragraphs: the
/// more there are, the more often three words meet by chance.
const LEAST_LOGS: f64 = 1.4;

/// A word of a key is worth at least this share of what a key is.
const LEAST_SHARE: f64 = 0.25;

/// The words of a key.
const LEAST_WORDS: usize = 3;

/// Paragraphs to a task.
const A_TASK: usize = 1 << 12;

/// How rare each word is, in nats, and what the words of a key are worth together at least.
pub(super) struct Rarity<'a> {
    weights: &'a Weights,
    nats: Vec<f32>,
    least: f32,
}

impl<'a> Rarity<'a> {
    #[allow(clippy::cast_possible_truncation)] // A few nats.
    pub(super) fn of(segments: &Segments, collapsed: &Collapsed, weights: &'a Weights) -> Self {
        let paragraphs = f64::from(collapsed.len().max(2)).ln();
        let least = LEAST_LOGS * paragraphs;
        let words = u32::try_from(segments.terms().len()).unwrap_or(u32::MAX);
        let nats = (0..words).into_par_iter().map(|word| {
            let count = weights.count(TermId(word));
            let nats = paragraphs - f64::from(count.max(1)).ln();
            // A word that stands once joins nothing.
            if count < 2 || nats < least * LEAST_SHARE { 0.0 } else { nats as f32 }
        });
        Self { weights, nats: nats.collect(), least: least as f32 }
    }

    /// How rare a word is, in nats, or 0 if it is not rare at all.
    pub(super) fn nats(&self, term: TermId) -> f32 {
        self.nats[term.0 as usize]
    }

    /// How often a word stands in distinct paragraphs.
    pub(super) fn count(&self, term: TermId) -> u32 {
        self.weights.count(term)
    }

    /// Whether two texts have a key's worth of rare words in common, wherever they stand. The words
    /// come in stretches.
    pub(super) fn meet<'t>(
        &self,
        a: impl Iterator<Item = &'t [TermId]>,
        b: impl Iterator<Item = &'t [TermId]>,
    ) -> bool {
        let rare = |term: &TermId| self.nats[term.0 as usize] > 0.0;
        let mut held: Vec<TermId> = a.flatten().copied().filter(rare).collect();
        held.sort_unstable();
        held.dedup();
        let mut met: Vec<TermId> = b.flatten().copied().filter(rare).collect();
        met.retain(|term| held.binary_search(term).is_ok());
        met.sort_unstable();
        met.dedup();
        let worth: f32 = met.iter().map(|term| self.nats[term.0 as usize]).sum();
        met.len() >= LEAST_WORDS && worth >= self.least
    }
}

/// The pairs of distinct paragraphs that have keys in common, sorted, and how many keys were left out
/// because more than `most` paragraphs have them.
pub(super) fn keyed(
    segments: &Segments,
    collapsed: &Collapsed,
    rarity: &Rarity<'_>,
    sides: &Sides,
    spool: &Spool,
    most: usize,
) -> (Vec<[RepId; 2]>, u64) {
    let fill = |set: u32, out: &mut Vec<u64>| {
        let terms = segments.terms_of(collapsed.first(RepId(set)));
        keys(&terms, |term| rarity.nats[term.0 as usize], rarity.least, out);
    };
    let tasks: Vec<_> = {
        let starts = (0..collapsed.len()).step_by(A_TASK);
        #[allow(clippy::cast_possible_truncation)] // A constant.
        starts.map(|from| from..(from + A_TASK as u32).min(collapsed.len())).collect()
    };
    let whole = 0..Sieve::PARTITIONS;
    let mut passes = 1;
    if let Some(limit) = spool.limit() {
        let words = segments.word_count() * size_of::<u64>();
        passes = words.div_ceil(limit).clamp(1, Sieve::PARTITIONS);
    }
    let each = whole.len().div_ceil(passes);
    let mut pairs = Vec::new();
    let mut left_out = 0;
    for from in whole.step_by(each) {
        let pass = from..(from + each).min(Sieve::PARTITIONS);
        let scattered: Vec<Scattered> = tasks
            .par_iter()
            .map_init(Vec::new, |hashes, task| {
                let mut scattered = Scattered::with_room(pass.clone(), 0);
                for set in task.clone() {
                    fill(set, hashes);
                    scattered.extend(hashes);
                }
                scattered
            })
            .collect();
        let mut bits = Vec::new();
        bits.par_extend(pass.clone().into_par_iter().map(|at| Bits::of(&scattered, at)));
        drop(scattered);
        let sieve = Sieve(bits);
        let first = pass.start;
        let sifted = tasks.par_iter().enumerate().map_init(
            || (Vec::new(), Vec::new()),
            |(hashes, kept), (part, task)| {
                kept.clear();
                let mut verdicts = sieve.of_part(part, first);
                for set in task.clone() {
                    fill(set, hashes);
                    hashes.retain(|&hash| {
                        pass.contains(&Sieve::partition(hash)) && verdicts.keeps(hash)
                    });
                    hashes.sort_unstable();
                    hashes.dedup();
                    kept.extend(hashes.iter().map(|&hash| (hash, set)));
                }
                Sifted::of(kept, pass.clone())
            },
        );
        let grouping = Grouping { large: usize::MAX, askers: sides.askers() };
        let store = Spool::new(None).store();
        let found: Vec<(Vec<[RepId; 2]>, u64)> = Sifted::by_partition(sifted.collect())
            .into_par_iter()
            .map_init(Vec::new, |spare, (at, parts)| {
                let grouped = Grouped::of(parts, at, grouping, spare, &store, |_, _| 1);
                let (mut pairs, mut left_out) = (Vec::new(), 0);
                grouped.each(|sets| {
                    if sets.len() > most {
                        left_out += 1;
                        return;
                    }
                    for (at, &a) in sets.iter().enumerate() {
                        let met = sets[at + 1..].iter().map(|&b| [RepId(a), RepId(b)]);
                        pairs.extend(met.filter(|[a, b]| a != b && sides.meet(*a, *b)));
                    }
                });
                (pairs, left_out)
            })
            .collect();
        for (some, more) in found {
            pairs.extend(some);
            left_out += more;
        }
    }
    pairs.par_sort_unstable();
    let several = pairs.chunk_by(|a, b| a == b).filter(|same| same.len() >= LEAST_KEYS);
    (several.map(|same| same[0]).collect(), left_out)
}

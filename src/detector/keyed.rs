//! The second way in, which asks for no order: pairs of paragraphs that have several keys of rare
//! words in common. Unlike the join it promises nothing, and its work is bounded.

use rayon::prelude::*;

use super::sides::Sides;
use crate::compare::Weights;
use crate::fingerprint::Rareness;
use crate::fingerprint::keys::keys;
use crate::index::{Bits, Collapsed, Grouped, Grouping, RepId, Scattered, Sieve, Sifted};
use crate::segment::{Segments, TermId};
use crate::spill::Spool;
use crate::text::Set;

/// Two paragraphs must have so many keys in common: three words meet by chance now and then.
const LEAST_KEYS: usize = 2;

/// The words of a key.
const LEAST_WORDS: usize = 3;

/// Paragraphs to a task.
const A_TASK: usize = 1 << 12;

/// How rare each word is, and what the words of a key are worth together at least.
pub(super) struct Rarity<'a> {
    weights: &'a Weights,
    scale: Rareness,
    worth: Vec<u32>,
    least: u32,
}

impl<'a> Rarity<'a> {
    /// Of the words of these segments in an archive of so many distinct `paragraphs`.
    pub(super) fn of(segments: &Segments, paragraphs: u32, weights: &'a Weights) -> Self {
        let scale = Rareness::of(paragraphs);
        let words = u32::try_from(segments.terms().len()).unwrap_or(u32::MAX);
        let worth = (0..words).into_par_iter().map(|word| scale.worth(weights.count(TermId(word))));
        Self { weights, scale, worth: worth.collect(), least: scale.key() }
    }

    /// The scale on which words are rare.
    pub(super) fn scale(&self) -> Rareness {
        self.scale
    }

    /// How rare a word is, or 0 if it is not rare at all.
    pub(super) fn worth(&self, term: TermId) -> u32 {
        self.worth[term.0 as usize]
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
        let rare = |term: &TermId| self.worth(*term) > 0;
        let mut held: Vec<TermId> = a.flatten().copied().filter(rare).collect();
        held.sort_unstable();
        held.dedup();
        let mut met: Vec<TermId> = b.flatten().copied().filter(rare).collect();
        met.retain(|term| held.binary_search(term).is_ok());
        met.sort_unstable();
        met.dedup();
        let worth: u64 = met.iter().map(|term| u64::from(self.worth(*term))).sum();
        met.len() >= LEAST_WORDS && worth >= self.least.into()
    }
}

/// Which keys are left out, because too many paragraphs have them.
#[derive(Clone, Copy)]
pub(super) struct Crowding<'a> {
    /// The most paragraphs that may have a key,
    pub(super) most: usize,
    /// and the keys that more have in the whole archive, of which this is a part.
    pub(super) crowded: &'a Set<u64>,
}

/// The pairs of distinct paragraphs that have keys in common, sorted, and how many keys were left out.
pub(super) fn keyed(
    segments: &Segments,
    collapsed: &Collapsed,
    rarity: &Rarity<'_>,
    sides: &Sides,
    spool: &Spool,
    Crowding { most, crowded }: Crowding<'_>,
) -> (Vec<[RepId; 2]>, u64) {
    let fill = |set: u32, out: &mut Vec<u64>| {
        let terms = segments.terms_of(collapsed.first(RepId(set)));
        keys(&terms, |term| rarity.worth(term), rarity.least, out);
        if !crowded.is_empty() {
            out.retain(|key| !crowded.contains(key));
        }
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
    let mut left_out = crowded.len() as u64;
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

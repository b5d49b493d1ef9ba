//! Pairs of units that share their rarer words, in whatever order: the cosine of their words, each
//! weighed by how few units hold it (tf-isf; Sanchez-Perez, Sidorov and Gelbukh, PAN 2014).

use super::limits::Limits;
use super::pair::Pair;

/// The words of all units of one side, each unit's words told once with their weights.
#[derive(Debug, Default)]
pub(super) struct Vectors {
    /// Word and weight, unit by unit.
    entries: Vec<(u32, f64)>,
    ends: Vec<usize>,
    norms: Vec<f64>,
}

/// Two units that are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seed {
    /// The unit of each side.
    pub(super) units: [u32; 2],
}

impl Vectors {
    /// The vectors of both sides.
    pub(super) fn of(pair: &Pair) -> [Self; 2] {
        let mut holders = vec![0u32; pair.counts.len()];
        let mut last = vec![u32::MAX; pair.counts.len()];
        let mut number = 0;
        for (words, units) in pair.words.iter().zip(&pair.units) {
            for unit in units {
                for &word in &words[unit.range()] {
                    if last[word as usize] != number {
                        last[word as usize] = number;
                        holders[word as usize] += 1;
                    }
                }
                number += 1;
            }
        }
        // Two units more than there are: where there are but two, what both hold still says something.
        let all = f64::from(number) + 2.0;
        let weights: Vec<f64> =
            holders.iter().map(|&holders| (all / f64::from(holders.max(1))).ln()).collect();
        [0, 1].map(|side| Self::of_side(pair, side, &weights))
    }

    fn of_side(pair: &Pair, side: usize, weights: &[f64]) -> Self {
        let mut vectors = Self::default();
        let mut sorted = Vec::new();
        for unit in &pair.units[side] {
            sorted.clear();
            sorted.extend_from_slice(&pair.words[side][unit.range()]);
            sorted.sort_unstable();
            let mut norm = 0.0;
            for same in sorted.chunk_by(|a, b| a == b) {
                let weight = same.len() as f64 * weights[same[0] as usize];
                norm += weight * weight;
                vectors.entries.push((same[0], weight));
            }
            vectors.ends.push(vectors.entries.len());
            vectors.norms.push(norm.sqrt());
        }
        vectors
    }

    /// The words of a unit, with their weights.
    pub(super) fn unit(&self, unit: u32) -> &[(u32, f64)] {
        let at = unit as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.entries[start..self.ends[at]]
    }

    /// The words of some units summed up, sorted by word.
    pub(super) fn sum(&self, units: &[u32]) -> Vec<(u32, f64)> {
        let mut words: Vec<(u32, f64)> =
            units.iter().flat_map(|&unit| self.unit(unit)).copied().collect();
        // A stable sort: sums of fractions depend on their order.
        words.sort_by_key(|entry| entry.0);
        words.dedup_by(|next, sum| {
            let same = next.0 == sum.0;
            if same {
                sum.1 += next.1;
            }
            same
        });
        words
    }

    fn len(&self) -> u32 {
        super::pair::length(&self.ends)
    }
}

/// All seeds, in the order of their units, and how many words made none since more than `most` units
/// of b hold them.
pub(super) fn seeds(vectors: &[Vectors; 2], words: usize, most: usize) -> (Vec<Seed>, u64) {
    let [a, b] = vectors;
    // For each word the units of b that hold it.
    let mut ends = vec![0u32; words + 1];
    for (word, _) in &b.entries {
        ends[*word as usize + 1] += 1;
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let frequent = ends.windows(2).filter(|ends| (ends[1] - ends[0]) as usize > most).count();
    let mut next = ends.clone();
    let mut postings = vec![(0u32, 0.0f64); b.entries.len()];
    for unit in 0..b.len() {
        for &(word, weight) in b.unit(unit) {
            let slot = &mut next[word as usize];
            postings[*slot as usize] = (unit, weight);
            *slot += 1;
        }
    }
    let mut dots = vec![0.0f64; b.len() as usize];
    let mut met = Vec::new();
    let mut seeds = Vec::new();
    for unit in 0..a.len() {
        for &(word, weight) in a.unit(unit) {
            let holders = ends[word as usize] as usize..ends[word as usize + 1] as usize;
            if holders.len() > most || weight <= 0.0 {
                continue;
            }
            for &(other, its) in &postings[holders] {
                if dots[other as usize] == 0.0 {
                    met.push(other);
                }
                dots[other as usize] += weight * its;
            }
        }
        met.sort_unstable();
        for &other in &met {
            let norms = a.norms[unit as usize] * b.norms[other as usize];
            if dots[other as usize] > Limits::SEED_COSINE * norms {
                seeds.push(Seed { units: [unit, other] });
            }
            dots[other as usize] = 0.0;
        }
        met.clear();
    }
    (seeds, frequent as u64)
}

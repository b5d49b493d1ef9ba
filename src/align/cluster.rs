//! Seeds to clusters: those that lie together in the plane of both positions.

use super::pair::Pair;
use super::seeds::{Seed, Vectors};
use crate::text::{Span, Tok};

/// Parts seeds wherever more than `gaps` words of either side have none, again and again until every
/// part holds together on both sides.
pub(super) fn clusters(
    seeds: &[Seed],
    units: &[Vec<Span<Tok>>; 2],
    gaps: [u32; 2],
) -> Vec<Vec<Seed>> {
    let mut done = Vec::new();
    // A part, the side that it is parted by next, and whether it held together by the other.
    let mut open = vec![(seeds.to_vec(), 0, false)];
    while let Some((mut part, side, held)) = open.pop() {
        part.sort_unstable_by_key(|seed| (seed.units[side], seed.units[1 - side]));
        let span = |seed: &Seed| units[side][seed.units[side] as usize];
        let near = |a: &Seed, b: &Seed| span(b).start().saturating_sub(span(a).end()) <= gaps[side];
        let mut parts = part.chunk_by(near);
        match (parts.next(), parts.next()) {
            (None, _) => {}
            (Some(_), None) if held => done.push(part),
            (Some(_), None) => open.push((part, 1 - side, true)),
            (Some(first), Some(second)) => {
                let rest = [first, second].into_iter().chain(parts);
                open.extend(rest.map(|part| (part.to_vec(), 1 - side, false)));
            }
        }
    }
    done.sort_unstable_by_key(|cluster| cluster.iter().map(|seed| seed.units).min());
    done
}

/// A cluster as a whole.
#[derive(Debug)]
pub(super) struct Cluster {
    /// The stretch of each side that its units span.
    pub(super) spans: [Span<Tok>; 2],
    /// Its units of each side, each once.
    pub(super) units: [Vec<u32>; 2],
    /// How much alike the words of its two sides are, from 0 to 1.
    pub(super) cosine: f64,
}

impl Cluster {
    /// The cluster of these seeds.
    pub(super) fn of(seeds: &[Seed], pair: &Pair, vectors: &[Vectors; 2]) -> Self {
        let units = [0, 1].map(|side| {
            let mut units: Vec<u32> = seeds.iter().map(|seed| seed.units[side]).collect();
            units.sort_unstable();
            units.dedup();
            units
        });
        let spans = [0, 1].map(|side| {
            let spans = units[side].iter().map(|&unit| pair.units[side][unit as usize]);
            spans.reduce(Span::cover).unwrap_or(Span::new(0, 0))
        });
        let cosine = cosine(&vectors[0].sum(&units[0]), &vectors[1].sum(&units[1]));
        Self { spans, units, cosine }
    }
}

/// The cosine of two sums of words, each sorted by word.
fn cosine(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let norm = |words: &[(u32, f64)]| words.iter().map(|entry| entry.1 * entry.1).sum::<f64>();
    let (mut dot, mut behind) = (0.0, b);
    for &(word, weight) in a {
        let next = behind.partition_point(|entry| entry.0 < word);
        behind = &behind[next..];
        if let Some(entry) = behind.first().filter(|entry| entry.0 == word) {
            dot += weight * entry.1;
        }
    }
    let norm = (norm(a) * norm(b)).sqrt();
    if norm > 0.0 { dot / norm } else { 0.0 }
}

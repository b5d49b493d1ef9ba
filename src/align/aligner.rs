//! The story of an alignment: seeds, clusters, ends, and again with what is left.

use super::Limits;
use super::cluster::{Cluster, clusters};
use super::digest::digests;
use super::pair::{Pair, Side, length};
use super::refine::{Found, Refiner};
use super::seeds::{Seed, Vectors, seeds};
use super::settle::{gated, merge, resolve, snap};
use crate::compare::Weights;
use crate::segment::Terms;
use crate::text::{Span, Tok};

/// A stretch that two texts share, in words of each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where it stands in a.
    pub a: Span<Tok>,
    /// Where it stands in b.
    pub b: Span<Tok>,
    /// The log-likelihood ratio of reuse against chance, in nats; of the two sides' the smaller.
    pub significance: f64,
    /// Whether a draws on all of b's stretch, in few words of its own.
    pub digest: bool,
}

/// Finds the stretches that two texts share, after the seeds and clusters of Sanchez-Perez, Sidorov
/// and Gelbukh (PAN 2014); the ends are found by log-odds, word by word.
#[derive(Debug, Clone, Copy)]
pub struct Aligner<'a> {
    weights: &'a Weights,
    terms: &'a Terms,
    limits: &'a Limits,
}

impl<'a> Aligner<'a> {
    /// An aligner of texts of an archive with these words and weights.
    pub fn new(weights: &'a Weights, terms: &'a Terms, limits: &'a Limits) -> Self {
        Self { weights, terms, limits }
    }

    /// The stretch near `spans` that says most for reuse, whatever that is, or `None` if nothing there
    /// does.
    pub fn near(&self, a: Side<'_>, b: Side<'_>, spans: [Span<Tok>; 2]) -> Option<Stretch> {
        let pair = Pair::of([a, b], self.weights, self.terms);
        let found = Refiner::of(&pair).refine(&pair, spans)?;
        Some(snapped(&pair, found, false))
    }

    /// The stretches that two texts share, in the order of a. They may overlap on one side, where one
    /// text has a stretch twice.
    pub fn stretches(&self, a: Side<'_>, b: Side<'_>) -> Vec<Stretch> {
        let limits = self.limits;
        let pair = Pair::of([a, b], self.weights, self.terms);
        let vectors = Vectors::of(&pair);
        let seeds = seeds(&vectors, pair.counts.len());
        let mut refiner = Refiner::of(&pair);
        let mut left = seeds.clone();
        let mut told: Vec<Found> = Vec::new();
        for _ in 0..Limits::ROUNDS {
            let mut found = Vec::new();
            for cluster in clusters(&left, &pair.units, [Limits::GAP; 2]) {
                let Cluster { spans, cosine, .. } = Cluster::of(&cluster, &pair, &vectors);
                if cosine > Limits::CLUSTER_COSINE {
                    found.extend(refiner.refine(&pair, spans));
                }
            }
            let found = gated(merge(found, &pair, &mut refiner), &told, limits);
            if found.is_empty() {
                break;
            }
            told.extend(found);
            told = resolve(told);
            // What a stretch has taken stands for nothing else.
            left.retain(|seed| !told.iter().any(|found| holds(found, seed, &pair)));
        }
        let mut told = merge(told, &pair, &mut refiner);
        let digests = if limits.digest {
            digests(&seeds, &pair, &vectors, &mut refiner, &mut told)
        } else {
            Vec::new()
        };
        let own = told.into_iter().map(|found| snapped(&pair, found, false));
        let mut all: Vec<Stretch> = own.collect();
        all.extend(digests.into_iter().map(|found| snapped(&pair, found, true)));
        all.sort_by_key(|stretch| (stretch.a, stretch.b));
        all
    }
}

fn snapped(pair: &Pair, found: Found, digest: bool) -> Stretch {
    let [a, b] = [0, 1]
        .map(|side| snap(found.spans[side], &pair.sentences[side], length(&pair.words[side])));
    Stretch { a, b, significance: found.nats, digest }
}

/// Whether a stretch holds words of both units of a seed.
fn holds(found: &Found, seed: &Seed, pair: &Pair) -> bool {
    (0..2).all(|side| {
        let unit = pair.units[side][seed.units[side] as usize];
        found.spans[side].overlap(unit) > 0
    })
}

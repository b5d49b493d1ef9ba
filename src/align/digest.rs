//! A text that draws on all of another: a short stretch whose words come from everywhere in a long one.

use super::cluster::{Cluster, clusters};
use super::pair::Pair;
use super::refine::{Found, Refiner};
use super::seeds::{Seed, Vectors};

/// Seeds of one digest lie no further apart than this in the digest, and in what it draws on.
const GAPS: [u32; 2] = [50, 600];

/// A digest and its source have at least so many units each,
const LEAST_UNITS: usize = 4;

/// the source is so many times as long,
const TIMES: f64 = 2.5;

/// and they are so much alike in their words.
const COSINE: f64 = 0.4;

/// A digest says at least this much for reuse, in nats.
const GATE: f64 = 100.0;

/// A stretch inside it stands for itself if it says more than this share of what the digest says.
const OWN: f64 = 0.75;

/// The digests that the text `own` holds of the other. What they explain better is taken from
/// `told`.
pub(super) fn digests(
    seeds: &[Seed],
    pair: &Pair,
    vectors: &[Vectors; 2],
    own: usize,
    refiner: &mut Refiner<'_>,
    told: &mut Vec<Found>,
) -> Vec<Found> {
    let gaps = if own == 0 { GAPS } else { [GAPS[1], GAPS[0]] };
    let mut digests = Vec::new();
    for cluster in clusters(seeds, &pair.units, gaps) {
        let Cluster { spans, units, cosine } = Cluster::of(&cluster, pair, vectors);
        let drawn = f64::from(spans[1 - own].len()) >= TIMES * f64::from(spans[own].len());
        if !drawn || units.iter().any(|units| units.len() < LEAST_UNITS) || cosine < COSINE {
            continue;
        }
        let Some((span, nats)) = refiner.draws(pair, own, spans) else { continue };
        let mut whole = spans;
        whole[own] = span;
        let found = Found { spans: whole, nats };
        let inside = |other: &Found| (0..2).all(|at| other.spans[at].overlap(found.spans[at]) > 0);
        let explained = told.iter().any(|other| inside(other) && other.nats > OWN * nats);
        if nats >= GATE && !explained {
            told.retain(|other| !inside(other));
            digests.push(found);
        }
    }
    digests
}

//! Found stretches to those that are told: joined where they run on from each other, snapped to
//! sentences, and each told once.

use super::limits::{Limits, Part};
use super::pair::Pair;
use super::refine::{Found, Refiner};
use crate::text::{Span, Tok};

/// Leaves those that say enough, the best first. One that touches a better one on either side has to
/// say more.
pub(super) fn gated(mut found: Vec<Found>, told: &[Found], limits: &Limits) -> Vec<Found> {
    found.sort_by(best_first);
    let mut kept: Vec<Found> = Vec::new();
    for this in found {
        let touches =
            |better: &Found| (0..2).any(|side| gap(this.spans[side], better.spans[side]) == 0);
        let again = told.iter().chain(&kept).any(touches);
        let gate = if again { limits.gate_again } else { limits.gate };
        let long = this.spans.iter().all(|span| span.len() >= limits.least_words);
        if this.nats >= gate && long {
            kept.push(this);
        }
    }
    kept
}

fn best_first(a: &Found, b: &Found) -> std::cmp::Ordering {
    b.nats.total_cmp(&a.nats).then(a.spans.cmp(&b.spans))
}

/// Joins stretches that are near to each other on both sides, again and again.
pub(super) fn merge(mut found: Vec<Found>, pair: &Pair, refiner: &mut Refiner<'_>) -> Vec<Found> {
    found.sort_by_key(|found| found.spans);
    if !refiner.limits().has(Part::Merging) {
        return found;
    }
    let mut at = 0;
    while at < found.len() {
        let this = found[at];
        let near = |other: &Found| {
            (0..2).all(|side| gap(this.spans[side], other.spans[side]) <= Limits::MERGE_GAP)
        };
        let Some(next) = (at + 1..found.len()).find(|&next| near(&found[next])) else {
            at += 1;
            continue;
        };
        let other = found.remove(next);
        let spans = [0, 1].map(|side| this.spans[side].cover(other.spans[side]));
        let least = this.nats.max(other.nats);
        let better = refiner.refine(pair, spans);
        let hull = Found { spans, nats: least };
        found[at] = better.map_or(hull, |better| Found { nats: better.nats.max(least), spans });
        // What was joined may reach what stood before it.
        at = 0;
    }
    found
}

/// The words between two stretches.
fn gap(a: Span<Tok>, b: Span<Tok>) -> u32 {
    a.start().max(b.start()).saturating_sub(a.end().min(b.end()))
}

/// Moves ends to the edges of sentences that are near outside.
pub(super) fn snap(span: Span<Tok>, sentences: &[u32], words: u32) -> Span<Tok> {
    let (mut start, mut end) = (span.start(), span.end());
    let behind = sentences.partition_point(|&at| at <= start);
    let opening = sentences.get(behind.wrapping_sub(1)).copied().unwrap_or(0);
    if start - opening <= Limits::SNAP {
        start = opening;
    }
    let next = sentences.partition_point(|&at| at < end);
    let closing = sentences.get(next).copied().unwrap_or(words);
    if closing - end <= Limits::SNAP {
        end = closing;
    }
    Span::new(start, end)
}

/// Leaves out what overlaps a better one by more than half of the shorter on both sides; the rest in
/// the order of its places.
pub(super) fn resolve(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(best_first);
    let mut told: Vec<Found> = Vec::new();
    for this in found {
        let beaten = told.iter().any(|better| {
            (0..2).all(|side| {
                let (a, b) = (this.spans[side], better.spans[side]);
                a.overlap(b) * 2 > a.len().min(b.len())
            })
        });
        if !beaten {
            told.push(this);
        }
    }
    told.sort_by_key(|found| found.spans);
    told
}

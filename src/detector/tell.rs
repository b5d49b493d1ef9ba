//! What was found to a report, on all threads.

use rayon::prelude::*;

use super::stage::{Observer, Steps};
use crate::align::Limits;
use crate::family::{Class, Shared, continued, in_order};
use crate::report::{
    Entries, Findings, MatchEntry, Pair, Part, Parts, PassageEntry, Report, assemble, passage,
};

/// The report of the findings.
///
/// `limits` are told where whole posts were aligned: then a passage must be significant.
pub(super) fn tell<O: Observer>(
    findings: &Findings<'_>,
    limits: Option<&Limits>,
    observer: &O,
) -> Report {
    let (mut pairs, matches_left_out) = findings.pairs();
    pairs.par_sort_unstable();
    pairs.dedup_by(|next, last| next.is_at(last));
    let parts = parts(findings, &pairs);
    // What one thread has to do alone, it does beside the others.
    let ((matches, passages), (refrains, (sequences, reused))) = rayon::join(
        || {
            let (matches, shared) = matches(findings, &pairs, &parts, observer);
            let passages = passages(findings, limits, shared, &matches);
            (matches, passages)
        },
        || {
            let all = findings.refrains.par_iter().enumerate();
            let entry = |(at, refrain)| findings.refrain_entry(number(at), refrain, &parts);
            rayon::join(
                || all.map(entry).collect(),
                || rayon::join(|| findings.sequences(), || findings.reused_words()),
            )
        },
    );
    let entries = Entries { matches, passages, refrains, sequences, reused, matches_left_out };
    assemble(findings, entries)
}

/// Where the parts of paragraphs stand that are told.
fn parts(findings: &Findings<'_>, pairs: &[Pair]) -> Parts {
    let mut parts = findings.parts(pairs);
    parts.par_sort_unstable();
    parts.dedup();
    let same = |a: &Part, b: &Part| a.paragraph == b.paragraph;
    let bytes = parts.par_chunk_by(same).flat_map_iter(|parts| findings.cut(parts)).collect();
    Parts::new(parts, bytes)
}

/// The matches, and what they share in words of the whole archive, in the order of the places.
fn matches<O: Observer>(
    findings: &Findings<'_>,
    pairs: &[Pair],
    parts: &Parts,
    observer: &O,
) -> (Vec<MatchEntry>, Vec<Shared>) {
    let all = || pairs.par_iter().enumerate();
    let steps = Steps::new(observer, pairs.len());
    let told = all().map(|(at, pair)| {
        steps.done(at);
        findings.told(number(at), pair, parts)
    });
    let matches: Vec<MatchEntry> = told.collect();
    let plain = all().filter(|(at, _)| matches[*at].class != Class::Standing);
    let shared = plain.flat_map_iter(|(at, pair)| findings.shared(number(at), pair));
    let mut shared: Vec<Shared> = shared.collect();
    shared.par_sort_unstable_by_key(in_order);
    (matches, shared)
}

/// The passages: wide stretches with what they hold, and the chains of what no wide stretch holds.
fn passages(
    findings: &Findings<'_>,
    limits: Option<&Limits>,
    shared: Vec<Shared>,
    matches: &[MatchEntry],
) -> Vec<PassageEntry> {
    let mut inside: Vec<Vec<Shared>> = vec![Vec::new(); findings.wide.len()];
    let mut rest = shared;
    // In an archive they are what no pair of paragraphs tells, and hold nothing.
    if limits.is_some() && !findings.wide.is_empty() {
        rest.retain(|shared| {
            let mut holders = findings.wide.iter().zip(&mut inside);
            let holder = holders.find(|(wide, _)| wide.holds(findings, shared));
            holder.map(|(_, inside)| inside.push(*shared)).is_none()
        });
    }
    let wide = findings.wide.iter().zip(&inside).enumerate();
    let mut passages: Vec<PassageEntry> =
        wide.map(|(at, (wide, inside))| findings.wide(number(at), wide, inside, matches)).collect();
    let chains = continued(&rest);
    drop(rest);
    let told = |chain: &usize| {
        limits.is_none_or(|limits| {
            let (worth, words) = worth(chains.get(*chain));
            let beside =
                findings.wide.iter().any(|wide| wide.touches(findings, chains.get(*chain)));
            let least = if beside { limits.gate_again } else { LET_GO * limits.gate };
            worth >= least && words >= limits.least_words
        })
    };
    let chosen: Vec<usize> = (0..chains.len()).into_par_iter().filter(told).collect();
    let first = passages.len();
    passages.par_extend(
        chosen
            .par_iter()
            .enumerate()
            .map(|(at, &chain)| passage(number(first + at), chains.get(chain), matches)),
    );
    passages
}

/// A chain that the alignment of whole posts has looked at and let go says so many times as much as
/// others must; its matches are told all the same.
const LET_GO: f64 = 3.0;

/// What a chain says for reuse, in nats, and the words of its shorter side.
fn worth(chain: &[Shared]) -> (f64, u32) {
    let nats = chain.iter().map(|shared| shared.significance).sum();
    let words = |of: fn(&Shared) -> u32| chain.iter().map(of).sum::<u32>();
    (nats, words(|shared| shared.a.len()).min(words(|shared| shared.b.len())))
}

#[allow(clippy::cast_possible_truncation)] // Places, and so pairs and refrains, fit in u32.
fn number(at: usize) -> u32 {
    at as u32
}

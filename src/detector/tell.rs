//! What was found to a report, on all threads.

use rayon::prelude::*;

use super::stage::{Observer, Steps};
use crate::family::{Class, Shared, continued, in_order};
use crate::report::{
    Entries, Findings, MatchEntry, Pair, Part, Parts, PassageEntry, Report, assemble, passage,
};

/// The report of the findings.
pub(super) fn tell<O: Observer>(findings: &Findings<'_>, observer: &O) -> Report {
    let (mut pairs, matches_left_out) = findings.pairs();
    pairs.par_sort_unstable();
    pairs.dedup_by(|next, last| next.is_at(last));
    let parts = parts(findings, &pairs);
    // What one thread has to do alone, it does beside the others.
    let ((matches, passages), (refrains, (sequences, reused))) = rayon::join(
        || {
            let (matches, shared) = matches(findings, &pairs, &parts, observer);
            let passages = passages(shared, &matches);
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

fn passages(shared: Vec<Shared>, matches: &[MatchEntry]) -> Vec<PassageEntry> {
    let chains = continued(&shared);
    drop(shared);
    let all = (0..chains.len()).into_par_iter();
    all.map(|chain| passage(number(chain), chains.get(chain), matches)).collect()
}

#[allow(clippy::cast_possible_truncation)] // Places, and so pairs and refrains, fit in u32.
fn number(at: usize) -> u32 {
    at as u32
}

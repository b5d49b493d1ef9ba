//! Words to candidates, on all threads: shingles sifted, grouped, numbered and joined.

use std::ops::Range;

use rayon::prelude::*;

use super::sides::Sides;
use super::stage::{Observer, Stage};
use crate::fingerprint::Shingles;
use crate::index::{
    Bits, Collapsed, Grouped, Join, LargeRuns, RepId, Scattered, Sets, Sieve, Sifted,
};
use crate::options::Settings;
use crate::segment::Segments;
use crate::text::Set;

/// Distinct paragraphs whose shingles one task handles.
const SETS_A_TASK: u32 = 8192;

/// All pairs of distinct paragraphs that meet the criteria by their hashes, sorted, but for those
/// within a large family; and the pairs that tie the large families together.
pub(super) fn candidates<O: Observer>(
    settings: &Settings,
    segments: &Segments,
    collapsed: &Collapsed,
    sides: &Sides,
    observer: &mut O,
) -> (Vec<[RepId; 2]>, Set<[RepId; 2]>) {
    let criteria = &settings.criteria;
    // Each draft asks for itself; only an archive against itself can be told in chains.
    let chains = sides.drafts.is_none() && !settings.all_pairs;
    let limit = if chains { settings.large_family } else { usize::MAX };
    let sets = |length, short| sets(segments, collapsed, Shingles { length, short }, limit);
    observer.begin(Stage::Fingerprint);
    let by_runs = sets(criteria.min_run, false);
    observer.begin(Stage::Join);
    let runs = large_runs(segments, collapsed, &by_runs, criteria.min_run, limit);
    let mut pairs = join(&Join::new(&by_runs, |_| 1).without_large(), sides);
    runs.pairs(limit, |pair, _| pairs.push(pair));
    drop(by_runs);
    observer.begin(Stage::Fingerprint);
    let by_shingles = sets(criteria.shingle, true);
    observer.begin(Stage::Join);
    let by_shingles = Join::new(&by_shingles, |size| criteria.required(size));
    pairs.extend(join(&by_shingles.parted_by(&runs), sides));
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut tied = Set::default();
    runs.pairs(limit, |pair, large| {
        if large {
            tied.insert(pair);
        }
    });
    (pairs, tied)
}

/// The shingle sets of all distinct paragraphs: once over all shingles to see which stand twice, once
/// more to keep those, then number them.
fn sets(segments: &Segments, collapsed: &Collapsed, shingles: Shingles, limit: usize) -> Sets {
    let terms = |set: u32| segments.terms_of(collapsed.first(RepId(set)));
    let tasks: Vec<Range<u32>> = (0..collapsed.len())
        .step_by(SETS_A_TASK as usize)
        .map(|from| from..(from + SETS_A_TASK).min(collapsed.len()))
        .collect();
    let scattered: Vec<Scattered> = tasks
        .par_iter()
        .map_init(Vec::new, |hashes, task| {
            let room = task.clone().map(|set| shingles.count(terms(set).len())).sum();
            let mut scattered = Scattered::with_room(room);
            for set in task.clone() {
                shingles.hashes(terms(set), hashes);
                scattered.extend(hashes);
            }
            scattered
        })
        .collect();
    let bits = (0..Sieve::PARTITIONS).into_par_iter().map(|at| Bits::of(&scattered, at));
    let sieve = Sieve(bits.collect());
    drop(scattered);
    let sifted: Vec<Sifted> = tasks
        .par_iter()
        .map_init(Default::default, |(hashes, kept): &mut (Vec<u64>, Vec<_>), task| {
            let mut sifted = Sifted::new();
            for set in task.clone() {
                let terms = terms(set);
                shingles.hashes(terms, hashes);
                sifted.push(set, hashes, &sieve, kept, |a, b| shingles.same(terms, a, b));
            }
            sifted
        })
        .collect();
    drop(sieve);
    let grouped: Vec<Grouped> =
        (0..Sieve::PARTITIONS).into_par_iter().map(|at| Grouped::of(&sifted, at, limit)).collect();
    Sets::of(sifted, &grouped)
}

/// The runs that more than `limit` distinct paragraphs hold.
fn large_runs(
    segments: &Segments,
    collapsed: &Collapsed,
    by_runs: &Sets,
    length: usize,
    limit: usize,
) -> LargeRuns {
    let terms = |rep: RepId| segments.terms_of(collapsed.first(rep));
    let suspects: Vec<(RepId, Vec<u32>)> = (0..by_runs.len())
        .into_par_iter()
        .filter(|&set| by_runs.holds_large(set))
        .map_init(Vec::new, |hashes, set| {
            Shingles { length, short: false }.hashes(terms(RepId(set)), hashes);
            let large = (0u32..).zip(&*hashes).filter(|(_, hash)| by_runs.may_be_large(**hash));
            (RepId(set), large.map(|(at, _)| at).collect())
        })
        .collect();
    LargeRuns::of(collapsed.len(), &suspects, length, limit, terms)
}

fn join(join: &Join<'_>, sides: &Sides) -> Vec<[RepId; 2]> {
    (0..join.len())
        .into_par_iter()
        .fold(
            || (join.scratch(), Vec::new()),
            |(mut scratch, mut pairs), asker| {
                let admit = |other| sides.meet(RepId(asker), RepId(other));
                join.partners(&mut scratch, asker, admit, |other| {
                    pairs.push([RepId(asker.min(other)), RepId(asker.max(other))]);
                });
                (scratch, pairs)
            },
        )
        .map(|(_, pairs)| pairs)
        .flatten()
        .collect()
}

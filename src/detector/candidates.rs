//! Sets to candidates, on all threads: joined by runs and by shingles.

use rayon::prelude::*;

use super::shingled::Shingled;
use super::sides::Sides;
use super::stage::{Observer, Stage};
use crate::fingerprint::Shingles;
use crate::index::{Collapsed, Grouping, Join, LargeRuns, RepId, Sets};
use crate::options::Settings;
use crate::segment::Segments;
use crate::spill::Spool;
use crate::text::Set;

/// All pairs of distinct paragraphs that meet the criteria by their hashes, sorted, but for those
/// within a large family; and the pairs that tie the large families together.
pub(super) fn candidates<O: Observer>(
    settings: &Settings,
    segments: &Segments,
    collapsed: &Collapsed,
    sides: &Sides,
    spool: &Spool,
    observer: &mut O,
) -> (Vec<[RepId; 2]>, Set<[RepId; 2]>) {
    let criteria = &settings.criteria;
    // Each draft asks for itself; only an archive against itself can be told in chains.
    let chains = sides.drafts.is_none() && !settings.all_pairs;
    let limit = if chains { settings.large_family } else { usize::MAX };
    let grouping = Grouping { large: limit, askers: sides.askers() };
    observer.begin(Stage::Fingerprint);
    let shingled = Shingled::of(segments, collapsed, criteria.shingle, spool);
    let by_runs = shingled.runs(criteria.min_run, grouping);
    observer.begin(Stage::Join);
    let runs = large_runs(segments, collapsed, &by_runs, criteria.min_run, limit);
    let meet = |a, b| sides.meet(a, b);
    let mut pairs =
        join(&Join::new(&by_runs, |_| 1).asked_by(sides.askers()).without_large(&runs), meet);
    runs.pairs(|pair, _| pairs.push(pair));
    drop(by_runs);
    observer.begin(Stage::Fingerprint);
    let by_shingles = shingled.sets(grouping);
    observer.begin(Stage::Join);
    let by_shingles = Join::new(&by_shingles, |size| criteria.required(size));
    pairs.extend(join(&by_shingles.asked_by(sides.askers()).parted_by(&runs), meet));
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut tied = Set::default();
    runs.pairs(|pair, large| {
        if large {
            tied.insert(pair);
        }
    });
    (pairs, tied)
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
            Shingles { length, short: false }.hashes(&terms(RepId(set)), hashes);
            let large = (0u32..).zip(&*hashes).filter(|(_, hash)| by_runs.may_be_large(**hash));
            (RepId(set), large.map(|(at, _)| at).collect())
        })
        .collect();
    LargeRuns::of(collapsed.len(), &suspects, length, limit, terms)
}

/// All pairs of a join that `meet` lets pass, in no order that means anything.
pub(super) fn join(
    join: &Join<'_>,
    meet: impl Fn(RepId, RepId) -> bool + Sync + Send,
) -> Vec<[RepId; 2]> {
    (0..join.len())
        .into_par_iter()
        .fold(
            || (join.scratch(), Vec::new()),
            |(mut scratch, mut pairs), asker| {
                let admit = |other| meet(RepId(asker), RepId(other));
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

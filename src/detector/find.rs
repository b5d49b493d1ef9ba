//! What an archive repeats, before anything is told of it: the pairs of its distinct paragraphs that are a
//! match, and by how much they are.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::candidates::candidates;
use super::cut::{Cut, collapse, segment};
use super::gaps::gaps;
use super::keyed::{Crowding, Rarity, keyed};
use super::link_lists::link_lists;
use super::rare::sharing;
use super::rewrite::{Rewrites, Scale};
use super::sides::Sides;
use super::stage::{Observer, Stage};
use super::task::Task;
use super::verify::verify;
use super::window::{Window, around, of_posts};
use crate::compare::{Comparer, Weights};
use crate::family::Edge;
use crate::index::{Collapsed, RepId};
use crate::options::Settings;
use crate::report::{Command, Wide};
use crate::segment::Segments;
use crate::spill::Spool;
use crate::text::Set;

/// Two sides of no more pairs of posts than this are compared post by post; of larger ones only what
/// a key of rare words has named.
const MOST_WHOLE_POSTS: usize = 10_000;

/// What an archive repeats.
pub(super) struct Found {
    pub(super) segments: Segments,
    pub(super) collapsed: Collapsed,
    pub(super) sides: Sides,
    pub(super) weights: Weights,
    /// The matches, sorted.
    pub(super) edges: Vec<Edge>,
    /// How many of them were copied.
    pub(super) copied: u64,
    /// Those that tie large families together.
    pub(super) tied: Set<[RepId; 2]>,
    /// Whether whole posts were aligned, and what they share.
    pub(super) whole_posts: bool,
    pub(super) wide: Vec<Wide>,
    /// The limits that have cut something off, by the names of their options.
    pub(super) limits_hit: BTreeMap<String, u64>,
}

/// Looks for what a task asks for.
pub(super) fn find<O: Observer>(
    settings: &Settings,
    task: Task<'_>,
    cut: Cut,
    spool: &Spool,
    observer: &mut O,
) -> Found {
    let Task { command, archive, first, beside } = task;
    observer.begin(Stage::Segment);
    let segments = segment(archive, cut, spool);
    let collapsed = collapse(&segments, settings.code);
    let sides = Sides::of(&segments, &collapsed, task.drafts());
    let (candidates, tied) = candidates(settings, &segments, &collapsed, &sides, spool, observer);
    observer.begin(Stage::Align);
    let weights = beside.weights(&segments, &collapsed);
    let comparer = Comparer::new(archive, &segments, &weights, &settings.criteria);
    let (mut edges, cut_short) = verify(&comparer, &collapsed, &candidates, observer);
    // Not the candidates by hashes, of which a part may have another one by accident.
    let copied = edges.len() as u64;
    let Settings { limits, code, max_holders, copies_only, .. } = *settings;
    let posts = archive.posts().len();
    let whole_posts = !copies_only
        && command == Command::Compare
        && first.saturating_mul(posts - first) <= MOST_WHOLE_POSTS;
    let (windows, keys_left_out) = if copies_only {
        (Vec::new(), 0)
    } else if whole_posts {
        (of_posts(&segments, first, posts), 0)
    } else {
        let distinct = beside.distinct(&collapsed);
        let rarity = Rarity::of(&segments, distinct, &weights);
        let crowded = beside.crowded(&segments);
        let crowding = Crowding { most: max_holders, crowded: &crowded };
        windows(&segments, &collapsed, &rarity, &sides, spool, &edges, crowding)
    };
    let scale = Scale { pairs: beside.pairs(&sides), code };
    let rewrites = Rewrites::of(archive, &segments, &collapsed, &weights, limits, scale);
    let (wide, cuts) = rewrites.join(&comparer, &windows, whole_posts, &mut edges, observer);
    let targets_left_out = if copies_only {
        0
    } else {
        let (all, scale) = ((&collapsed, &sides), (&comparer, &weights));
        let crowded = beside.crowded_targets(&segments);
        let enough = (settings.criteria.threshold, max_holders, &crowded);
        link_lists(archive, &segments, all, scale, enough, &mut edges)
    };
    let limits_hit =
        hit([("max_seeds", cut_short), ("max_holders", keys_left_out + targets_left_out)]
            .into_iter()
            .chain(cuts.named()));
    Found {
        segments,
        collapsed,
        sides,
        weights,
        edges,
        copied,
        tied,
        whole_posts,
        wide,
        limits_hit,
    }
}

/// The limits that have cut something off, by the names of their options.
fn hit(limits: impl Iterator<Item = (&'static str, u64)>) -> BTreeMap<String, u64> {
    let hit = limits.filter(|(_, times)| *times > 0);
    hit.map(|(option, times)| (option.to_owned(), times)).collect()
}

/// Where what was rewritten is looked for in an archive, and how many keys too many paragraphs have.
fn windows(
    segments: &Segments,
    collapsed: &Collapsed,
    rarity: &Rarity<'_>,
    sides: &Sides,
    spool: &Spool,
    edges: &[Edge],
    crowding: Crowding<'_>,
) -> (Vec<Window>, u64) {
    let (mut pairs, left_out) = keyed(segments, collapsed, rarity, sides, spool, crowding);
    pairs.extend(sharing(segments, collapsed, rarity, sides, crowding.most));
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut windows = around(&pairs, edges, rarity, segments, collapsed, sides);
    windows.extend(gaps(edges, rarity, segments, collapsed, sides));
    (windows, left_out)
}

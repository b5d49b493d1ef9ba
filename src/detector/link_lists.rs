//! Lists of link targets, which are sets: their order is the alphabet's, or that of their labels, and says
//! nothing. Two that share enough targets are a match, wherever in them these stand.

use std::ops::Range;

use rayon::prelude::*;

use super::sides::Sides;
use crate::compare::{Comparer, Found, Scratch, Weights};
use crate::family::Edge;
use crate::index::{Collapsed, RepId};
use crate::segment::{ParagraphId, Segments, TermId, link_targets};
use crate::text::{Archive, BlockKind, Map, Set, Span, Tok};

/// Fewer targets than this in common are an accident: many texts lead to one page.
const LEAST: usize = 3;

/// A list of link targets: for each target the words of its list that it is.
struct List {
    rep: RepId,
    first: ParagraphId,
    targets: Vec<Range<usize>>,
    terms: Vec<TermId>,
}

impl List {
    fn target(&self, at: usize) -> &[TermId] {
        &self.terms[self.targets[at].clone()]
    }
}

/// The pairs of lists that share at least `share` of the targets of the smaller one, put to the edges,
/// which are sorted and stay so. A target that more than `most` lists have leads to no pair by itself, nor
/// do the `crowded` ones, which more have in an archive that this is a part of; returned is how many those
/// are.
pub(super) fn link_lists(
    archive: &Archive,
    segments: &Segments,
    (collapsed, sides): (&Collapsed, &Sides),
    (comparer, weights): (&Comparer<'_>, &Weights),
    (share, most, crowded): (f64, usize, &Set<Vec<TermId>>),
    edges: &mut Vec<Edge>,
) -> u64 {
    let is_list = |rep: &RepId| segments.paragraph(collapsed.first(*rep)).kind == BlockKind::Links;
    let reps: Vec<RepId> = collapsed.reps().filter(is_list).collect();
    let list = |rep: &RepId| list(archive, segments, *rep, collapsed.first(*rep));
    let lists: Vec<List> = reps.par_iter().map(list).collect();
    let mut holders: Map<&[TermId], Vec<usize>> = Map::default();
    for (number, list) in lists.iter().enumerate() {
        for at in 0..list.targets.len() {
            let all = holders.entry(list.target(at)).or_default();
            if all.last() != Some(&number) {
                all.push(number);
            }
        }
    }
    // In a check only what a draft has counts, and only that is known of a larger archive.
    holders.retain(|target, held| {
        let asks = |list: &usize| sides.drafts.is_none() || sides.of_rep(lists[*list].rep).0;
        !crowded.contains(*target) && held.iter().any(asks)
    });
    let here = holders.values().filter(|held| held.len() > most).count();
    let left_out = (here + crowded.len()) as u64;
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    for held in holders.values().filter(|held| held.len() <= most) {
        for (at, &a) in held.iter().enumerate() {
            pairs.extend(held[at + 1..].iter().map(|&b| [a, b]));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|[a, b]| sides.meet(lists[*a].rep, lists[*b].rep));
    let known = |ends: [RepId; 2]| edges.binary_search_by_key(&ends, |it| [it.a, it.b]).ok();
    let made: Vec<(Option<usize>, Edge)> = pairs
        .par_iter()
        .map_init(Scratch::default, |scratch, &[a, b]| {
            let (a, b) = (&lists[a], &lists[b]);
            let stretches = shared(a, b, share, weights)?;
            let at = known([a.rep, b.rep]);
            let found = at.map(|at| &edges[at].found);
            let (found, _) = comparer.rewritten(scratch, [a.first, b.first], found, &stretches);
            Some((at, Edge { a: a.rep, b: b.rep, found: found? }))
        })
        .flatten()
        .collect();
    let mut new = Vec::new();
    for (at, edge) in made {
        match at {
            Some(at) => edges[at] = edge,
            None => new.push(edge),
        }
    }
    edges.append(&mut new);
    edges.par_sort_by_key(|edge| [edge.a, edge.b]);
    left_out
}

/// The targets of a list, each as the words that stand in its piece of the block.
fn list(archive: &Archive, segments: &Segments, rep: RepId, first: ParagraphId) -> List {
    let paragraph = segments.paragraph(first);
    let targets = link_targets(archive.get(paragraph.post), paragraph.span);
    List { rep, first, targets, terms: segments.terms_of(first).into_owned() }
}

/// The stretches that two lists share, if there are enough: each run of targets that stand one behind the
/// other in both, with what its words say.
fn shared(a: &List, b: &List, share: f64, weights: &Weights) -> Option<Vec<Found>> {
    let mut places: Map<&[TermId], Vec<usize>> = Map::default();
    for at in (0..b.targets.len()).rev() {
        places.entry(b.target(at)).or_default().push(at);
    }
    // A target that a list has twice meets as many as the other has.
    let met: Vec<[usize; 2]> = (0..a.targets.len())
        .filter_map(|at| Some([at, places.get_mut(a.target(at))?.pop()?]))
        .collect();
    let smaller = a.targets.len().min(b.targets.len());
    if met.len() < LEAST || (met.len() as f64) < smaller as f64 * share {
        return None;
    }
    let follows = |x: &[usize; 2], y: &[usize; 2]| y[0] == x[0] + 1 && y[1] == x[1] + 1;
    let found = met.chunk_by(follows).map(|run| {
        let [first, last] = [run[0], run[run.len() - 1]];
        let words = |list: &List, side: usize| {
            list.targets[first[side]].start..list.targets[last[side]].end
        };
        let (in_a, in_b) = (words(a, 0), words(b, 1));
        let (a, b) = (&a.terms, &b.terms);
        let nats = weights.run(&a[in_a.clone()], a.len() + b.len(), a.len().max(b.len()));
        (span(&in_a), span(&in_b), nats)
    });
    Some(found.collect())
}

#[allow(clippy::cast_possible_truncation)] // A paragraph's words are counted in u32.
fn span(words: &Range<usize>) -> Span<Tok> {
    Span::new(words.start as u32, words.end as u32)
}

//! Candidates of the second way in to matches: what was rewritten, beside what was copied.

use rayon::prelude::*;

use super::stage::{Observer, Steps};
use crate::align::{Aligner, Limits, Side};
use crate::compare::{Comparer, Found, Kind, Match, Scratch, Weights};
use crate::family::Edge;
use crate::index::{Collapsed, RepId};
use crate::segment::{ParagraphId, Segments};
use crate::text::Archive;

/// Inside paragraphs, which are what writers rewrite, a stretch may be shorter than between posts.
const LEAST_WORDS: u32 = 15;

/// A match is whole if passages cover so many hundredths of its shorter side: nothing more is looked
/// for.
const WHOLE: u64 = 80;

/// What an alignment needs to know.
pub(super) struct Rewrites<'a> {
    pub(super) archive: &'a Archive,
    pub(super) segments: &'a Segments,
    pub(super) collapsed: &'a Collapsed,
    pub(super) weights: &'a Weights,
    pub(super) limits: Limits,
}

impl Rewrites<'_> {
    /// Puts what the candidates share, sorted, to the edges, sorted, which stay so.
    pub(super) fn join<O: Observer>(
        &self,
        comparer: &Comparer<'_>,
        candidates: &[[RepId; 2]],
        edges: &mut Vec<Edge>,
        observer: &O,
    ) {
        let known = |sides: &[RepId; 2]| {
            let at = edges.binary_search_by_key(sides, |edge| [edge.a, edge.b]);
            at.ok().map(|at| &edges[at].found)
        };
        let steps = Steps::new(observer, candidates.len());
        let found: Vec<Edge> = candidates
            .par_iter()
            .enumerate()
            .map_init(Scratch::default, |scratch, (at, sides)| {
                steps.done(at);
                let known = known(sides);
                if known.is_some_and(is_whole) {
                    return None;
                }
                let ids = sides.map(|rep| self.collapsed.first(rep));
                let found = comparer.rewritten(scratch, ids, known, &self.stretches(ids))?;
                Some(Edge { a: sides[0], b: sides[1], found })
            })
            .flatten()
            .collect();
        let mut new = Vec::new();
        for edge in found {
            match edges.binary_search_by_key(&[edge.a, edge.b], |edge| [edge.a, edge.b]) {
                Ok(at) => edges[at] = edge,
                Err(_) => new.push(edge),
            }
        }
        edges.append(&mut new);
        edges.par_sort_by_key(|edge| [edge.a, edge.b]);
    }

    /// The stretches that two paragraphs share.
    fn stretches(&self, ids: [ParagraphId; 2]) -> Vec<Found> {
        let limits = Limits { least_words: LEAST_WORDS, digest: false, ..self.limits };
        let aligner = Aligner::new(self.weights, self.segments.terms(), &limits);
        let [a, b] = ids.map(|id| self.segments.terms_of(id));
        let [sa, sb] = ids.map(|id| self.segments.words(self.archive, id).sentences);
        let found = aligner
            .stretches(Side { terms: &a, sentences: &sa }, Side { terms: &b, sentences: &sb });
        found.iter().map(|stretch| (stretch.a, stretch.b, stretch.significance)).collect()
    }
}

fn is_whole(found: &Match) -> bool {
    let [a, b] = found.counts.words;
    let covered = if a <= b { found.counts.covered[0] } else { found.counts.covered[1] };
    matches!(found.kind, Kind::Exact | Kind::Light)
        || u64::from(covered) * 100 >= u64::from(a.min(b)) * WHOLE
}

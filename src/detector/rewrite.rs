//! The second way in to matches: what was rewritten, beside what was copied. Stretches are looked for
//! over the breaks of paragraphs, and then told for each pair of paragraphs that they run through.

use std::ops::Range;

use rayon::prelude::*;

use super::keyed::Rarity;
use super::stage::{Observer, Steps};
use super::window::{Window, WindowText};
use crate::align::{Aligner, Limits};
use crate::compare::{Comparer, Found, Kind, Match, Scratch, Weights};
use crate::family::Edge;
use crate::index::{Collapsed, RepId};
use crate::report::Wide;
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{Archive, Set, Span, Tok};

/// Inside an archive a stretch may be shorter than between two texts: about one sentence.
const LEAST_WORDS: u32 = 15;

/// What a significant stretch says for one pair of paragraphs that it runs through: it needs no proof
/// of its own.
const PART: Limits = Limits { gate: 12.0, gate_again: 40.0, least_words: 6, digest: false };

/// A pair is whole if passages cover so many hundredths of its shorter side: nothing more is looked
/// for.
const WHOLE: u64 = 80;

/// What an alignment needs to know.
pub(super) struct Rewrites<'a> {
    archive: &'a Archive,
    segments: &'a Segments,
    weights: &'a Weights,
    limits: Limits,
    code: bool,
    /// For each paragraph the one that stands for it and its equals.
    rep_of: Vec<RepId>,
    firsts: Vec<ParagraphId>,
}

impl<'a> Rewrites<'a> {
    /// What an alignment of this archive needs; program text is left out unless `code` is set.
    pub(super) fn of(
        archive: &'a Archive,
        segments: &'a Segments,
        collapsed: &Collapsed,
        weights: &'a Weights,
        limits: Limits,
        code: bool,
    ) -> Self {
        let mut rep_of = vec![RepId(u32::MAX); segments.paragraphs().len()];
        for rep in collapsed.reps() {
            for id in collapsed.places(rep) {
                rep_of[id.0 as usize] = rep;
            }
        }
        let firsts = collapsed.reps().map(|rep| collapsed.first(rep)).collect();
        Self { archive, segments, weights, limits, code, rep_of, firsts }
    }

    /// Puts what the windows share to the edges, which are sorted and stay so. Returns the stretches,
    /// in the order of the windows.
    pub(super) fn join<O: Observer>(
        &self,
        comparer: &Comparer<'_>,
        windows: &[Window],
        whole_posts: bool,
        edges: &mut Vec<Edge>,
        observer: &O,
    ) -> Vec<Wide> {
        let steps = Steps::new(observer, windows.len());
        let known = |sides: [RepId; 2]| {
            let at = edges.binary_search_by_key(&sides, |edge| [edge.a, edge.b]);
            at.ok().map(|at| &edges[at].found)
        };
        let found: Vec<(Vec<Wide>, Vec<Edge>)> = windows
            .par_iter()
            .enumerate()
            .map_init(Scratch::default, |scratch, (at, window)| {
                steps.done(at);
                let wide = self.wide(window, whole_posts);
                let mut done: Set<[RepId; 2]> = Set::default();
                let mut made = Vec::new();
                for sides in wide.iter().flat_map(|wide| self.pairs(wide)) {
                    let known = known(sides);
                    if !done.insert(sides) || known.is_some_and(is_whole) {
                        continue;
                    }
                    let ids = sides.map(|rep| self.firsts[rep.0 as usize]);
                    let stretches = self.parts(ids);
                    let found = comparer.rewritten(scratch, ids, known, &stretches);
                    made.extend(found.map(|found| Edge { a: sides[0], b: sides[1], found }));
                }
                (wide, made)
            })
            .collect();
        let (wide, made): (Vec<Vec<Wide>>, Vec<Vec<Edge>>) = found.into_iter().unzip();
        let mut made = made.concat();
        made.par_sort_by_key(|edge| [edge.a, edge.b]);
        made.dedup_by_key(|edge| [edge.a, edge.b]);
        let mut new = Vec::new();
        for edge in made {
            match edges.binary_search_by_key(&[edge.a, edge.b], |edge| [edge.a, edge.b]) {
                Ok(at) => edges[at] = edge,
                Err(_) => new.push(edge),
            }
        }
        edges.append(&mut new);
        edges.par_sort_by_key(|edge| [edge.a, edge.b]);
        wide.concat()
    }

    /// Whether there is more to be looked for between two distinct paragraphs: they are no edge, or
    /// what no passage of it covers has rare words in common.
    pub(super) fn is_open(
        segments: &Segments,
        firsts: impl Fn(RepId) -> ParagraphId,
        edges: &[Edge],
        rarity: &Rarity,
        sides: [RepId; 2],
    ) -> bool {
        let Ok(at) = edges.binary_search_by_key(&sides, |edge| [edge.a, edge.b]) else {
            return true;
        };
        let found = &edges[at].found;
        if is_whole(found) {
            return false;
        }
        let [a, b] = sides.map(|rep| segments.terms_of(firsts(rep)));
        let mut in_b: Vec<Span<Tok>> = found.passages.iter().map(|passage| passage.b).collect();
        in_b.sort_unstable();
        let in_a = found.passages.iter().map(|passage| passage.a);
        rarity.meet(outside(&a, in_a), outside(&b, in_b.into_iter()))
    }

    fn wide(&self, window: &Window, whole_posts: bool) -> Vec<Wide> {
        let least_words = if whole_posts { self.limits.least_words } else { LEAST_WORDS };
        let digest = whole_posts && self.limits.digest;
        let limits = Limits { least_words, digest, ..self.limits };
        let aligner = Aligner::new(self.weights, self.segments.terms(), &limits);
        let text = |range: &Range<u32>| {
            WindowText::of(self.archive, self.segments, range.clone(), self.code)
        };
        let (a, b) = (text(&window.a), text(&window.b));
        let stretches = aligner.stretches(a.side(), b.side());
        let told = stretches.iter().map(|stretch| Wide {
            a: a.parts(stretch.a),
            b: b.parts(stretch.b),
            significance: stretch.significance,
            digest: stretch.digest,
        });
        told.collect()
    }

    /// The different paragraphs that a stretch pairs, the lower number first.
    fn pairs(&self, wide: &Wide) -> Vec<[RepId; 2]> {
        let reps = |parts: &[crate::report::Part]| -> Vec<RepId> {
            parts.iter().map(|part| self.rep_of[part.paragraph.0 as usize]).collect()
        };
        let (in_a, in_b) = (reps(&wide.a), reps(&wide.b));
        let all = in_a.iter().flat_map(|&a| in_b.iter().map(move |&b| [a.min(b), a.max(b)]));
        all.filter(|[a, b]| a != b).collect()
    }

    /// The stretches that two paragraphs share, of which it is known that they do.
    fn parts(&self, ids: [ParagraphId; 2]) -> Vec<Found> {
        let aligner = Aligner::new(self.weights, self.segments.terms(), &PART);
        let [a, b] =
            ids.map(|id| WindowText::of(self.archive, self.segments, id.0..id.0 + 1, true));
        let found = aligner.stretches(a.side(), b.side());
        found.iter().map(|stretch| (stretch.a, stretch.b, stretch.significance)).collect()
    }
}

fn is_whole(found: &Match) -> bool {
    let [a, b] = found.counts.words;
    let covered = if a <= b { found.counts.covered[0] } else { found.counts.covered[1] };
    matches!(found.kind, Kind::Exact | Kind::Light)
        || u64::from(covered) * 100 >= u64::from(a.min(b)) * WHOLE
}

/// The stretches of a text that `spans`, rising, leave out.
fn outside<'t>(
    terms: &'t [TermId],
    spans: impl Iterator<Item = Span<Tok>>,
) -> impl Iterator<Item = &'t [TermId]> {
    let mut from = 0;
    let end = Span::new(u32::try_from(terms.len()).unwrap_or(u32::MAX), u32::MAX);
    spans.chain([end]).map(move |span| {
        let to = (span.start() as usize).max(from);
        let stretch = terms.get(from..to).unwrap_or_default();
        from = to.max(span.end() as usize);
        stretch
    })
}

//! Candidates to verified matches, on all threads.

use rayon::prelude::*;

use super::sides::Sides;
use super::stage::{Observer, Steps};
use crate::compare::{Comparer, Match, Scratch, Weights};
use crate::family::{Edge, Node};
use crate::index::{Collapsed, RepId};
use crate::segment::Segments;
use crate::text::Span;

/// How often each word stands in the archive, equal paragraphs counted once: a text that came back a
/// hundred times must not make its own words look common.
pub(super) fn weigh(segments: &Segments, collapsed: &Collapsed) -> Weights {
    let terms = segments.terms().len();
    // One part for each thread: every part counts in a column as long as the list of words.
    let part = (collapsed.len() as usize).div_ceil(rayon::current_num_threads()).max(1);
    let parts = (0..collapsed.len()).into_par_iter().step_by(part).map(|from| {
        let reps = collapsed.reps().skip(from as usize).take(part);
        Weights::of(terms, reps.map(|rep| segments.terms_of(collapsed.first(rep))))
    });
    parts.reduce_with(Weights::and).unwrap_or_else(|| Weights::of(terms, std::iter::empty()))
}

/// The candidates that hold, and how many alignments a limit cut short.
pub(super) fn verify<O: Observer>(
    comparer: &Comparer<'_>,
    collapsed: &Collapsed,
    candidates: &[[RepId; 2]],
    observer: &O,
) -> (Vec<Edge>, u64) {
    let steps = Steps::new(observer, candidates.len());
    let verdicts: Vec<(Option<Edge>, bool)> = candidates
        .par_iter()
        .enumerate()
        .map_init(Scratch::default, |scratch, (at, &[a, b])| {
            let (found, cut) = comparer.compare(scratch, collapsed.first(a), collapsed.first(b));
            steps.done(at);
            (found.map(|found| Edge { a, b, found }), cut)
        })
        .collect();
    let cut = verdicts.iter().filter(|(_, cut)| *cut).count() as u64;
    (verdicts.into_iter().filter_map(|(edge, _)| edge).collect(), cut)
}

/// The matches of equal paragraphs, for each that stands in several places.
pub(super) fn equal(
    comparer: &Comparer<'_>,
    collapsed: &Collapsed,
    repeated: &[Node],
) -> Vec<(RepId, Match)> {
    let exact = |scratch: &mut Scratch, node: &Node| {
        (node.rep, comparer.exact(scratch, collapsed.first(node.rep)))
    };
    repeated.par_iter().map_init(Scratch::default, exact).collect()
}

/// The distinct paragraphs that stand in several places, as whole stretches; in a check, those that a
/// draft and the archive both hold.
pub(super) fn repeated(segments: &Segments, collapsed: &Collapsed, sides: &Sides) -> Vec<Node> {
    let wanted = |rep: &RepId| {
        collapsed.places(*rep).len() > 1
            && (sides.drafts.is_none() || sides.of_rep(*rep) == (true, true))
    };
    let whole = |rep| {
        let words = segments.paragraph(collapsed.first(rep)).tokens.len();
        Node { rep, span: Span::new(0, words) }
    };
    collapsed.reps().filter(wanted).map(whole).collect()
}

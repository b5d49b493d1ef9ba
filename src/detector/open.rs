//! Which candidates of the second way in have anything left to look for.

use super::keyed::Rarity;
use crate::compare::{Kind, Match};
use crate::family::Edge;
use crate::index::RepId;
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{Span, Tok};

/// A pair is whole if passages cover so many hundredths of its shorter side: nothing more is looked
/// for.
const WHOLE: u64 = 80;

/// Whether there is more to be looked for between two distinct paragraphs: they are no edge, or
/// what no passage of it covers has rare words in common.
pub(super) fn is_open(
    segments: &Segments,
    firsts: impl Fn(RepId) -> ParagraphId,
    edges: &[Edge],
    rarity: &Rarity<'_>,
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

/// Whether what two paragraphs share is told already.
pub(super) fn is_whole(found: &Match) -> bool {
    let [a, b] = found.counts.words;
    let covered = if a <= b { found.counts.covered[0] } else { found.counts.covered[1] };
    matches!(found.kind, Kind::Exact | Kind::Light)
        || u64::from(covered) * 100 >= u64::from(a.min(b)) * WHOLE
}

/// The stretches of a text that `spans`, rising, leave out.
fn outside(
    terms: &[TermId],
    spans: impl Iterator<Item = Span<Tok>>,
) -> impl Iterator<Item = &[TermId]> {
    let mut from = 0;
    let end = Span::new(u32::try_from(terms.len()).unwrap_or(u32::MAX), u32::MAX);
    spans.chain([end]).map(move |span| {
        let to = (span.start() as usize).max(from);
        let stretch = terms.get(from..to).unwrap_or_default();
        from = to.max(span.end() as usize);
        stretch
    })
}

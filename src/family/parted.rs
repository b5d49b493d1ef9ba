//! A paragraph that was split, its parts now far from each other, or that was put together from such
//! parts, is one text that came back, and one refrain. Parts that stand side by side are told as one
//! by `absorb` where the whole came back too; here nothing but the parts need have been found.

use super::refrain::{PlaceAt, merge_overlapping};
use super::{Lists, Refrain};
use crate::compare::Kind;
use crate::segment::{ParagraphId, Segments};
use crate::text::Span;

/// The parts together are at least so many hundredths of the paragraph: else two passages of it were
/// used again, each for itself.
const MOST_OF_IT: u64 = 60;

/// Joins refrains whose places in one paragraph are parts of it that stand side by side, and whose other
/// places are in the same posts, one in each. Those of fewer than `min_words` words stay by themselves.
/// The order of refrains is kept; a joined one stands where the first of its parts did.
pub fn rejoin<R: Ord>(
    refrains: Vec<Refrain>,
    min_words: u32,
    segments: &Segments,
    rank: impl Fn(ParagraphId) -> R,
) -> Vec<Refrain> {
    let places = || {
        let all = (0u32..).zip(&refrains);
        all.flat_map(|(at, refrain)| refrain.places.iter().map(move |place| (place, at)))
    };
    let of = Lists::of(segments.paragraphs().len(), || {
        places().map(|(place, at)| (place.paragraph.0 as usize, at))
    });
    let mut taken = vec![false; refrains.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (paragraph, whole) in (0u32..).map(ParagraphId).zip(segments.paragraphs()) {
        let here = of.get(paragraph.0 as usize);
        if here.len() < 2 {
            continue;
        }
        let mut group: Vec<(usize, Span<_>)> = Vec::new();
        for at in here.iter().map(|&at| at as usize).filter(|&at| !taken[at]) {
            let refrain = &refrains[at];
            let Some(span) = only_place(refrain, paragraph) else { continue };
            let long = span.len() >= min_words && refrain.kind < Kind::Echo;
            let fits = group.iter().all(|&(other, there)| {
                span.overlap(there) == 0 && are_parts(&refrains[other], refrain, segments)
            });
            if long && fits && group.iter().all(|&(other, _)| other != at) {
                group.push((at, span));
            }
        }
        let words: u64 = group.iter().map(|(_, span)| u64::from(span.len())).sum();
        if group.len() > 1 && words * 100 >= u64::from(whole.tokens.len()) * MOST_OF_IT {
            let mut group: Vec<usize> = group.into_iter().map(|(at, _)| at).collect();
            group.sort_unstable();
            for &at in &group {
                taken[at] = true;
            }
            groups.push(group);
        }
    }
    let mut all: Vec<Option<Refrain>> = refrains.into_iter().map(Some).collect();
    for group in groups {
        let mut parts = group.iter().filter_map(|&at| all[at].take());
        let Some(mut whole) = parts.next() else { continue };
        for part in parts {
            whole.kind = whole.kind.max(part.kind);
            whole.weakest = whole.weakest.min(part.weakest);
            whole.nodes.extend(part.nodes);
            whole.places.extend(part.places);
        }
        whole.kind = whole.kind.max(Kind::Contained);
        whole.nodes.sort_unstable();
        whole.nodes.dedup();
        whole.places.sort_by_key(|place| (rank(place.paragraph), place.span));
        // Parts of one paragraph are one place of it, what stands between them included.
        whole.places.dedup_by(|next, last| {
            let same = next.paragraph == last.paragraph;
            if same {
                last.span = last.span.cover(next.span);
            }
            same
        });
        merge_overlapping(&mut whole.places);
        all[group[0]] = Some(whole);
    }
    all.into_iter().flatten().collect()
}

/// The stretch of a paragraph that a refrain has, if it has one place there and in each of its posts.
fn only_place(refrain: &Refrain, paragraph: ParagraphId) -> Option<Span<crate::text::Tok>> {
    let mut here = refrain.places.iter().filter(|place| place.paragraph == paragraph);
    let span = here.next()?.span;
    here.next().is_none().then_some(span)
}

/// Whether two refrains stand in the same posts, one place in each, and not everywhere in the same
/// paragraphs.
fn are_parts(a: &Refrain, b: &Refrain, segments: &Segments) -> bool {
    let posts = |refrain: &Refrain| -> Vec<_> {
        let post = |place: &PlaceAt| segments.paragraph(place.paragraph).post;
        refrain.places.iter().map(post).collect()
    };
    let (in_a, in_b) = (posts(a), posts(b));
    let mut once = in_a.clone();
    once.sort_unstable();
    once.dedup();
    let pairs = || a.places.iter().zip(&b.places);
    once.len() == in_a.len() && in_a == in_b && pairs().any(|(a, b)| a.paragraph != b.paragraph)
}

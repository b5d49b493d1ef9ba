//! A refrain that is a part of another is told with it. A paragraph that comes back whole here and
//! split in two there is one text with five places, not three texts that overlap.

use std::cmp::Reverse;

use super::Refrain;
use super::refrain::{PlaceAt, merge_overlapping};
use crate::segment::ParagraphId;
use crate::text::{Map, Span, Tok};

/// Takes refrains into longer ones: one goes if at least half of its places lie inside places of the
/// longer one, its earliest among them, which then has the other places too, as places of a part of
/// its text. One of fewer than `min_words` words stays by itself: a name inside a paragraph is no
/// part of an argument. The order of refrains is kept.
pub fn absorb<R: Ord>(
    mut refrains: Vec<Refrain>,
    min_words: u32,
    rank: impl Fn(ParagraphId) -> R,
) -> Vec<Refrain> {
    let mut holders: Map<ParagraphId, Vec<usize>> = Map::default();
    for (at, refrain) in refrains.iter().enumerate() {
        for place in &refrain.places {
            holders.entry(place.paragraph).or_default().push(at);
        }
    }
    // The shortest first, so that what a part has gathered goes on with it.
    let mut order: Vec<usize> = (0..refrains.len()).collect();
    order.sort_by_key(|&at| (longest(&refrains[at]), at));
    let mut gone = vec![false; refrains.len()];
    for part in order {
        if longest(&refrains[part]) < min_words {
            continue;
        }
        let held = by_paragraph(&refrains[part].places);
        let near = held.keys().flat_map(|paragraph| &holders[paragraph]);
        let mut near: Vec<usize> = near.copied().filter(|&at| at != part && !gone[at]).collect();
        near.sort_unstable();
        near.dedup();
        // In the head, the text that is shown: else a reader would look for it there in vain.
        let fits = |&whole: &usize| inside(&held, &refrains[whole].places[..1]) > 0;
        let of = |whole: usize| inside(&held, &refrains[whole].places);
        let best = near.into_iter().filter(fits).map(|whole| (of(whole), Reverse(whole))).max();
        let Some((count, Reverse(whole))) = best else { continue };
        if count * 2 < refrains[part].places.len()
            || longest(&refrains[part]) >= longest(&refrains[whole])
        {
            continue;
        }
        gone[part] = true;
        let taken = std::mem::take(&mut refrains[part].places);
        let nodes = std::mem::take(&mut refrains[part].nodes);
        let (kind, weakest) = (refrains[part].kind, refrains[part].weakest);
        let host = &mut refrains[whole];
        host.nodes.extend(nodes);
        host.nodes.sort_unstable();
        host.nodes.dedup();
        let hosted = by_paragraph(&host.places);
        let new = |place: &PlaceAt| {
            let spans = hosted.get(&place.paragraph);
            !spans.is_some_and(|spans| spans.iter().any(|span| span.contains(place.span)))
        };
        let more: Vec<PlaceAt> = taken.into_iter().filter(new).collect();
        if more.is_empty() {
            continue;
        }
        host.kind = host.kind.max(kind);
        host.weakest = host.weakest.min(weakest);
        for place in &more {
            holders.entry(place.paragraph).or_default().push(whole);
        }
        host.places.extend(more);
        host.places.sort_by_key(|place| (rank(place.paragraph), place.span));
        merge_overlapping(&mut host.places);
    }
    let mut gone = gone.into_iter();
    refrains.retain(|_| gone.next() == Some(false));
    refrains
}

/// The words of the longest place.
fn longest(refrain: &Refrain) -> u32 {
    refrain.places.iter().map(|place| place.span.len()).max().unwrap_or(0)
}

/// The stretches of each paragraph.
fn by_paragraph(places: &[PlaceAt]) -> Map<ParagraphId, Vec<Span<Tok>>> {
    let mut spans: Map<ParagraphId, Vec<Span<Tok>>> = Map::default();
    for place in places {
        spans.entry(place.paragraph).or_default().push(place.span);
    }
    spans
}

/// How many of the stretches `part` lie inside `places`, no two of which overlap.
fn inside(part: &Map<ParagraphId, Vec<Span<Tok>>>, places: &[PlaceAt]) -> usize {
    let held = |place: &PlaceAt| {
        let spans = part.get(&place.paragraph);
        spans.map_or(0, |spans| spans.iter().filter(|span| place.span.contains(**span)).count())
    };
    places.iter().map(held).sum()
}

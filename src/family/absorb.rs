//! A refrain that is a part of another is told with it. A paragraph that comes back whole here and
//! split in two there is one text with five places, not three texts that overlap.

use std::cmp::Reverse;

use super::refrain::{PlaceAt, merge_overlapping};
use super::{Lists, Refrain};
use crate::segment::ParagraphId;
use crate::text::{Map, Span, Tok};

/// Takes refrains into longer ones: one goes if at least half of its places lie inside places of the
/// longer one, its earliest among them, which then has the other places too, as places of a part of
/// its text. One of fewer than `min_words` words stays by itself: a name inside a paragraph is no
/// part of an argument. The order of refrains is kept. `paragraphs` is how many the archive has.
pub fn absorb<R: Ord>(
    mut refrains: Vec<Refrain>,
    min_words: u32,
    paragraphs: usize,
    rank: impl Fn(ParagraphId) -> R,
) -> Vec<Refrain> {
    let mut holders = Holders::of(&refrains, paragraphs);
    let mut longest: Vec<u32> = refrains.iter().map(longest_place).collect();
    // The shortest first, so that what a part has gathered goes on with it.
    let mut order: Vec<usize> = (0..refrains.len()).collect();
    order.sort_by_key(|&at| (longest[at], at));
    let mut gone = vec![false; refrains.len()];
    let mut near: Vec<usize> = Vec::new();
    for part in order {
        if longest[part] < min_words {
            continue;
        }
        near.clear();
        for place in &refrains[part].places {
            near.extend(holders.of_paragraph(place.paragraph).filter(|&at| at != part));
        }
        near.retain(|&at| !gone[at]);
        if near.is_empty() {
            continue;
        }
        near.sort_unstable();
        near.dedup();
        let held = by_paragraph(&refrains[part].places);
        // In the head, the text that is shown: else a reader would look for it there in vain.
        let fits = |&whole: &usize| inside(&held, &refrains[whole].places[..1]) > 0;
        let of = |whole: usize| inside(&held, &refrains[whole].places);
        let near = near.iter().copied();
        let best = near.filter(fits).map(|whole| (of(whole), Reverse(whole))).max();
        let Some((count, Reverse(whole))) = best else { continue };
        if count * 2 < refrains[part].places.len() || longest[part] >= longest[whole] {
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
            holders.add(place.paragraph, whole);
        }
        host.places.extend(more);
        host.places.sort_by_key(|place| (rank(place.paragraph), place.span));
        merge_overlapping(&mut host.places);
        longest[whole] = longest_place(host);
    }
    let mut gone = gone.into_iter();
    refrains.retain(|_| gone.next() == Some(false));
    refrains
}

/// Which refrains have places in a paragraph.
struct Holders {
    first: Lists<u32>,
    /// What was added later.
    more: Map<ParagraphId, Vec<usize>>,
}

impl Holders {
    fn of(refrains: &[Refrain], paragraphs: usize) -> Self {
        let places = || {
            let all = (0u32..).zip(refrains);
            all.flat_map(|(at, refrain)| refrain.places.iter().map(move |place| (place, at)))
        };
        let first = Lists::of(paragraphs, || places().map(|(p, at)| (p.paragraph.0 as usize, at)));
        Self { first, more: Map::default() }
    }

    fn of_paragraph(&self, paragraph: ParagraphId) -> impl Iterator<Item = usize> {
        let first = self.first.get(paragraph.0 as usize).iter().map(|&at| at as usize);
        first.chain(self.more.get(&paragraph).into_iter().flatten().copied())
    }

    fn add(&mut self, paragraph: ParagraphId, refrain: usize) {
        self.more.entry(paragraph).or_default().push(refrain);
    }
}

/// The words of the longest place.
fn longest_place(refrain: &Refrain) -> u32 {
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

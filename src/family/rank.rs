//! What is worth reading first, and which refrains run on from each other. Of two places that differ in
//! nothing but facts, one is old or wrong, and worth reading first of all; if they are not parallel
//! lines, a table's, a schedule's, a list's, which are meant to differ.

use std::cmp::Reverse;

use super::{Class, PlaceAt, Refrain};
use crate::compare::Kind;
use crate::segment::{ParagraphId, Segments};
use crate::text::{BlockKind, Map, PostId, Set};

/// Fewer words than this count a quarter: so short, a text is more often a formula than a thought.
const SHORT: u32 = 15;

/// Inside one post a paragraph of fewer words is a line of a list, whatever it is set as.
const LINE: u32 = 40;

/// What comes first of all has at least so many words on both sides: in fewer, a number makes
/// another sentence more often than another version.
const PARAGRAPH: u32 = 15;

/// Whether two paragraphs are parallel lines, so that their facts are no news.
pub fn are_parallel(segments: &Segments, sides: [ParagraphId; 2]) -> bool {
    let [a, b] = sides.map(|id| segments.paragraph(id));
    let prose = a.kind == BlockKind::Prose && b.kind == BlockKind::Prose;
    a.post == b.post && (!prose || a.tokens.len().min(b.tokens.len()) < LINE)
}

/// Whether two paragraphs that differ in a fact are the first thing that their writer should read:
/// running text of different posts.
pub fn is_first_news(segments: &Segments, sides: [ParagraphId; 2]) -> bool {
    let [a, b] = sides.map(|id| segments.paragraph(id));
    let running = |kind| matches!(kind, BlockKind::Prose | BlockKind::Quotation);
    a.post != b.post
        && running(a.kind)
        && running(b.kind)
        && a.tokens.len().min(b.tokens.len()) >= PARAGRAPH
}

/// What refrains are sorted by, the first to be read first: findings before the other classes; those
/// in which only a fact differs, in running text of two posts, before the others, for one of the two
/// facts is old or wrong; what is only an echo behind the rest; then by the words that a reader meets
/// again: those of all places but the first that the earlier one has too, no place counting for more
/// than the first, and one in a post that has had the text already for half. Lists and captions count
/// for less than prose, and short texts for less than longer ones. Last by the place.
pub fn rank(refrain: &Refrain, segments: &Segments) -> impl Ord + Send + use<> {
    let head = refrain.places[0];
    let length = |place: &PlaceAt| place.span.len().min(head.span.len());
    let mut posts: Set<PostId> = Set::default();
    let mut again = 0;
    for (at, place) in refrain.places.iter().enumerate() {
        let first_here = posts.insert(segments.paragraph(place.paragraph).post);
        if at > 0 {
            let new = refrain.life.get(at).copied().flatten().map_or(0, |nearest| nearest.added);
            let met = u64::from(length(place).min(place.span.len().saturating_sub(new)));
            again += if first_here { met * 2 } else { met };
        }
    }
    let again = if refrain.typical_words() < SHORT { again / 4 } else { again };
    let worth = again * weight(segments.paragraph(head.paragraph).kind);
    let echo = refrain.kind >= Kind::Echo;
    (refrain.class, !refrain.facts_first, echo, Reverse(worth), head.paragraph, head.span)
}

/// How much a word counts by the block it stands in: prose is what writers mean to vary.
fn weight(kind: BlockKind) -> u64 {
    match kind {
        BlockKind::Prose => 4,
        BlockKind::Quotation => 3,
        BlockKind::ListItem => 2,
        BlockKind::Heading | BlockKind::Caption | BlockKind::Links | BlockKind::Code => 1,
    }
}

/// The refrains that run on from each other: in all places of the one, the next paragraph is a place
/// of the other. Each sequence has two or more, in reading order; a refrain is in one at most.
pub fn sequences(refrains: &[Refrain], segments: &Segments) -> Vec<Vec<u32>> {
    let findings = || (0u32..).zip(refrains).filter(|(_, refrain)| refrain.class == Class::Plain);
    let mut heads: Vec<(ParagraphId, u32)> =
        findings().map(|(id, refrain)| (refrain.places[0].paragraph, id)).collect();
    heads.sort_unstable();
    let goes_on = |from: &Refrain, to: &Refrain| {
        let mut pairs = from.places.iter().zip(&to.places);
        from.places.len() == to.places.len()
            && pairs.all(|(from, to)| from.paragraph.0 + 1 == to.paragraph.0)
    };
    let next_of = |refrain: &Refrain| {
        let next = ParagraphId(refrain.places[0].paragraph.0 + 1);
        let first = heads.partition_point(|&(paragraph, _)| paragraph < next);
        let near = heads[first..].iter().take_while(|&&(paragraph, _)| paragraph == next);
        near.map(|&(_, id)| id).find(|&id| goes_on(refrain, &refrains[id as usize]))
    };
    // The paragraph behind a post's last is the next post's first, and no neighbour.
    let ends_post = |refrain: &Refrain| {
        refrain.places.iter().any(|place| {
            let this = segments.paragraph(place.paragraph);
            this.number as usize + 1 == segments.of_post(this.post).len()
        })
    };
    let next: Map<u32, u32> = findings()
        .filter_map(|(id, refrain)| {
            let next = next_of(refrain)?;
            (!ends_post(refrain)).then_some((id, next))
        })
        .collect();
    let followers: Vec<u32> = {
        let mut followers: Vec<u32> = next.values().copied().collect();
        followers.sort_unstable();
        followers
    };
    let mut sequences = Vec::new();
    for (id, _) in findings() {
        if followers.binary_search(&id).is_ok() {
            continue;
        }
        let run: Vec<u32> = std::iter::successors(Some(id), |id| next.get(id).copied()).collect();
        if run.len() > 1 {
            sequences.push(run);
        }
    }
    sequences
}

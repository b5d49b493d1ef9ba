//! What stands between two matches of the same posts: where the paragraph before and the one behind
//! have come back, what is between them was most likely rewritten, and need prove less.

use rayon::prelude::*;

use super::keyed::Rarity;
use super::sides::Sides;
use super::window::Window;
use crate::align::WIDEST_GAP;
use crate::family::Edge;
use crate::index::Collapsed;
use crate::segment::{ParagraphId, Segments};

/// A text that stands in more places than this is stock, and no sign that its neighbours belong
/// together.
const MOST_PLACES: usize = 4;

/// The gaps between matches, in the order of their posts.
pub(super) fn gaps(
    edges: &[Edge],
    rarity: &Rarity<'_>,
    segments: &Segments,
    collapsed: &Collapsed,
    sides: &Sides,
) -> Vec<Window> {
    let draft = sides.drafts.unwrap_or(0);
    let post = |id: ParagraphId| segments.paragraph(id).post.0;
    let is_draft = |id: ParagraphId| (post(id) as usize) < draft;
    let mut matched: Vec<([u32; 2], [u32; 2])> = Vec::new();
    let mut pair = |a: ParagraphId, b: ParagraphId| {
        let (a, b) = (a.min(b), a.max(b));
        if post(a) != post(b) && (sides.drafts.is_none() || is_draft(a) != is_draft(b)) {
            matched.push(([post(a), post(b)], [a.0, b.0]));
        }
    };
    for rep in collapsed.reps() {
        let places = collapsed.places(rep);
        if places.len() <= MOST_PLACES {
            for (at, &a) in places.iter().enumerate() {
                places[at + 1..].iter().for_each(|&b| pair(a, b));
            }
        }
    }
    for edge in edges {
        let (in_a, in_b) = (collapsed.places(edge.a), collapsed.places(edge.b));
        if in_a.len() * in_b.len() <= MOST_PLACES {
            for &a in in_a {
                for &b in in_b {
                    pair(a, b);
                }
            }
        }
    }
    matched.par_sort_unstable();
    matched.dedup();
    let words = |from: u32, to: u32| -> Vec<_> {
        (from..to).map(|id| segments.terms_of(ParagraphId(id))).collect()
    };
    let gap = |two: &[([u32; 2], [u32; 2])]| {
        let &[(posts, [a, b]), (others, [to_a, to_b])] = two else { return None };
        let inside = |from: u32, to: u32| to > from + 1 && to <= from + 1 + WIDEST_GAP;
        if posts != others || !inside(a, to_a) || !inside(b, to_b) {
            return None;
        }
        let (in_a, in_b) = (words(a + 1, to_a), words(b + 1, to_b));
        let meet = rarity.meet(in_a.iter().map(|it| &**it), in_b.iter().map(|it| &**it));
        meet.then_some(Window { a: a + 1..to_a, b: b + 1..to_b, between: true })
    };
    matched.par_windows(2).filter_map(gap).collect()
}

//! Windows: what is aligned with what. Around a candidate its neighbours are looked at too, since what
//! was rewritten does not keep to the breaks of paragraphs.

use std::ops::Range;

use rayon::prelude::*;

use super::keyed::Rarity;
use super::open::is_open;
use super::sides::Sides;
use crate::align::{AROUND, Side};
use crate::family::Edge;
use crate::index::{Collapsed, RepId};
use crate::report::Part;
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{Archive, BlockKind, PostId, Span, Tok};

/// A window is joined to one of the last so many before it, if it touches that.
const NEAR: usize = 64;

/// Paragraphs of one post and paragraphs of another, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) a: Range<u32>,
    pub(super) b: Range<u32>,
    /// Whether it stands between two matches.
    pub(super) between: bool,
}

/// A window as it is sorted: by its posts, then by its places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Bounds {
    posts: [u32; 2],
    from: [u32; 2],
    to: [u32; 2],
}

impl Bounds {
    fn window(self) -> Window {
        Window { a: self.from[0]..self.to[0], b: self.from[1]..self.to[1], between: false }
    }
}

/// The windows of candidates that are not whole yet, each distinct paragraph standing where it first
/// does; windows of the same posts that touch are one.
pub(super) fn around(
    candidates: &[[RepId; 2]],
    edges: &[Edge],
    rarity: &Rarity<'_>,
    segments: &Segments,
    collapsed: &Collapsed,
    sides: &Sides,
) -> Vec<Window> {
    let first = |rep| collapsed.first(rep);
    let mut bounds: Vec<Bounds> = candidates
        .par_iter()
        .filter(|sides| is_open(segments, first, edges, rarity, **sides))
        .map(|&[a, b]| {
            // In a check one side is a draft's place, and the other the archive's.
            let draft = sides.drafts.unwrap_or(0);
            let is_draft = |id: &ParagraphId| (segments.paragraph(*id).post.0 as usize) < draft;
            let there = |rep: RepId, drafts: bool| {
                let mut places = collapsed.places(rep).iter().copied();
                places.find(|id| is_draft(id) == drafts).unwrap_or(collapsed.first(rep))
            };
            let a_asks = sides.drafts.is_none() || sides.of_rep(a).0;
            let (asks, answers) = if a_asks { (a, b) } else { (b, a) };
            let drafts = sides.drafts.is_some();
            of_pair(segments, there(asks, drafts), there(answers, false))
        })
        .collect();
    bounds.sort_unstable();
    let mut windows: Vec<Bounds> = Vec::new();
    for next in bounds {
        let apart = next.posts[0] != next.posts[1];
        let near = windows.iter_mut().rev().take(if apart { NEAR } else { 0 });
        let mut last = near.take_while(|last| last.posts == next.posts);
        let touching = last.find(|last| {
            (0..2).all(|at| last.from[at] < next.to[at] && next.from[at] < last.to[at])
        });
        match touching {
            Some(last) => {
                for at in 0..2 {
                    last.from[at] = last.from[at].min(next.from[at]);
                    last.to[at] = last.to[at].max(next.to[at]);
                }
            }
            None => windows.push(next),
        }
    }
    windows.into_iter().map(Bounds::window).collect()
}

fn of_pair(segments: &Segments, a: ParagraphId, b: ParagraphId) -> Bounds {
    let posts = [a, b].map(|id| segments.paragraph(id).post.0);
    let (mut from, mut to) = ([a.0, b.0], [a.0 + 1, b.0 + 1]);
    // Inside one post a window could meet itself.
    if posts[0] != posts[1] {
        for (at, id) in [a, b].into_iter().enumerate() {
            let number = segments.paragraph(id).number;
            let count = segments.of_post(PostId(posts[at])).len();
            from[at] -= AROUND.min(number);
            let behind = u32::try_from(count).unwrap_or(u32::MAX) - 1 - number;
            to[at] += AROUND.min(behind);
        }
    }
    Bounds { posts, from, to }
}

/// The windows of whole posts: each of the first `first` against each of the others.
pub(super) fn of_posts(segments: &Segments, first: usize, posts: usize) -> Vec<Window> {
    let mut ends = Vec::with_capacity(posts);
    let mut end = 0u32;
    for post in (0u32..).map(PostId).take(posts) {
        let start = end;
        end += u32::try_from(segments.of_post(post).len()).unwrap_or(0);
        ends.push(start..end);
    }
    let (left, right) = ends.split_at(first.min(posts));
    let pairs = left.iter().flat_map(|a| right.iter().map(|b| (a.clone(), b.clone())));
    pairs.map(|(a, b)| Window { a, b, between: false }).collect()
}

/// The words of one side of a window.
pub(super) struct WindowText {
    terms: Vec<TermId>,
    sentences: Vec<u32>,
    /// Where each paragraph begins.
    starts: Vec<(u32, ParagraphId)>,
}

impl WindowText {
    /// The words of these paragraphs; program text is left out unless `code` is set.
    pub(super) fn of(
        archive: &Archive,
        segments: &Segments,
        paragraphs: Range<u32>,
        code: bool,
    ) -> Self {
        let mut text = Self { terms: Vec::new(), sentences: Vec::new(), starts: Vec::new() };
        for id in paragraphs.map(ParagraphId) {
            if segments.paragraph(id).kind == BlockKind::Code && !code {
                continue;
            }
            let start = text.len();
            text.starts.push((start, id));
            let sentences = segments.words(archive, id).sentences;
            text.sentences.extend(sentences.iter().map(|at| start + at));
            text.terms.extend_from_slice(&segments.terms_of(id));
        }
        text
    }

    pub(super) fn side(&self) -> Side<'_> {
        Side { terms: &self.terms, sentences: &self.sentences }
    }

    /// The parts of paragraphs that a stretch runs through.
    pub(super) fn parts(&self, stretch: Span<Tok>) -> Vec<Part> {
        let ends = self.starts.iter().skip(1).map(|start| start.0).chain([self.len()]);
        let paragraphs = self.starts.iter().zip(ends).map(|(&(start, id), end)| (start, end, id));
        let met = paragraphs.filter_map(|(start, end, id)| {
            let from = stretch.start().max(start);
            let to = stretch.end().min(end);
            (from < to).then(|| Part::new(id, Span::new(from - start, to - start)))
        });
        met.collect()
    }

    #[allow(clippy::cast_possible_truncation)] // Words are counted in u32.
    fn len(&self) -> u32 {
        self.terms.len() as u32
    }
}

//! Standing text: stock lines and boilerplate, told apart from what a writer repeats without knowing.
//! Frequency labels here; it never deletes. Each label comes with its reason, in words.
//!
//! The rules, in the order in which they are asked:
//! 1. *Too short*: fewer than `min_words` words (default 8). So short a line repeats by itself.
//! 2. *Half of all posts*: it stands in at least half of the posts, and in at least 6 of them. An
//!    argument can be a favourite; what every second post says is furniture.
//! 3. *The same place*: it stands in at least 5 posts, word for word or lightly edited, and in nine
//!    of ten of them at the edge of the post (its first paragraph or its last two), in no more than
//!    60 words: a signature, a series note, a licence.
//! 4. *A heading or caption* in at least 3 posts.

use super::Refrain;
use crate::compare::Kind;
use crate::segment::{Paragraph, Segments};
use crate::text::BlockKind;

/// Rule 2 needs this many posts, so that a small folder has none.
const HALF_NEEDS_POSTS: usize = 6;

/// Rule 3 needs this many posts,
const EDGE_NEEDS_POSTS: usize = 5;

/// this share of places at an edge, in tenths,
const EDGE_TENTHS: usize = 9;

/// and no more than this many words.
const EDGE_MOST_WORDS: u32 = 60;

/// The paragraphs at the end of a post that count as its edge: a signature has a note below it.
const LAST: u32 = 2;

/// Rule 4 needs this many posts.
const HEADING_NEEDS_POSTS: usize = 3;

/// Why `refrain` is standing text in an archive of `posts` posts, or `None` if it is not.
pub(super) fn standing(
    refrain: &Refrain,
    segments: &Segments,
    posts: usize,
    min_words: u32,
) -> Option<String> {
    let words = refrain.words();
    if words < min_words {
        let unit = if words == 1 { "word" } else { "words" };
        return Some(format!("only {words} {unit}"));
    }
    let stands_in = refrain.posts(segments);
    if stands_in >= HALF_NEEDS_POSTS && stands_in * 2 >= posts {
        return Some(format!("in {stands_in} of {posts} posts"));
    }
    let paragraphs = || refrain.places.iter().map(|place| segments.paragraph(place.paragraph));
    let fixed = matches!(refrain.kind, Kind::Exact | Kind::Light) && words <= EDGE_MOST_WORDS;
    if fixed && stands_in >= EDGE_NEEDS_POSTS {
        let first = paragraphs().filter(|paragraph| paragraph.number == 0).count();
        let last = paragraphs().filter(|paragraph| is_last(segments, paragraph)).count();
        let (edge, name) = if first > last { (first, "start") } else { (last, "end") };
        if edge * 10 >= refrain.places.len() * EDGE_TENTHS {
            return Some(format!("at the {name} of {stands_in} posts"));
        }
    }
    let heading = |kind| matches!(kind, BlockKind::Heading | BlockKind::Caption);
    if stands_in >= HEADING_NEEDS_POSTS && paragraphs().all(|paragraph| heading(paragraph.kind)) {
        return Some(format!("a heading or caption in {stands_in} posts"));
    }
    None
}

fn is_last(segments: &Segments, paragraph: &Paragraph) -> bool {
    let count = segments.of_post(paragraph.post).len();
    (paragraph.number as usize) + (LAST as usize) >= count
}

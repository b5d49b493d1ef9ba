//! Standing text: stock lines and boilerplate, told apart from what a writer repeats without knowing.
//! Frequency labels here; it never deletes. Each label comes with its reason, in words.
//!
//! The rules, in the order in which they are asked:
//! 1. *Too short*: fewer than `min_words` words (default 8). So short a line repeats by itself.
//! 2. *Half of all posts*: it stands in at least half of the posts, and in at least 6 of them. An
//!    argument can be a favourite; what every second post says is furniture.
//! 3. *An opening*: in at least 3 posts, four of five of its places are among the first two
//!    paragraphs of their posts, and it has no more than 50 words, or 100 where it is word for word
//!    or lightly edited: a series note, a dateline.
//! 4. *A closing*: in at least 5 posts, four of five of its places are among the last three
//!    paragraphs, and it has no more than 60 words: a signature, thanks, a licence. It asks for more
//!    than an opening, since an argument can well be a post's last word.
//! 5. *A note*: in at least 3 posts, with two of three of its places set wholly in italics or bold.
//!    Writers set apart what does not belong to the text: a series note, a disclaimer.
//! 6. *A heading or caption* in at least 3 posts.

use super::Refrain;
use crate::compare::Kind;
use crate::segment::{Paragraph, Segments};
use crate::text::{Archive, BlockKind};

/// Rule 2 needs this many posts, so that a small folder has none.
const HALF_NEEDS_POSTS: usize = 6;

/// An edge of a post as rules 3 and 4 see it.
struct Edge {
    name: &'static str,
    /// The paragraphs that count as it.
    depth: u32,
    needs_posts: usize,
    most_words: u32,
}

const OPENING: Edge = Edge { name: "opens", depth: 2, needs_posts: 3, most_words: 50 };
const CLOSING: Edge = Edge { name: "closes", depth: 3, needs_posts: 5, most_words: 60 };

/// Rules 3 and 4 want this share of places at the edge, in fifths.
const EDGE_FIFTHS: usize = 4;

/// Rules 5 and 6 need this many posts.
const NOTE_NEEDS_POSTS: usize = 3;

/// Why `refrain` is standing text in its archive, or `None` if it is not.
pub(super) fn standing(
    refrain: &Refrain,
    archive: &Archive,
    segments: &Segments,
    min_words: u32,
) -> Option<String> {
    let words = refrain.typical_words();
    if words < min_words {
        let unit = if words == 1 { "word" } else { "words" };
        return Some(format!("only {words} {unit}"));
    }
    let (stands_in, posts) = (refrain.posts(segments), archive.posts().len());
    if stands_in >= HALF_NEEDS_POSTS && stands_in * 2 >= posts {
        return Some(format!("in {stands_in} of {posts} posts"));
    }
    let paragraphs = || refrain.places.iter().map(|place| segments.paragraph(place.paragraph));
    for edge in [OPENING, CLOSING] {
        let there = paragraphs().filter(|paragraph| edge.holds(segments, paragraph)).count();
        let fixed = edge.name == OPENING.name && refrain.kind <= Kind::Light;
        let most = if fixed { 2 * edge.most_words } else { edge.most_words };
        if stands_in >= edge.needs_posts
            && words <= most
            && there * 5 >= refrain.places.len() * EDGE_FIFTHS
        {
            return Some(format!("{} {stands_in} posts", edge.name));
        }
    }
    let heading = |kind| matches!(kind, BlockKind::Heading | BlockKind::Caption);
    let set_apart = paragraphs().filter(|paragraph| is_set_apart(archive, paragraph)).count();
    if stands_in >= NOTE_NEEDS_POSTS && set_apart * 3 >= refrain.places.len() * 2 {
        return Some(format!("a note set apart in {stands_in} posts"));
    }
    if stands_in >= NOTE_NEEDS_POSTS && paragraphs().all(|paragraph| heading(paragraph.kind)) {
        return Some(format!("a heading or caption in {stands_in} posts"));
    }
    None
}

/// Whether a paragraph of Markdown stands wholly between marks of emphasis.
fn is_set_apart(archive: &Archive, paragraph: &Paragraph) -> bool {
    let post = archive.get(paragraph.post);
    let text = post.source().slice(paragraph.span);
    let between = |mark| text.len() > 2 && text.starts_with(mark) && text.ends_with(mark);
    post.blocks.is_some() && (between('*') || between('_'))
}

impl Edge {
    /// Whether a paragraph is at this edge of its post.
    fn holds(&self, segments: &Segments, paragraph: &Paragraph) -> bool {
        let count = segments.of_post(paragraph.post).len();
        // In a post of a few paragraphs everything is near an edge, and an edge says nothing.
        let apart = count > 2 * self.depth as usize;
        let behind = count - 1 - paragraph.number as usize;
        let from = if self.name == OPENING.name { paragraph.number as usize } else { behind };
        apart && from < self.depth as usize
    }
}

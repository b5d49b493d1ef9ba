//! Standing text: stock lines and boilerplate, told apart from what a writer repeats without knowing.
//! Frequency labels here; it never deletes. Each label comes with its reason, in words.
//!
//! The rules, in the order in which they are asked:
//! 1. *Too short*: fewer than `min_words` words (default 8). So short a line repeats by itself. And a
//!    list of link targets, which no reader sees.
//! 2. *Half of all posts*: it stands in at least half of the posts, and in at least 6 of them. An
//!    argument can be a favourite; what every second post says is furniture.
//! 3. *An opening*: in at least 3 posts, four of five of its places are among the first two
//!    paragraphs of their posts, and it has no more than 50 words, or 100 where it is word for word
//!    or lightly edited: a series note, a dateline.
//! 4. *A closing*: in at least 5 posts, four of five of its places are among the last three
//!    paragraphs, and it has no more than 60 words: a signature, thanks, a licence. It asks for more
//!    than an opening, since an argument can well be a post's last word. In an archive of 3 or 4
//!    posts, it has to be the last word of all, and hardly changed.
//! 5. *A note*: with two of three of its places set wholly in italics or bold, in at least 3 posts, or
//!    with all of them in 2. Writers set apart what does not belong to the text.
//! 6. *A heading or caption* in at least 3 posts.
//! 7. *By its words*, from 2 posts on, since a list that tells them says more than a count: at the end
//!    of posts a call to the reader or a note about the author; at the start or end a note on the
//!    series; anywhere a legal or recruiting clause that has hardly changed. See `wording`.
//! 8. *A stock description*: in at least 5 posts and hardly changed, it says what an office or a
//!    program is. An explanation that was written afresh each time is worth telling, and so is one
//!    that a few posts share.
//! 9. *A series' frame*: at the start or end of posts of one series, with no more than 100 words and
//!    little changed; or anywhere in 4 posts of one. See `series`.

use super::series::is_series;
use super::wording::{Wording, describes_a_body};
use super::{Context, PlaceAt, Refrain};
use crate::compare::Kind;
use crate::segment::Paragraph;
use crate::text::{BlockKind, Span};

/// Rule 2 needs this many posts, so that a small folder has none.
const HALF_NEEDS_POSTS: usize = 6;

/// An edge of a post as rules 3 and 4 see it.
struct Edge {
    name: &'static str,
    /// The paragraphs that count as it.
    depth: usize,
    needs_posts: usize,
    most_words: u32,
}

const OPENING: Edge = Edge { name: "opens", depth: 2, needs_posts: 3, most_words: 50 };
const CLOSING: Edge = Edge { name: "closes", depth: 3, needs_posts: 5, most_words: 60 };

/// Rules 3 and 4 want this share of places at the edge, in fifths.
const EDGE_FIFTHS: usize = 4;

/// In so many posts even the second of three paragraphs is an opening: a dateline.
const MANY_POSTS: usize = 10;

/// Rule 4 for small archives: from the first number of posts to the second.
const SMALL: std::ops::RangeInclusive<usize> = 3..=4;

/// Rules 5 and 6 need this many posts; rule 5 fewer where nothing speaks against it.
const NOTE_NEEDS_POSTS: usize = 3;

/// Rule 7: how near to the edge its places stand, and how long it is at most.
const WORDING_DEPTH: usize = 3;
const MOST_WORDS_TOLD: u32 = 120;

/// What is hardly changed, in millionths of similarity: the least of a light edit.
const HARDLY_CHANGED: u32 = 850_000;

/// Rule 8 needs this many posts. In reading, stock explanations that four posts shared were worth
/// telling, and most that more shared were not.
const BODY_NEEDS_POSTS: usize = 5;

/// Rule 9: what a frame is at most, what it has in common, and the posts in which it is one anywhere.
const FRAME_WORDS: u32 = 100;
const FRAME_ALIKE: u32 = 750_000;
const SERIES_NEEDS_POSTS: usize = 4;

/// Why `refrain` is standing text in its archive, or `None` if it is not.
pub(super) fn standing(refrain: &Refrain, context: &Context<'_>) -> Option<String> {
    let it = Asked { refrain, context, words: refrain.typical_words() };
    it.by_count().or_else(|| it.by_words())
}

/// A refrain that the rules are asked of.
struct Asked<'a> {
    refrain: &'a Refrain,
    context: &'a Context<'a>,
    /// The words at a typical place.
    words: u32,
}

impl Asked<'_> {
    fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.refrain.places.iter().map(|place| self.context.segments.paragraph(place.paragraph))
    }

    fn posts(&self) -> usize {
        self.refrain.posts(self.context.segments)
    }

    fn hardly_changed(&self) -> bool {
        self.refrain.kind <= Kind::Light || self.refrain.weakest >= HARDLY_CHANGED
    }

    /// Rules 1 to 6, which look at no word.
    fn by_count(&self) -> Option<String> {
        if self.paragraphs().all(|it| it.kind == BlockKind::Links) {
            return Some("a list of link targets".to_owned());
        }
        let words = self.words;
        if words < self.context.min_words {
            let unit = if words == 1 { "word" } else { "words" };
            return Some(format!("only {words} {unit}"));
        }
        let stands_in = self.posts();
        let posts = usize::try_from(self.context.posts).unwrap_or(usize::MAX);
        if stands_in >= HALF_NEEDS_POSTS && stands_in * 2 >= posts {
            return Some(format!("in {stands_in} of {posts} posts"));
        }
        for edge in [OPENING, CLOSING] {
            let at_edge = |paragraph: &&Paragraph| self.is_at(&edge, stands_in, paragraph);
            let there = self.paragraphs().filter(at_edge).count();
            let fixed = edge.name == OPENING.name && self.refrain.kind <= Kind::Light;
            let most = if fixed { 2 * edge.most_words } else { edge.most_words };
            if stands_in >= edge.needs_posts
                && words <= most
                && there * 5 >= self.refrain.places.len() * EDGE_FIFTHS
            {
                return Some(format!("{} {stands_in} posts", edge.name));
            }
        }
        let is_last = |paragraph: &Paragraph| self.behind(paragraph) == 0;
        if SMALL.contains(&posts)
            && stands_in == posts
            && words <= CLOSING.most_words
            && self.hardly_changed()
            && self.paragraphs().all(is_last)
        {
            return Some(format!("closes all {posts} posts"));
        }
        let heading = |kind| matches!(kind, BlockKind::Heading | BlockKind::Caption);
        let set_apart = self.paragraphs().filter(|it| self.is_set_apart(it)).count();
        let all = self.refrain.places.len();
        let most = stands_in >= NOTE_NEEDS_POSTS && set_apart * 3 >= all * 2;
        if most || (stands_in >= 2 && set_apart == all) {
            return Some(format!("a note set apart in {stands_in} posts"));
        }
        if stands_in >= NOTE_NEEDS_POSTS && self.paragraphs().all(|it| heading(it.kind)) {
            return Some(format!("a heading or caption in {stands_in} posts"));
        }
        None
    }

    /// Rules 7 to 9. A note on the series can stand at the start and the end of one post.
    fn by_words(&self) -> Option<String> {
        let (stands_in, words) = (self.posts(), self.words);
        let several = stands_in >= 2;
        let at_start = |it: &Paragraph| self.before(it) < WORDING_DEPTH;
        let at_end = |it: &Paragraph| self.behind(it) < WORDING_DEPTH;
        let frame = self.paragraphs().all(|it| at_start(it) || at_end(it));
        let closes = self.paragraphs().all(at_end);
        if words <= MOST_WORDS_TOLD {
            // The first and the last place speak for all: they are the least alike in time.
            let places = [self.refrain.places.first(), self.refrain.places.last()];
            let texts = || places.iter().flatten().map(|it| (self.text(it), it.span.len()));
            let says = |what: Wording| texts().all(|(text, words)| what.is_in(&text, words));
            let unit = if several { "posts" } else { "post" };
            let posts = |what: &str| Some(format!("{what} {stands_in} {unit}"));
            if several && closes && says(Wording::Call) {
                return posts("a call to the reader that closes");
            }
            if several && closes && says(Wording::Author) {
                return posts("a note about the author in");
            }
            if frame && says(Wording::Series) {
                return posts("a note on the series in");
            }
            if several && self.hardly_changed() && says(Wording::Clause) {
                return posts("a legal or recruiting clause in");
            }
            // Hardly changed, so that one of them may call the program by a short name.
            let described = || texts().any(|(text, _)| describes_a_body(&text));
            if stands_in >= BODY_NEEDS_POSTS && self.hardly_changed() && described() {
                return posts("a stock description in");
            }
        }
        let little_changed = self.refrain.weakest >= FRAME_ALIKE;
        let framed = several
            && self.paragraphs().all(|it| self.is_framing(it))
            && words <= FRAME_WORDS
            && little_changed;
        if framed || stands_in >= SERIES_NEEDS_POSTS {
            let mut ids: Vec<_> = self.paragraphs().map(|it| it.post).collect();
            ids.sort_unstable();
            ids.dedup();
            if is_series(ids.iter().map(|&id| self.context.archive.get(id))) {
                return Some(format!("in {stands_in} posts of one series"));
            }
        }
        None
    }

    /// What a reader sees of a place; of a bare address to write to, which is no text, its sign.
    fn text(&self, place: &PlaceAt) -> String {
        let Context { archive, segments, .. } = self.context;
        let paragraph = segments.paragraph(place.paragraph);
        let mut span = paragraph.span;
        if place.span.len() < paragraph.tokens.len() {
            let words = segments.words(archive, place.paragraph).spans;
            span = words[place.span.range()].iter().copied().reduce(Span::cover).unwrap_or(span);
        }
        let post = archive.get(paragraph.post);
        let mut text = post.readable(span).into_owned();
        if !text.contains('@') && post.source().slice(span).contains('@') {
            text.push_str(" @");
        }
        text
    }

    /// Whether a paragraph of Markdown stands wholly between marks of emphasis.
    fn is_set_apart(&self, paragraph: &Paragraph) -> bool {
        let post = self.context.archive.get(paragraph.post);
        let text = post.source().slice(paragraph.span);
        let between = |mark| text.len() > 2 && text.starts_with(mark) && text.ends_with(mark);
        post.blocks.is_some() && (between('*') || between('_'))
    }

    /// How many paragraphs stand before one in its post, headings aside.
    fn before(&self, paragraph: &Paragraph) -> usize {
        let all = &self.context.segments.of_post(paragraph.post)[..paragraph.number as usize];
        all.iter().filter(|it| it.kind != BlockKind::Heading).take(WORDING_DEPTH).count()
    }

    /// How many paragraphs stand behind one in its post, without those that are too short to say
    /// anything: an address, a row of stars.
    fn behind(&self, paragraph: &Paragraph) -> usize {
        let all = &self.context.segments.of_post(paragraph.post)[paragraph.number as usize + 1..];
        let says = |it: &&Paragraph| {
            it.kind != BlockKind::Links && it.tokens.len() >= self.context.min_words
        };
        all.iter().filter(says).take(WORDING_DEPTH).count()
    }

    /// Whether a paragraph is in the first or last third of its post, and near the edge: rule 9 does not
    /// look at the words, and in a short post everything is near.
    fn is_framing(&self, paragraph: &Paragraph) -> bool {
        let third = self.context.segments.of_post(paragraph.post).len() / 3;
        let depth = third.min(WORDING_DEPTH);
        self.before(paragraph) < depth || self.behind(paragraph) < depth
    }

    /// Whether a paragraph is at this edge of its post. In a post of a few paragraphs everything is near
    /// an edge: there only the very last is a closing.
    fn is_at(&self, edge: &Edge, stands_in: usize, paragraph: &Paragraph) -> bool {
        let all = self.context.segments.of_post(paragraph.post).iter();
        // Of a long post no more is asked than that it is long.
        let most = 2 * edge.depth + 1;
        let count = all.filter(|it| it.kind != BlockKind::Links).take(most).count();
        if edge.name == OPENING.name {
            let least = if stands_in >= MANY_POSTS { 3 } else { 2 * edge.depth + 1 };
            return count >= least && self.before(paragraph) < edge.depth;
        }
        let depth = if count > 2 * edge.depth { edge.depth } else { 1 };
        count >= 3 && self.behind(paragraph) < depth
    }
}

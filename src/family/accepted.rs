//! Whether what came back is known and wanted: by a mark in a post, or by the list of accepted texts.
//!
//! A *mark* takes back the later of two places: it stands where a text is used again, by the one who
//! knows it. So two places are accepted if the later one is marked; if either is, where the later one is
//! not known; and in a check, if the draft's is, which is later whatever its date. The *list* speaks of
//! texts: two places are accepted if each of them is marked or holds a text that is accepted there.
//!
//! A refrain is accepted if all its pairs are, which does not ask for all pairs: two places that are
//! neither marked nor listed are a finding, and one alone needs a mark on every other place that does
//! not come before it.

use std::cmp::Ordering;

use super::acceptance::Accepted;
use super::{Class, PlaceAt, Refrain};
use crate::fingerprint::{Runs, RunsOf};
use crate::segment::{ParagraphId, Segments, folded_words};
use crate::text::{Archive, PostId, Span, Tok};

/// What is said of a refrain that marks alone take back.
const MARKED: &str = "marked to be ignored";

/// Whose places are set against whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// All against all.
    Archive,
    /// So many drafts at the start of the archive against the rest.
    Drafts(usize),
    /// So many posts of one text against those of another.
    Texts(usize),
}

/// What is accepted, and the archive to hold it against.
#[derive(Debug, Clone, Copy)]
pub struct Accepting<'a> {
    /// What is accepted.
    pub accepted: &'a Accepted,
    /// Whose places are set against whose.
    pub asked: Asked,
    /// The posts.
    pub archive: &'a Archive,
    /// Their paragraphs.
    pub segments: &'a Segments,
}

/// A place as the rule sees it.
struct Seen {
    paragraph: ParagraphId,
    marked: bool,
    /// The first accepted text that it holds.
    text: Option<usize>,
}

impl Seen {
    fn is_open(&self) -> bool {
        !self.marked && self.text.is_none()
    }
}

impl Accepting<'_> {
    /// Notes in a refrain what is accepted of it; gives it its class and the reason, if all is.
    pub(super) fn refrain(&self, refrain: &mut Refrain) -> bool {
        let places = refrain.places.iter();
        let at: Vec<_> = places.map(|place| (place.paragraph, place.span)).collect();
        let texts = self.texts_of(&at);
        let seen: Vec<Seen> = at
            .iter()
            .zip(&texts)
            .map(|(&(id, _), texts)| self.seen(id, texts.first().copied()))
            .collect();
        refrain.accepted_by = texts.concat();
        refrain.accepted_by.sort_unstable();
        refrain.accepted_by.dedup();
        if seen.iter().all(Seen::is_open) {
            return false;
        }
        let listed = seen.iter().filter(|place| place.text.is_some());
        refrain.accepted_posts = listed.map(|place| self.post(place)).collect();
        refrain.accepted_posts.sort_unstable();
        refrain.accepted_posts.dedup();
        if !self.takes_all(&seen) {
            return false;
        }
        let unmarked = seen.iter().filter(|place| !place.marked).find_map(|place| place.text);
        let reason = unmarked.map(|text| self.accepted.texts[text].reason());
        refrain.class = Class::Accepted;
        refrain.reason = Some(reason.unwrap_or_else(|| MARKED.to_owned()));
        true
    }

    /// How a place of a refrain is known and wanted, once `refrain` has told, if it is.
    pub(super) fn place(&self, refrain: &Refrain, place: &PlaceAt) -> Option<String> {
        if self.marked(place.paragraph) {
            return Some(MARKED.to_owned());
        }
        let post = self.segments.paragraph(place.paragraph).post;
        let listed = refrain.accepted_posts.binary_search(&post).is_ok();
        listed.then(|| "accepted in this post".to_owned())
    }

    /// Whether a pair is accepted; `shared` is what the two have in common, in words from the first of
    /// each.
    pub fn pair(&self, sides: [ParagraphId; 2], shared: &[[Span<Tok>; 2]]) -> bool {
        let held = shared.iter().filter_map(|spans| {
            let at = [(sides[0], spans[0]), (sides[1], spans[1])];
            let texts = self.texts_of(&at);
            let found = [0, 1].map(|side| texts[side].first().copied());
            // Where words are only alike, or stand apart, there is nothing to know a text by.
            let known = found != [None; 2] || self.share_runs(&at);
            known.then_some(found)
        });
        // All that is shared must be accepted.
        let texts = held.reduce(|one, next| [0, 1].map(|side| one[side].and(next[side])));
        let texts = texts.unwrap_or([None; 2]);
        self.takes_all(&[0, 1].map(|side| self.seen(sides[side], texts[side])))
    }

    /// Whether a mark or the list may say anything about one of two paragraphs.
    pub fn may_take(&self, sides: [ParagraphId; 2]) -> bool {
        let listed = |id| {
            let post = self.segments.paragraph(id).post;
            self.accepted.texts.iter().any(|text| text.is_about(post))
        };
        sides.into_iter().any(|id| self.marked(id) || listed(id))
    }

    fn seen(&self, paragraph: ParagraphId, text: Option<usize>) -> Seen {
        Seen { paragraph, marked: self.marked(paragraph), text }
    }

    fn marked(&self, paragraph: ParagraphId) -> bool {
        self.accepted.marks && self.segments.paragraph(paragraph).ignored
    }

    fn post(&self, place: &Seen) -> PostId {
        self.segments.paragraph(place.paragraph).post
    }

    /// Whether all pairs of these places that are set against each other are accepted.
    fn takes_all(&self, seen: &[Seen]) -> bool {
        let open = || seen.iter().enumerate().filter(|(_, place)| place.is_open());
        open().all(|(at, place)| {
            let mut others = seen.iter().enumerate().filter(|&(other, _)| other != at);
            others.all(|(_, other)| !self.are_set(place, other) || self.takes_back(other, place))
        })
    }

    /// Whether two places are set against each other.
    fn are_set(&self, a: &Seen, b: &Seen) -> bool {
        self.is_first(a) != self.is_first(b) || self.asked == Asked::Archive
    }

    /// Whether a place is on the first side.
    fn is_first(&self, place: &Seen) -> bool {
        let at = self.post(place).0 as usize;
        match self.asked {
            Asked::Archive => false,
            Asked::Drafts(first) | Asked::Texts(first) => at < first,
        }
    }

    /// Whether a mark on `place` takes it back for `other`, which has none.
    fn takes_back(&self, place: &Seen, other: &Seen) -> bool {
        if !place.marked {
            return false;
        }
        let date = |place: &Seen| self.archive.get(self.post(place)).date;
        let order = date(place).zip(date(other)).map(|(this, other)| this.order(&other));
        match self.asked {
            Asked::Drafts(_) => self.is_first(place) || order.is_some_and(Ordering::is_gt),
            Asked::Archive | Asked::Texts(_) => order.is_none_or(|order| !order.is_lt()),
        }
    }

    /// For each place of one text the accepted texts that it is, by what of it stands in other places
    /// too: what does not come back needs nobody's leave.
    fn texts_of(&self, places: &[(ParagraphId, Span<Tok>)]) -> Vec<Vec<usize>> {
        let post = |id: ParagraphId| self.segments.paragraph(id).post;
        let about = |id: ParagraphId| {
            let texts = self.accepted.texts.iter().enumerate();
            texts.filter(move |(_, text)| text.is_about(post(id)))
        };
        if !places.iter().any(|&(id, _)| about(id).next().is_some()) {
            return vec![Vec::new(); places.len()];
        }
        let runs: Vec<Runs> = places.iter().map(|&(id, span)| self.runs(id, span)).collect();
        let repeated = Runs::repeated(&runs);
        let held = |((id, _), runs): (&(ParagraphId, _), &Runs)| {
            about(*id).filter(|(_, text)| text.is_text(runs)).map(|(at, _)| at).collect()
        };
        places.iter().zip(&repeated).map(held).collect()
    }

    fn share_runs(&self, [a, b]: &[(ParagraphId, Span<Tok>); 2]) -> bool {
        self.runs(a.0, a.1).meets(&self.runs(b.0, b.1))
    }

    fn runs(&self, id: ParagraphId, span: Span<Tok>) -> Runs {
        let paragraph = self.segments.paragraph(id);
        let mut words = RunsOf::default();
        folded_words(self.archive.get(paragraph.post), paragraph.span, |word| words.push(word));
        words.runs(span.range())
    }
}

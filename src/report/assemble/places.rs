//! Words of a paragraph to places of its file, with lines and dates.

use std::sync::Arc;

use jiff::civil::Date;

use super::super::{Bytes, Direction, Place, Side};
use super::Findings;
use super::matches::rounded;
use super::parts::Parts;
use crate::family::{Class, Label, PlaceAt, Refrain};
use crate::segment::ParagraphId;
use crate::text::{Byte, Post, Span, Tok};

impl Findings<'_> {
    pub(super) fn post_of(&self, paragraph: ParagraphId) -> &Post {
        self.archive.get(self.segments.paragraph(paragraph).post)
    }

    /// A whole paragraph as one side of a match.
    pub(super) fn side(&self, id: ParagraphId) -> Side {
        self.stretch(id, self.segments.paragraph(id).span)
    }

    /// The places of a refrain, each with what it changed of the earlier one that it is most like.
    pub(super) fn lived(&self, parts: &Parts, refrain: &Refrain) -> Vec<Place> {
        let day = |place: &PlaceAt| self.post_of(place.paragraph).date.map(|date| date.day);
        let places = refrain.places.iter().zip(&refrain.life).zip(&refrain.labels);
        let told = places.map(|((at, nearest), label)| {
            let mut place = self.place(parts, at);
            (place.class, place.reason) = class_of(refrain, label.as_ref());
            if let Some(nearest) = nearest {
                let before = &refrain.places[nearest.place as usize];
                let days =
                    |(from, to): (Date, Date)| from.until(to).ok().map(|span| span.get_days());
                place.nearest = Some(nearest.place);
                place.similarity = Some(rounded(f64::from(nearest.similarity) / 1e6, 4));
                place.words_added = Some(nearest.added);
                place.words_dropped = Some(nearest.dropped);
                place.days_since = day(before).zip(day(at)).and_then(days);
            }
            place
        });
        told.collect()
    }

    /// A place of a refrain.
    fn place(&self, parts: &Parts, place: &PlaceAt) -> Place {
        let span = self.bytes(parts, place.paragraph, place.span);
        let Side { post, paragraph, path, line, column, start, end } =
            self.stretch(place.paragraph, span);
        Place {
            post,
            paragraph,
            path,
            line,
            column,
            start,
            end,
            date: self.date(post),
            nearest: None,
            similarity: None,
            words_added: None,
            words_dropped: None,
            days_since: None,
            class: Class::Plain,
            reason: None,
            asked_for: true,
        }
    }

    /// The date of a post, as a report tells it.
    pub(super) fn date(&self, post: u32) -> Option<Arc<str>> {
        self.dates[post as usize].clone()
    }

    /// A part of a paragraph, where people and programs find it.
    fn stretch(&self, id: ParagraphId, span: Span<Byte>) -> Side {
        let paragraph = self.segments.paragraph(id);
        let source = self.post_of(id).source();
        let at = source.position(span.start());
        let in_file = source.in_file(span);
        Side {
            post: paragraph.post.0,
            paragraph: paragraph.number,
            path: source.shared_path(),
            line: at.line,
            column: at.column,
            start: in_file.start(),
            end: in_file.end(),
        }
    }

    /// Which of two paragraphs' posts came first.
    pub(super) fn direction(&self, a: ParagraphId, b: ParagraphId) -> Direction {
        match (self.post_of(a).date, self.post_of(b).date) {
            (Some(a), Some(b)) => match a.order(&b) {
                std::cmp::Ordering::Less => Direction::AFirst,
                std::cmp::Ordering::Greater => Direction::BFirst,
                std::cmp::Ordering::Equal => Direction::SameDate,
            },
            _ => Direction::Unknown,
        }
    }

    /// A stretch of a paragraph in bytes of the file.
    pub(super) fn file_bytes(&self, parts: &Parts, id: ParagraphId, stretch: Span<Tok>) -> Bytes {
        let source = self.post_of(id).source();
        let span = source.in_file(self.bytes(parts, id, stretch));
        Bytes { start: span.start(), end: span.end() }
    }
}

/// What is told of a place by itself: what it says, or what holds of all places of its refrain.
fn class_of(refrain: &Refrain, label: Option<&Label>) -> (Class, Option<String>) {
    match (label, refrain.class) {
        (Some(label), _) => (label.class, Some(label.reason.clone())),
        (None, class @ (Class::Standing | Class::Accepted)) => (class, None),
        (None, _) => (Class::Plain, None),
    }
}

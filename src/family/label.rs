//! What a place says of itself: that it quotes, that it links to where its text stood before, that its
//! writer knows and wants it. A refrain is a finding if one place is; a reader wants to know which.

use super::classify::quotes;
use super::linked::Around;
use super::{Class, Context, PlaceAt, Refrain};

/// In a larger family a place is asked for its links to the first place's post and to the one that
/// it is most like: to hold each against each would cost the square of the family.
const ASKED_IN_FULL: usize = 64;

/// What a place says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Quoted, linked or accepted.
    pub class: Class,
    /// How, in words.
    pub reason: String,
}

/// For each place of a refrain what it says of itself; `life` must have told. Standing text and what is
/// accepted as a whole have nothing to add.
pub fn labels(refrain: &Refrain, context: &Context<'_>) -> Vec<Option<Label>> {
    if matches!(refrain.class, Class::Standing | Class::Accepted) {
        return vec![None; refrain.places.len()];
    }
    let all = refrain.places.iter().enumerate();
    all.map(|(at, place)| {
        let accepted = context.accepting.place(refrain, place);
        let label = |class| move |reason| Label { class, reason };
        accepted
            .map(label(Class::Accepted))
            .or_else(|| context.quoted_place(refrain, place).map(quotes).map(label(Class::Quoted)))
            .or_else(|| refers(refrain, context, at, place).map(label(Class::Linked)))
    })
    .collect()
}

/// How a place refers to the post of an earlier one.
fn refers(refrain: &Refrain, context: &Context<'_>, at: usize, place: &PlaceAt) -> Option<String> {
    let places = &refrain.places;
    let before = if context.is_draft(place) { places.len() } else { at };
    let around = Around::of(context.archive, context.segments, place.paragraph);
    if before == 0 || around.says_nothing() {
        return None;
    }
    let known = |other: &&PlaceAt| other.paragraph != place.paragraph && !context.is_draft(other);
    let refers = |other: &PlaceAt| around.refers_to(context.post(other.paragraph));
    if before <= ASKED_IN_FULL {
        return places[..before].iter().filter(known).find_map(refers);
    }
    let nearest = refrain.life[at].map(|nearest| &places[nearest.place as usize]);
    std::iter::once(&places[0]).chain(nearest).filter(known).find_map(refers)
}

//! Refrains to classes: what the writer has accepted first, for he knows best; then standing text, for its reason holds whoever is quoted; then quotations;
//! what is neither is plain.

use super::accepted::Accepting;
use super::quoted::quoted;
use super::standing::standing;
use super::{Class, Refrain};
use crate::segment::Segments;
use crate::text::{Archive, PostDate};

/// Gives a refrain its class and, if it is no finding, the reason.
pub fn classify(refrain: &mut Refrain, accepting: &Accepting<'_>, min_words: u32) {
    if accepting.refrain(refrain) {
        return;
    }
    let (archive, segments) = (accepting.archive, accepting.segments);
    refrain.reason = standing(refrain, archive, segments, min_words);
    refrain.class = if refrain.reason.is_some() {
        Class::Standing
    } else if only_quotes(refrain, archive, segments) {
        refrain.reason = Some("in quotations".to_owned());
        Class::Quoted
    } else {
        Class::Plain
    };
}

/// Whether no place repeats another in the writer's own voice: every place that has an earlier one
/// quotes. Where dates are missing, two places in the writer's voice are a repetition in any order.
fn only_quotes(refrain: &Refrain, archive: &Archive, segments: &Segments) -> bool {
    let date = |at: usize| -> Option<PostDate> {
        archive.get(segments.paragraph(refrain.places[at].paragraph).post).date
    };
    let own: Vec<usize> = (0..refrain.places.len())
        .filter(|&at| {
            let place = &refrain.places[at];
            !quoted(archive, segments, place.paragraph, place.span)
        })
        .collect();
    match own[..] {
        [] => true,
        [only] => !(0..refrain.places.len()).any(|other| {
            let earlier = |a: PostDate, b: PostDate| a.order(&b).is_lt();
            date(other).zip(date(only)).is_some_and(|(other, only)| earlier(other, only))
        }),
        _ => false,
    }
}

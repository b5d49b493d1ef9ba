//! Refrains to classes: what the writer has accepted first, for he knows best; then standing text, for
//! its reason holds whoever is quoted; then quotations; then what its writer links to himself; what is
//! none of these is plain. And what each place says of itself: a refrain is a finding if one place is, and
//! a reader wants to know which.

use super::context::shared;
use super::linked::Around;
use super::quotations::Quoted;
use super::standing::standing;
use super::{Class, Context, Label, PlaceAt, Refrain};
use crate::text::PostDate;

/// Where less than this share of a place is quoted, what leads in the quotation is no mere lead.
const QUOTED_PART: f64 = 0.4;

/// In a larger family a place is asked for its links to the first place's post and to the one that
/// it is most like: to hold each against each would cost the square of the family.
const ASKED_IN_FULL: usize = 64;

/// Gives a refrain its class and, if it is no finding, the reason.
pub fn classify(refrain: &mut Refrain, context: &Context<'_>) {
    if context.accepting.refrain(refrain) {
        return;
    }
    let standing = standing(refrain, context).map(|reason| (Class::Standing, reason));
    let quoted = || Some((Class::Quoted, context.only_quotes(refrain)?));
    let linked = || Some((Class::Linked, context.only_refers(refrain)?));
    if let Some((class, reason)) = standing.or_else(quoted).or_else(linked) {
        (refrain.class, refrain.reason) = (class, Some(reason));
    }
}

/// How a place quotes, in words.
fn quotes(quoted: Quoted<'_>) -> String {
    match quoted {
        Quoted::Block => "in a block quotation".to_owned(),
        Quoted::Marks => "between quotation marks".to_owned(),
        Quoted::Article(name) => format!("in an article closed by its source [{name}]"),
    }
}

impl Context<'_> {
    fn date(&self, place: &PlaceAt) -> Option<PostDate> {
        self.post(place.paragraph).date
    }

    fn is_earlier(&self, one: &PlaceAt, other: &PlaceAt) -> bool {
        let dates = self.date(one).zip(self.date(other));
        dates.is_some_and(|(one, other)| one.order(&other).is_lt())
    }

    fn is_draft(&self, place: &PlaceAt) -> bool {
        let post = self.segments.paragraph(place.paragraph).post;
        self.drafts.is_some_and(|drafts| (post.0 as usize) < drafts)
    }

    /// Whether and how a place is quoted: all of it, or all that others share of it.
    fn quoted_place(&self, refrain: &Refrain, place: &PlaceAt) -> Option<Quoted<'_>> {
        let &PlaceAt { paragraph, span, node } = place;
        let whole = self.quoted(paragraph, span);
        let in_part = || {
            let marked = self.quotations.marked(self.archive, self.segments, paragraph, span);
            let part = || shared(node, &refrain.nodes, self.graph, self.edges);
            let part = (marked >= QUOTED_PART).then(part).flatten()?;
            let fits = part != span && span.contains(part);
            fits.then(|| self.quoted(paragraph, part)).flatten()
        };
        whole.or_else(in_part)
    }

    /// Why no place repeats another in the writer's own voice: every place that has an earlier one
    /// quotes. Where dates are missing, two places in the writer's voice are a repetition in any order.
    /// Of drafts, only what they say themselves is asked.
    fn only_quotes(&self, refrain: &Refrain) -> Option<String> {
        let mut own: Vec<&PlaceAt> = Vec::new();
        let mut source = None;
        for place in &refrain.places {
            match self.quoted_place(refrain, place) {
                None => own.push(place),
                Some(Quoted::Article(name)) => source = source.or(Some(name)),
                Some(_) => {}
            }
        }
        let (all, quotes) = (refrain.places.len(), refrain.places.len() - own.len());
        let only = match own[..] {
            [] => true,
            _ if quotes == 0 => false,
            _ if self.drafts.is_some() && !own.iter().any(|place| self.is_draft(place)) => true,
            [only] => !refrain.places.iter().any(|other| self.is_earlier(other, only)),
            _ => false,
        };
        only.then(|| match source {
            Some(name) => format!("an article closed by its source [{name}]"),
            None if own.is_empty() => format!("quoted in all {all} places"),
            None if quotes == 1 => "quoted in the later post".to_owned(),
            None => "quoted in the later posts".to_owned(),
        })
    }

    /// Why every later place refers to the post of an earlier one, if all do that do not quote. Places
    /// of which it is not known which is earlier may refer to each other either way.
    fn only_refers(&self, refrain: &Refrain) -> Option<String> {
        let mut reasons: Vec<String> = Vec::new();
        let places = &refrain.places;
        for (at, place) in places.iter().enumerate() {
            let asked = if self.drafts.is_some() { self.is_draft(place) } else { at > 0 };
            if !asked || self.quoted_place(refrain, place).is_some() {
                continue;
            }
            let others = || {
                let before = if self.drafts.is_some() { places.len() } else { at };
                places[..before].iter().filter(|other| !self.is_draft(other))
            };
            let around = Around::of(self.archive, self.segments, place.paragraph);
            let refers = others().find_map(|it| around.refers_to(self.post(it.paragraph)));
            let reason = refers.or_else(|| {
                let unknown = |it: &&PlaceAt| !self.is_earlier(it, place);
                others().filter(unknown).find_map(|it| self.refers(it.paragraph, place.paragraph))
            })?;
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons.into_iter().next()
    }
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

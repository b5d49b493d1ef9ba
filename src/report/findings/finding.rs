//! What a report found, a finding at a time: a place, and the earlier one that it is like. All forms
//! that have a line, a row or a result for each finding are made from this, so that they agree.

use crate::compare::Kind;
use crate::family::Class;
use std::fmt::Write as _;

use crate::report::model::{MatchEntry, Place, RefrainEntry, Side};
use crate::report::numbers::percent;
use crate::report::view::{Link, View, one_line};

/// One place that came back, seen from the place itself.
///
/// Of an archive, it is each place but the first of every refrain, the refrains in the report's
/// order. `like` is the earliest place that a match ties it to; the kind and the numbers are that
/// match's. Large families leave matches out: where none ties a place to an earlier one, `like`
/// is the refrain's first place, and there is no number, since none was measured. Of what a filter has
/// let through, only the places that it asks for are findings.
///
/// Of a draft, or of two texts, it is the draft's (the first text's) places from top to bottom,
/// once for each refrain that a paragraph is in.
pub(super) struct Finding<'a> {
    pub(super) place: Spot<'a>,
    pub(super) like: Spot<'a>,
    pub(super) kind: Kind,
    pub(super) class: Class,
    /// Why it is no plain finding.
    pub(super) reason: Option<&'a str>,
    /// How alike the two are, if that was measured.
    pub(super) similarity: Option<f64>,
    /// The share of this place's words that stand in the other, if that was measured.
    pub(super) share: Option<f64>,
    /// What the earlier place says, and what this one does.
    pub(super) facts: Vec<[&'a str; 2]>,
    /// The refrain that it is of.
    pub(super) refrain: Option<&'a RefrainEntry>,
}

/// Where something stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) post: u32,
    pub(super) path: &'a str,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl<'a> Spot<'a> {
    fn place(place: &'a Place) -> Self {
        let Place { post, line, column, start, end, .. } = *place;
        Self { post, path: &place.path, line, column, start, end }
    }

    fn side(side: &'a Side) -> Self {
        let Side { post, line, column, start, end, .. } = *side;
        Self { post, path: &side.path, line, column, start, end }
    }
}

impl Finding<'_> {
    /// The number that tells most: the similarity; of the kinds `contained` and `passage` the share of
    /// the place's words that stand in the other. Rounded down, and 100 only where all is exact.
    pub(super) fn percent(&self) -> Option<u32> {
        let told = match self.kind {
            Kind::Exact | Kind::Light | Kind::Edited | Kind::Echo => self.similarity,
            Kind::Contained | Kind::Passage | Kind::Digest => self.share,
        };
        told.map(|share| percent(share, self.kind == Kind::Exact))
    }

    /// The kind and the number: `light 92%`.
    pub(super) fn label(&self) -> String {
        let name = self.kind.name();
        self.percent().map_or_else(|| name.to_owned(), |percent| format!("{name} {percent}%"))
    }

    /// The facts that differ, to stand behind all else: `; facts differ: "12" -> "15"`; nothing where
    /// none do.
    pub(super) fn facts_told(&self) -> String {
        let mut told = String::new();
        for (at, said) in self.facts.iter().enumerate() {
            let lead = if at == 0 { "; facts differ:" } else { "," };
            let [before, now] = said.map(one_line);
            let _ = write!(told, "{lead} \"{before}\" -> \"{now}\"");
        }
        told
    }

    /// What sorts findings by how much a reader should look at them: changed facts, then the kind, then
    /// the length.
    pub(super) fn weight(&self) -> impl Ord + use<> {
        let length = self.place.end - self.place.start;
        (self.class, self.facts.is_empty(), self.kind, std::cmp::Reverse(length))
    }
}

/// The findings of the classes that are asked for, in the report's order: of a plain refrain too a place
/// that is quoted or links is none, unless quotations or links are asked for. A place whose match is
/// accepted is none: what is new beside it is.
pub(super) fn findings<'a>(view: &View<'a>, wants: impl Fn(Class) -> bool) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    if view.about_drafts() {
        for entries in view.drafts() {
            of_draft(view, &entries, &wants, &mut found);
        }
        return found;
    }
    for refrain in view.report.refrains.iter().filter(|refrain| wants(refrain.class)) {
        of_refrain(view, refrain, &wants, &mut found);
    }
    found
}

fn of_refrain<'a>(
    view: &View<'a>,
    refrain: &'a RefrainEntry,
    wants: &impl Fn(Class) -> bool,
    found: &mut Vec<Finding<'a>>,
) {
    let links = view.links(refrain);
    let head = refrain.head as usize;
    for (index, place) in refrain.places.iter().enumerate() {
        if index == head || !place.asked_for {
            continue;
        }
        let tie = links[index].iter().find(|link| link.other < index || link.other == head);
        let accepted = tie.filter(|link| link.entry.class == Class::Accepted);
        if accepted.is_some() && !wants(Class::Accepted) {
            continue;
        }
        let (class, reason) = match accepted {
            Some(link) => (link.entry.class, &link.entry.reason),
            // One place of a finding may be quoted, or link to the earlier post.
            None if refrain.class == Class::Plain => (place.class, &place.reason),
            None => (refrain.class, &refrain.reason),
        };
        if !wants(class) {
            continue;
        }
        let facts = refrain.changed_facts.iter();
        let facts = facts.filter(|fact| fact.places[1] as usize == index);
        found.push(Finding {
            place: Spot::place(place),
            like: Spot::place(&refrain.places[tie.map_or(head, |link| link.other)]),
            kind: tie.map_or(refrain.kind, |link| link.entry.kind),
            class,
            reason: reason.as_deref(),
            similarity: tie.map(|link| link.entry.similarity),
            share: tie.map(Link::share),
            facts: facts.map(|fact| [&*fact.a, &*fact.b]).collect(),
            refrain: Some(refrain),
        });
    }
}

fn of_draft<'a>(
    view: &View<'a>,
    entries: &[&'a MatchEntry],
    wants: &impl Fn(Class) -> bool,
    found: &mut Vec<Finding<'a>>,
) {
    let mut entries: Vec<_> = entries.iter().copied().filter(|it| wants(it.class)).collect();
    // Plain matches first within a refrain, so that one quotation does not hide a finding.
    entries.sort_by_key(|entry| {
        (entry.refrain.is_none(), entry.refrain, entry.class, view.age(&entry.b))
    });
    let same = |x: &&MatchEntry, y: &&MatchEntry| x.refrain.is_some() && x.refrain == y.refrain;
    for group in entries.chunk_by(same) {
        let entry = group[0];
        found.push(Finding {
            place: Spot::side(&entry.a),
            like: Spot::side(&entry.b),
            kind: entry.kind,
            class: entry.class,
            reason: entry.reason.as_deref(),
            similarity: Some(entry.similarity),
            share: Some(entry.a_in_b),
            facts: view.facts(entry),
            refrain: view.refrain(entry),
        });
    }
}

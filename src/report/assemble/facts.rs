//! Facts that differ, in the words of the sources.

use super::super::{ChangedFact, FactChange};
use super::Findings;
use crate::compare::Fact;
use crate::family::{Edge, Refrain, are_parallel};
use crate::segment::ParagraphId;
use crate::text::{Byte, Span};

impl Findings<'_> {
    /// The facts that an edge's sides differ in, these swapped if asked for. Copies of a paragraph say
    /// the same but for case and punctuation, so the first one speaks for all.
    pub(super) fn changed_facts(&self, edge: &Edge, swap: bool) -> Vec<ChangedFact> {
        let [in_a, in_b] = [edge.a, edge.b].map(|rep| self.collapsed.first(rep));
        let said = |fact: &Fact| {
            let (a, b) = (self.said(in_a, fact.a), self.said(in_b, fact.b));
            if swap { ChangedFact { a: b, b: a } } else { ChangedFact { a, b } }
        };
        edge.found.facts.iter().map(said).collect()
    }

    /// The facts that places of a refrain and their nearest earlier ones differ in.
    pub(super) fn fact_changes(&self, refrain: &Refrain) -> Vec<FactChange> {
        if !refrain.facts_differ {
            return Vec::new();
        }
        let mut changes = Vec::new();
        for ((at, place), nearest) in (0u32..).zip(&refrain.places).zip(&refrain.life) {
            let Some((nearest, edge)) = nearest.and_then(|it| Some((it.place, it.edge?))) else {
                continue;
            };
            let edge = &self.edges[edge as usize];
            let later_first = edge.a == self.graph.node(place.node).rep;
            let places = [nearest, at];
            let sides = places.map(|at| refrain.places[at as usize].paragraph);
            if are_parallel(self.segments, sides) {
                continue;
            }
            let facts = self.changed_facts(edge, later_first).into_iter();
            changes.extend(facts.map(|ChangedFact { a, b }| FactChange { places, a, b }));
        }
        changes
    }

    /// A stretch of a paragraph as a reader sees it, on one line.
    fn said(&self, paragraph: ParagraphId, span: Span<Byte>) -> String {
        let text = self.post_of(paragraph).readable(span).into_owned();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

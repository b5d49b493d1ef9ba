//! Pairs of places to match entries: scores, class, direction, passages in bytes.

use super::super::{Direction, MatchEntry, PassagePair};
use super::Findings;
use super::pairs::Pair;
use super::places::Cut;
use crate::compare::{Match, Passage};
use crate::family::{Class, Shared};
use crate::segment::ParagraphId;
use crate::text::{Span, Tok};

/// A pair as it is told: its entry, and the stretches that it shares in words of the whole archive,
/// one for each of the entry's passages.
#[derive(Debug)]
pub(crate) struct Told {
    pub(super) entry: MatchEntry,
    pub(super) shared: Vec<Shared>,
}

impl Findings<'_> {
    /// What is told of a pair. `equal` makes the match of a paragraph with an equal one.
    pub(crate) fn told(
        &self,
        id: u32,
        pair: &Pair,
        equal: impl FnOnce(ParagraphId) -> Match,
    ) -> Told {
        let made;
        let (found, swap) = if let Some((number, swap)) = pair.edge {
            (&self.edge(number).found, swap)
        } else {
            made = equal(pair.a);
            (&made, false)
        };
        let passages = turned(found, swap);
        let counts = &found.counts;
        let (mut a_in_b, mut b_in_a) = (counts.a_in_b(), counts.b_in_a());
        if swap {
            std::mem::swap(&mut a_in_b, &mut b_in_a);
        }
        let (a, b) = (self.cut(pair.a), self.cut(pair.b));
        let class = match pair.refrain.map(|id| self.refrains[id as usize].class) {
            Some(Class::Standing) => Class::Standing,
            _ if short(&passages, self.min_words) => Class::Standing,
            _ => self.quotation(&a, &b, hull(&passages)),
        };
        let in_bytes = |passage: &Passage| PassagePair {
            a: a.file_bytes(passage.a),
            b: b.file_bytes(passage.b),
            words: passage.a.len().max(passage.b.len()),
        };
        let entry = MatchEntry {
            id,
            kind: found.kind,
            class,
            similarity: rounded(counts.similarity(), 4),
            a_in_b: rounded(a_in_b, 4),
            b_in_a: rounded(b_in_a, 4),
            containment: rounded(counts.containment(), 4),
            resemblance: rounded(counts.resemblance(), 4),
            significance: rounded(found.significance, 1),
            direction: self.direction(pair.a, pair.b),
            a: self.side(pair.a),
            b: self.side(pair.b),
            passages: passages.iter().map(in_bytes).collect(),
            changed_facts: Vec::new(),
            refrain: pair.refrain,
        };
        let [at_a, at_b] = [pair.a, pair.b].map(|id| self.segments.paragraph(id));
        let in_archive = |(nth, passage): (u32, Passage)| Shared {
            of: id,
            nth,
            posts: [at_a.post.0, at_b.post.0],
            a: passage.a.shift(at_a.tokens.start()),
            b: passage.b.shift(at_b.tokens.start()),
            units: passage.units,
            significance: passage.significance,
        };
        Told { entry, shared: (0u32..).zip(passages).map(in_archive).collect() }
    }

    /// Whether the later side quotes, or both do.
    fn quotation(&self, a: &Cut<'_>, b: &Cut<'_>, [in_a, in_b]: [Span<Tok>; 2]) -> Class {
        let (a_quoted, b_quoted) = (a.quoted(in_a), b.quoted(in_b));
        let quoted = match self.direction(a.id, b.id) {
            Direction::AFirst => b_quoted,
            Direction::BFirst => a_quoted,
            Direction::SameDate | Direction::Unknown => a_quoted || b_quoted,
        };
        if quoted { Class::Quoted } else { Class::Plain }
    }
}

/// The passages of a match, its sides swapped if asked for, in the order of a.
fn turned(found: &Match, swap: bool) -> Vec<Passage> {
    let mut passages = found.passages.clone();
    if swap {
        for passage in &mut passages {
            std::mem::swap(&mut passage.a, &mut passage.b);
        }
        passages.sort_by_key(|passage| passage.a);
    }
    passages
}

fn hull(passages: &[Passage]) -> [Span<Tok>; 2] {
    let cover = |side: fn(&Passage) -> Span<Tok>| {
        passages.iter().map(side).reduce(Span::cover).unwrap_or(Span::new(0, 0))
    };
    [cover(|passage| passage.a), cover(|passage| passage.b)]
}

/// Whether what is shared is too short to be a finding.
fn short(passages: &[Passage], min_words: u32) -> bool {
    passages.iter().map(|passage| passage.a.len().max(passage.b.len())).sum::<u32>() < min_words
}

/// A number as reports show it: shares to four decimals, nats to one.
pub(super) fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale
}

//! Pairs of places to match entries: scores, class, direction, passages in bytes.

use std::borrow::Cow;

use super::super::{Direction, MatchEntry, PassagePair};
use super::Findings;
use super::pairs::Pair;
use super::parts::Parts;
use crate::compare::{Match, Passage};
use crate::family::{Class, Quoted, Shared, are_parallel};
use crate::text::{Span, Tok};

impl Findings<'_> {
    /// What is told of a pair.
    pub(crate) fn told(&self, id: u32, pair: &Pair, parts: &Parts) -> MatchEntry {
        let found = self.found(pair);
        let swap = pair.swap();
        let passages = turned(found, swap);
        let counts = &found.counts;
        let (mut a_in_b, mut b_in_a) = (counts.a_in_b(), counts.b_in_a());
        if swap {
            std::mem::swap(&mut a_in_b, &mut b_in_a);
        }
        let (class, reason) = self.class(pair, &passages);
        let changed_facts = match self.edge(pair) {
            Some(edge) if !are_parallel(self.segments, [pair.a, pair.b]) => {
                self.changed_facts(edge, swap)
            }
            _ => Vec::new(),
        };
        let in_bytes = |passage: &Passage| PassagePair {
            a: self.file_bytes(parts, pair.a, passage.a),
            b: self.file_bytes(parts, pair.b, passage.b),
            words: passage.a.len().max(passage.b.len()),
        };
        MatchEntry {
            id,
            kind: found.kind,
            class,
            reason,
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
            changed_facts,
            refrain: pair.refrain,
        }
    }

    /// The stretches that a pair shares, in words of the whole archive, one for each passage of its
    /// entry.
    pub(crate) fn shared(&self, id: u32, pair: &Pair) -> impl Iterator<Item = Shared> {
        let [at_a, at_b] = [pair.a, pair.b].map(|id| self.segments.paragraph(id));
        let passages = turned(self.found(pair), pair.swap()).into_owned();
        (0u32..).zip(passages).map(move |(nth, passage)| Shared {
            of: id,
            nth,
            posts: [at_a.post.0, at_b.post.0],
            a: passage.a.shift(at_a.tokens.start()),
            b: passage.b.shift(at_b.tokens.start()),
            units: passage.units,
            significance: passage.significance,
        })
    }

    /// Whether what a pair shares is known and wanted.
    fn is_accepted(&self, pair: &Pair, passages: &[Passage]) -> bool {
        let sides = [pair.a, pair.b];
        if !self.accepting.may_take(sides) {
            return false;
        }
        let spans = |passage: &Passage| [passage.a, passage.b];
        let long = |spans: &[Span<Tok>; 2]| spans[0].len().max(spans[1].len()) >= self.min_words;
        let all: Vec<_> = passages.iter().map(spans).collect();
        // What is too short to be a finding by itself need not be accepted beside what is not.
        let told: Vec<_> = all.iter().copied().filter(long).collect();
        self.accepting.pair(sides, if told.is_empty() { &all } else { &told })
    }

    /// Whether a pair is a finding, and why it is none.
    fn class(&self, pair: &Pair, passages: &[Passage]) -> (Class, Option<String>) {
        let family = pair.refrain.map(|id| &self.refrains[id as usize]);
        let of_family = |class| family.filter(|it| it.class == class).map(|it| it.reason.clone());
        if self.is_accepted(pair, passages) {
            return (Class::Accepted, of_family(Class::Accepted).flatten());
        }
        if let Some(reason) = of_family(Class::Standing) {
            return (Class::Standing, reason);
        }
        if short(passages, self.min_words) {
            return (Class::Standing, Some(format!("fewer than {} words", self.min_words)));
        }
        if let Some(reason) = self.quotation(pair, hull(passages)) {
            return (Class::Quoted, Some(reason));
        }
        // Who links to the first place of a text has said enough of the others. Of a text in two places
        // the family has been asked already.
        let linked = || of_family(Class::Linked).flatten();
        let asked = family.is_some_and(|it| it.places.len() == 2 && it.class == Class::Plain);
        let reference = if asked { None } else { self.reference(pair).or_else(linked) };
        match reference {
            Some(reason) => (Class::Linked, Some(reason)),
            None => (Class::Plain, None),
        }
    }

    /// Whether the later side quotes, or one does of which it is not known which is later.
    fn quotation(&self, pair: &Pair, [in_a, in_b]: [Span<Tok>; 2]) -> Option<String> {
        let context = self.context();
        let (a, b) = (|| context.quoted(pair.a, in_a), || context.quoted(pair.b, in_b));
        let (quoted, whose) = match self.direction(pair.a, pair.b) {
            Direction::AFirst => (b(), "quoted in the later post"),
            Direction::BFirst => (a(), "quoted in the later post"),
            Direction::SameDate | Direction::Unknown => {
                (a().or_else(b), "quoted in one of the two posts")
            }
        };
        Some(match quoted? {
            Quoted::Article(name) => format!("an article closed by its source [{name}]"),
            Quoted::Block | Quoted::Marks => whose.to_owned(),
        })
    }

    /// How the later side refers to the earlier one's post, or either where the order is not known.
    fn reference(&self, pair: &Pair) -> Option<String> {
        let context = self.context();
        let (a, b) = (|| context.refers(pair.a, pair.b), || context.refers(pair.b, pair.a));
        match self.direction(pair.a, pair.b) {
            Direction::AFirst => b(),
            Direction::BFirst => a(),
            Direction::SameDate | Direction::Unknown => a().or_else(b),
        }
    }
}

/// The passages of a match, its sides swapped if asked for, in the order of a.
fn turned(found: &Match, swap: bool) -> Cow<'_, [Passage]> {
    if !swap {
        return Cow::from(&found.passages);
    }
    let mut passages = found.passages.clone();
    for passage in &mut passages {
        std::mem::swap(&mut passage.a, &mut passage.b);
    }
    passages.sort_by_key(|passage| passage.a);
    Cow::from(passages)
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

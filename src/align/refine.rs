//! The ends of a stretch, word by word: the stretch of one side that says most for reuse, given the
//! other side's, and so to and fro until both stand still.

use super::limits::{Limits, Part};
use super::pair::Pair;
use crate::text::{Span, Tok};

/// The bounds of the share of words that survive reuse, as it is estimated from a stretch.
const KEPT: (f64, f64) = (0.3, 0.9);

/// What one word can say at most, in nats: a name alone is no reuse.
const MOST: f64 = 5.0;

/// What a matched word says more for standing in a shared run of four words, and of two.
const IN_FOUR: f64 = 1.0;
const IN_TWO: f64 = 0.8;

/// What an end says for standing at the edge of a sentence: writers take over whole sentences.
const EDGE: f64 = 4.0;

/// What a nearly equal word says of what an equal one would.
const NEAR: f64 = 0.3;

/// The words of the archive that stand beside the other text's own when the chance of a word is told.
const PRIOR: f64 = 1000.0;

/// How often the two sides are looked at in turn.
const TURNS: usize = 3;

/// The memory of the work.
#[derive(Debug)]
pub(super) struct Refiner<'a> {
    limits: &'a Limits,
    /// For each word how often the other stretch holds it, and how many of those are not yet matched.
    held: Vec<u32>,
    left: Vec<u32>,
    /// For each run of four and of two words, the last look at the other side that met it there.
    met: [Vec<u32>; 2],
    look: u32,
    classes: Vec<u8>,
    matched: Vec<bool>,
    nearly: Vec<u32>,
}

/// Two stretches and what they say for reuse.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) spans: [Span<Tok>; 2],
    pub(super) nats: f64,
}

impl<'a> Refiner<'a> {
    /// Room for a pair.
    pub(super) fn of(pair: &Pair, limits: &'a Limits) -> Self {
        let words = pair.counts.len();
        Self {
            limits,
            held: vec![0; words],
            left: vec![0; words],
            met: pair.runs.map(|runs| vec![0; runs]),
            look: 0,
            classes: Vec::new(),
            matched: Vec::new(),
            nearly: Vec::new(),
        }
    }

    /// The numbers that it goes by.
    pub(super) fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// The stretches near `spans` that say most for reuse, or `None` if nothing there does.
    pub(super) fn refine(&mut self, pair: &Pair, mut spans: [Span<Tok>; 2]) -> Option<Found> {
        let given = spans;
        let mut kept = [KEPT.1; 2];
        let mut nats = [0.0; 2];
        for _ in 0..TURNS {
            let before = spans;
            for own in 0..2 {
                let side = self.side(pair, own, spans, &mut kept)?;
                (spans[own], nats[own]) = side;
            }
            if spans == before {
                break;
            }
        }
        let spans = if self.limits.has(Part::Ends) { spans } else { given };
        Some(Found { spans, nats: nats[0].min(nats[1]) })
    }

    /// The stretch of one side near `spans` that says most for a use of the whole of the other's.
    pub(super) fn draws(
        &mut self,
        pair: &Pair,
        own: usize,
        mut spans: [Span<Tok>; 2],
    ) -> Option<(Span<Tok>, f64)> {
        let mut kept = [KEPT.0; 2];
        kept[own] = KEPT.1;
        (spans[own], _) = self.side(pair, own, spans, &mut kept)?;
        self.side(pair, own, spans, &mut kept)
    }

    /// The best stretch of one side, given the other's, and its nats.
    fn side(
        &mut self,
        pair: &Pair,
        own: usize,
        spans: [Span<Tok>; 2],
        kept: &mut [f64; 2],
    ) -> Option<(Span<Tok>, f64)> {
        let (words, other) = (&pair.words[own], spans[1 - own]);
        let here = spans[own];
        let range = Span::<Tok>::new(
            here.start().saturating_sub(Limits::REACH),
            (here.end() + Limits::REACH).min(super::pair::length(words)),
        );
        self.hold(pair, 1 - own, other);
        self.classify(pair, own, range);
        let inside = self.pair_words(pair, words, range, here);
        let share = f64::from(inside) / f64::from(here.len().max(1));
        kept[own] = if self.limits.has(Part::SharesKept) {
            share.clamp(KEPT.0, KEPT.1)
        } else {
            f64::midpoint(KEPT.0, KEPT.1)
        };
        let retention = kept[own].max((kept[own] * kept[1 - own]).sqrt());
        let best = self.best(pair, own, range, other, retention);
        for &word in &pair.words[1 - own][other.range()] {
            self.held[word as usize] = 0;
            self.left[word as usize] = 0;
        }
        best
    }

    /// Counts the words of the other stretch and marks its runs.
    fn hold(&mut self, pair: &Pair, other: usize, span: Span<Tok>) {
        for &word in &pair.words[other][span.range()] {
            self.held[word as usize] += 1;
            self.left[word as usize] += 1;
        }
        self.look += 1;
        for (met, (runs, length)) in
            self.met.iter_mut().zip([(&pair.fours[other], 4), (&pair.twos[other], 2)])
        {
            let last = (span.end() as usize + 1).saturating_sub(length);
            for &run in runs.get(span.start() as usize..last).unwrap_or_default() {
                met[run as usize] = self.look;
            }
        }
    }

    /// What run each word of `range` stands in that the other stretch has: 2 for four words, 1 for two.
    fn classify(&mut self, pair: &Pair, own: usize, range: Span<Tok>) {
        self.classes.clear();
        self.classes.resize(range.len() as usize, 0);
        if !self.limits.has(Part::RunsFirst) {
            return;
        }
        for (class, runs, length, met) in
            [(1, &pair.twos[own], 2, &self.met[1]), (2, &pair.fours[own], 4, &self.met[0])]
        {
            let last = (range.end() as usize + 1).saturating_sub(length);
            let starts = runs.get(range.start() as usize..last).unwrap_or_default();
            for (at, &run) in starts.iter().enumerate() {
                if met[run as usize] == self.look {
                    self.classes[at..at + length].fill(class);
                }
            }
        }
    }

    /// Matches the words of `range` with the multiset of the other stretch, each once: words in runs
    /// first, and of those the ones inside `here` first, then outwards. Returns how many inside match.
    fn pair_words(&mut self, pair: &Pair, words: &[u32], range: Span<Tok>, here: Span<Tok>) -> u32 {
        self.matched.clear();
        self.matched.resize(range.len() as usize, false);
        let base = range.start();
        let (before, behind) = (here.start() - base, range.end() - here.end());
        let mut inside = 0;
        for class in [2, 1, 0] {
            let mut take = |at: u32| {
                let place = (at - base) as usize;
                if self.classes[place] != class {
                    return 0;
                }
                let word = words[at as usize] as usize;
                let found = self.left[word] > 0;
                self.left[word] -= u32::from(found);
                self.matched[place] = found;
                u32::from(found)
            };
            for at in here.start()..here.end() {
                inside += take(at);
            }
            for step in 0..before.max(behind) {
                if step < before {
                    take(here.start() - 1 - step);
                }
                if step < behind {
                    take(here.end() + step);
                }
            }
        }
        // What is left may match a nearly equal word.
        self.nearly.clear();
        self.nearly.resize(range.len() as usize, u32::MAX);
        if !self.limits.has(Part::NearWords) {
            return inside;
        }
        let outwards = (here.start()..here.end())
            .chain((range.start()..here.start()).rev())
            .chain(here.end()..range.end());
        for at in outwards {
            let place = (at - base) as usize;
            if self.matched[place] {
                continue;
            }
            let near = pair.near[words[at as usize] as usize];
            if near != u32::MAX && self.left[near as usize] > 0 {
                self.left[near as usize] -= 1;
                self.nearly[place] = near;
            }
        }
        inside
    }

    /// The part of `range` whose words together say most for reuse (maximum-sum segment; Bentley
    /// 1984), and its nats.
    fn best(
        &self,
        pair: &Pair,
        own: usize,
        range: Span<Tok>,
        other: Span<Tok>,
        retention: f64,
    ) -> Option<(Span<Tok>, f64)> {
        let expected = f64::from(other.len());
        let outside = f64::from(super::pair::length(&pair.words[1 - own]) - other.len());
        let lost = (1.0 - retention).ln();
        let (mut from, mut sum) = (range.start(), 0.0);
        let mut best = (Span::<Tok>::new(from, from), 0.0);
        let edge = if self.limits.has(Part::Edges) { EDGE } else { 0.0 };
        for (at, &word) in (range.start()..).zip(&pair.words[own][range.range()]) {
            let place = (at - range.start()) as usize;
            let near = self.nearly[place];
            let value = if self.matched[place] || near != u32::MAX {
                let number = if self.matched[place] { word } else { near } as usize;
                let part = if self.matched[place] { 1.0 } else { NEAR };
                let elsewhere = f64::from(pair.counts[number][1 - own] - self.held[number]);
                let share = (elsewhere + PRIOR * pair.shares[number]) / (outside + PRIOR);
                let chance = 1.0 - (-expected * share).exp();
                let odds = (1.0 + retention * (1.0 - chance) / chance.max(1e-12)).ln();
                let value = odds.min(MOST) * part;
                match self.classes[place] {
                    2 => value + IN_FOUR,
                    1 => value + IN_TWO,
                    _ => value,
                }
            } else {
                lost
            };
            let opening = if pair.edges[own][at as usize] { edge } else { 0.0 };
            if sum <= opening {
                (from, sum) = (at, opening);
            }
            sum += value;
            let closing = if pair.edges[own][at as usize + 1] { edge } else { 0.0 };
            if sum + closing > best.1 {
                best = (Span::new(from, at + 1), sum + closing);
            }
        }
        (best.1 > 0.0).then_some(best)
    }
}

//! Two paragraphs to a verified match, or to none. It asks for two texts and knows no index; a
//! candidate that does not hold what was promised ends here.

use std::collections::VecDeque;

use super::chain::{Weighed, chains};
use super::facts::{Fact, facts, hopeless};
use super::hunks::HunkFinder;
use super::passage::{Passage, PassageBuilder, SideText};
use super::score::units_in_order;
use super::sentences::Sentences;
use super::shingles::Shingles;
use super::tile::{Tile, Tiling};
use super::values::Values;
use super::weights::run_bonus;
use super::wording::Wording;
use super::{Counts, Criteria, Kind, Weights};
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{Archive, Span};

/// A further passage of a pair is told if it is worth this much, in nats: about what five rare words
/// in a row weigh. The pair's first passage is always told.
const FURTHER_PASSAGE: f64 = 15.0;

/// A verified pair of paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// How the wordings relate.
    pub kind: Kind,
    /// What they share, in counts.
    pub counts: Counts,
    /// The log-likelihood ratio of reuse against chance, in nats, over all passages.
    pub significance: f64,
    /// What they share, in the order of a.
    pub passages: Vec<Passage>,
    /// The facts that differ, if nothing else does.
    pub facts: Vec<Fact>,
}

/// Compares paragraphs. It does not change; what changes is in `Scratch`.
#[derive(Debug, Clone, Copy)]
pub struct Comparer<'a> {
    archive: &'a Archive,
    segments: &'a Segments,
    weights: &'a Weights,
    criteria: &'a Criteria,
}

/// A thread's own memory, and the count of the limits that bit.
#[derive(Debug, Default)]
pub struct Scratch {
    tiling: Tiling,
    shingles: Shingles,
    builder: PassageBuilder,
    values: Values,
    taken: [Vec<bool>; 2],
    hunks: HunkFinder,
}

impl Scratch {
    pub(super) fn tiling(&mut self) -> &mut Tiling {
        &mut self.tiling
    }

    /// The distinct shingles of two paragraphs and how many both have; `tiled` tells whether the
    /// tiling is theirs, and whole.
    pub(super) fn shared(
        &mut self,
        a: &[TermId],
        b: &[TermId],
        criteria: &Criteria,
        tiled: bool,
    ) -> ([u32; 2], u32) {
        let tiling = tiled.then_some(&self.tiling);
        self.shingles.shared(a, b, criteria.shingle, tiling)
    }
}

impl<'a> Comparer<'a> {
    /// A comparer of paragraphs of `segments`, which `archive` was cut into.
    pub fn new(
        archive: &'a Archive,
        segments: &'a Segments,
        weights: &'a Weights,
        criteria: &'a Criteria,
    ) -> Self {
        Self { archive, segments, weights, criteria }
    }

    /// What it compares paragraphs of.
    pub(super) fn segments(&self) -> &'a Segments {
        self.segments
    }

    pub(super) fn criteria(&self) -> &'a Criteria {
        self.criteria
    }

    /// The match of two different paragraphs, or `None` if they share less than the criteria ask.
    /// The second value tells whether the limit on seeds cut the alignment short.
    pub fn compare(
        &self,
        scratch: &mut Scratch,
        a: ParagraphId,
        b: ParagraphId,
    ) -> (Option<Match>, bool) {
        let (left, right) = (&*self.segments.terms_of(a), &*self.segments.terms_of(b));
        if left == right {
            return (Some(self.exact(scratch, a)), false);
        }
        let (tiles, cut) = scratch.tiling.tiles(left, right, self.criteria.max_seeds);
        let (shingles, shared) = scratch.shared(left, right, self.criteria, !cut);
        // The longest common run is always a tile; cut short, the tiling may have missed it, and
        // then the candidate is believed.
        let run = tiles.iter().any(|tile| tile.len >= self.criteria.min_run);
        if !(run || cut || self.criteria.enough(shingles, shared)) {
            return (None, cut);
        }
        let passages = self.passages(scratch, a, b, tiles);
        let sum = |of: fn(&Passage) -> u32| passages.iter().map(of).sum();
        let (units, kept) = units_in_order(&passages);
        let mut counts = Counts {
            words: [len(left), len(right)],
            covered: [sum(|p| p.a.len()), sum(|p| p.b.len())],
            units,
            kept,
            shingles,
            shared,
        };
        counts.units = counts.units.min(counts.words[0] + counts.words[1]);
        let significance = passages.iter().map(|passage| passage.significance).sum();
        let kind = counts.kind();
        let near = matches!(kind, Kind::Light | Kind::Edited) && counts.near();
        let facts = if near { self.facts(scratch, a, b) } else { Vec::new() };
        (Some(Match { kind, counts, significance, passages, facts }), cut)
    }

    /// The facts that differ between the two paragraphs that were compared last.
    fn facts(&self, scratch: &mut Scratch, a: ParagraphId, b: ParagraphId) -> Vec<Fact> {
        let (left, right) = (&*self.segments.terms_of(a), &*self.segments.terms_of(b));
        let terms = self.segments.terms();
        let Some(hunks) = scratch.hunks.hunks(terms, left, right) else { return Vec::new() };
        let texts = [a, b].map(|id| {
            let paragraph = self.segments.paragraph(id);
            self.archive.get(paragraph.post).source().slice(paragraph.span)
        });
        if hopeless(terms, [left, right], [&texts[0], &texts[1]], &hunks) {
            return Vec::new();
        }
        let [a, b] = [(a, left), (b, right)]
            .map(|(id, words)| Wording::of(self.archive, self.segments, id, words));
        facts(&a, &b, &hunks)
    }

    /// The match of a paragraph with an equal one.
    pub fn exact(&self, scratch: &mut Scratch, paragraph: ParagraphId) -> Match {
        let terms = &*self.segments.terms_of(paragraph);
        let words = len(terms);
        let shingles = scratch.shingles.distinct(terms, self.criteria.shingle);
        scratch.values.fill(self.weights, [terms, terms]);
        let [values, _] = scratch.values.of_words();
        let significance = values.iter().sum::<f64>() + run_bonus(terms.len()) * terms.len() as f64;
        let whole = Span::new(0, words);
        let units = words * 2;
        let (kept, longest_run) = (words, words);
        let passage = Passage { a: whole, b: whole, units, kept, significance, longest_run };
        let counts = Counts {
            words: [words; 2],
            covered: [words; 2],
            units,
            kept,
            shingles: [shingles; 2],
            shared: shingles,
        };
        let passages = vec![passage];
        Match { kind: Kind::Exact, counts, significance, passages, facts: Vec::new() }
    }

    fn passages(
        &self,
        scratch: &mut Scratch,
        a: ParagraphId,
        b: ParagraphId,
        tiles: Vec<Tile>,
    ) -> Vec<Passage> {
        let (left, right) = (&*self.segments.terms_of(a), &*self.segments.terms_of(b));
        scratch.values.fill(self.weights, [left, right]);
        let sentences = [a, b].map(|id| Sentences::of(self.archive, self.segments, id));
        let Scratch { builder, values, taken, hunks, .. } = scratch;
        hunks.clear();
        let values = values.of_words();
        for (taken, terms) in taken.iter_mut().zip([left, right]) {
            taken.clear();
            taken.resize(terms.len(), false);
        }
        let weighed = tiles.into_iter().map(|tile| {
            let worth: f64 = values[0][tile.a..tile.a_end()].iter().sum();
            Weighed { tile, value: worth + run_bonus(tile.len) * tile.len as f64 }
        });
        let mut passages: Vec<Passage> = Vec::new();
        let mut waiting: VecDeque<_> = chains(weighed.collect()).into();
        while let Some(mut chain) = waiting.pop_front() {
            // A tile inside an earlier passage has been told with it.
            chain.retain(|tile| {
                !taken[0][tile.a..tile.a_end()].contains(&true)
                    && !taken[1][tile.b..tile.b_end()].contains(&true)
            });
            if chain.is_empty() {
                continue;
            }
            if straddles(&chain, taken) {
                // It cannot step over an earlier passage, but each of its runs stands by itself.
                waiting.extend(chain.into_iter().map(|tile| vec![tile]));
                continue;
            }
            let [in_a, in_b] = [(left, 0), (right, 1)].map(|(terms, side)| SideText {
                terms,
                values: values[side],
                sentences: &sentences[side],
                taken: &taken[side],
            });
            let terms = self.segments.terms();
            let passage = builder.build(terms, in_a, in_b, &chain, run_bonus);
            let told = passages.is_empty()
                || passage.significance >= FURTHER_PASSAGE
                || passage.longest_run as usize >= self.criteria.min_run;
            if told {
                taken[0][passage.a.range()].fill(true);
                taken[1][passage.b.range()].fill(true);
                hunks.take(builder.pairs());
                passages.push(passage);
            }
        }
        passages.sort_by_key(|passage| passage.a);
        passages
    }
}

/// Whether an earlier passage stands between the tiles of a chain.
fn straddles(chain: &[Tile], taken: &[Vec<bool>; 2]) -> bool {
    let (first, last) = (chain[0], chain[chain.len() - 1]);
    taken[0][first.a..last.a_end()].contains(&true)
        || taken[1][first.b..last.b_end()].contains(&true)
}

fn len(terms: &[TermId]) -> u32 {
    u32::try_from(terms.len()).unwrap_or(u32::MAX)
}

//! A chain of runs to a passage: the words between the runs are paired, both ends are pushed out as
//! far as words go on matching, and snapped to a sentence's edge where it is near.

use super::align::{EQUAL, NEAR, WordAligner, WordPair};
use super::sentences::Sentences;
use super::tile::Tile;
use super::weights::UNMATCHED;
use crate::segment::{TermId, Terms};
use crate::text::{Span, Tok};

/// How far beyond the outermost run a passage's end is looked for, in words.
const REACH: usize = 16;

/// An end this near to the edge of its sentence moves there, in words.
const SNAP: u32 = 4;

/// A stretch that two paragraphs share; words are counted from each paragraph's first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    /// Where it stands in a.
    pub a: Span<Tok>,
    /// Where it stands in b.
    pub b: Span<Tok>,
    /// What its pairs of words count: 2 for an equal pair, 1 for a nearly equal one.
    pub units: u32,
    /// Its equal pairs of words.
    pub kept: u32,
    /// The log-likelihood ratio of reuse against chance, in nats: of the two sides' the smaller.
    pub significance: f64,
    /// The longest run of equal words in it.
    pub longest_run: u32,
}

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct SideText<'a> {
    pub(super) terms: &'a [TermId],
    /// What each word is worth if it matches, in nats.
    pub(super) values: &'a [f64],
    pub(super) sentences: &'a Sentences<'a>,
    /// The words that earlier passages have taken.
    pub(super) taken: &'a [bool],
}

impl SideText<'_> {
    /// A word and its value.
    fn at(&self, at: usize) -> (TermId, f64) {
        (self.terms[at], self.values[at])
    }

    /// How many words before `at` are free, up to `REACH`.
    fn free_before(&self, at: usize) -> usize {
        self.taken[..at].iter().rev().take(REACH).take_while(|taken| !**taken).count()
    }

    /// How many words from `at` on are free, up to `REACH`.
    fn free_after(&self, at: usize) -> usize {
        self.taken[at..].iter().take(REACH).take_while(|taken| !**taken).count()
    }

    #[allow(clippy::cast_possible_truncation)] // A paragraph's words are counted in u32.
    fn snap(&self, from: usize, to: usize) -> Span<Tok> {
        let (mut start, mut end) = (from as u32, to as u32);
        if (from, to) == (0, self.terms.len()) {
            return Span::new(start, end);
        }
        let sentences = self.sentences.starts();
        let behind = sentences.partition_point(|&s| s <= start);
        let opening = sentences[behind - 1];
        let free = |span: std::ops::Range<u32>| {
            !self.taken[span.start as usize..span.end as usize].contains(&true)
        };
        if start - opening <= SNAP && free(opening..start) {
            start = opening;
        }
        let next = sentences.partition_point(|&s| s < end);
        let closing = sentences.get(next).copied().unwrap_or(self.terms.len() as u32);
        if closing - end <= SNAP && free(end..closing) {
            end = closing;
        }
        Span::new(start, end)
    }
}

/// The memory of the work, kept between calls.
#[derive(Debug, Default)]
pub(super) struct PassageBuilder {
    aligner: WordAligner,
    gap: Vec<WordPair>,
    pairs: Vec<WordPair>,
}

impl PassageBuilder {
    /// The passage around a chain of tiles. The chain must not be empty, and none of its words taken.
    pub(super) fn build(
        &mut self,
        terms: &Terms,
        a: SideText<'_>,
        b: SideText<'_>,
        chain: &[Tile],
        bonus: impl Fn(usize) -> f64,
    ) -> Passage {
        self.pairs.clear();
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let mut value = 0.0;
        let mut before: Option<Tile> = None;
        for tile in chain {
            if let Some(before) = before {
                self.fill(terms, a, b, before, *tile);
            }
            let equal = |at| WordPair { a: tile.a + at, b: tile.b + at, units: EQUAL };
            self.pairs.extend((0..tile.len).map(equal));
            value += bonus(tile.len) * tile.len as f64;
            before = Some(*tile);
        }
        self.extend_back(a, b, first);
        self.extend_forth(a, b, last);
        let ends = |of: fn(&WordPair) -> usize| {
            let places = self.pairs.iter().map(of);
            (places.clone().min().unwrap_or(0), places.max().unwrap_or(0) + 1)
        };
        let (from_a, to_a) = ends(|pair| pair.a);
        let (from_b, to_b) = ends(|pair| pair.b);
        for pair in &self.pairs {
            let share = f64::from(pair.units) / f64::from(EQUAL);
            value += a.values[pair.a].min(b.values[pair.b]) * share;
        }
        let wider = (to_a - from_a).max(to_b - from_b);
        value -= (wider - self.pairs.len()) as f64 * UNMATCHED;
        let equal = self.pairs.iter().filter(|pair| pair.units == EQUAL).count();
        let longest = chain.iter().map(|tile| tile.len).max().unwrap_or(0);
        Passage {
            a: a.snap(from_a, to_a),
            b: b.snap(from_b, to_b),
            units: self.pairs.iter().map(|pair| pair.units).sum(),
            kept: u32::try_from(equal).unwrap_or(u32::MAX),
            significance: value,
            longest_run: u32::try_from(longest).unwrap_or(u32::MAX),
        }
    }

    /// The pairs of words of the passage that was built last, in no order.
    pub(super) fn pairs(&self) -> &[WordPair] {
        &self.pairs
    }

    /// Pairs the words between two tiles.
    fn fill(
        &mut self,
        terms: &Terms,
        a: SideText<'_>,
        b: SideText<'_>,
        before: Tile,
        behind: Tile,
    ) {
        let (from_a, from_b) = (before.a_end(), before.b_end());
        let (left, right) = (&a.terms[from_a..behind.a], &b.terms[from_b..behind.b]);
        self.aligner.pairs(terms, left, right, &mut self.gap);
        let shifted = self.gap.iter().map(|p| WordPair { a: from_a + p.a, b: from_b + p.b, ..*p });
        self.pairs.extend(shifted);
    }

    fn extend_back(&mut self, a: SideText<'_>, b: SideText<'_>, first: Tile) {
        let (most_a, most_b) = (a.free_before(first.a), b.free_before(first.b));
        let from_a = Outwards::of((1..=most_a).map(|step| a.at(first.a - step)));
        let from_b = Outwards::of((1..=most_b).map(|step| b.at(first.b - step)));
        self.extend(&from_a, &from_b, |i, j| (first.a - 1 - i, first.b - 1 - j));
    }

    fn extend_forth(&mut self, a: SideText<'_>, b: SideText<'_>, last: Tile) {
        let (end_a, end_b) = (last.a_end(), last.b_end());
        let (most_a, most_b) = (a.free_after(end_a), b.free_after(end_b));
        let from_a = Outwards::of((end_a..end_a + most_a).map(|at| a.at(at)));
        let from_b = Outwards::of((end_b..end_b + most_b).map(|at| b.at(at)));
        self.extend(&from_a, &from_b, |i, j| (end_a + i, end_b + j));
    }

    /// Adds the pairs of the best way outwards: what it matches, less half of `UNMATCHED` for each
    /// word of either side that it leaves out (local alignment; Smith and Waterman 1981). `place`
    /// turns steps outwards into places.
    fn extend(
        &mut self,
        a: &Outwards,
        b: &Outwards,
        place: impl Fn(usize, usize) -> (usize, usize),
    ) {
        const SKIP: f64 = UNMATCHED / 2.0;
        if a.words == 0 || b.words == 0 {
            return;
        }
        // reach[i][j]: the most of i words of a against j of b. A word is not matched, or it is.
        let mut reach = [[0.0f64; REACH + 1]; REACH + 1];
        for j in 1..=b.words {
            reach[0][j] = reach[0][j - 1] - SKIP;
        }
        let mut top = (0.0, 0, 0);
        for i in 1..=a.words {
            reach[i][0] = reach[i - 1][0] - SKIP;
            for j in 1..=b.words {
                let mut here = (reach[i - 1][j] - SKIP).max(reach[i][j - 1] - SKIP);
                if a.terms[i - 1] == b.terms[j - 1] {
                    here = here.max(reach[i - 1][j - 1] + a.values[i - 1].min(b.values[j - 1]));
                }
                reach[i][j] = here;
                if here > top.0 {
                    top = (here, i, j);
                }
            }
        }
        let (_, mut i, mut j) = top;
        while i > 0 && j > 0 {
            let here = reach[i][j];
            let worth = a.values[i - 1].min(b.values[j - 1]);
            if a.terms[i - 1] == b.terms[j - 1] && here <= reach[i - 1][j - 1] + worth {
                let (at_a, at_b) = place(i - 1, j - 1);
                self.pairs.push(WordPair { a: at_a, b: at_b, units: EQUAL });
                (i, j) = (i - 1, j - 1);
            } else if here <= reach[i - 1][j] - SKIP {
                i -= 1;
            } else {
                j -= 1;
            }
        }
    }
}

/// The words beyond the end of a run, the nearest first.
struct Outwards {
    words: usize,
    terms: [TermId; REACH],
    values: [f64; REACH],
}

impl Outwards {
    /// No more than `REACH` words.
    fn of(words: impl Iterator<Item = (TermId, f64)>) -> Self {
        let mut outwards = Self { words: 0, terms: [TermId(0); REACH], values: [0.0; REACH] };
        for (term, value) in words {
            outwards.terms[outwards.words] = term;
            outwards.values[outwards.words] = value;
            outwards.words += 1;
        }
        outwards
    }
}

// Nearly equal words count inside a passage and do not carry it outwards: its ends are equal words.
const _: () = assert!(NEAR < EQUAL);

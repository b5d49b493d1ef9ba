//! Stretches that two paragraphs share, however much was rewritten, to a match: what an alignment
//! without order has found, beside the runs that were found before.

use super::align::{EQUAL, WordAligner};
use super::comparer::{Comparer, Match, Scratch};
use super::passage::Passage;
use super::score::units_in_order;
use super::tile::Tile;
use super::{Counts, Kind};
use crate::segment::{ParagraphId, TermId};
use crate::text::{Span, Tok};

/// A rewritten text is an echo if fewer hundredths of its words than this stand in shared runs of
/// three words or more.
const IN_RUNS: u64 = 25;

/// So alike, in order, are versions of one text,
const EDITED: f64 = 0.45;

/// unless at least so many hundredths of the words stand in runs that were moved.
const MOVED: u64 = 60;

/// A stretch that two paragraphs share, in words from the first of each, and what it says for reuse,
/// in nats.
pub type Found = (Span<Tok>, Span<Tok>, f64);

impl Comparer<'_> {
    /// The match of two different paragraphs that share `stretches`, beside what is `known` of them.
    /// `None` if that brings nothing new. The second value tells how often the limit on cells left a
    /// stretch without its pairs of words.
    pub fn rewritten(
        &self,
        scratch: &mut Scratch,
        [a, b]: [ParagraphId; 2],
        known: Option<&Match>,
        stretches: &[Found],
    ) -> (Option<Match>, u64) {
        let segments = self.segments();
        let (left, right) = (&*segments.terms_of(a), &*segments.terms_of(b));
        let (tiles, cut) = scratch.tiling().tiles(left, right, self.criteria().max_seeds);
        let mut passages: Vec<Passage> = known.map_or_else(Vec::new, |m| m.passages.clone());
        let mut aligner = WordAligner::default();
        let (mut grown, mut left_out) = (false, 0);
        for &(in_a, in_b, nats) in stretches {
            let (mut in_a, mut in_b, mut nats) = (in_a, in_b, nats);
            let crosses = |p: &Passage| (p.a.overlap(in_a) > 0) != (p.b.overlap(in_b) > 0);
            let inside = |p: &Passage| p.a.overlap(in_a) > 0 && p.b.overlap(in_b) > 0;
            if passages.iter().any(crosses) {
                continue;
            }
            let taken: Vec<Passage> = passages.iter().copied().filter(inside).collect();
            let told: u32 = taken.iter().map(|p| p.a.len().min(p.b.len())).sum();
            for passage in &taken {
                in_a = in_a.cover(passage.a);
                in_b = in_b.cover(passage.b);
                nats = nats.max(passage.significance);
            }
            // A few words at the ends are no news.
            let free = |p: &Passage| p.a.overlap(in_a) == 0 && p.b.overlap(in_b) == 0;
            let clear = passages.iter().all(|p| taken.contains(p) || free(p));
            if !clear || told * 4 >= in_a.len().min(in_b.len()) * 3 {
                continue;
            }
            passages.retain(|p| !taken.contains(p));
            let words = [&left[in_a.range()], &right[in_b.range()]];
            let (in_runs, longest_run) = runs(&tiles, in_a, in_b);
            let cells = words[0].len() as u64 * words[1].len() as u64;
            let (units, kept) = if cells > self.criteria().max_cells {
                left_out += 1;
                (in_runs, in_runs / 2)
            } else {
                units(&mut aligner, segments.terms(), words)
            };
            let (a, b, significance) = (in_a, in_b, nats);
            passages.push(Passage { a, b, units, kept, significance, longest_run });
            grown = true;
        }
        if !grown {
            return (None, left_out);
        }
        passages.sort_by_key(|passage| passage.a);
        let known_shingles = known.map(|m| (m.counts.shingles, m.counts.shared));
        let (shingles, shared) =
            known_shingles.unwrap_or_else(|| scratch.shared(left, right, self.criteria(), !cut));
        let sum = |of: fn(&Passage) -> u32| passages.iter().map(of).sum::<u32>();
        let words = [left, right].map(count);
        let (units, kept) = units_in_order(&passages);
        let counts = Counts {
            words,
            covered: [sum(|p| p.a.len()), sum(|p| p.b.len())],
            units: units.min(words[0] + words[1]),
            kept,
            shingles,
            shared,
        };
        let in_runs: u32 = passages.iter().map(|p| runs(&tiles, p.a, p.b).0 / 2).sum();
        let covered = counts.covered[0].min(counts.covered[1]);
        let in_runs = u64::from(in_runs) * 100;
        let few = |share: u64| in_runs < u64::from(covered) * share;
        let kind = match counts.kind() {
            // Where every word has another ending there are no runs, and yet all is there in order.
            _ if known.is_none() && few(IN_RUNS) && counts.similarity() < EDITED => Kind::Echo,
            // Each stands whole in the other, and yet little of it in order.
            Kind::Edited if counts.similarity() < EDITED && few(MOVED) => Kind::Echo,
            kind => kind,
        };
        let significance = passages.iter().map(|passage| passage.significance).sum();
        let facts = known.map_or_else(Vec::new, |known| known.facts.clone());
        (Some(Match { kind, counts, significance, passages, facts }), left_out)
    }
}

/// Twice the words in runs that two stretches share, and the longest such run.
#[allow(clippy::cast_possible_truncation)] // A paragraph's words are counted in u32.
fn runs(tiles: &[Tile], in_a: Span<Tok>, in_b: Span<Tok>) -> (u32, u32) {
    let of = |at: usize, len: usize| Span::new(at as u32, (at + len) as u32);
    let inside =
        tiles.iter().filter(|t| in_a.contains(of(t.a, t.len)) && in_b.contains(of(t.b, t.len)));
    inside.fold((0, 0), |(sum, longest), t| (sum + 2 * t.len as u32, longest.max(t.len as u32)))
}

/// What the pairs of words of two stretches count, and how many of them are equal.
fn units(
    aligner: &mut WordAligner,
    terms: &crate::segment::Terms,
    [a, b]: [&[TermId]; 2],
) -> (u32, u32) {
    let mut pairs = Vec::new();
    aligner.pairs(terms, a, b, &mut pairs);
    let equal = pairs.iter().filter(|pair| pair.units == EQUAL).count();
    (pairs.iter().map(|pair| pair.units).sum(), u32::try_from(equal).unwrap_or(u32::MAX))
}

#[allow(clippy::cast_possible_truncation)] // A paragraph's words are counted in u32.
fn count(terms: &[TermId]) -> u32 {
    terms.len() as u32
}

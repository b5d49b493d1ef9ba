//! Two texts as numbers of their own: each different word of the two has a small number, a count on
//! either side, and a share of the archive that the two are not.

use super::units::units;
use crate::compare::{Weights, nearness};
use crate::segment::{TermId, Terms};
use crate::text::{Map, Span, Tok};

/// Nearly equal words have so many bytes in common at their beginnings.
const HEAD: usize = 4;

/// One text: its words, and where its sentences begin, the first at 0, rising. A paragraph begins a
/// sentence.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The words.
    pub terms: &'a [TermId],
    /// The first words of sentences.
    pub sentences: &'a [u32],
}

/// Two texts in numbers.
#[derive(Debug, Default)]
pub(super) struct Pair {
    pub(super) words: [Vec<u32>; 2],
    pub(super) units: [Vec<Span<Tok>>; 2],
    pub(super) sentences: [Vec<u32>; 2],
    /// For each word how often each side holds it.
    pub(super) counts: Vec<[u32; 2]>,
    /// For each word its share of the archive's words, the two texts left out.
    pub(super) shares: Vec<f64>,
    /// For each place the number of the run of four words that begins there, and of two; equal runs
    /// have equal numbers, on both sides.
    pub(super) fours: [Vec<u32>; 2],
    pub(super) twos: [Vec<u32>; 2],
    /// For each word without its like on the other side a nearly equal word there, or `u32::MAX`.
    pub(super) near: Vec<u32>,
    /// For each gap between words, the outer ones too, whether a sentence begins or ends there.
    pub(super) edges: [Vec<bool>; 2],
    /// How many different runs of four and of two words there are.
    pub(super) runs: [usize; 2],
}

impl Pair {
    /// The numbers of two texts of an archive with these weights.
    pub(super) fn of(sides: [Side<'_>; 2], weights: &Weights, names: &Terms) -> Self {
        let mut pair = Self::default();
        let mut numbers: Map<TermId, u32> = Map::default();
        let mut terms = Vec::new();
        for (at, side) in sides.iter().enumerate() {
            pair.words[at] = side
                .terms
                .iter()
                .map(|&term| {
                    let number = *numbers.entry(term).or_insert_with(|| {
                        terms.push(term);
                        pair.counts.push([0; 2]);
                        length(&terms) - 1
                    });
                    pair.counts[number as usize][at] += 1;
                    number
                })
                .collect();
            pair.units[at] = units(side.sentences, length(side.terms));
            pair.sentences[at] = side.sentences.to_vec();
        }
        let words = sides[0].terms.len() + sides[1].terms.len();
        let share =
            |(term, count): (&TermId, &[u32; 2])| weights.share(*term, count[0] + count[1], words);
        pair.shares = terms.iter().zip(&pair.counts).map(share).collect();
        let [a, b] = &pair.words;
        let mut fours: Map<[u32; 4], u32> = Map::default();
        let mut twos: Map<[u32; 2], u32> = Map::default();
        pair.fours = [numbered(a, &mut fours), numbered(b, &mut fours)];
        pair.twos = [numbered(a, &mut twos), numbered(b, &mut twos)];
        pair.runs = [fours.len(), twos.len()];
        for side in 0..2 {
            let mut edges = vec![false; pair.words[side].len() + 1];
            for &start in sides[side].sentences {
                edges[start as usize] = true;
            }
            edges[pair.words[side].len()] = true;
            pair.edges[side] = edges;
        }
        pair.near = near(&terms, &pair.counts, names);
        pair
    }
}

/// For each word that the other side has not, the word there that is most nearly equal to it. Words
/// are looked for among those that begin with the same letters, as inflections do.
fn near(terms: &[TermId], counts: &[[u32; 2]], names: &Terms) -> Vec<u32> {
    let mut found = vec![u32::MAX; terms.len()];
    let mut heads: Map<&[u8], Vec<u32>> = Map::default();
    let word = |at: u32| names.word(terms[at as usize]);
    for at in (0u32..).take(terms.len()) {
        if let Some(head) = word(at).as_bytes().get(..HEAD) {
            heads.entry(head).or_default().push(at);
        }
    }
    // The order of the lists does not show: each word looks through its own list, which is sorted.
    for alike in heads.values() {
        for &at in alike {
            let own = usize::from(counts[at as usize][0] == 0);
            if counts[at as usize][1 - own] > 0 {
                continue;
            }
            let others = alike.iter().filter(|&&other| counts[other as usize][1 - own] > 0);
            let near = others.filter_map(|&other| {
                let likeness = nearness(word(at), word(other))?;
                Some((likeness, std::cmp::Reverse(other)))
            });
            let best = near.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            if let Some((_, std::cmp::Reverse(other))) = best {
                found[at as usize] = other;
            }
        }
    }
    found
}

/// Numbers the runs of `N` words by the place that they begin at.
fn numbered<const N: usize>(words: &[u32], numbers: &mut Map<[u32; N], u32>) -> Vec<u32> {
    let number = |run: [u32; N]| {
        #[allow(clippy::cast_possible_truncation)] // Places are counted in u32.
        let next = numbers.len() as u32;
        *numbers.entry(run).or_insert(next)
    };
    words.windows(N).filter_map(|run| run.try_into().ok()).map(number).collect()
}

/// The number of words of a text, which is less than 2³².
#[allow(clippy::cast_possible_truncation)] // Words are counted in u32.
pub(super) fn length<T>(terms: &[T]) -> u32 {
    terms.len() as u32
}

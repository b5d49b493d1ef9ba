//! Exact shared runs, the longest first: greedy string tiling (Wise, Running Karp-Rabin matching and
//! greedy string tiling, 1993). Each word of either side belongs to one tile at most; order plays no
//! part, so moved sentences tile as well as kept ones.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::windows::{LENGTH, Windows};
use crate::segment::TermId;

/// The shortest run that tiles, in words. Shorter ones are found between tiles, word by word.
pub(super) const SHORTEST: usize = LENGTH;

/// A run of `len` equal words at `a` and `b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tile {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) len: usize,
}

impl Tile {
    pub(super) fn a_end(self) -> usize {
        self.a + self.len
    }

    pub(super) fn b_end(self) -> usize {
        self.b + self.len
    }
}

/// The runs of a pair, and the memory of the work, kept between pairs.
#[derive(Debug, Default)]
pub(super) struct Tiling {
    in_b: Windows,
    b_plain: bool,
    runs: Vec<Tile>,
    heap: BinaryHeap<(usize, Reverse<usize>, Reverse<usize>)>,
    free: Vec<Tile>,
    used_a: Vec<bool>,
    used_b: Vec<bool>,
}

impl Tiling {
    /// The tiles of two paragraphs, in the order of `a`; ties go to the earlier place. `most_seeds`
    /// and the second value are as for `maximal_runs`, whose runs these are made of.
    pub(super) fn tiles(
        &mut self,
        a: &[TermId],
        b: &[TermId],
        most_seeds: u64,
    ) -> (Vec<Tile>, bool) {
        let cut = self.maximal_runs(a, b, most_seeds);
        self.used_a.clear();
        self.used_a.resize(a.len(), false);
        self.used_b.clear();
        self.used_b.resize(b.len(), false);
        let ranked = |t: &Tile| (t.len, Reverse(t.a), Reverse(t.b));
        self.heap.clear();
        self.heap.extend(self.runs.iter().map(ranked));
        let mut tiles = Vec::with_capacity(self.runs.len());
        while let Some((len, Reverse(at_a), Reverse(at_b))) = self.heap.pop() {
            self.find_free_parts(Tile { a: at_a, b: at_b, len });
            match self.free[..] {
                [whole] if whole.len == len => {
                    self.used_a[whole.a..whole.a_end()].fill(true);
                    self.used_b[whole.b..whole.b_end()].fill(true);
                    tiles.push(whole);
                }
                // Longer tiles have taken words of it; what is left waits for its turn.
                _ => self.heap.extend(self.free.iter().map(ranked)),
            }
        }
        tiles.sort_unstable();
        (tiles, cut)
    }

    /// All runs of at least `SHORTEST` words that the two paragraphs last asked for share, and that
    /// cannot be made longer on either end; not all of them if the seeds were too few.
    pub(super) fn runs(&self) -> &[Tile] {
        &self.runs
    }

    /// Whether no three words in a row stand twice in the `b` last asked for.
    pub(super) fn is_b_plain(&self) -> bool {
        self.b_plain
    }

    /// Finds the runs. Looks at no more than `most` pairs of equal three-word runs, and tells
    /// whether that was too few.
    fn maximal_runs(&mut self, a: &[TermId], b: &[TermId], most: u64) -> bool {
        self.runs.clear();
        self.b_plain = !self.in_b.fill(b);
        let mut seeds = 0u64;
        let mut at_a = 0;
        while let Some(window) = a.get(at_a..at_a + SHORTEST) {
            let mut step = 1;
            for at_b in self.in_b.places(b, window) {
                seeds += 1;
                if seeds > most {
                    return true;
                }
                if at_a > 0 && at_b > 0 && a[at_a - 1] == b[at_b - 1] {
                    continue;
                }
                let same = a[at_a..].iter().zip(&b[at_b..]).take_while(|(x, y)| x == y).count();
                self.runs.push(Tile { a: at_a, b: at_b, len: same });
                if self.b_plain {
                    // What follows in the run stands in b behind this and nowhere else.
                    step = same - SHORTEST + 1;
                    seeds += step as u64 - 1;
                }
            }
            at_a += step;
        }
        seeds > most
    }

    /// Finds the parts of a run whose words are still free on both sides.
    fn find_free_parts(&mut self, run: Tile) {
        self.free.clear();
        let mut from = 0;
        for at in 0..=run.len {
            if at == run.len || self.used_a[run.a + at] || self.used_b[run.b + at] {
                if at - from >= SHORTEST {
                    self.free.push(Tile { a: run.a + from, b: run.b + from, len: at - from });
                }
                from = at + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tiles_are_equal_runs_and_do_not_overlap(
            a in prop::collection::vec(0u32..4, 0..40),
            b in prop::collection::vec(0u32..4, 0..40),
        ) {
            let a: Vec<_> = a.into_iter().map(TermId).collect();
            let b: Vec<_> = b.into_iter().map(TermId).collect();
            let (tiles, cut) = Tiling::default().tiles(&a, &b, u64::MAX);
            prop_assert!(!cut);
            let (mut in_a, mut in_b) = (vec![0; a.len()], vec![0; b.len()]);
            for t in &tiles {
                prop_assert_eq!(&a[t.a..t.a_end()], &b[t.b..t.b_end()]);
                in_a[t.a..t.a_end()].iter_mut().for_each(|n| *n += 1);
                in_b[t.b..t.b_end()].iter_mut().for_each(|n| *n += 1);
            }
            prop_assert!(in_a.iter().chain(&in_b).all(|&n| n <= 1));
            // The longest common run is always among them.
            let longest = (0..a.len()).flat_map(|i| (0..b.len()).map(move |j| (i, j)))
                .map(|(i, j)| a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count())
                .max().unwrap_or(0);
            let tiled = tiles.iter().map(|t| t.len).max().unwrap_or(0);
            prop_assert!(longest < SHORTEST || tiled == longest);
        }

        #[test]
        fn runs_are_those_of_the_first_seeds(
            a in prop::collection::vec(any::<u32>(), 0..30),
            b in prop::collection::vec(any::<u32>(), 0..30),
            words in 2u32..60,
            from in 0usize..30,
            most in 0u64..40,
        ) {
            let a: Vec<_> = a.into_iter().map(|n| TermId(n % words)).collect();
            let mut b: Vec<_> = b.into_iter().map(|n| TermId(n % words)).collect();
            b.extend(a.iter().skip(from));
            let starts = |terms: &[TermId]| 0..(terms.len() + 1).saturating_sub(SHORTEST);
            let seeds = starts(&a).flat_map(|i| starts(&b).map(move |j| (i, j)));
            let seeds = seeds.filter(|&(i, j)| a[i..i + SHORTEST] == b[j..j + SHORTEST]);
            let goes_on = |i: usize, j: usize| i > 0 && j > 0 && a[i - 1] == b[j - 1];
            let same = |i: usize, j: usize| {
                a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count()
            };
            let first = seeds.clone().take(usize::try_from(most).unwrap());
            let wanted: Vec<Tile> = first
                .filter(|&(i, j)| !goes_on(i, j))
                .map(|(i, j)| Tile { a: i, b: j, len: same(i, j) })
                .collect();
            let mut tiling = Tiling::default();
            let (_, cut) = tiling.tiles(&a, &b, most);
            prop_assert_eq!(tiling.runs(), &wanted[..]);
            prop_assert_eq!(cut, seeds.count() as u64 > most);
        }
    }
}

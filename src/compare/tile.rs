//! Exact shared runs, the longest first: greedy string tiling (Wise, Running Karp-Rabin matching and
//! greedy string tiling, 1993). Each word of either side belongs to one tile at most; order plays no
//! part, so moved sentences tile as well as kept ones.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::segment::TermId;

/// The shortest run that tiles, in words. Shorter ones are found between tiles, word by word.
pub(super) const SHORTEST: usize = 3;

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

/// The memory of `tiles`, kept between calls.
#[derive(Debug, Default)]
pub(super) struct Tiling {
    grams: Vec<([TermId; SHORTEST], u32)>,
    used_a: Vec<bool>,
    used_b: Vec<bool>,
}

impl Tiling {
    /// The tiles of two paragraphs, in the order of `a`; ties go to the earlier place. Looks at no
    /// more than `most_seeds` pairs of equal three-word runs; the second value tells whether that
    /// was too few.
    pub(super) fn tiles(
        &mut self,
        a: &[TermId],
        b: &[TermId],
        most_seeds: u64,
    ) -> (Vec<Tile>, bool) {
        let (runs, cut) = self.maximal_runs(a, b, most_seeds);
        self.used_a.clear();
        self.used_a.resize(a.len(), false);
        self.used_b.clear();
        self.used_b.resize(b.len(), false);
        let mut heap: BinaryHeap<_> =
            runs.into_iter().map(|t| (t.len, Reverse(t.a), Reverse(t.b))).collect();
        let mut tiles = Vec::new();
        while let Some((len, Reverse(at_a), Reverse(at_b))) = heap.pop() {
            let free = self.free_parts(Tile { a: at_a, b: at_b, len });
            match free[..] {
                [whole] if whole.len == len => {
                    self.used_a[whole.a..whole.a_end()].fill(true);
                    self.used_b[whole.b..whole.b_end()].fill(true);
                    tiles.push(whole);
                }
                // Longer tiles have taken words of it; what is left waits for its turn.
                _ => heap.extend(free.iter().map(|t| (t.len, Reverse(t.a), Reverse(t.b)))),
            }
        }
        tiles.sort_unstable();
        (tiles, cut)
    }

    /// All runs of at least `SHORTEST` words that cannot be made longer on either end.
    fn maximal_runs(&mut self, a: &[TermId], b: &[TermId], most: u64) -> (Vec<Tile>, bool) {
        self.grams.clear();
        self.grams.extend((0u32..).zip(b.windows(SHORTEST)).map(|(at, w)| (gram(w), at)));
        self.grams.sort_unstable();
        let mut runs = Vec::new();
        let mut seeds = 0u64;
        for (at_a, window) in a.windows(SHORTEST).enumerate() {
            let wanted = gram(window);
            let first = self.grams.partition_point(|(gram, _)| *gram < wanted);
            for &(_, at_b) in self.grams[first..].iter().take_while(|(gram, _)| *gram == wanted) {
                seeds += 1;
                if seeds > most {
                    return (runs, true);
                }
                let at_b = at_b as usize;
                if at_a > 0 && at_b > 0 && a[at_a - 1] == b[at_b - 1] {
                    continue;
                }
                let same = a[at_a..].iter().zip(&b[at_b..]).take_while(|(x, y)| x == y).count();
                runs.push(Tile { a: at_a, b: at_b, len: same });
            }
        }
        (runs, false)
    }

    /// The parts of a run whose words are still free on both sides.
    fn free_parts(&self, run: Tile) -> Vec<Tile> {
        let mut parts = Vec::new();
        let mut from = 0;
        for at in 0..=run.len {
            if at == run.len || self.used_a[run.a + at] || self.used_b[run.b + at] {
                if at - from >= SHORTEST {
                    parts.push(Tile { a: run.a + from, b: run.b + from, len: at - from });
                }
                from = at + 1;
            }
        }
        parts
    }
}

fn gram(window: &[TermId]) -> [TermId; SHORTEST] {
    [window[0], window[1], window[2]]
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
    }
}

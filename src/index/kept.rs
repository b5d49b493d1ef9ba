//! Which shingles of a part of the work may stand twice: a bit for each, in the order in which they
//! stand.

use std::iter;
use std::ops::Range;

use super::Verdicts;

/// The bits of a word of them.
const WORD: usize = u64::BITS as usize;

/// A bit for each shingle.
#[derive(Debug, Default)]
pub struct Kept {
    words: Vec<u64>,
    len: usize,
}

impl Kept {
    /// Room for so many shingles.
    pub fn with_room(count: usize) -> Self {
        Self { words: Vec::with_capacity(count.div_ceil(WORD)), len: 0 }
    }

    /// So many shingles, all of which are kept.
    pub fn all(count: usize) -> Self {
        Self { words: vec![u64::MAX; count.div_ceil(WORD)], len: count }
    }

    /// Puts behind the others whether the next shingles, of these hashes, are kept.
    pub fn extend(&mut self, verdicts: &mut Verdicts<'_>, hashes: &[u64]) {
        for &hash in hashes {
            let bit = u64::from(verdicts.keeps(hash)) << (self.len % WORD);
            match self.words.last_mut() {
                Some(last) if !self.len.is_multiple_of(WORD) => *last |= bit,
                _ => self.words.push(bit),
            }
            self.len += 1;
        }
    }

    /// The shingles of a range that are kept, counted from its first, rising.
    ///
    /// # Panics
    /// If the range is not inside.
    pub fn within(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let Range { start, end } = range;
        let words = self.words.iter().enumerate();
        let words = words.take(end.div_ceil(WORD)).skip(start / WORD);
        words.flat_map(move |(number, &word)| {
            let first = number * WORD;
            let (before, behind) =
                (start.saturating_sub(first), (first + WORD).saturating_sub(end));
            let mut bits = word & (u64::MAX << before) & (u64::MAX >> behind);
            iter::from_fn(move || {
                let at = first + bits.trailing_zeros() as usize;
                let some = bits != 0;
                bits &= bits.wrapping_sub(1);
                some.then(|| at - start)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Bits, Scattered, Sieve};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn answers_are_those_of_the_sieve(
            raw in prop::collection::vec(0u64..60, 0..300), from in 0usize..300, to in 0usize..300,
        ) {
            let spread = |n: &u64| (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let hashes: Vec<u64> = raw.iter().map(spread).collect();
            let mut scattered = Scattered::with_room(0..Sieve::PARTITIONS, hashes.len());
            scattered.extend(&hashes);
            let scattered = [scattered];
            let sieve = Sieve((0..Sieve::PARTITIONS).map(|at| Bits::of(&scattered, at)).collect());
            let mut kept = Kept::with_room(0);
            let mut verdicts = sieve.of_part(0, 0);
            for part in hashes.chunks(7) {
                kept.extend(&mut verdicts, part);
            }
            let mut verdicts = sieve.of_part(0, 0);
            let keeps: Vec<bool> = hashes.iter().map(|hash| verdicts.keeps(*hash)).collect();
            let (from, to) = (from.min(hashes.len()), to.min(hashes.len()));
            let range = from.min(to)..from.max(to);
            let wanted: Vec<usize> =
                (0..range.len()).filter(|at| keeps[range.start + at]).collect();
            prop_assert_eq!(kept.within(range).collect::<Vec<_>>(), wanted);
        }
    }
}

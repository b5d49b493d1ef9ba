//! Which shingles can join anything: those that stand twice. Most stand once, and are thrown out
//! here before anything is sorted; a few of them slip through, and cost a little, and change nothing.
//!
//! Hashes are parted by their first bits into partitions small enough for a processor's cache, each
//! with a table of bits; a hash whose bit has been met before is kept. A shingle that stands twice
//! meets its own bit, so none of those is ever lost. What the table says is written down for each hash
//! in its place, while the table is still near, and nobody looks into it again.

use std::ops::Range;

/// The partitions: with a million paragraphs each holds some 300,000 hashes, and its table of bits
/// fits in the second-level cache.
pub(super) const PARTITIONS: usize = 256;

/// Bits of the table for each hash of a partition. With twelve, one lone shingle in twelve or so meets
/// another's bit and slips through.
const BITS_A_HASH: usize = 12;

/// The partition of a hash, and the 32 bits by which it is known there.
pub(super) fn parted(hash: u64) -> (usize, u32) {
    #[allow(clippy::cast_possible_truncation)] // The 32 bits below the partition's eight are meant.
    ((hash >> 56) as usize, (hash >> 24) as u32)
}

/// Hashes of some partitions.
#[derive(Debug)]
pub struct Scattered {
    first: usize,
    hashes: Vec<Vec<u32>>,
}

impl Scattered {
    /// Room for the hashes in `partitions` of `count` hashes in all.
    pub fn with_room(partitions: Range<usize>, count: usize) -> Self {
        let each = count / PARTITIONS + count / (PARTITIONS * 16) + 8;
        let hashes = partitions.clone().map(|_| Vec::with_capacity(each)).collect();
        Self { first: partitions.start, hashes }
    }

    /// Puts hashes into their partitions; those of other partitions are passed over.
    pub fn extend(&mut self, hashes: &[u64]) {
        for &hash in hashes {
            let (partition, rest) = parted(hash);
            if let Some(own) = self.hashes.get_mut(partition.wrapping_sub(self.first)) {
                own.push(rest);
            }
        }
    }
}

/// What the sieve says of the hashes of one partition: for each part of the work a bit for each, in the
/// order in which they were scattered.
#[derive(Debug)]
pub struct Bits(Vec<Vec<u64>>);

impl Bits {
    /// What stands twice in a partition, given all hashes of all parts of the work. The tables of
    /// bits are gone when it is known, and what is left is read in a row.
    pub fn of(scattered: &[Scattered], partition: usize) -> Self {
        let parts = || scattered.iter().map(|part| &part.hashes[partition - part.first]);
        let hashes: usize = parts().map(Vec::len).sum();
        let bits = u32::try_from(hashes.saturating_mul(BITS_A_HASH)).unwrap_or(u32::MAX).max(1);
        let mut once = vec![0u64; bits.div_ceil(64) as usize];
        let mut twice = once.clone();
        for &rest in parts().flatten() {
            let (word, bit) = place(rest, bits);
            twice[word] |= once[word] & bit;
            once[word] |= bit;
        }
        let keeps = |rest: u32| {
            let (word, bit) = place(rest, bits);
            u64::from(twice[word] & bit != 0)
        };
        let row =
            |row: &[u32]| row.iter().rev().fold(0, |bits: u64, &rest| bits << 1 | keeps(rest));
        Self(parts().map(|part| part.chunks(64).map(row).collect()).collect())
    }
}

/// The bit of a hash: its share of all hashes, as a share of the bits (Lemire, Fast random integer
/// generation in an interval, 2019).
#[allow(clippy::cast_possible_truncation)] // Less than `bits`.
fn place(rest: u32, bits: u32) -> (usize, u64) {
    let at = ((u64::from(rest) * u64::from(bits)) >> 32) as u32;
    ((at >> 6) as usize, 1 << (at & 63))
}

/// The bits of all partitions, in their order.
#[derive(Debug)]
pub struct Sieve(pub Vec<Bits>);

impl Sieve {
    /// How many partitions there are.
    pub const PARTITIONS: usize = PARTITIONS;

    /// The 40 bits by which a hash is known among those of all partitions.
    pub fn key(hash: u64) -> u64 {
        hash >> 24
    }

    /// About how much memory a hash takes while it is scattered, in bytes.
    pub const BYTES_A_HASH: usize = size_of::<u32>();

    /// The partition of a hash.
    pub fn partition(hash: u64) -> usize {
        parted(hash).0
    }

    /// What it says of the hashes of one part of the work, which must be asked for in their order, if
    /// its partitions begin with number `first`.
    pub fn of_part(&self, part: usize, first: usize) -> Verdicts<'_> {
        let row = |bits| Row { rest: bits, bits: 0, left: 0 };
        Verdicts { first, rows: self.0.iter().map(|Bits(parts)| row(&parts[part])).collect() }
    }
}

/// Where the sieve's bits of one part of the work are read: in as many places as there are partitions,
/// all of which fit in the nearest cache.
#[derive(Debug)]
pub struct Verdicts<'a> {
    first: usize,
    rows: Vec<Row<'a>>,
}

#[derive(Debug)]
struct Row<'a> {
    rest: &'a [u64],
    bits: u64,
    left: u32,
}

impl Verdicts<'_> {
    /// Whether the next hash of this part of the work may stand twice; if it does, then always.
    ///
    /// # Panics
    /// If more hashes are asked for than were scattered, or one of a partition that is not there.
    pub fn keeps(&mut self, hash: u64) -> bool {
        let row = &mut self.rows[parted(hash).0 - self.first];
        if row.left == 0 {
            (row.bits, row.rest) = (row.rest[0], &row.rest[1..]);
            row.left = 64;
        }
        let keeps = row.bits & 1 != 0;
        (row.bits, row.left) = (row.bits >> 1, row.left - 1);
        keeps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_stands_twice_is_kept(
            hashes in prop::collection::vec(any::<u64>(), 0..200), again in 0usize..200,
            one in any::<bool>(), split in 0..=PARTITIONS,
        ) {
            // All over the partitions, or all in one.
            let hashes: Vec<u64> =
                hashes.iter().map(|hash| if one { hash >> 8 } else { *hash }).collect();
            let again = &hashes[..again.min(hashes.len())];
            let mut bits = Vec::new();
            for pass in [0..split, split..PARTITIONS] {
                let mut first = Scattered::with_room(pass.clone(), hashes.len());
                first.extend(&hashes);
                let mut second = Scattered::with_room(pass.clone(), 0);
                second.extend(again);
                let scattered = [first, second];
                bits.extend(pass.map(|at| Bits::of(&scattered, at)));
            }
            let sieve = Sieve(bits);
            let verdicts = |part, hashes: &[u64]| {
                let mut verdicts = sieve.of_part(part, 0);
                hashes.iter().map(|hash| verdicts.keeps(*hash)).collect::<Vec<_>>()
            };
            prop_assert!(verdicts(1, again).into_iter().all(|keeps| keeps));
            let first = verdicts(0, &hashes);
            prop_assert!(first[..again.len()].iter().all(|keeps| *keeps));
            // The same hash, the same answer.
            for (at, hash) in hashes.iter().enumerate() {
                let other = hashes.iter().position(|other| other == hash).unwrap();
                prop_assert_eq!(first[at], first[other]);
            }
        }
    }
}

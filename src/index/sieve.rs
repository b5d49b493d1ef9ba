//! Which shingles can join anything: those that stand twice. Most stand once, and are thrown out
//! here before anything is sorted; a few of them slip through, and cost a little, and change nothing.
//!
//! Hashes are parted by their first bits into partitions small enough for a processor's cache, each
//! with a table of bits; a hash whose bit has been met before is kept. A shingle that stands twice
//! meets its own bit, so none of those is ever lost.

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

/// The bits of one partition.
#[derive(Debug)]
pub struct Bits {
    words: Vec<u64>,
    bits: u32,
}

impl Bits {
    /// The bits of what stands twice in a partition, given all hashes of all parts of the work.
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
        Self { words: twice, bits }
    }
}

/// The bit of a hash: its share of all hashes, as a share of the bits (Lemire, Fast random integer
/// generation in an interval, 2019).
#[allow(clippy::cast_possible_truncation)] // Less than `bits`.
fn place(rest: u32, bits: u32) -> (usize, u64) {
    let at = ((u64::from(rest) * u64::from(bits)) >> 32) as u32;
    ((at >> 6) as usize, 1 << (at & 63))
}

/// The bits of all partitions.
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

    /// Whether a hash may stand twice, of a sieve whose partitions begin with number `first`.
    pub fn keeps_from(&self, first: usize, hash: u64) -> bool {
        let (partition, rest) = parted(hash);
        let bits = &self.0[partition - first];
        let (word, bit) = place(rest, bits.bits);
        bits.words[word] & bit != 0
    }

    /// Whether a hash may stand twice; if it does, then always.
    pub fn keeps(&self, hash: u64) -> bool {
        let (partition, rest) = parted(hash);
        let bits = &self.0[partition];
        let (word, bit) = place(rest, bits.bits);
        bits.words[word] & bit != 0
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
            split in 0..=PARTITIONS,
        ) {
            let mut bits = Vec::new();
            for pass in [0..split, split..PARTITIONS] {
                let mut first = Scattered::with_room(pass.clone(), hashes.len());
                first.extend(&hashes);
                let mut second = Scattered::with_room(pass.clone(), 0);
                second.extend(&hashes[..again.min(hashes.len())]);
                let scattered = [first, second];
                bits.extend(pass.map(|at| Bits::of(&scattered, at)));
            }
            let sieve = Sieve(bits);
            for hash in &hashes[..again.min(hashes.len())] {
                prop_assert!(sieve.keeps(*hash));
            }
        }
    }
}

//! What the sieve has kept of the sets' shingles, by partition, on its way to be grouped.
//!
//! From here on a shingle is known by 40 bits of its hash, eight of them the partition. Two shingles
//! that have them in common are taken for one, which may bring a candidate that is none; it can lose
//! no pair, since a set keeps one entry for each of its shingles even if two have one number (so what
//! two sets share is never counted too low), and sizes are counted by the words themselves.

use std::ops::Range;

use super::sieve::parted;

/// Fewer entries than this are sorted by comparing them.
const FEW: usize = 512;

/// Bits of a digit of the radix sort: the counters of a pass, and the ends of as many stretches that
/// are being written, stay in the first-level cache.
const DIGIT: u32 = 11;

/// What one part of the work has kept: entries by partition, each the 32 bits of a shingle above and
/// its set below. Sets rise within a partition.
#[derive(Debug)]
pub struct Sifted {
    first: usize,
    entries: Vec<Vec<u64>>,
}

impl Sifted {
    /// The hashes of `kept` in some partitions, each with its set; sets rise, and a shingle that a set
    /// holds twice may come twice.
    pub fn of(kept: &[(u64, u32)], partitions: Range<usize>) -> Self {
        let first = partitions.start;
        let mut counts = vec![0; partitions.len()];
        let slot = |hash: u64| parted(hash).0.wrapping_sub(first);
        for &(hash, _) in kept {
            if let Some(count) = counts.get_mut(slot(hash)) {
                *count += 1;
            }
        }
        let mut entries: Vec<Vec<u64>> = counts.into_iter().map(Vec::with_capacity).collect();
        for &(hash, set) in kept {
            if let Some(own) = entries.get_mut(slot(hash)) {
                own.push(u64::from(parted(hash).1) << 32 | u64::from(set));
            }
        }
        Self { first, entries }
    }

    /// The entries of all parts of the work, in their order: for each partition its number and what
    /// each part has kept of it.
    pub fn by_partition(parts: Vec<Self>) -> Vec<(usize, Vec<Vec<u64>>)> {
        let Some(first) = parts.first() else { return Vec::new() };
        let numbers = first.first..first.first + first.entries.len();
        let mut all: Vec<_> = numbers.map(|at| (at, Vec::with_capacity(parts.len()))).collect();
        for part in parts {
            for ((_, partition), entries) in all.iter_mut().zip(part.entries) {
                partition.push(entries);
            }
        }
        all
    }
}

/// The entries of one partition, by shingle, those of a shingle in the order of their sets. `spare` is
/// room that is kept between calls.
///
/// Least significant digit first, over the shingle's 32 bits alone: the sort is stable, and sets rise
/// already (Knuth, The Art of Computer Programming, vol. 3, 5.2.5).
pub(super) fn sorted(parts: Vec<Vec<u64>>, spare: &mut Vec<u64>) -> Vec<u64> {
    let mut entries: Vec<u64> = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    for part in parts {
        entries.extend_from_slice(&part);
    }
    if entries.len() < FEW {
        entries.sort_unstable();
        return entries;
    }
    spare.clear();
    spare.resize(entries.len(), 0);
    for digit in 0..32u32.div_ceil(DIGIT) {
        #[allow(clippy::cast_possible_truncation)] // A digit of 11 bits.
        let of = |entry: u64| (entry >> (32 + digit * DIGIT)) as usize & ((1 << DIGIT) - 1);
        let mut next = [0u32; 1 << DIGIT];
        for &entry in &entries {
            next[of(entry)] += 1;
        }
        let mut total = 0;
        for slot in &mut next {
            total += std::mem::replace(slot, total);
        }
        for &entry in &entries {
            let slot = &mut next[of(entry)];
            spare[*slot as usize] = entry;
            *slot += 1;
        }
        std::mem::swap(&mut entries, spare);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn entries_are_sorted(
            raw in prop::collection::vec(0u32..2000, 0..1500), shift in 0u32..21,
        ) {
            let entries = raw.iter().zip(0u64..).map(|(&n, set)| u64::from(n << shift) << 32 | set);
            let entries: Vec<u64> = entries.collect();
            let mut wanted = entries.clone();
            wanted.sort_unstable();
            let halves = entries.split_at(entries.len() / 2);
            let parts = vec![halves.0.to_vec(), halves.1.to_vec()];
            prop_assert_eq!(sorted(parts, &mut Vec::new()), wanted);
        }
    }
}

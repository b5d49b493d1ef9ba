//! All shingles of an archive, each with the sets that hold it, to be looked up one by one: what an
//! archive is asked by that is held for many questions.

use super::sieve::parted;
use super::sifted::sorted;

/// A bucket of a partition holds about so many entries.
const A_BUCKET: usize = 4;

/// The entries of all partitions, in the order of the partitions.
#[derive(Debug)]
pub struct Postings(pub Vec<Posted>);

/// The entries of one partition, each the 32 bits of a shingle above and its set below; sorted.
#[derive(Debug)]
pub struct Posted {
    entries: Vec<u64>,
    /// For each bucket, which is a stretch of the shingles' bits, its first entry; and the end.
    starts: Vec<u32>,
    /// By how much an entry is shifted to its bucket's number.
    shift: u32,
}

impl Posted {
    /// The entries of a partition from all parts of the work. `spare` is room that is kept between calls.
    ///
    /// # Panics
    /// At the 2³²nd entry.
    pub fn of(parts: Vec<Vec<u64>>, spare: &mut Vec<u64>) -> Self {
        let mut entries = sorted(parts, spare);
        entries.shrink_to_fit();
        let bits = (entries.len() / A_BUCKET).max(2).ilog2();
        let shift = u64::BITS - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for entry in &entries {
            starts[bucket(*entry, shift) + 1] += 1;
        }
        let mut total = 0u32;
        for start in &mut starts {
            total = total.checked_add(*start).expect("fewer than 2^32 entries");
            *start = total;
        }
        Self { entries, starts, shift }
    }

    fn holders(&self, shingle: u32) -> &[u64] {
        let at = bucket(u64::from(shingle) << 32, self.shift);
        let bucket = &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize];
        let bucket = &bucket[bucket.partition_point(|entry| entry >> 32 < u64::from(shingle))..];
        &bucket[..bucket.partition_point(|entry| entry >> 32 == u64::from(shingle))]
    }
}

impl Postings {
    /// The sets that hold a shingle, rising. One that holds it twice may come twice; one that holds
    /// another of the same 40 bits comes as well.
    #[allow(clippy::cast_possible_truncation)] // The set is the lower half.
    pub fn holders(&self, hash: u64) -> impl Iterator<Item = u32> {
        let (partition, rest) = parted(hash);
        self.0[partition].holders(rest).iter().map(|&entry| entry as u32)
    }

    /// The bytes that the entries take, and what finds them.
    pub fn bytes(&self) -> usize {
        let bytes = |posted: &Posted| {
            posted.entries.len() * size_of::<u64>() + posted.starts.len() * size_of::<u32>()
        };
        self.0.iter().map(bytes).sum()
    }
}

fn bucket(entry: u64, shift: u32) -> usize {
    usize::try_from(entry >> shift).expect("few buckets")
}

#[cfg(test)]
mod tests {
    use super::super::{Sieve, Sifted};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_holder_is_named(
            raw in prop::collection::vec((0u64..50, 0u64..3), 0..400), asked in 0u64..60,
        ) {
            // Some hashes are spread over the partitions, some lie in one.
            let hash = |(n, way): (u64, u64)| match way {
                0 => n.wrapping_mul(0x9e37_79b9_7f4a_7c15),
                1 => n << 24,
                _ => n << 50,
            };
            let mut kept: Vec<(u64, u32)> = Vec::new();
            for (set, pair) in (0u32..).zip(&raw) {
                kept.push((hash(*pair), set / 3));
            }
            let parts = vec![Sifted::of(&kept, 0..Sieve::PARTITIONS)];
            let parts = Sifted::by_partition(parts).into_iter();
            let postings =
                Postings(parts.map(|(_, parts)| Posted::of(parts, &mut Vec::new())).collect());
            for way in 0..3 {
                let asked = hash((asked, way));
                let same = kept.iter().filter(|(hash, _)| Sieve::key(*hash) == Sieve::key(asked));
                let wanted: Vec<u32> = same.map(|(_, set)| *set).collect();
                prop_assert_eq!(postings.holders(asked).collect::<Vec<_>>(), wanted);
            }
        }
    }
}

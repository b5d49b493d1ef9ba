//! The shingles that two sets or more hold, each with its sets, by partition.

use super::sifted::sorted;
use crate::spill::{Column, Store};
use crate::text::Set;

/// Which groups are worth keeping, and which are large.
#[derive(Debug, Clone, Copy)]
pub struct Grouping {
    /// A shingle that more sets hold is large.
    pub large: usize,
    /// The sets below this number ask; a shingle that none of them holds is of no use.
    pub askers: u32,
}

/// The shingles of one partition that two sets or more hold.
#[derive(Debug, Default)]
pub struct Grouped {
    /// The sets of each shingle, rising; one shingle behind the other.
    sets: Column<u32>,
    ends: Column<u32>,
    /// The shingles that more than the limit hold, by the 40 bits that they are known by.
    large: Vec<u64>,
    /// How many entries of a set came again; see `repeats`.
    repeats: Vec<(u32, u32)>,
}

impl Grouped {
    /// `distinct` tells how many shingles of a set have the same 40 bits; it is asked only where a
    /// set's entry comes again.
    pub fn of(
        parts: Vec<Vec<u64>>,
        partition: usize,
        grouping: Grouping,
        spare: &mut Vec<u64>,
        store: &Store,
        distinct: impl Fn(u32, u64) -> usize,
    ) -> Self {
        let entries = sorted(parts, spare);
        let (mut sets, mut ends) = (Vec::new(), Vec::new());
        let (mut large, mut repeats) = (Vec::new(), Vec::new());
        for group in entries.chunk_by(|a, b| a >> 32 == b >> 32) {
            let key = (partition as u64) << 32 | group[0] >> 32;
            let start = sets.len();
            for same in group.chunk_by(|a, b| a == b) {
                #[allow(clippy::cast_possible_truncation)] // The set is the lower half.
                let set = same[0] as u32;
                let kept = if same.len() > 1 { distinct(set, key) } else { 1 };
                sets.extend(std::iter::repeat_n(set, kept));
                if same.len() > kept {
                    repeats.push((set, number(same.len() - kept)));
                }
            }
            // Sorted by shingle and set, a group of one set begins and ends with it.
            if sets[start] == sets[sets.len() - 1] || sets[start] >= grouping.askers {
                sets.truncate(start);
                continue;
            }
            ends.push(number(sets.len()));
            if sets.len() - start > grouping.large {
                large.push(key);
            }
        }
        sets.shrink_to_fit();
        Self { sets: store.put(sets), ends: store.put(ends), large, repeats }
    }

    /// Calls `visit` with the sets of each shingle.
    pub fn each(&self, mut visit: impl FnMut(&[u32])) {
        let sets = self.sets.get(0..self.sets.len());
        let mut start = 0;
        for &end in &*self.ends.get(0..self.ends.len()) {
            visit(&sets[start as usize..end as usize]);
            start = end;
        }
    }

    /// How many sets each shingle has.
    pub(super) fn lengths(&self) -> Vec<u32> {
        let ends = self.ends.get(0..self.ends.len());
        let starts = std::iter::once(&0).chain(&*ends);
        ends.iter().zip(starts).map(|(end, start)| end - start).collect()
    }

    /// The large shingles of all partitions, by the 40 bits that they are known by.
    pub fn large(grouped: &[Self]) -> Set<u64> {
        grouped.iter().flat_map(|grouped| &grouped.large).copied().collect()
    }

    /// Sets, and how often a shingle of theirs that had come already came again.
    pub fn repeats(&self) -> &[(u32, u32)] {
        &self.repeats
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 shingles")
}

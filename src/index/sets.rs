//! Shingle sets made ready to be joined: shingles become numbers that rise with how many paragraphs
//! hold them, and what only one paragraph holds is gone.
//!
//! From the sieve on a shingle is known by 40 bits of its hash, eight of them the partition. Two
//! shingles that have them in common are taken for one, which may bring a candidate that is none; it
//! can lose no pair, since a set keeps one entry for each of its shingles even if two have one number
//! (so what two sets share is never counted too low), and sizes are counted by the words themselves.

use super::sieve::{PARTITIONS, Sieve, key, parted};
use crate::text::Set;

/// What one part of the work has sifted: entries by partition, and the sizes of its sets.
#[derive(Debug)]
pub struct Sifted {
    /// The 32 bits of a shingle above, its set below.
    entries: Vec<Vec<u64>>,
    sizes: Vec<u32>,
}

impl Sifted {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { entries: vec![Vec::new(); PARTITIONS], sizes: Vec::new() }
    }

    /// Takes the next set: `hashes` of all its shingles in their order, of which the sieve keeps
    /// some. `same` tells whether two of them, by their places, are the same words; they are asked
    /// for only where hashes are equal.
    pub fn push(
        &mut self,
        set: u32,
        hashes: &[u64],
        sieve: &Sieve,
        kept: &mut Vec<(u64, u32)>,
        same: impl Fn(usize, usize) -> bool,
    ) {
        kept.clear();
        kept.extend(
            hashes.iter().zip(0u32..).filter(|&(&h, _)| sieve.keeps(h)).map(|(&h, at)| (h, at)),
        );
        // A shingle that the set holds twice stands twice, so all repeats are among what was kept.
        kept.sort_unstable();
        let before = kept.len();
        kept.dedup_by(|b, a| a.0 == b.0 && same(a.1 as usize, b.1 as usize));
        let repeats = before - kept.len();
        self.sizes.push(number(hashes.len() - repeats));
        for &(hash, _) in kept.iter() {
            let (partition, rest) = parted(hash);
            self.entries[partition].push(u64::from(rest) << 32 | u64::from(set));
        }
    }
}

impl Default for Sifted {
    fn default() -> Self {
        Self::new()
    }
}

/// The shingles of one partition that two sets or more hold: their entries, sorted, and where each
/// shingle's end.
#[derive(Debug)]
pub struct Grouped {
    sets: Vec<u32>,
    ends: Vec<u32>,
    /// The shingles that more than the limit hold, by the 40 bits that they are known by.
    large: Vec<u64>,
}

impl Grouped {
    /// Groups the entries of a partition, and notes the shingles that more than `limit` sets hold.
    pub fn of(sifted: &[Sifted], partition: usize, limit: usize) -> Self {
        let parts = || sifted.iter().map(|sifted| &sifted.entries[partition]);
        let mut entries: Vec<u64> = Vec::with_capacity(parts().map(Vec::len).sum());
        parts().for_each(|part| entries.extend_from_slice(part));
        entries.sort_unstable();
        let mut grouped = Self { sets: Vec::new(), ends: Vec::new(), large: Vec::new() };
        for group in entries.chunk_by(|a, b| a >> 32 == b >> 32) {
            // Sorted by shingle and set, a group of one set begins and ends with it.
            if group[0] != group[group.len() - 1] {
                #[allow(clippy::cast_possible_truncation)] // The set is the lower half.
                grouped.sets.extend(group.iter().map(|&entry| entry as u32));
                grouped.ends.push(number(grouped.sets.len()));
                if group.len() > limit {
                    grouped.large.push((partition as u64) << 32 | group[0] >> 32);
                }
            }
        }
        grouped
    }

    fn groups(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.sets[start as usize..end as usize])
    }
}

/// The sets of all representatives and, for each shingle, the sets that hold it.
#[derive(Debug, Default)]
pub struct Sets {
    /// The shingles of each set that others hold too, rising; one set behind the other.
    items: Vec<u32>,
    item_ends: Vec<u32>,
    /// The sets of each shingle, rising; one shingle behind the other.
    holders: Vec<u32>,
    holder_ends: Vec<u32>,
    /// How many shingles a set has, those of it alone included.
    sizes: Vec<u32>,
    /// The first shingle that more than the limit hold; numbers rise with how many do.
    first_large: u32,
    large: Set<u64>,
}

impl Sets {
    /// The sets from what was sifted (in the order of the sets) and grouped (in the order of the
    /// partitions). Numbers go by how many sets hold a shingle; among equals by partition and hash.
    ///
    /// # Panics
    /// At the 2³²nd entry.
    pub fn of(sifted: Vec<Sifted>, grouped: &[Grouped]) -> Self {
        let sizes: Vec<u32> = sifted.into_iter().flat_map(|sifted| sifted.sizes).collect();
        let most = grouped.iter().flat_map(Grouped::groups).map(<[u32]>::len).max().unwrap_or(0);
        // Of each length of list: how many there are, then the number of the first, and where its
        // holders begin.
        let mut lists = vec![0usize; most + 1];
        for group in grouped.iter().flat_map(Grouped::groups) {
            lists[group.len()] += 1;
        }
        let (mut next, mut first, mut at) = (vec![0usize; most + 1], 0, 0);
        let mut holder_ends = Vec::with_capacity(lists.iter().sum());
        for (len, &count) in lists.iter().enumerate() {
            next[len] = first;
            first += count;
            for _ in 0..count {
                at += len;
                holder_ends.push(number(at));
            }
        }
        let mut holders = vec![0u32; at];
        let mut item_ends = vec![0u32; sizes.len()];
        for group in grouped.iter().flat_map(Grouped::groups) {
            let item = next[group.len()];
            next[group.len()] += 1;
            let end = holder_ends[item] as usize;
            holders[end - group.len()..end].copy_from_slice(group);
            for &set in group {
                item_ends[set as usize] += 1;
            }
        }
        let mut total = 0;
        for end in &mut item_ends {
            // For now the start of the set's items; it moves to their end as they come.
            let count = std::mem::replace(end, total);
            total += count;
        }
        let mut items = vec![0u32; total as usize];
        let mut start = 0;
        for (item, &end) in (0u32..).zip(&holder_ends) {
            for &set in &holders[start..end as usize] {
                let slot = &mut item_ends[set as usize];
                items[*slot as usize] = item;
                *slot += 1;
            }
            start = end as usize;
        }
        let large: Set<u64> = grouped.iter().flat_map(|grouped| &grouped.large).copied().collect();
        let first_large = number(holder_ends.len() - large.len());
        Self { items, item_ends, holders, holder_ends, sizes, first_large, large }
    }

    /// How many sets there are.
    #[allow(clippy::cast_possible_truncation)] // Representatives are counted in u32.
    pub fn len(&self) -> u32 {
        self.sizes.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// The shingles of a set that other sets hold too, the rarest first.
    ///
    /// # Panics
    /// If there is no such set.
    pub fn shared_items(&self, set: u32) -> &[u32] {
        stretch(&self.items, &self.item_ends, set)
    }

    /// The sets that hold a shingle, rising; one that holds two shingles of this number comes twice.
    ///
    /// # Panics
    /// If there is no such shingle.
    pub fn holders(&self, item: u32) -> &[u32] {
        stretch(&self.holders, &self.holder_ends, item)
    }

    /// The first shingle that more than the limit hold; those behind it do so too.
    pub fn first_large(&self) -> u32 {
        self.first_large
    }

    /// How many different shingles there are.
    pub fn distinct(&self) -> u32 {
        number(self.holder_ends.len())
    }

    /// Whether a set holds a shingle that more than the limit hold.
    ///
    /// # Panics
    /// If there is no such set.
    pub fn holds_large(&self, set: u32) -> bool {
        self.shared_items(set).last().is_some_and(|&item| item >= self.first_large)
    }

    /// Whether more than the limit may hold a shingle of this hash; if they do, then always.
    pub fn may_be_large(&self, hash: u64) -> bool {
        self.large.contains(&key(hash))
    }

    /// The size of the whole set.
    ///
    /// # Panics
    /// If there is no such set.
    pub fn size(&self, set: u32) -> u32 {
        self.sizes[set as usize]
    }
}

fn stretch<'a>(values: &'a [u32], ends: &[u32], at: u32) -> &'a [u32] {
    let at = at as usize;
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &values[start as usize..ends[at] as usize]
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 shingles")
}

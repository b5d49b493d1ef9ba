//! Shingle sets made ready to be joined: for each shingle the sets that hold it, and for each set its
//! shingles, the rarest first. What only one set holds is gone.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Grouped, Layout, Sieve};
use crate::spill::{Column, Spool, Store};
use crate::text::Set;

/// The sets of all representatives and, for each shingle, the sets that hold it.
#[derive(Debug, Default)]
pub struct Sets {
    layout: Layout,
    /// The sets of each shingle, rising; one shingle behind the other.
    holders: Column<u32>,
    /// The shingles of each set, by ranges of sets of equal length.
    items: Vec<Items>,
    range: u32,
    /// How many shingles a set has, those of it alone included.
    sizes: Vec<u32>,
    /// The first shingle that more than the limit hold; numbers rise with how many do.
    first_large: u32,
    large: Set<u64>,
}

/// The shingles of a range of sets that others hold too, rising; one set behind the other.
#[derive(Debug, Default)]
pub struct Items {
    items: Column<u32>,
    ends: Vec<u32>,
}

/// The lists of shingles while threads fill them, each its own: numbers in memory that only one
/// thread writes, or places in a file.
#[derive(Debug)]
pub enum Lists {
    /// In memory.
    Held(Vec<AtomicU32>),
    /// In a file.
    Spilled(Column<u32>),
}

impl Lists {
    /// Room for all lists.
    pub fn new(layout: &Layout, spool: &Spool) -> Self {
        if spool.limit().is_none() {
            let zeros = std::iter::repeat_with(AtomicU32::default);
            return Self::Held(zeros.take(layout.entries()).collect());
        }
        let mut column = spool.column();
        column.stretch(layout.entries());
        Self::Spilled(column)
    }

    /// Writes the lists of a partition. Partitions share no list, so the order in which they are
    /// written does not matter.
    pub fn fill(&self, layout: &Layout, partition: usize, grouped: &Grouped) {
        match self {
            Self::Held(slots) => layout.places(partition, grouped, |at, group| {
                for (slot, &set) in slots[at..].iter().zip(group) {
                    slot.store(set, Ordering::Relaxed);
                }
            }),
            Self::Spilled(column) => {
                // Lists of one length stand together, so there are only few places to write to.
                let mut stretches: BTreeMap<usize, (usize, Vec<u32>)> = BTreeMap::new();
                layout.places(partition, grouped, |at, group| {
                    let stretch = stretches.entry(group.len()).or_insert((at, Vec::new()));
                    stretch.1.extend_from_slice(group);
                });
                for (at, lists) in stretches.values() {
                    column.write(*at, lists);
                }
            }
        }
    }

    /// The lists, one behind the other.
    pub fn done(self) -> Column<u32> {
        match self {
            Self::Held(slots) => {
                Column::from(slots.into_iter().map(AtomicU32::into_inner).collect::<Vec<_>>())
            }
            Self::Spilled(column) => column,
        }
    }
}

impl Items {
    /// The shingles of the sets of a range.
    ///
    /// # Panics
    /// At the 2³²nd entry.
    pub fn of(layout: &Layout, holders: &Column<u32>, sets: Range<u32>, store: &Store) -> Self {
        let mut ends = vec![0u32; sets.len()];
        for chunk in holders.chunks() {
            for set in &*chunk {
                if let Some(end) = ends.get_mut(set.wrapping_sub(sets.start) as usize) {
                    *end += 1;
                }
            }
        }
        let mut total = 0u32;
        for end in &mut ends {
            // For now the start of the set's items; it moves to their end as they come.
            let count = std::mem::replace(end, total);
            total = total.checked_add(count).expect("fewer than 2^32 entries");
        }
        let mut items = vec![0u32; total as usize];
        layout.each_list(holders, |item, list| {
            for set in list {
                if let Some(slot) = ends.get_mut(set.wrapping_sub(sets.start) as usize) {
                    items[*slot as usize] = item;
                    *slot += 1;
                }
            }
        });
        Self { items: store.put(items), ends }
    }
}

impl Sets {
    /// The sets from their lists and the items of ranges of sets, all `range` long but the last; `large` are
    /// the keys of the large shingles.
    ///
    /// # Panics
    /// If there are more large shingles than shingles.
    pub fn new(
        layout: Layout,
        holders: Column<u32>,
        items: Vec<Items>,
        range: u32,
        sizes: Vec<u32>,
        large: Set<u64>,
    ) -> Self {
        let count = u32::try_from(large.len()).expect("no more than shingles");
        let first_large = layout.distinct() - count;
        Self { layout, holders, items, range, sizes, first_large, large }
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
    pub fn shared_items(&self, set: u32) -> Cow<'_, [u32]> {
        let Items { items, ends } = &self.items[(set / self.range) as usize];
        let at = (set % self.range) as usize;
        let start = if at == 0 { 0 } else { ends[at - 1] };
        items.get(start as usize..ends[at] as usize)
    }

    /// The sets that hold a shingle, rising; one that holds two shingles of this number comes twice.
    ///
    /// # Panics
    /// If there is no such shingle.
    pub fn holders(&self, item: u32) -> Cow<'_, [u32]> {
        self.holders.get(self.layout.list(item))
    }

    /// The first shingle that more than the limit hold; those behind it do so too.
    pub fn first_large(&self) -> u32 {
        self.first_large
    }

    /// How many different shingles there are.
    pub fn distinct(&self) -> u32 {
        self.layout.distinct()
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
        self.large.contains(&Sieve::key(hash))
    }

    /// The size of the whole set.
    ///
    /// # Panics
    /// If there is no such set.
    pub fn size(&self, set: u32) -> u32 {
        self.sizes[set as usize]
    }
}

//! Shingle sets made ready to be joined: hashes become small numbers that rise with how many sets
//! hold them, and what only one set holds is dropped, for it can join nothing.

use crate::text::Map;

/// The sets of all representatives, as one column.
#[derive(Debug, Default)]
pub struct Sets {
    items: Vec<u32>,
    ends: Vec<u32>,
    /// The sizes before the shingles of one set alone were dropped.
    sizes: Vec<u32>,
    distinct: u32,
}

impl Sets {
    /// Numbers the hashes of `sets`, each sorted and without repeats.
    ///
    /// # Panics
    /// At the 2³²nd item.
    pub fn of(sets: &[Vec<u64>]) -> Self {
        let mut frequency: Map<u64, u32> = Map::default();
        for hash in sets.iter().flatten() {
            *frequency.entry(*hash).or_default() += 1;
        }
        let mut shared: Vec<(u32, u64)> = frequency
            .iter()
            .filter(|&(_, &count)| count > 1)
            .map(|(&hash, &count)| (count, hash))
            .collect();
        // Rare first, and the hash breaks ties: the map's own order must not show.
        shared.sort_unstable();
        let number = |at: usize| u32::try_from(at).expect("fewer than 2^32 shingles");
        let ranks: Map<u64, u32> =
            shared.iter().enumerate().map(|(at, &(_, hash))| (hash, number(at))).collect();
        let mut ready = Self { distinct: number(shared.len()), ..Self::default() };
        for set in sets {
            let start = ready.items.len();
            ready.items.extend(set.iter().filter_map(|hash| ranks.get(hash)));
            ready.items[start..].sort_unstable();
            ready.ends.push(number(ready.items.len()));
            ready.sizes.push(number(set.len()));
        }
        ready
    }

    /// How many sets there are.
    #[allow(clippy::cast_possible_truncation)] // Representatives are counted in u32.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many different items more than one set holds.
    pub fn distinct(&self) -> u32 {
        self.distinct
    }

    /// The items of a set that other sets hold too, the rarest first.
    ///
    /// # Panics
    /// If there is no such set.
    pub fn shared_items(&self, set: u32) -> &[u32] {
        let at = set as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.items[start as usize..self.ends[at] as usize]
    }

    /// The size of the whole set.
    ///
    /// # Panics
    /// If there is no such set.
    pub fn size(&self, set: u32) -> u32 {
        self.sizes[set as usize]
    }
}

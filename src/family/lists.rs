//! Many short lists in one column, by number.

/// Lists of entries; an empty one costs four bytes.
#[derive(Debug)]
pub struct Lists<T> {
    /// The entries of all lists, one list behind the other.
    entries: Vec<T>,
    /// For each list, the entry behind its last.
    ends: Vec<u32>,
}

impl<T: Copy> Lists<T> {
    /// `lists` lists. `entries` gives each entry with its list, twice the same; a list keeps their
    /// order.
    ///
    /// # Panics
    /// At the 2³²nd entry, or if there is no such list.
    pub fn of<I: Iterator<Item = (usize, T)>>(lists: usize, entries: impl Fn() -> I) -> Self {
        let mut ends = vec![0u32; lists];
        let mut any = None;
        for (list, entry) in entries() {
            ends[list] += 1;
            any = Some(entry);
        }
        let mut total = 0u32;
        for end in &mut ends {
            // For now the start of the list; it moves to its end as the entries come.
            let count = std::mem::replace(end, total);
            total = total.checked_add(count).expect("fewer than 2^32 entries");
        }
        let mut column = any.map_or_else(Vec::new, |any| vec![any; total as usize]);
        for (list, entry) in entries() {
            let slot = &mut ends[list];
            column[*slot as usize] = entry;
            *slot += 1;
        }
        Self { entries: column, ends }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The entries of a list.
    ///
    /// # Panics
    /// If there is no such list.
    pub fn get(&self, list: usize) -> &[T] {
        let start = if list == 0 { 0 } else { self.ends[list - 1] };
        &self.entries[start as usize..self.ends[list] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_the_order_of_their_entries() {
        let entries = [(2, 'a'), (0, 'b'), (2, 'c'), (2, 'd')];
        let lists = Lists::of(4, || entries.into_iter());
        assert_eq!(
            (0..4).map(|n| lists.get(n)).collect::<Vec<_>>(),
            [&['b'][..], &[], &['a', 'c', 'd'], &[]]
        );
        assert!(Lists::<char>::of(0, std::iter::empty).is_empty());
    }
}

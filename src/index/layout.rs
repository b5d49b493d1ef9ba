//! The numbers that shingles get: rising with how many sets hold them, so that a set's rarest shingles
//! come first; among equals by partition and hash. Shingles held by equally many sets have lists of
//! one length, so where a list stands follows from the number alone.

use super::Grouped;
use crate::spill::Column;

/// Lists are read about so many numbers at a time.
const A_READ: usize = 1 << 16;

/// The numbers of all shingles.
#[derive(Debug, Default)]
pub struct Layout {
    classes: Vec<Class>,
    /// For each partition and class, the number of the partition's first shingle in it.
    firsts: Vec<Vec<u32>>,
    distinct: u32,
    entries: usize,
}

/// The shingles that equally many sets hold.
#[derive(Debug, Clone, Copy)]
struct Class {
    /// How many sets.
    length: usize,
    /// The number of the first shingle.
    first: u32,
    /// Where its list begins.
    at: usize,
}

impl Layout {
    /// Numbers the shingles of all partitions.
    ///
    /// # Panics
    /// At the 2³²nd shingle.
    pub fn of(grouped: &[Grouped]) -> Self {
        let mut lengths: Vec<usize> = Vec::new();
        let mut counts: Vec<Vec<(usize, u32)>> = Vec::with_capacity(grouped.len());
        for grouped in grouped {
            let mut own = grouped.lengths();
            own.sort_unstable();
            let runs = own.chunk_by(|a, b| a == b);
            let runs = runs.map(|run| (run[0] as usize, number(run.len())));
            counts.push(runs.collect());
            lengths.extend(counts[counts.len() - 1].iter().map(|&(length, _)| length));
        }
        lengths.sort_unstable();
        lengths.dedup();
        let mut layout = Self { firsts: vec![Vec::new(); grouped.len()], ..Self::default() };
        let mut rest: Vec<_> = counts.iter().map(|runs| runs.iter().peekable()).collect();
        for length in lengths {
            layout.classes.push(Class { length, first: layout.distinct, at: layout.entries });
            for (firsts, runs) in layout.firsts.iter_mut().zip(&mut rest) {
                firsts.push(layout.distinct);
                let count = runs.next_if(|(own, _)| *own == length).map_or(0, |(_, count)| *count);
                layout.distinct = layout.distinct.checked_add(count).expect("fewer than 2^32");
                layout.entries += length * count as usize;
            }
        }
        layout
    }

    /// How many different shingles there are.
    pub fn distinct(&self) -> u32 {
        self.distinct
    }

    /// How long all lists are together.
    pub(super) fn entries(&self) -> usize {
        self.entries
    }

    /// Where the list of a shingle stands.
    pub(super) fn list(&self, item: u32) -> std::ops::Range<usize> {
        let class = self.classes[self.classes.partition_point(|class| class.first <= item) - 1];
        let start = class.at + (item - class.first) as usize * class.length;
        start..start + class.length
    }

    /// Calls `place` with each list of a partition and where it stands.
    pub(super) fn places(
        &self,
        partition: usize,
        grouped: &Grouped,
        mut place: impl FnMut(usize, &[u32]),
    ) {
        let mut next = self.firsts[partition].clone();
        grouped.each(|group| {
            let at = self.classes.partition_point(|class| class.length < group.len());
            let class = self.classes[at];
            place(class.at + (next[at] - class.first) as usize * class.length, group);
            next[at] += 1;
        });
    }

    /// Calls `visit` with each shingle and its list, in the order of their numbers.
    pub(super) fn each_list(&self, holders: &Column<u32>, mut visit: impl FnMut(u32, &[u32])) {
        let ends = self.classes.iter().skip(1).map(|class| class.at).chain([self.entries]);
        for (class, end) in self.classes.iter().zip(ends) {
            let mut item = class.first;
            let step = class.length * (A_READ / class.length).max(1);
            for start in (class.at..end).step_by(step) {
                let lists = holders.get(start..(start + step).min(end));
                for list in lists.chunks_exact(class.length) {
                    visit(item, list);
                    item += 1;
                }
            }
        }
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).expect("fewer than 2^32 shingles")
}

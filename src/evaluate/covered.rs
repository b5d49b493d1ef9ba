//! How much of a stretch others cover, and which of a file's stretches touch one.

/// How many units of `within` the `ranges` cover together.
pub(super) fn covered(ranges: &[(u64, u64)], within: (u64, u64)) -> u64 {
    let mut cut: Vec<_> = ranges
        .iter()
        .map(|(start, end)| ((*start).max(within.0), (*end).min(within.1)))
        .filter(|(start, end)| start < end)
        .collect();
    cut.sort_unstable();
    let (mut total, mut reached) = (0, 0);
    for (start, end) in cut {
        total += end.saturating_sub(start.max(reached));
        reached = reached.max(end);
    }
    total
}

/// Stretches of one file, to be asked which of them touch another.
#[derive(Debug, Default)]
pub(super) struct Touching {
    /// Start, end and what stands there, by start.
    items: Vec<(u64, u64, u32)>,
    /// The furthest end of the items up to each one.
    reach: Vec<u64>,
}

impl Touching {
    pub(super) fn new(mut items: Vec<(u64, u64, u32)>) -> Self {
        items.sort_unstable();
        let reach = items.iter().scan(0, |furthest, item| {
            *furthest = item.1.max(*furthest);
            Some(*furthest)
        });
        let reach = reach.collect();
        Self { items, reach }
    }

    /// What shares a unit with the stretch, by where it begins.
    pub(super) fn touching(&self, start: u64, end: u64) -> impl Iterator<Item = u32> {
        let first = self.reach.partition_point(|reach| *reach <= start);
        let near = self.items[first..].iter().take_while(move |item| item.0 < end);
        near.filter(move |item| item.1 > start).map(|item| item.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_twice_counts_once() {
        assert_eq!(covered(&[(5, 20), (0, 10), (30, 40), (35, 36)], (8, 38)), 20);
        assert_eq!(covered(&[(0, 5)], (5, 9)), 0);
        assert_eq!(covered(&[], (5, 9)), 0);
    }

    #[test]
    fn a_long_stretch_far_before_still_touches() {
        let touching = Touching::new(vec![(0, 100, 0), (10, 20, 1), (30, 40, 2), (50, 60, 3)]);
        let all = |start, end| touching.touching(start, end).collect::<Vec<_>>();
        assert_eq!(all(35, 51), [0, 2, 3]);
        assert_eq!(all(20, 30), [0]);
        assert!(all(100, 200).is_empty());
    }
}

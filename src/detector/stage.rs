//! The stages of a run, and who is told of them.

/// The stages of a run, in the order in which they first begin; the two of the join come twice, once
/// for shingles and once for runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Posts to words; equal paragraphs folded.
    Segment,
    /// Words to sets of shingles.
    Fingerprint,
    /// Sets to candidates.
    Join,
    /// Candidates to matches.
    Align,
    /// Matches to refrains.
    Families,
    /// All of it to bytes and lines.
    Report,
}

/// Someone who wants to know how far a run has come. The detector has no clock; this is where one
/// can be put.
pub trait Observer: Send + Sync {
    /// A stage begins, and the one before it has ended.
    fn begin(&mut self, stage: Stage);

    /// So much more of this stage is done, of so much in all. Not every stage knows; those that do tell
    /// it some hundred times, on whatever thread.
    fn advance(&self, more: u64, of: u64) {
        let _ = (more, of);
    }
}

impl Observer for () {
    fn begin(&mut self, _: Stage) {}
}

/// How often a stage tells how far it is.
const TELLINGS: usize = 200;

/// A stage that knows how much there is to do.
pub(super) struct Steps<'a, O> {
    observer: &'a O,
    of: usize,
    every: usize,
}

impl<'a, O: Observer> Steps<'a, O> {
    /// A stage of so many items, of one list or of several.
    pub(super) fn new(observer: &'a O, of: usize) -> Self {
        Self { observer, of, every: (of / TELLINGS).max(1) }
    }

    /// The item at this place of its list is done. One in so many speaks for those about it: no thread
    /// counts, and none waits for another.
    pub(super) fn done(&self, at: usize) {
        if at.is_multiple_of(self.every) {
            self.observer.advance(self.every as u64, self.of as u64);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[derive(Default)]
    struct Told {
        times: AtomicU64,
        done: AtomicU64,
    }

    impl Observer for Told {
        fn begin(&mut self, _: Stage) {}

        fn advance(&self, more: u64, of: u64) {
            assert!(of > 0);
            self.times.fetch_add(1, Ordering::Relaxed);
            self.done.fetch_add(more, Ordering::Relaxed);
        }
    }

    #[test]
    fn all_is_told_in_the_end_and_not_too_often() {
        for of in [1, 7, 199, 200, 401, 12_345] {
            let told = Told::default();
            let steps = Steps::new(&told, of);
            (0..of).for_each(|at| steps.done(at));
            let done = told.done.into_inner();
            assert!((of as u64..of as u64 * 2).contains(&done), "{of}: {done}");
            assert!(told.times.into_inner() <= 2 * TELLINGS as u64);
        }
    }
}

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
pub trait Observer: Send {
    /// A stage begins, and the one before it has ended.
    fn begin(&mut self, stage: Stage);
}

impl Observer for () {
    fn begin(&mut self, _: Stage) {}
}

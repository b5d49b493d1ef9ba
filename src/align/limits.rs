//! The numbers that an alignment goes by.
//!
//! They were chosen on the training corpus of PAN 2013 (5,185 listed pairs of texts), where each was
//! moved by itself and the figures held against the others; most may be moved by a fifth and change
//! the outcome by less than a hundredth. Nats are log-likelihood ratios of reuse against chance.

/// What two stretches must be to be told, and how they are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The least significance of a stretch, in nats. From 50 up nearly all is reuse; from 30 to 50
    /// about half is names and titles.
    pub gate: f64,
    /// The least significance of a stretch that touches a better one on one side, and so is a second
    /// source of the same words or a second use of them.
    pub gate_again: f64,
    /// The least words of either side: about two lines, since what is rewritten and shorter is a
    /// formula more often than a thought. Runs of equal words are found without this.
    pub least_words: u32,
    /// Whether a text that draws on all of another is looked for.
    pub digest: bool,
}

impl Limits {
    /// Two units are a seed if the cosine of their words is above this.
    pub(super) const SEED_COSINE: f64 = 0.20;

    /// A cluster is looked at if the cosine of all its units of the one side with those of the other
    /// is above this.
    pub(super) const CLUSTER_COSINE: f64 = 0.22;

    /// Seeds further apart than this on either side are no one cluster, in words.
    pub(super) const GAP: u32 = 120;

    /// A word in more units of one side than this makes no seed: it could join each with each.
    pub(super) const MOST_UNITS: usize = 200;

    /// How far beyond a cluster its ends are looked for, in words.
    pub(super) const REACH: u32 = 45;

    /// Stretches no further apart than this on both sides are one, in words.
    pub(super) const MERGE_GAP: u32 = 40;

    /// An end this near to the edge of its sentence moves there, in words.
    pub(super) const SNAP: u32 = 6;

    /// How often what is left is looked at again.
    pub(super) const ROUNDS: usize = 4;
}

impl Default for Limits {
    fn default() -> Self {
        Self { gate: 50.0, gate_again: 120.0, least_words: 28, digest: false }
    }
}

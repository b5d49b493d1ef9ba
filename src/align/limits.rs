//! The numbers that an alignment goes by.
//!
//! They were chosen on the training corpus of PAN 2013 (5,185 listed pairs of texts), where each was
//! moved by itself and the figures held against the others; most may be moved by a fifth and change
//! the outcome by less than a hundredth. Nats are log-likelihood ratios of reuse against chance.

/// So many paragraphs before and behind two that may share something are looked at with them.
pub const AROUND: u32 = 1;

/// What stands between two matches of the same two posts is looked at, if it has at most so many
/// paragraphs on either side.
pub const WIDEST_GAP: u32 = 24;

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
    /// A word in more units of one side than this makes no seed: it could join each with each.
    pub max_units: usize,
    /// How often what is left is looked at, once stretches were found and taken out.
    pub max_rounds: usize,
    /// What is left out of the work, to see what it brings; nothing in use.
    pub without: Option<Part>,
}

/// A part of the work that an alignment does without when its worth is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// That an end says more at the edge of a sentence.
    Edges,
    /// That ends move to the edges of sentences near them.
    Snap,
    /// That a nearly equal word says something.
    NearWords,
    /// That words in shared runs are matched before others, and say more.
    RunsFirst,
    /// That the share of words kept is estimated from each stretch, and not the same for all.
    SharesKept,
    /// That the ends are looked for word by word, and not left where the cluster has them.
    Ends,
    /// That stretches near each other are joined.
    Merging,
}

/// How often the limits of the work have cut something off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CutOff {
    /// Words that made no seed for standing in too many units.
    pub units: u64,
    /// Pairs of texts that had not been looked through when the rounds were over.
    pub rounds: u64,
}

impl CutOff {
    /// What two runs have cut off together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { units: self.units + other.units, rounds: self.rounds + other.rounds }
    }
}

impl Limits {
    /// Two units are a seed if the cosine of their words is above this.
    pub(super) const SEED_COSINE: f64 = 0.20;

    /// A cluster is looked at if the cosine of all its units of the one side with those of the other
    /// is above this.
    pub(super) const CLUSTER_COSINE: f64 = 0.22;

    /// Seeds further apart than this on either side are no one cluster, in words.
    pub(super) const GAP: u32 = 120;

    /// How far beyond a cluster its ends are looked for, in words.
    pub(super) const REACH: u32 = 45;

    /// Stretches no further apart than this on both sides are one, in words.
    pub(super) const MERGE_GAP: u32 = 40;

    /// An end this near to the edge of its sentence moves there, in words.
    pub(super) const SNAP: u32 = 6;

    /// Whether the alignment has this part of its work.
    pub(super) fn has(&self, part: Part) -> bool {
        self.without != Some(part)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            gate: 50.0,
            gate_again: 120.0,
            least_words: 28,
            digest: false,
            max_units: 200,
            max_rounds: 4,
            without: None,
        }
    }
}

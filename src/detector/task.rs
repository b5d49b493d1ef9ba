//! What a run is asked, and what it knows beside the archive that it is given.

use super::background::Background;
use super::sides::Sides;
use super::verify::weigh;
use super::whole::Whole;
use crate::compare::Weights;
use crate::family::{Accepted, Asked};
use crate::index::Collapsed;
use crate::report::{Command, Stats};
use crate::segment::{Segments, TermId};
use crate::text::{Archive, Set};

/// What a run is asked.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) command: Command,
    pub(super) archive: &'a Archive,
    /// The first posts, which are the drafts of a check or the left side of a comparison.
    pub(super) first: usize,
    pub(super) beside: Beside<'a>,
}

impl Task<'_> {
    /// The first posts that are held against the others, and not among themselves; `None` if all are.
    pub(super) fn drafts(&self) -> Option<usize> {
        (self.command != Command::Report).then_some(self.first)
    }

    /// Whose places the command sets against whose.
    pub(super) fn asked(&self) -> Asked {
        match self.command {
            Command::Report => Asked::Archive,
            Command::Check => Asked::Drafts(self.first),
            Command::Compare => Asked::Texts(self.first),
        }
    }

    /// How many posts there are.
    pub(super) fn posts(&self) -> u64 {
        self.beside.whole.map_or(self.archive.posts().len() as u64, |whole| whole.posts())
    }
}

/// What a run knows beside its archive.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    /// The posts among which is counted how common a word is, if those are not the archive's.
    pub(super) background: Option<&'a Background>,
    /// The archive that the given one is a part of, if it is.
    pub(super) whole: Option<Whole<'a>>,
    /// What is accepted in the archive.
    pub(super) accepted: &'a Accepted,
}

impl Beside<'_> {
    /// How common words are.
    pub(super) fn weights(&self, segments: &Segments, collapsed: &Collapsed) -> Weights {
        match self {
            Self { background: Some(words), .. } => words.weights_of(segments),
            Self { whole: Some(whole), .. } => whole.weights_of(segments),
            _ => weigh(segments, collapsed),
        }
    }

    /// How many distinct paragraphs are compared.
    pub(super) fn distinct(&self, collapsed: &Collapsed) -> u32 {
        self.whole.map_or(collapsed.len(), |whole| whole.distinct())
    }

    /// How many pairs of them meet.
    pub(super) fn pairs(&self, sides: &Sides) -> f64 {
        self.whole.map_or_else(|| sides.pairs(), |whole| whole.pairs())
    }

    /// Puts the counts of the whole archive in the place of a part's.
    pub(super) fn count_in(&self, stats: &mut Stats) {
        if let Some(whole) = self.whole {
            whole.count_in(stats);
        }
    }

    /// The keys of the drafts that too many paragraphs of the whole archive hold.
    pub(super) fn crowded(&self, segments: &Segments) -> Set<u64> {
        self.whole.map(|whole| whole.crowded_in(segments)).unwrap_or_default()
    }

    /// The link targets of the drafts that too many lists of the whole archive have.
    pub(super) fn crowded_targets(&self, segments: &Segments) -> Set<Vec<TermId>> {
        self.whole.map(|whole| whole.crowded_targets_in(segments)).unwrap_or_default()
    }
}

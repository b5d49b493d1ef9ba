//! How common words are among all texts that a run is given, for those of them that are compared.

use super::cut::{collapse, segment};
use super::verify::weigh;
use crate::compare::Weights;
use crate::segment::{Segments, TermId, Terms};
use crate::spill::Spool;
use crate::text::Archive;

/// The words of many texts, with how often each stands there.
#[derive(Debug)]
pub(super) struct Background {
    terms: Terms,
    weights: Weights,
}

impl Background {
    /// The words of an archive.
    pub(super) fn of(archive: &Archive, code: bool) -> Self {
        let segments = segment(archive, super::Cut::default(), &Spool::new(None));
        let weights = weigh(&segments, &collapse(&segments, code));
        Self { terms: segments.into_terms(), weights }
    }

    /// The weights of the words of some of its texts.
    pub(super) fn weights_of(&self, segments: &Segments) -> Weights {
        let terms = segments.terms();
        #[allow(clippy::cast_possible_truncation)] // Words are counted in u32.
        let number = |at: usize| self.terms.find(terms.word(TermId(at as u32)));
        self.weights.renumbered(terms.len(), number)
    }
}

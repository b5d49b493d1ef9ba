//! Paragraphs with equal terms, folded into one representative with n places. This is what keeps a
//! paragraph that stands a thousand times from being compared half a million times, without losing
//! one of its places.

use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{BlockKind, Map};

/// A representative's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepId(pub u32);

/// The different paragraphs of an archive.
#[derive(Debug, Default)]
pub struct Collapsed {
    /// The places of all representatives, one behind the other, each rising.
    places: Vec<ParagraphId>,
    /// For each representative, the place behind its last.
    ends: Vec<u32>,
}

impl Collapsed {
    /// Folds the paragraphs of `segments`; program text is left out unless `code` is set.
    /// Representatives are numbered in the order of their first places.
    #[allow(clippy::missing_panics_doc)] // It never does: paragraphs are counted in u32.
    pub fn of(segments: &Segments, code: bool) -> Self {
        let mut ids: Map<&[TermId], u32> = Map::default();
        let mut groups: Vec<Vec<ParagraphId>> = Vec::new();
        for (at, paragraph) in (0u32..).zip(segments.paragraphs()) {
            if paragraph.kind == BlockKind::Code && !code {
                continue;
            }
            let id = ParagraphId(at);
            let next = u32::try_from(groups.len()).expect("no more than paragraphs");
            let rep = *ids.entry(segments.terms_of(id)).or_insert(next);
            if rep == next {
                groups.push(Vec::new());
            }
            groups[rep as usize].push(id);
        }
        let mut collapsed = Self::default();
        for group in groups {
            collapsed.places.extend(group);
            collapsed.ends.push(u32::try_from(collapsed.places.len()).expect("paragraphs"));
        }
        collapsed
    }

    /// How many representatives there are.
    #[allow(clippy::cast_possible_truncation)] // No more than paragraphs, which are counted in u32.
    pub fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All representatives in order.
    pub fn reps(&self) -> impl Iterator<Item = RepId> + use<> {
        (0..self.len()).map(RepId)
    }

    /// The places of a representative, rising; there is at least one.
    ///
    /// # Panics
    /// If the number is another archive's.
    pub fn places(&self, rep: RepId) -> &[ParagraphId] {
        let at = rep.0 as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.places[start as usize..self.ends[at] as usize]
    }

    /// The paragraph that stands for all.
    ///
    /// # Panics
    /// If the number is another archive's.
    pub fn first(&self, rep: RepId) -> ParagraphId {
        self.places(rep)[0]
    }
}

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
        // First each paragraph's representative and how many places that has, then the places.
        let mut rep_of: Vec<(ParagraphId, u32)> = Vec::with_capacity(segments.paragraphs().len());
        let mut ends: Vec<u32> = Vec::new();
        for (id, paragraph) in (0u32..).map(ParagraphId).zip(segments.paragraphs()) {
            if paragraph.kind == BlockKind::Code && !code {
                continue;
            }
            let next = u32::try_from(ends.len()).expect("no more than paragraphs");
            let rep = *ids.entry(segments.terms_of(id)).or_insert(next);
            if rep == next {
                ends.push(0);
            }
            ends[rep as usize] += 1;
            rep_of.push((id, rep));
        }
        let mut total = 0;
        for end in &mut ends {
            // For now the start of its places; it moves to their end as they come.
            let count = std::mem::replace(end, total);
            total += count;
        }
        let mut places = vec![ParagraphId(0); rep_of.len()];
        for (id, rep) in rep_of {
            let slot = &mut ends[rep as usize];
            places[*slot as usize] = id;
            *slot += 1;
        }
        Self { places, ends }
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

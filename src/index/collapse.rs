//! Paragraphs with equal terms, folded into one representative with n places. This is what keeps a
//! paragraph that stands a thousand times from being compared half a million times, without losing
//! one of its places.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::BlockKind;

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
    /// A hash of a paragraph's words, by which `of` finds equal ones.
    pub fn hash(terms: &[TermId]) -> u64 {
        FixedState::default().hash_one(terms)
    }

    /// Folds the paragraphs of `segments`, whose hashes are `hashes`; program text is left out unless
    /// `code` is set, and so is what is hollow. Representatives are numbered in the order of their first places.
    ///
    /// # Panics
    /// If there are fewer hashes than paragraphs.
    pub fn of(segments: &Segments, hashes: &[u64], code: bool) -> Self {
        let count = segments.paragraphs().len();
        // For each representative its hash, its number and its first place.
        let mut ids: HashTable<(u64, u32, ParagraphId)> = HashTable::with_capacity(count);
        // First each paragraph's representative and how many places that has, then the places.
        let mut rep_of: Vec<(ParagraphId, u32)> = Vec::with_capacity(count);
        let mut ends: Vec<u32> = Vec::new();
        let paragraphs = (0u32..).map(ParagraphId).zip(segments.paragraphs()).zip(hashes);
        for ((id, paragraph), &hash) in paragraphs {
            if paragraph.hollow || paragraph.kind == BlockKind::Code && !code {
                continue;
            }
            let terms = segments.terms_of(id);
            let same = |&(other, _, first): &(u64, u32, ParagraphId)| {
                other == hash && segments.terms_of(first) == terms
            };
            let next = u32::try_from(ends.len()).expect("no more than paragraphs");
            let entry = ids.entry(hash, same, |entry| entry.0);
            let rep = entry.or_insert((hash, next, id)).get().1;
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

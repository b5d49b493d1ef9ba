//! Words and their numbers. Equal words have equal numbers, so that the engine compares 32-bit
//! numbers and no hash can make two words one.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A normalised word's number. Numbers count up from 0 in the order of first appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// The words of an archive, one behind the other in one text.
#[derive(Debug, Default)]
pub struct Terms {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    ids: HashTable<u32>,
}

impl Terms {
    /// The number of `word`, a new one if it has not been seen.
    ///
    /// # Panics
    /// If all different words together have 4 GiB.
    pub fn intern(&mut self, word: &str) -> TermId {
        let hash = FixedState::default().hash_one(word);
        let (text, ends) = (&self.text, &self.ends);
        if let Some(&id) = self.ids.find(hash, |&id| word_of(text, ends, id) == word) {
            return TermId(id);
        }
        let id = u32::try_from(self.ends.len()).expect("fewer words than bytes");
        self.text.push_str(word);
        self.ends.push(u32::try_from(self.text.len()).expect("less than 4 GiB of different words"));
        let (text, ends) = (&self.text, &self.ends);
        let rehash = |&id: &u32| FixedState::default().hash_one(word_of(text, ends, id));
        self.ids.insert_unique(hash, id, rehash);
        TermId(id)
    }

    /// The word with this number.
    ///
    /// # Panics
    /// If the number is another list's.
    pub fn word(&self, id: TermId) -> &str {
        word_of(&self.text, &self.ends, id.0)
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Takes in the words of `other`, and returns what their numbers are here.
    #[allow(clippy::cast_possible_truncation)] // Words are numbered in u32.
    pub fn absorb(&mut self, other: &Self) -> Vec<TermId> {
        (0..other.len() as u32).map(|id| self.intern(other.word(TermId(id)))).collect()
    }
}

fn word_of<'a>(text: &'a str, ends: &[u32], id: u32) -> &'a str {
    let at = id as usize;
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &text[start as usize..ends[at] as usize]
}

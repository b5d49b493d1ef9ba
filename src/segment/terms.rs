//! Words and their numbers. Equal words have equal numbers, so that the engine compares 32-bit
//! numbers and no hash can make two words one.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// A normalised word's number. Numbers count up from 0 in the order of first appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// The words of an archive.
#[derive(Debug, Default)]
pub struct Terms {
    words: Vec<Box<str>>,
    ids: HashTable<u32>,
}

impl Terms {
    /// The number of `word`, a new one if it has not been seen.
    ///
    /// # Panics
    /// At the 2³²nd different word.
    pub fn intern(&mut self, word: &str) -> TermId {
        let hash = hash(word);
        let words = &self.words;
        if let Some(&id) = self.ids.find(hash, |&id| *words[id as usize] == *word) {
            return TermId(id);
        }
        let id = u32::try_from(self.words.len()).expect("fewer than 2^32 different words");
        self.words.push(word.into());
        let words = &self.words;
        self.ids.insert_unique(hash, id, |&id| hash_of(words, id));
        TermId(id)
    }

    /// The word with this number.
    ///
    /// # Panics
    /// If the number is another list's.
    pub fn word(&self, id: TermId) -> &str {
        &self.words[id.0 as usize]
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Takes in the words of `other`, and returns what their numbers are here.
    pub fn absorb(&mut self, other: &Self) -> Vec<TermId> {
        other.words.iter().map(|word| self.intern(word)).collect()
    }
}

fn hash(word: &str) -> u64 {
    FixedState::default().hash_one(word)
}

fn hash_of(words: &[Box<str>], id: u32) -> u64 {
    hash(&words[id as usize])
}

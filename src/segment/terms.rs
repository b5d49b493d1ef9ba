//! Words and their numbers. Equal words have equal numbers, so that the engine compares 32-bit
//! numbers and no hash can make two words one.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::Word;
use crate::spill::Cell;

/// A normalised word's number. Numbers count up from 0 in the order of first appearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

impl Cell for TermId {
    fn bits(self) -> u32 {
        self.0
    }

    fn of_bits(bits: u32) -> Self {
        Self(bits)
    }
}

/// So many words are kept nearest; a power of two.
const RECENT: usize = 1 << 11;

/// The words of an archive, one behind the other in one text.
#[derive(Debug, Default)]
pub struct Terms {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    /// Words that fit in a number, which is nearly all: found without a look at the text.
    packed: HashTable<([u64; 2], u32)>,
    /// Some of these, each where its hash says, over whatever was there: a text's most common words
    /// are nearly always here, close together, and the table is far larger than the nearest cache.
    recent: Vec<([u64; 2], u32)>,
    long: HashTable<u32>,
    /// Room to fold a long word in.
    room: String,
}

impl Terms {
    /// The number of `word`, a new one if it has not been seen.
    ///
    /// # Panics
    /// If all different words together have 4 GiB.
    pub fn intern(&mut self, word: Word<'_>) -> TermId {
        let Some(packed) = word.packed() else { return self.intern_long(word) };
        let key = halves(packed);
        let hash = mixed(key);
        if self.recent.is_empty() {
            // No word is this: UTF-8 has no such bytes.
            self.recent.resize(RECENT, ([u64::MAX; 2], 0));
        }
        #[allow(clippy::cast_possible_truncation)] // Some bits are meant.
        let recent = (hash >> 24) as usize % RECENT;
        if let (known, id) = self.recent[recent]
            && known == key
        {
            return TermId(id);
        }
        let id = match self.packed.find(hash, |(other, _)| *other == key) {
            Some(&(_, id)) => id,
            None => self.push_packed(word, key),
        };
        self.recent[recent] = (key, id);
        TermId(id)
    }

    fn push_packed(&mut self, word: Word<'_>, key: [u64; 2]) -> u32 {
        word.push_to(&mut self.text);
        let id = self.push_end();
        self.packed.insert_unique(mixed(key), (key, id), |(key, _)| mixed(*key));
        id
    }

    fn intern_long(&mut self, word: Word<'_>) -> TermId {
        self.room.clear();
        word.push_to(&mut self.room);
        let hash = FixedState::default().hash_one(&self.room);
        let (text, ends, room) = (&self.text, &self.ends, &self.room);
        if let Some(&id) = self.long.find(hash, |&id| word_of(text, ends, id) == room) {
            return TermId(id);
        }
        self.text.push_str(&self.room);
        let id = self.push_end();
        let (text, ends) = (&self.text, &self.ends);
        let rehash = |&id: &u32| FixedState::default().hash_one(word_of(text, ends, id));
        self.long.insert_unique(hash, id, rehash);
        TermId(id)
    }

    /// Numbers the word that has just been put behind the text.
    fn push_end(&mut self) -> u32 {
        let id = u32::try_from(self.ends.len()).expect("fewer words than bytes");
        self.ends.push(u32::try_from(self.text.len()).expect("less than 4 GiB of different words"));
        id
    }

    /// The number of a folded word, if it has one.
    pub fn find(&self, word: &str) -> Option<TermId> {
        let Some(packed) = Word::alone(word).packed() else {
            let hash = FixedState::default().hash_one(word);
            let same = |&id: &u32| word_of(&self.text, &self.ends, id) == word;
            return self.long.find(hash, same).map(|&id| TermId(id));
        };
        let key = halves(packed);
        let found = self.packed.find(mixed(key), |(other, _)| *other == key);
        found.map(|&(_, id)| TermId(id))
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
        let words = (0..other.len() as u32).map(|id| Word::alone(other.word(TermId(id))));
        words.map(|word| self.intern(word)).collect()
    }
}

fn word_of<'a>(text: &'a str, ends: &[u32], id: u32) -> &'a str {
    let at = id as usize;
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &text[start as usize..ends[at] as usize]
}

#[allow(clippy::cast_possible_truncation)] // The halves are meant.
fn halves(packed: u128) -> [u64; 2] {
    [packed as u64, (packed >> 64) as u64]
}

/// A hash of a packed word: the two halves of the product of its halves, each made odd in its own
/// way, folded together (multiply and fold, as in wyhash; Wang Yi 2019).
#[allow(clippy::cast_possible_truncation)] // The halves are meant.
fn mixed([low, high]: [u64; 2]) -> u64 {
    let left = u128::from(low ^ 0x9e37_79b9_7f4a_7c15);
    let product = left * u128::from(high ^ 0xd6e8_feb8_6659_fd93);
    product as u64 ^ (product >> 64) as u64
}

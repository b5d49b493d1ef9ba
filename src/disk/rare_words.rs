//! The rare words of some paragraphs of the drafts, and which paragraphs of a part have enough of them.
//!
//! A paragraph matters if it has all words of two keys of one of these, or enough words that few hold. So
//! it has three of the words in all, which is counted first, in a byte for each paragraph; only of those
//! that have is it noted which words they are. This goes on a stretch of the part at a time, whose counts
//! stay in a processor's own memory.

use rayon::prelude::*;

use super::part::{Part, WordRow};
use crate::segment::TermId;

/// Less than three words make no key, and are no sign.
const LEAST: u8 = 3;

/// So many keys in common are a sign.
const LEAST_KEYS: u8 = 2;

/// The paragraphs of a stretch.
const A_STRETCH: usize = 1 << 15;

/// Lists are read so many at a time at least.
const LISTS: usize = 16;

/// A rare word of the drafts.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) term: TermId,
    /// What it is worth.
    pub(super) worth: u32,
    /// Whether it stands so seldom that it counts wherever it stands.
    pub(super) few: bool,
    /// How often it stands.
    pub(super) count: u32,
    /// What each part knows of it.
    pub(super) rows: Vec<Option<WordRow>>,
}

/// Words by their numbers, and in which texts of the drafts they are one.
pub(super) type Key = ([u32; 3], Vec<u32>);

/// The rare words of some texts of the drafts.
#[derive(Debug, Default)]
pub(super) struct RareWords<'a> {
    words: Vec<&'a Word>,
    /// For each word, the texts that have it.
    texts: Vec<Vec<u32>>,
    /// For each word, the keys of which it is the rarest.
    led: Vec<Vec<u32>>,
    keys: Vec<Key>,
    /// How many texts there are.
    count: u32,
    /// What words that few hold must be worth together.
    shared: u64,
}

/// What a part has of rare words.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The paragraphs that have enough of them, rising.
    pub(super) paragraphs: Vec<u32>,
    /// Paragraphs that have all words of a key, after the key's number.
    pub(super) keys: Vec<(u32, u32)>,
}

impl<'a> RareWords<'a> {
    /// Words of so many texts, each with the texts that have it, and keys by the numbers of words.
    pub(super) fn new(
        words: Vec<(&'a Word, Vec<u32>)>,
        keys: Vec<Key>,
        count: u32,
        shared: u32,
    ) -> Self {
        let (words, texts): (Vec<_>, Vec<_>) = words.into_iter().unzip();
        let mut led = vec![Vec::new(); words.len()];
        for (at, (own, _)) in (0u32..).zip(&keys) {
            let rarest = own.iter().min_by_key(|word| words[**word as usize].count);
            if let Some(word) = rarest {
                led[*word as usize].push(at);
            }
        }
        Self { words, texts, led, keys, count, shared: shared.into() }
    }

    /// The words of a key.
    pub(super) fn key(&self, at: u32) -> [TermId; 3] {
        self.keys[at as usize].0.map(|word| self.words[word as usize].term)
    }

    /// What a part has of them. `at` is its number.
    pub(super) fn held(&self, part: &Part, at: usize) -> Held {
        let list = |word: &&Word| word.rows[at].map(|row| part.holders(row)).unwrap_or_default();
        let lists: Vec<Vec<u32>> = self.words.par_iter().with_min_len(LISTS).map(list).collect();
        let stretches = 0..(part.header.paragraphs as usize).div_ceil(A_STRETCH);
        let held = stretches.into_par_iter().map_init(Room::default, |room, stretch| {
            #[allow(clippy::cast_possible_truncation)] // Paragraphs are counted in u32.
            let from = (stretch * A_STRETCH) as u32;
            self.held_in(&lists, from, room)
        });
        let held: Vec<Held> = held.collect();
        let mut all = Held::default();
        for held in held {
            all.paragraphs.extend(held.paragraphs);
            all.keys.extend(held.keys);
        }
        all
    }

    /// What a stretch of a part has, which begins at a paragraph.
    fn held_in(&self, lists: &[Vec<u32>], from: u32, room: &mut Room) -> Held {
        let own = |list: &[u32]| {
            let start = list.partition_point(|paragraph| *paragraph < from);
            let inside = list[start..].partition_point(|at| ((at - from) as usize) < A_STRETCH);
            start..start + inside
        };
        room.met.clear();
        room.met.resize(A_STRETCH, 0);
        let mut several = 0;
        let ranges: Vec<_> = lists.iter().map(|list| own(list)).collect();
        for (list, range) in lists.iter().zip(&ranges) {
            for paragraph in &list[range.clone()] {
                let met = &mut room.met[(paragraph - from) as usize];
                *met = met.saturating_add(1);
                several += usize::from(*met == LEAST);
            }
        }
        let mut held = Held::default();
        if several == 0 {
            return held;
        }
        // Each that has several gets a row of bits, one for each word.
        let width = self.words.len().div_ceil(64);
        room.bits.clear();
        room.bits.resize(several * width, 0);
        room.rows.resize(A_STRETCH, 0);
        let mut paragraphs = Vec::with_capacity(several);
        for (at, _) in (0u32..).zip(&room.met).filter(|(_, met)| **met >= LEAST) {
            #[allow(clippy::cast_possible_truncation)] // Fewer than a stretch has.
            let row = paragraphs.len() as u32;
            room.rows[at as usize] = row;
            paragraphs.push(from + at);
        }
        for (word, (list, range)) in lists.iter().zip(&ranges).enumerate() {
            for paragraph in &list[range.clone()] {
                let at = (paragraph - from) as usize;
                if room.met[at] >= LEAST {
                    room.bits[room.rows[at] as usize * width + word / 64] |= 1 << (word % 64);
                }
            }
        }
        room.seen.clear();
        room.seen.resize(self.count as usize, Seen::default());
        let rows = room.bits.chunks(width);
        for (paragraph, row) in paragraphs.into_iter().zip(rows) {
            if self.is_sign(row, &mut room.seen, |key| held.keys.push((key, paragraph))) {
                held.paragraphs.push(paragraph);
            }
        }
        held
    }

    /// Whether a paragraph that has these words has enough of them; and each key that it has all of.
    fn is_sign(&self, row: &[u64], seen: &mut [Seen], mut each: impl FnMut(u32)) -> bool {
        let has = |word: u32| row[word as usize / 64] >> (word % 64) & 1 == 1;
        let mut is_sign = false;
        let mut touched = false;
        for (at, bits) in row.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let word = at * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                for &key in &self.led[word] {
                    let (words, texts) = &self.keys[key as usize];
                    if words.iter().all(|word| has(*word)) {
                        each(key);
                        touched = true;
                        for text in texts {
                            let seen = &mut seen[*text as usize];
                            seen.keys = seen.keys.saturating_add(1);
                            is_sign |= seen.keys >= LEAST_KEYS;
                        }
                    }
                }
                if self.words[word].few {
                    touched = true;
                    for text in &self.texts[word] {
                        let seen = &mut seen[*text as usize];
                        seen.few = seen.few.saturating_add(1);
                        seen.few_worth += u64::from(self.words[word].worth);
                        is_sign |= seen.few >= LEAST && seen.few_worth >= self.shared;
                    }
                }
            }
        }
        if touched {
            seen.fill(Seen::default());
        }
        is_sign
    }
}

/// What a paragraph has in common with a text of the drafts.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    keys: u8,
    few: u8,
    few_worth: u64,
}

/// Room for a stretch.
#[derive(Debug, Default)]
struct Room {
    /// For each paragraph how many of the words it has.
    met: Vec<u8>,
    /// For each that has several, its row of bits.
    rows: Vec<u32>,
    bits: Vec<u64>,
    seen: Vec<Seen>,
}

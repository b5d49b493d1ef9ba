//! The rare words of some paragraphs of the drafts, and which paragraphs of a part have enough of them.
//!
//! A paragraph matters if it has all words of two keys of one of these, or enough words that few hold;
//! and one that has all words of one key may crowd it. So what its words are worth is added up first, in
//! a byte for each paragraph; only of those that have a key's worth is it noted which words they are. The
//! rarer words come first: a key has one that is worth a third of it, so what has none of these is left
//! out when the others come, whose lists are long. This goes on a stretch of the part at a time, whose
//! sums stay in a processor's own memory.

use rayon::prelude::*;

use super::lists::{List, STRETCH};
use super::part::{Part, WordRow};
use crate::fingerprint::Rareness;
use crate::segment::TermId;

/// Less than three words are no sign.
const LEAST: u8 = 3;

/// So many keys in common are a sign.
const LEAST_KEYS: u8 = 2;

/// What a key is worth at least, as it is added up.
const A_KEY: u8 = 64;

/// The words of a key, each of whose worths is rounded down, may come to less by so much.
const ROUNDING: u8 = 2;

/// A thread reads so many lists at a time.
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
    /// For each word what it is worth, of the share of a key that is added up.
    shares: Vec<u8>,
    /// The words, the rarer ones first, of which there are so many.
    order: Vec<usize>,
    rarer: usize,
    /// What words that few hold must be worth together.
    of_few: u64,
}

/// What a part has of rare words, in no order that means anything.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The paragraphs that have enough of them.
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
        scale: Rareness,
    ) -> Self {
        let (words, texts): (Vec<_>, Vec<_>) = words.into_iter().unzip();
        let mut led = vec![Vec::new(); words.len()];
        for (at, (own, _)) in (0u32..).zip(&keys) {
            let rarest = own.iter().min_by_key(|word| words[**word as usize].count);
            if let Some(word) = rarest {
                led[*word as usize].push(at);
            }
        }
        let share = |word: &&Word| {
            let share = u64::from(word.worth) * u64::from(A_KEY) / u64::from(scale.key().max(1));
            u8::try_from(share).unwrap_or(A_KEY)
        };
        let shares: Vec<u8> = words.iter().map(share).collect();
        let is_rarer = |at: &usize| words[*at].few || shares[*at] >= A_KEY / 3;
        let (mut order, others): (Vec<usize>, Vec<usize>) = (0..words.len()).partition(is_rarer);
        let rarer = order.len();
        order.extend(others);
        let of_few = scale.shared().into();
        Self { words, texts, led, keys, count, shares, order, rarer, of_few }
    }

    /// The words of a key.
    pub(super) fn key(&self, at: u32) -> [TermId; 3] {
        self.keys[at as usize].0.map(|word| self.words[word as usize].term)
    }

    /// What a part has of them. `at` is its number.
    pub(super) fn held(&self, part: &Part, at: usize) -> Held {
        let list = |word: &usize| self.words[*word].rows[at].map(|row| part.holders(row));
        let lists: Vec<Option<List>> =
            self.order.par_iter().with_min_len(LISTS).map(list).collect();
        let stretches = 0..part.header.paragraphs.div_ceil(STRETCH);
        let room = || Room::of(self.count);
        let held: Vec<Held> = stretches
            .into_par_iter()
            .map_init(room, |room, stretch| self.held_in(stretch, &lists, room))
            .collect();
        let mut all = Held::default();
        for held in held {
            all.paragraphs.extend(held.paragraphs);
            all.keys.extend(held.keys);
        }
        all
    }

    /// What a stretch of a part has; the lists are in the order of the words.
    fn held_in(&self, stretch: u32, lists: &[Option<List>], room: &mut Room) -> Held {
        let mut rooms: Vec<Vec<[u8; 2]>> = vec![Vec::new(); lists.len()];
        let own = lists.iter().zip(&mut rooms).map(|(list, room)| {
            list.as_ref().map(|list| list.stretch(stretch, room)).unwrap_or_default()
        });
        let lists: Vec<&[[u8; 2]]> = own.collect();
        let Room { met, found, rows, bits, seen } = room;
        met.fill(0);
        for (nth, (word, list)) in self.order.iter().zip(&lists).enumerate() {
            let share = self.shares[*word];
            if nth < self.rarer { add(met, list, share) } else { add_to_others(met, list, share) }
        }
        let width = self.words.len().div_ceil(64);
        let mut paragraphs: Vec<u16> = Vec::new();
        bits.clear();
        for (word, list) in self.order.iter().zip(&lists) {
            found.clear();
            enough(met, list, found);
            for &at in &*found {
                // Each gets a row of bits, one for each word.
                let row = &mut rows[usize::from(at)];
                if *row == NO_ROW {
                    #[allow(clippy::cast_possible_truncation)] // Fewer than a stretch has.
                    let next = paragraphs.len() as u32;
                    *row = next;
                    paragraphs.push(at);
                    bits.resize(bits.len() + width, 0);
                }
                bits[*row as usize * width + word / 64] |= 1 << (word % 64);
            }
        }
        let mut held = Held::default();
        for (at, row) in paragraphs.into_iter().zip(bits.chunks(width.max(1))) {
            rows[usize::from(at)] = NO_ROW;
            let paragraph = stretch * STRETCH + u32::from(at);
            if self.is_sign(row, seen, |key| held.keys.push((key, paragraph))) {
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
                        is_sign |= seen.few >= LEAST && seen.few_worth >= self.of_few;
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

/// For each paragraph of a stretch what the words that it has are worth.
type Met = [u8; STRETCH as usize];

/// Adds what a word is worth to the paragraphs that have it.
fn add(met: &mut Met, paragraphs: &[[u8; 2]], share: u8) {
    for half in paragraphs {
        let met = &mut met[usize::from(u16::from_le_bytes(*half))];
        *met = met.saturating_add(share);
    }
}

/// The same for those that have another word already. Nobody knows beforehand which these are, so nothing
/// waits for it.
#[inline(never)] // With nothing else at hand, all of it stays in registers.
fn add_to_others(met: &mut Met, paragraphs: &[[u8; 2]], share: u8) {
    for half in paragraphs {
        let met = &mut met[usize::from(u16::from_le_bytes(*half))];
        *met = met.saturating_add((*met).min(1).wrapping_mul(share));
    }
}

/// Puts those into `found` that have a key's worth of words.
#[inline(never)]
fn enough(met: &Met, paragraphs: &[[u8; 2]], found: &mut Vec<u16>) {
    for half in paragraphs {
        let at = u16::from_le_bytes(*half);
        if met[usize::from(at)] >= A_KEY - ROUNDING {
            found.push(at);
        }
    }
}

/// For a paragraph that has no row.
const NO_ROW: u32 = u32::MAX;

/// Room for a stretch.
#[derive(Debug)]
struct Room {
    met: Box<Met>,
    /// Those paragraphs that have a word and enough others.
    found: Vec<u16>,
    /// For each paragraph that has enough its row of bits.
    rows: Vec<u32>,
    bits: Vec<u64>,
    /// For each text of the drafts what it has in common with a paragraph.
    seen: Vec<Seen>,
}

impl Room {
    #[allow(clippy::large_stack_arrays)] // It is made where it will lie.
    fn of(texts: u32) -> Self {
        Self {
            met: Box::new([0; STRETCH as usize]),
            found: Vec::new(),
            rows: vec![NO_ROW; STRETCH as usize],
            bits: Vec::new(),
            seen: vec![Seen::default(); texts as usize],
        }
    }
}

//! The second way in, asked of an index: the texts that have enough rare words in common with a paragraph
//! of the drafts, and the keys that too many texts have.

use std::collections::{BTreeMap, BTreeSet};

use super::drafts::{DraftText, Drafts};
use super::file_row::Paths;
use super::manifest::At;
use super::rare_words::{RareWords, Word};
use super::shape::Shape;
use super::snapshot::{Snapshot, count_of, number};
use super::spelled::Spelled;
use crate::fingerprint::{Rareness, keys};
use crate::segment::TermId;
use crate::text::{Map, Set};

/// A key, by the drafts' numbers of its words, which rise.
type Key = [TermId; 3];

/// A key, and the paragraphs that have all three words, each with its part.
type Suspect = (Key, Vec<(u32, u32)>);

/// For paragraphs, each with its part, their text and its keys, by the hashes of their words, which rise.
type KeysAt = Map<(u32, u32), (u64, Set<[u64; 3]>)>;

/// Paragraphs of the drafts are looked for together while they have no more rare words than this: more
/// would leave few paragraphs that have not several of them.
const TOGETHER: usize = 384;

/// An index, and what is counted beside it.
pub(super) struct Rare<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) more: &'a Map<u64, i64>,
    pub(super) left_out: &'a BTreeSet<At>,
    /// The distinct paragraphs of all.
    pub(super) distinct: u32,
    /// The most paragraphs that may have a key.
    pub(super) most: usize,
    pub(super) shape: Shape,
    pub(super) paths: Paths<'a>,
}

/// What rare words say.
pub(super) struct Verdict {
    pub(super) texts: Vec<u64>,
    pub(super) crowded: Vec<[String; 3]>,
}

impl Rare<'_> {
    /// `None` if a rare word is not listed: the index has grown out of what it was made for.
    pub(super) fn of(&self, drafts: &Drafts) -> Option<Verdict> {
        let scale = Rareness::of(self.distinct);
        let words = self.words(drafts, scale)?;
        let mut texts = BTreeSet::new();
        let mut met: BTreeMap<Key, BTreeSet<(u32, u32)>> = BTreeMap::new();
        for rare in batches(&drafts.texts, &words, scale) {
            for (at, part) in (0u32..).zip(&self.snapshot.parts) {
                let held = rare.held(part, at as usize);
                texts.extend(held.paragraphs.iter().map(|paragraph| part.text(*paragraph)));
                for (key, paragraph) in held.keys {
                    met.entry(rare.key(key)).or_default().insert((at, paragraph));
                }
            }
        }
        let crowded = self.crowded(drafts, &words, met, scale)?;
        Some(Verdict { texts: texts.into_iter().collect(), crowded })
    }

    /// The words of the drafts, by their numbers; `None` for one that is not rare.
    fn words(&self, drafts: &Drafts, scale: Rareness) -> Option<Vec<Option<Word>>> {
        let word = |(at, &hash): (u32, &u64)| {
            let rows = self.snapshot.word(hash);
            let count = count_of(&rows, self.more.get(&hash).copied());
            let worth = scale.worth(count);
            let listed = worth == 0 || rows.iter().flatten().all(|row| row.is_listed());
            let few = count as usize <= self.most;
            let word = Word { term: TermId(at), worth, few, count, rows };
            listed.then_some((worth > 0).then_some(word))
        };
        (0u32..).zip(drafts.hashes()).map(word).collect()
    }

    /// The keys of the drafts that more than so many texts have; `met` are the paragraphs that have all
    /// words of a key.
    fn crowded(
        &self,
        drafts: &Drafts,
        words: &[Option<Word>],
        mut met: BTreeMap<Key, BTreeSet<(u32, u32)>>,
        scale: Rareness,
    ) -> Option<Vec<[String; 3]>> {
        // For each key the drafts' own texts that have it.
        let mut held: BTreeMap<Key, BTreeSet<u64>> = BTreeMap::new();
        for text in &drafts.texts {
            keys_of(text, words, scale, |key| {
                held.entry(key).or_default().insert(text.hash);
            });
        }
        // A key of a word that few hold is held by few.
        let few = |term: &TermId| words[term.0 as usize].as_ref().is_some_and(|word| word.few);
        held.retain(|key, _| !key.iter().any(few));
        let suspects = held.iter().filter_map(|(key, own)| {
            let met = met.remove(key).unwrap_or_default();
            (met.len() + own.len() > self.most).then(|| (*key, met.into_iter().collect()))
        });
        let suspects: Vec<Suspect> = suspects.collect();
        let found = self.keys_at(drafts, &suspects, scale)?;
        let mut crowded = Vec::new();
        for (key, met) in suspects {
            let hashes = key.map(|term| drafts.hashes()[term.0 as usize]);
            let mut texts = held[&key].clone();
            let sorted = sorted(hashes);
            let theirs = met.iter().filter_map(|at| found.get(at));
            texts.extend(theirs.filter(|it| it.1.contains(&sorted)).map(|it| it.0));
            if texts.len() > self.most {
                crowded.push(key.map(|term| drafts.word(term).to_owned()));
            }
        }
        Some(crowded)
    }

    /// For those paragraphs that are suspected and stand in the archive, their text and its keys, each
    /// as the hashes of its words, rising.
    fn keys_at(&self, drafts: &Drafts, suspects: &[Suspect], scale: Rareness) -> Option<KeysAt> {
        let mut wanted: Map<u64, Vec<(u32, u32)>> = Map::default();
        for &(part, paragraph) in suspects.iter().flat_map(|suspect| &suspect.1) {
            let text = self.snapshot.parts[part as usize].text(paragraph);
            wanted.entry(text).or_default().push((part, paragraph));
        }
        let mut places: BTreeSet<At> = BTreeSet::new();
        for text in wanted.keys() {
            let mut stands = self.snapshot.standing(*text);
            places.extend(stands.find(|at| !self.left_out.contains(at)));
        }
        let places: Vec<At> = places.into_iter().collect();
        let mut worths: Map<u64, u32> = Map::default();
        let known = drafts.hashes().iter().copied().collect::<Set<u64>>();
        let mut found = Map::default();
        for post in self.snapshot.raw(&places, self.paths)? {
            let spelled = Spelled::of(std::slice::from_ref(&post), self.shape);
            let worth = |word: &u64| {
                let count = || scale.worth(self.snapshot.count(*word, self.more));
                *worths.entry(*word).or_insert_with(count)
            };
            let worth_of: Vec<u32> = spelled.words.iter().map(worth).collect();
            for (id, text, _) in spelled.compared() {
                let Some(at) = wanted.remove(&text) else { continue };
                let mut keys_here: Set<[u64; 3]> = Set::default();
                keys::each(
                    &spelled.segments.terms_of(id),
                    |term| worth_of[term.0 as usize],
                    scale.key(),
                    |key| {
                        let key = key.map(|term| spelled.words[term.0 as usize]);
                        if key.iter().all(|word| known.contains(word)) {
                            keys_here.insert(sorted(key));
                        }
                    },
                );
                for at in at {
                    found.insert(at, (text, keys_here.clone()));
                }
            }
        }
        Some(found)
    }
}

fn sorted(mut key: [u64; 3]) -> [u64; 3] {
    key.sort_unstable();
    key
}

/// Calls `visit` with the keys of a text of the drafts.
fn keys_of(text: &DraftText, words: &[Option<Word>], scale: Rareness, visit: impl FnMut(Key)) {
    let worth = |term: TermId| words[term.0 as usize].as_ref().map_or(0, |word| word.worth);
    keys::each(&text.terms, worth, scale.key(), visit);
}

/// The rare words of the drafts, a few paragraphs' together.
fn batches<'a>(
    texts: &[DraftText],
    words: &'a [Option<Word>],
    scale: Rareness,
) -> Vec<RareWords<'a>> {
    let mut batches = Vec::new();
    let mut open = Batch::default();
    for text in texts {
        open.push(text, words, scale);
        if open.words.len() > TOGETHER {
            batches.push(std::mem::take(&mut open).rare_words(scale));
        }
    }
    batches.push(open.rare_words(scale));
    batches
}

/// The rare words of some paragraphs, and their keys; each with the paragraphs that have it.
#[derive(Default)]
struct Batch<'a> {
    numbers: Map<TermId, u32>,
    words: Vec<(&'a Word, Vec<u32>)>,
    keys: BTreeMap<Key, Vec<u32>>,
    texts: u32,
}

impl<'a> Batch<'a> {
    fn push(&mut self, text: &DraftText, words: &'a [Option<Word>], scale: Rareness) {
        let at = self.texts;
        self.texts += 1;
        for word in text.terms.iter().filter_map(|term| words[term.0 as usize].as_ref()) {
            let own = *self.numbers.entry(word.term).or_insert_with(|| {
                self.words.push((word, Vec::new()));
                number(self.words.len() - 1)
            });
            push_once(&mut self.words[own as usize].1, at);
        }
        keys_of(text, words, scale, |key| push_once(self.keys.entry(key).or_default(), at));
    }

    fn rare_words(self, scale: Rareness) -> RareWords<'a> {
        let numbered = |key: Key| key.map(|term| self.numbers[&term]);
        let keys = self.keys.into_iter().map(|(key, texts)| (numbered(key), texts)).collect();
        RareWords::new(self.words, keys, self.texts, scale)
    }
}

/// Adds a number that is no less than the last, once.
fn push_once(numbers: &mut Vec<u32>, number: u32) {
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

//! The second way in, asked of an index: the texts that have enough rare words in common with a paragraph
//! of the drafts, and the keys that too many texts have.

use std::collections::BTreeSet;

use super::drafts::{DraftText, Drafts};
use super::file_row::Paths;
use super::manifest::At;
use super::piece::Shape;
use super::snapshot::{Snapshot, number};
use super::update::Spelled;
use crate::fingerprint::{Rareness, keys};
use crate::segment::TermId;
use crate::text::{Map, Set};

/// A key, by the drafts' numbers of its words, which rise; and the paragraphs that have all three.
type Suspect = ([TermId; 3], Vec<(u32, u32)>);

/// For paragraphs, each with its part, their text and its keys, by the hashes of their words, which rise.
type KeysAt = Map<(u32, u32), (u64, Set<[u64; 3]>)>;

/// Two texts that have two different keys of three words in common share so many rare words.
const OF_TWO_KEYS: usize = 4;

/// And those that share words which few hold share so many.
const OF_FEW: u8 = 3;

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

/// A rare word of the drafts.
struct Word {
    /// What it is worth.
    worth: u32,
    /// Whether it stands so seldom that it counts wherever it stands.
    few: bool,
    /// The paragraphs of each part that hold it, rising.
    holders: Vec<Vec<u32>>,
}

/// What a text has in common with a paragraph of a draft.
#[derive(Default)]
struct Common {
    /// What its rare words are worth, the most first.
    worths: Vec<u32>,
    few: u8,
    few_worth: u64,
}

impl Common {
    /// What a paragraph of a part has of these words.
    fn of(words: &[&Word], part: usize, paragraph: u32) -> Self {
        let mut common = Self::default();
        for word in words {
            if word.holders[part].binary_search(&paragraph).is_ok() {
                common.worths.push(word.worth);
                if word.few {
                    common.few = common.few.saturating_add(1);
                    common.few_worth += u64::from(word.worth);
                }
            }
        }
        common.worths.sort_unstable_by(|a, b| b.cmp(a));
        common
    }

    /// Whether two different keys of three words can be made of these, each worth so much: the best two
    /// have the best two words in common, and the third or the fourth besides.
    fn may_have_two_keys(&self, least: u32) -> bool {
        let best = |at: usize| self.worths.get(at).copied().map(u64::from);
        let worth = || Some(best(0)? + best(1)? + best(OF_TWO_KEYS - 1)?);
        worth().is_some_and(|worth| worth >= least.into())
    }
}

/// The rare words of a text that a part has, each once.
fn rare_words<'a>(text: &DraftText, words: &'a [Option<Word>], part: usize) -> Vec<&'a Word> {
    let mut own: Vec<TermId> = text.terms.clone();
    own.sort_unstable();
    own.dedup();
    let rare = own.iter().filter_map(|term| words[term.0 as usize].as_ref());
    rare.filter(|word| !word.holders[part].is_empty()).collect()
}

impl Rare<'_> {
    /// `None` if a rare word is not listed: the index has grown out of what it was made for.
    pub(super) fn of(&self, drafts: &Drafts) -> Option<Verdict> {
        let scale = Rareness::of(self.distinct);
        let mut words: Vec<Option<Word>> = Vec::with_capacity(drafts.hashes().len());
        for &hash in drafts.hashes() {
            let count = self.snapshot.count(hash, self.more);
            let worth = scale.worth(count);
            if worth == 0 {
                words.push(None);
                continue;
            }
            let rows = self.snapshot.word(hash);
            if rows.iter().flatten().any(|row| !row.is_listed()) {
                return None;
            }
            let parts = self.snapshot.parts.iter().zip(rows);
            let holders = parts.map(|(part, row)| row.map(|row| part.holders(row)));
            let holders = holders.map(Option::unwrap_or_default).collect();
            words.push(Some(Word { worth, few: count as usize <= self.most, holders }));
        }
        let mut texts = BTreeSet::new();
        for part in 0..self.snapshot.parts.len() {
            self.in_part(part, drafts, &words, scale, &mut texts);
        }
        let crowded = self.crowded(drafts, &words, scale)?;
        Some(Verdict { texts: texts.into_iter().collect(), crowded })
    }

    /// The texts of a part that have enough in common with a paragraph of the drafts.
    fn in_part(
        &self,
        at: usize,
        drafts: &Drafts,
        words: &[Option<Word>],
        scale: Rareness,
        texts: &mut BTreeSet<u64>,
    ) {
        let part = &self.snapshot.parts[at];
        // For each paragraph the text of the drafts that it was met for last, above, and how often, below.
        let mut met: Vec<u16> = vec![0; part.header.paragraphs as usize];
        let times = |met: u16| (met & 0xff) as u8;
        for (asks, text) in drafts.texts.iter().enumerate() {
            // A number for each text; when they are used up, all is forgotten.
            let nth = u16::try_from(asks % 0xff).unwrap_or_default() + 1;
            if nth == 1 && asks > 0 {
                met.fill(0);
            }
            let own = rare_words(text, words, at);
            if own.len() < usize::from(OF_FEW) {
                continue;
            }
            let mut several: Vec<u32> = Vec::new();
            for paragraph in own.iter().flat_map(|word| &word.holders[at]) {
                let met = &mut met[*paragraph as usize];
                let before = if *met >> 8 == nth { times(*met) } else { 0 };
                *met = nth << 8 | u16::from(before.saturating_add(1));
                if before == OF_FEW - 1 {
                    several.push(*paragraph);
                }
            }
            for paragraph in several {
                let common = Common::of(&own, at, paragraph);
                let keyed = common.may_have_two_keys(scale.key());
                let few = common.few >= OF_FEW && common.few_worth >= u64::from(scale.shared());
                if keyed || few {
                    texts.insert(part.text(paragraph));
                }
            }
        }
    }

    /// The keys of the drafts that more than so many texts have.
    fn crowded(
        &self,
        drafts: &Drafts,
        words: &[Option<Word>],
        scale: Rareness,
    ) -> Option<Vec<[String; 3]>> {
        let worth = |term: TermId| words[term.0 as usize].as_ref().map_or(0, |word| word.worth);
        // For each key the drafts' own texts that have it.
        let mut held: Map<[TermId; 3], BTreeSet<u64>> = Map::default();
        for text in &drafts.texts {
            keys::each(&text.terms, worth, scale.key(), |key| {
                held.entry(key).or_default().insert(text.hash);
            });
        }
        // A key of a word that few hold is held by few.
        held.retain(|key, _| {
            key.iter().all(|term| words[term.0 as usize].as_ref().is_some_and(|word| !word.few))
        });
        let mut suspects: Vec<Suspect> = Vec::new();
        for (key, own) in &held {
            let met = self.holding_all(key.map(|term| words[term.0 as usize].as_ref()));
            if met.len() + own.len() > self.most {
                suspects.push((*key, met));
            }
        }
        suspects.sort_unstable();
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

    /// The paragraphs that hold all of three words, each with its part, rising.
    fn holding_all(&self, words: [Option<&Word>; 3]) -> Vec<(u32, u32)> {
        let [Some(a), Some(b), Some(c)] = words else { return Vec::new() };
        let mut found = Vec::new();
        for part in 0..self.snapshot.parts.len() {
            let mut lists = [a, b, c].map(|word| &*word.holders[part]);
            lists.sort_by_key(|list| list.len());
            let both = |at: &&u32| lists[1..].iter().all(|list| list.binary_search(at).is_ok());
            found.extend(lists[0].iter().filter(both).map(|at| (number(part), *at)));
        }
        found
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
            for (text, words) in Spelled::of(&post, self.shape).paragraphs {
                let Some(at) = wanted.remove(&text) else { continue };
                // Numbers as the words come: which they are does not matter to a key.
                let mut numbers: Map<u64, u32> = Map::default();
                let mut back: Vec<u64> = Vec::new();
                let mut number_of = |word: u64| {
                    TermId(*numbers.entry(word).or_insert_with(|| {
                        back.push(word);
                        number(back.len() - 1)
                    }))
                };
                let terms: Vec<TermId> = words.iter().map(|word| number_of(*word)).collect();
                let mut worth = |term: TermId| {
                    let word = back[term.0 as usize];
                    let count = || scale.worth(self.snapshot.count(word, self.more));
                    *worths.entry(word).or_insert_with(count)
                };
                let worth_of: Vec<u32> =
                    (0..number(back.len())).map(|at| worth(TermId(at))).collect();
                let mut keys_here: Set<[u64; 3]> = Set::default();
                keys::each(
                    &terms,
                    |term| worth_of[term.0 as usize],
                    scale.key(),
                    |key| {
                        let key = key.map(|term| back[term.0 as usize]);
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

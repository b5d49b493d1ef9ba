//! A check asked of an index: which posts of the archive can matter to the drafts, and what is counted
//! over all. The ordinary run over these posts then says what a run over all of them would say.
//!
//! A post can matter if it holds a paragraph that shares enough shingles with one of a draft, or a run of
//! words; or one that shares enough rare words, which is the second way in; or the same text as such a
//! one. Each is found by a test that lets more pass than the run does, never less.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::drafts::{DraftText, Drafts};
use super::file_row::Paths;
use super::manifest::At;
use super::piece::name_hashes;
use super::rare::{Rare, Verdict};
use super::shape::Shape;
use super::snapshot::{Snapshot, number};
use super::spelled::Spelled;
use super::update::signed;
use crate::align::{AROUND, WIDEST_GAP};
use crate::compare::Criteria;
use crate::copies::{Names, out_already};
use crate::fingerprint::lasting;
use crate::text::{Map, Post, Set};

/// What a check looks for.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// When two paragraphs are a match.
    pub criteria: Criteria,
    /// Whether what was rewritten is not looked for.
    pub copies_only: bool,
    /// The most paragraphs that may have a key of rare words.
    pub max_holders: usize,
    /// What the index is made for.
    pub shape: Shape,
}

/// What an index says of drafts.
#[derive(Debug, Default)]
pub struct Asked {
    /// The posts of the archive that can matter, in no order that means anything, each with its key and
    /// its number in its file.
    pub posts: Vec<(Post, String, u32)>,
    /// Posts of the archive that a draft is out already as.
    pub out: Vec<Post>,
    /// The posts, paragraphs and words of the drafts and of the archive, but for what is left out.
    pub size: (u64, u64, u64),
    /// Their distinct paragraphs that are compared, and the words of these.
    pub distinct: (u32, u64),
    /// The pairs of a distinct paragraph of a draft and one of the archive.
    pub pairs: f64,
    /// The words of those link targets of the drafts that too many lists have.
    pub crowded_targets: Vec<Vec<String>>,
    /// The words of those keys of the drafts that too many paragraphs hold.
    pub crowded: Vec<[String; 3]>,
    /// The texts whose places were asked for, which are all in the posts.
    texts: BTreeSet<u64>,
    /// The places of the posts that drafts are out already as.
    left_out: BTreeSet<At>,
    /// By how much words stand more often with the drafts, or less without what is left out.
    more: Map<u64, i64>,
}

impl Asked {
    /// How often a folded word stands in the distinct paragraphs of the drafts and of the index that
    /// was asked.
    pub fn count(&self, index: &Snapshot, word: &str) -> u32 {
        index.count(lasting::word(word), &self.more)
    }

    /// At how many places of the index a text stands, if nobody has asked for it.
    pub fn places(&self, index: &Snapshot, text: u64) -> usize {
        if self.texts.contains(&text) {
            return 0;
        }
        index.standing(text).filter(|at| !self.left_out.contains(at)).count()
    }
}

impl Snapshot {
    /// What there is to say of drafts. `None` if the index cannot tell: it is damaged, or has grown out
    /// of what it lists.
    pub fn ask(&self, drafts: &[Post], question: &Question, paths: Paths<'_>) -> Option<Asked> {
        let out = match question.shape.namesakes {
            None => Vec::new(),
            Some(_) => self.out_already(drafts, paths)?,
        };
        let spelled = Drafts::of(drafts, question.shape);
        let mut asked = Asked {
            left_out: out.iter().map(|(at, _)| *at).collect(),
            out: out.into_iter().map(|(_, post)| post).collect(),
            ..Asked::default()
        };
        self.measure(&mut asked, drafts.len(), &spelled, question.shape, paths)?;
        let rare = Rare {
            snapshot: self,
            more: &asked.more,
            left_out: &asked.left_out,
            distinct: asked.distinct.0,
            most: question.max_holders,
            shape: question.shape,
            paths,
        };
        // One looks up places that are far from each other, and the other reads long lists.
        let (texts, verdict) = rayon::join(
            || self.sharing(&spelled, question),
            || (!question.copies_only).then(|| rare.of(&spelled)),
        );
        asked.texts = texts;
        if let Some(verdict) = verdict {
            let Verdict { texts, crowded } = verdict?;
            asked.texts.extend(texts);
            asked.crowded = crowded;
            let (texts, crowded) =
                self.sharing_targets(&spelled, &asked.left_out, question.max_holders);
            asked.texts.extend(texts);
            asked.crowded_targets = crowded;
        }
        self.take(&mut asked, paths)?;
        Some(asked)
    }

    /// Asks for the places of more texts: then `posts` has all anew. `None` as before.
    pub fn ask_for(&self, asked: &mut Asked, texts: &[u64], paths: Paths<'_>) -> Option<()> {
        asked.texts.extend(texts);
        self.take(asked, paths)
    }

    /// Takes the posts in which the texts stand that were asked for.
    fn take(&self, asked: &mut Asked, paths: Paths<'_>) -> Option<()> {
        let mut places: Vec<(At, u32)> =
            asked.texts.iter().flat_map(|text| self.paragraphs(*text)).collect();
        places.retain(|(at, _)| !asked.left_out.contains(at));
        places.sort_unstable();
        let places: Vec<(At, Vec<u32>)> = places
            .chunk_by(|a, b| a.0 == b.0)
            .map(|own| (own[0].0, with_neighbours(own.iter().map(|place| place.1))))
            .collect();
        let wanted: Vec<(At, Option<&[u32]>)> =
            places.iter().map(|(at, wanted)| (*at, Some(&**wanted))).collect();
        let posts = self.posts(&wanted, paths)?;
        asked.posts = posts
            .into_iter()
            .zip(&places)
            .map(|(post, &(at, _))| {
                let part = &self.parts[at.part as usize];
                let first = part.posts_of(part.file_of(at.post)).start;
                (post, self.key_of(at).to_owned(), at.post - first)
            })
            .collect();
        (!self.damaged()).then_some(())
    }

    /// The posts that drafts are out already as.
    fn out_already(&self, drafts: &[Post], paths: Paths<'_>) -> Option<Vec<(At, Post)>> {
        let mut named: BTreeSet<At> = BTreeSet::new();
        for name in
            drafts.iter().flat_map(|draft| name_hashes(&nameable(draft)).collect::<Vec<_>>())
        {
            for (part, held) in self.parts.iter().enumerate() {
                let part = number(part);
                named.extend(held.named(name).into_iter().map(|post| At { part, post }));
            }
        }
        // A name may be one that a post has from its copy.
        let kept = |at: At| self.copies.get(&at).map_or(at, |&row| self.manifest.copies[row].kept);
        let named: BTreeSet<At> =
            named.into_iter().filter(|at| self.is_there(*at)).map(kept).collect();
        let mut named: Vec<At> = named.into_iter().collect();
        named.retain(|at| self.is_live(*at));
        let mut posts = drafts.to_vec();
        let whole: Vec<_> = named.iter().map(|at| (*at, None)).collect();
        posts.extend(self.posts(&whole, paths)?);
        let verdicts = out_already(&posts, drafts.len());
        let found = posts.drain(drafts.len()..).zip(named).zip(verdicts);
        Some(found.filter_map(|((post, at), out)| out.map(|_| (at, post))).collect())
    }

    /// Counts all that is compared.
    fn measure(
        &self,
        asked: &mut Asked,
        drafts: usize,
        spelled: &Drafts,
        shape: Shape,
        paths: Paths<'_>,
    ) -> Option<()> {
        let left_out = &asked.left_out;
        let totals = self.totals();
        let (mut posts, mut paragraphs, mut words) =
            (totals.posts, totals.paragraphs, totals.words);
        let (mut distinct, mut counted) = (totals.distinct, totals.counted);
        let stands = |text: u64| self.standing(text).any(|at| !left_out.contains(&at));
        let gone: Vec<At> = left_out.iter().copied().collect();
        let mut done: Set<u64> = Set::default();
        for post in self.raw(&gone, paths)? {
            let own = Spelled::of(std::slice::from_ref(&post), shape);
            posts = posts.saturating_sub(1);
            paragraphs = paragraphs.saturating_sub(own.size().0);
            words = words.saturating_sub(own.size().1);
            for (_, text, own) in own.compared() {
                if done.insert(text) && !stands(text) {
                    distinct = distinct.saturating_sub(1);
                    counted = counted.saturating_sub(own.len() as u64);
                    for word in own {
                        *asked.more.entry(word).or_default() -= 1;
                    }
                }
            }
        }
        // What both hold is no pair with itself, and two of these are one pair and not two.
        let own = spelled.texts.len() as f64;
        let both = spelled.texts.iter().filter(|text| stands(text.hash)).count() as f64;
        asked.pairs = own * distinct as f64 - both - both * (both - 1.0) / 2.0;
        for text in spelled.texts.iter().filter(|text| !stands(text.hash)) {
            distinct += 1;
            counted = counted.saturating_add_signed(signed(text.words.len() as u64));
            for word in &text.words {
                *asked.more.entry(*word).or_default() += 1;
            }
        }
        asked.size =
            (posts + drafts as u64, paragraphs + spelled.size().0, words + spelled.size().1);
        asked.distinct = (u32::try_from(distinct).unwrap_or(u32::MAX), counted);
        Some(())
    }

    /// The texts that share enough shingles with a paragraph of the drafts, or a run.
    ///
    /// A pair that shares α shingles is met α times at least, and one that shares a run at each of its
    /// shingles. What is met by bits that are equal by accident only adds to that.
    fn sharing(&self, spelled: &Drafts, question: &Question) -> BTreeSet<u64> {
        let Criteria { shingle, min_run, .. } = question.criteria;
        let run = (min_run + 1).saturating_sub(shingle).max(1) as u64;
        let one = |text: &DraftText| {
            let (mut hashes, mut met): (Vec<u64>, Vec<(u32, u32)>) = (Vec::new(), Vec::new());
            let mut found = Vec::new();
            lasting::shingles(&text.words, shingle, |hash| hashes.push(hash));
            hashes.sort_unstable();
            let size = hashes.chunk_by(|a, b| a == b).count();
            for part in &self.parts {
                met.clear();
                let table = part.shingles();
                for same in hashes.chunk_by(|a, b| a == b) {
                    let times = number(same.len());
                    table.each(same[0], |paragraph| met.push((paragraph, times)));
                }
                met.sort_unstable();
                for met in met.chunk_by(|a, b| a.0 == b.0) {
                    let paragraph = met[0].0;
                    let times: u64 = met.iter().map(|met| u64::from(met.1)).sum();
                    let smaller = number(size).min(part.size(paragraph));
                    let required = u64::from(question.criteria.required(smaller));
                    if times >= run.min(required) {
                        found.push(part.text(paragraph));
                    }
                }
            }
            found
        };
        spelled.texts.par_iter().flat_map_iter(one).collect()
    }
}

impl Snapshot {
    /// The texts that have a link target of the drafts, and the targets that more than `most` have, which
    /// lead to none.
    fn sharing_targets(
        &self,
        spelled: &Drafts,
        left_out: &BTreeSet<At>,
        most: usize,
    ) -> (Vec<u64>, Vec<Vec<String>>) {
        let (mut sharing, mut crowded) = (Vec::new(), Vec::new());
        for (hash, target) in spelled.targets() {
            let mut texts: BTreeSet<u64> = BTreeSet::new();
            for part in &self.parts {
                texts.extend(part.linking(hash).into_iter().map(|paragraph| part.text(paragraph)));
            }
            texts.retain(|text| self.standing(*text).any(|at| !left_out.contains(&at)));
            let theirs: Vec<u64> = texts.iter().copied().collect();
            texts.extend(&target.holders);
            if texts.len() > most {
                crowded.push(target.words.clone());
            } else {
                sharing.extend(theirs);
            }
        }
        (sharing, crowded)
    }
}

/// The paragraphs of a post whose words a run may ask for, rising: those that share something, which rise,
/// those beside them, and those between two that may be a gap.
fn with_neighbours(sharing: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut wanted: Vec<u32> = Vec::new();
    let mut last = None;
    for at in sharing {
        let near = last.filter(|last| at - last <= WIDEST_GAP + 1);
        let from = near.unwrap_or_else(|| at.saturating_sub(AROUND));
        wanted.extend(from..=at + AROUND);
        last = Some(at);
    }
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

/// The names by which a draft is known to be out: a title is none.
fn nameable(draft: &Post) -> Names {
    Names { title: None, ..Names::of(draft) }
}

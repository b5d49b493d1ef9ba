//! Posts to a part of an index, on all threads.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::FileRow;
use super::bits::BitWriter;
use super::layout::{Header, SECTIONS};
use super::lists;
use super::piece::{Piece, TABLE_PARTS};
use super::section::{u32s, u64s};
use super::shape::Shape;
use super::spelling::Uses;
use super::table::{TableBytes, entry, part_of};
use crate::segment::ParagraphId;
use crate::text::{Post, Set};

/// Posts of about so many bytes are a task.
const A_TASK: u64 = 1 << 21;

/// Instead of the number of paragraphs of a word that are not listed.
pub(super) const NOT_LISTED: u32 = u32::MAX;

/// By how much words stand more often, or less, in the distinct paragraphs of an archive.
pub(super) type Counts = BTreeMap<u64, i64>;

/// New posts, taken apart.
pub(super) struct Pieces<'a> {
    shape: Shape,
    /// The posts of each piece.
    tasks: Vec<&'a [Post]>,
    all: Vec<Piece>,
    /// For each piece its first post and its first paragraph; and what is behind the last.
    posts: Vec<u32>,
    paragraphs: Vec<u32>,
}

impl<'a> Pieces<'a> {
    /// Takes posts apart. `None` if they are too many or too large for one part.
    pub(super) fn of(posts: &'a [Post], shape: Shape) -> Option<Self> {
        let mut tasks = Vec::new();
        let (mut from, mut size) = (0, 0);
        for (at, post) in posts.iter().enumerate() {
            size += u64::from(post.span.len());
            if size >= A_TASK || at + 1 == posts.len() {
                tasks.push(&posts[from..=at]);
                (from, size) = (at + 1, 0);
            }
        }
        let pieces = tasks.par_iter().map(|posts| Piece::of(posts, shape));
        let pieces = pieces.collect::<Option<Vec<Piece>>>()?;
        let (mut post_ends, mut paragraph_ends) = (vec![0u32], vec![0u32]);
        for (piece, task) in pieces.iter().zip(&tasks) {
            let next = |ends: &[u32], more: usize| {
                ends[ends.len() - 1].checked_add(u32::try_from(more).ok()?)
            };
            post_ends.push(next(&post_ends, task.len())?);
            paragraph_ends.push(next(&paragraph_ends, piece.texts.len())?);
        }
        Some(Self { shape, tasks, all: pieces, posts: post_ends, paragraphs: paragraph_ends })
    }

    /// How many paragraphs there are, and how many words, in the posts that are `live`.
    pub(super) fn size(&self, live: &[bool]) -> (u64, u64) {
        let mut size = (0, 0);
        for (at, piece) in self.all.iter().enumerate() {
            for paragraph in piece.spelled.segments.paragraphs() {
                if live[(self.posts[at] + paragraph.post.0) as usize] {
                    size.0 += 1;
                    size.1 += u64::from(paragraph.tokens.len());
                }
            }
        }
        size
    }

    /// The texts that stand in posts that are `live`.
    pub(super) fn texts(&self, live: &[bool]) -> Set<u64> {
        let mut texts = Set::default();
        for at in 0..self.all.len() {
            texts.extend(self.live_texts(at, live).map(|(_, text)| text));
        }
        texts
    }

    fn live_texts<'s>(
        &'s self,
        at: usize,
        live: &'s [bool],
    ) -> impl Iterator<Item = (u32, u64)> + use<'s, 'a> {
        let piece = &self.all[at];
        let texts = (0u32..).zip(&piece.texts).zip(piece.spelled.segments.paragraphs());
        texts.filter_map(move |((own, text), paragraph)| {
            let post = self.posts[at] + paragraph.post.0;
            (*text).filter(|_| live[post as usize]).map(|text| (own, text))
        })
    }

    /// The texts of live posts that are new, each with the words of the first paragraph that has it, are
    /// counted in `counts`; returned is how many there are, and how many words they have.
    pub(super) fn count(
        &self,
        live: &[bool],
        stood: impl Fn(u64) -> bool,
        counts: &mut Counts,
    ) -> (u64, u64) {
        let mut seen: Set<u64> = Set::default();
        let (mut texts, mut words) = (0, 0);
        let mut local: Vec<i64> = Vec::new();
        for (at, piece) in self.all.iter().enumerate() {
            local.clear();
            local.resize(piece.spelled.words.len(), 0);
            for (own, text) in self.live_texts(at, live) {
                if seen.insert(text) && !stood(text) {
                    texts += 1;
                    for term in &*piece.spelled.segments.terms_of(ParagraphId(own)) {
                        local[term.0 as usize] += 1;
                        words += 1;
                    }
                }
            }
            for (word, count) in
                piece.spelled.words.iter().zip(&local).filter(|(_, count)| **count != 0)
            {
                *counts.entry(*word).or_default() += count;
            }
        }
        (texts, words)
    }

    /// The bytes of a part of these posts, which stand in `files`. Words that stand in more than `most`
    /// of its texts are not listed.
    pub(super) fn write(mut self, files: &[FileRow], counts: &Counts, most: u32) -> Vec<u8> {
        let firsts = self.first_of_texts();
        let paragraphs = self.paragraphs[self.all.len()];
        let each = || self.all.par_iter().enumerate();
        let shingles: Vec<(Vec<u8>, Vec<Vec<u64>>)> = each()
            .map(|(at, piece)| {
                let from = self.paragraphs[at];
                piece.shingles(self.shape, from, |own| firsts[(from + own) as usize])
            })
            .collect();
        let (sizes, entries): (Vec<_>, Vec<_>) = shingles.into_iter().unzip();
        let rows = sorted(entries);
        let mut header = Header {
            posts: self.posts[self.all.len()],
            paragraphs,
            tokens: self.all.iter().map(|piece| piece.spelled.segments.word_count() as u64).sum(),
            shingles: rows.iter().map(|row| row.len() as u64).sum(),
            most,
            bytes: self.all.iter().map(|piece| piece.bytes).sum(),
            ..Header::default()
        };
        let shingles = TableBytes::of(&rows, paragraphs);
        drop(rows);
        let texts: Vec<Option<u64>> =
            self.all.iter().flat_map(|piece| &piece.texts).copied().collect();
        let mut rows = vec![Vec::new(); TABLE_PARTS];
        for (at, text) in (0u32..).zip(&texts) {
            if let Some(text) = text {
                let entry = entry(*text, at);
                rows[part_of(entry)].push(entry);
            }
        }
        rows.par_iter_mut().for_each(|row| row.sort_unstable());
        header.texts = rows.iter().map(|row| row.len() as u64).sum();
        let equal = TableBytes::of(&rows, paragraphs);
        let words = self.words(&firsts, counts, most);
        header.words = u32::try_from(words.hashes.len()).unwrap_or(u32::MAX);
        let uses = self.all.iter_mut().map(|piece| std::mem::take(&mut piece.uses)).collect();
        let spelling = Uses::spelling(uses);
        let packed = self.all.par_iter().zip(&self.tasks);
        let packed = packed.map(|(piece, posts)| piece.chunks(posts, &spelling));
        let packed: Vec<Vec<(Vec<u8>, u32)>> = packed.collect();
        let mut names: Vec<(u64, u32)> = Vec::new();
        let mut targets: Vec<(u64, u32)> = Vec::new();
        let (mut chunks, mut chunk_ends, mut chunk_firsts) = (Vec::new(), Vec::new(), Vec::new());
        let mut post_firsts = Vec::new();
        let (mut post, mut end) = (0, 0u64);
        for (at, piece) in self.all.iter().enumerate() {
            names.extend(piece.names.iter().map(|&(name, own)| (name, self.posts[at] + own)));
            let first = self.paragraphs[at];
            let lists = piece.targets.iter().map(|&(target, own)| (target, first + own));
            targets.extend(lists.filter(|(_, list)| firsts[*list as usize]));
            for (bytes, count) in &packed[at] {
                end += bytes.len() as u64;
                chunks.extend_from_slice(bytes);
                chunk_ends.push(end);
                chunk_firsts.push(post);
                post += count;
            }
            let mut last = None;
            for (own, paragraph) in (0u32..).zip(piece.spelled.segments.paragraphs()) {
                let first = last.map_or(0, |last: u32| last + 1)..=paragraph.post.0;
                post_firsts.extend(first.map(|_| self.paragraphs[at] + own));
                last = Some(paragraph.post.0);
            }
            // Posts behind the last paragraph have none.
            post_firsts.resize(self.posts[at + 1] as usize, self.paragraphs[at + 1]);
        }
        post_firsts.push(paragraphs);
        names.sort_unstable();
        names.dedup();
        targets.sort_unstable();
        targets.dedup();
        header.chunks = u32::try_from(chunk_ends.len()).unwrap_or(u32::MAX);
        header.names = u32::try_from(names.len()).unwrap_or(u32::MAX);
        header.targets = u32::try_from(targets.len()).unwrap_or(u32::MAX);
        let sections: [Vec<u8>; SECTIONS] = [
            chunks,
            u64s(chunk_ends),
            u32s(chunk_firsts),
            spelling.to_bytes(),
            u32s(post_firsts),
            u64s(texts.into_iter().map(Option::unwrap_or_default)),
            sizes.concat(),
            shingles.blocks,
            shingles.before,
            equal.blocks,
            equal.before,
            u64s(words.hashes),
            u32s(words.counts.into_iter().map(i32::cast_unsigned)),
            u32s(words.holders),
            u64s(words.starts),
            words.lists,
            u64s(names.iter().map(|name| name.0)),
            u32s(names.iter().map(|name| name.1)),
            u64s(targets.iter().map(|target| target.0)),
            u32s(targets.iter().map(|target| target.1)),
            postcard::to_stdvec(files).unwrap_or_default(),
        ];
        header.write(sections)
    }

    /// For each paragraph whether it is the first of its text here. Only these are listed: the others
    /// are found by their text.
    fn first_of_texts(&self) -> Vec<bool> {
        let mut seen: Set<u64> = Set::default();
        let texts = self.all.iter().flat_map(|piece| &piece.texts);
        texts.map(|text| text.is_some_and(|text| seen.insert(text))).collect()
    }

    fn words(&self, firsts: &[bool], counts: &Counts, most: u32) -> Words {
        let mut hashes: Vec<u64> =
            self.all.iter().flat_map(|piece| &piece.spelled.words).copied().collect();
        hashes.extend(counts.keys().copied());
        hashes.par_sort_unstable();
        hashes.dedup();
        let number = |word: &u64| hashes.partition_point(|other| other < word);
        let numbers: Vec<Vec<usize>> = self
            .all
            .par_iter()
            .map(|piece| piece.spelled.words.iter().map(number).collect())
            .collect();
        let mut holders = vec![0u32; hashes.len()];
        self.each_word(firsts, &numbers, |word, _| holders[word] += 1);
        for count in &mut holders {
            if *count > most {
                *count = NOT_LISTED;
            }
        }
        let listed = |count: u32| if count == NOT_LISTED { 0 } else { count as usize };
        let mut next = Vec::with_capacity(hashes.len());
        let mut total = 0usize;
        for &count in &holders {
            next.push(total);
            total += listed(count);
        }
        let mut places = vec![0u32; total];
        self.each_word(firsts, &numbers, |word, paragraph| {
            if holders[word] != NOT_LISTED {
                places[next[word]] = paragraph;
                next[word] += 1;
            }
        });
        let mut bits = BitWriter::default();
        let mut starts = Vec::with_capacity(hashes.len());
        for (&count, &end) in holders.iter().zip(&next) {
            starts.push(bits.len());
            let own = &places[end - listed(count)..end];
            lists::write(&mut bits, own, self.paragraphs[self.all.len()]);
        }
        starts.push(bits.len());
        let count = |word: &u64| counts.get(word).copied().unwrap_or(0);
        let counts =
            hashes.iter().map(count).map(|count| i32::try_from(count).unwrap_or(0)).collect();
        Words { hashes, counts, holders, starts, lists: u64s(bits.into_words()) }
    }

    /// Calls `visit` with each word of the first paragraph of each text, each once, in their order.
    fn each_word(
        &self,
        firsts: &[bool],
        numbers: &[Vec<usize>],
        mut visit: impl FnMut(usize, u32),
    ) {
        let mut last: Vec<u32> = Vec::new();
        for (at, piece) in self.all.iter().enumerate() {
            last.clear();
            last.resize(piece.spelled.words.len(), u32::MAX);
            for own in 0..self.paragraphs[at + 1] - self.paragraphs[at] {
                let paragraph = self.paragraphs[at] + own;
                if !firsts[paragraph as usize] {
                    continue;
                }
                for term in &*piece.spelled.segments.terms_of(ParagraphId(own)) {
                    let term = term.0 as usize;
                    if std::mem::replace(&mut last[term], own) != own {
                        visit(numbers[at][term], paragraph);
                    }
                }
            }
        }
    }
}

/// The words of a part, as columns.
struct Words {
    hashes: Vec<u64>,
    counts: Vec<i32>,
    holders: Vec<u32>,
    starts: Vec<u64>,
    lists: Vec<u8>,
}

/// The entries of all pieces, part by part, sorted.
fn sorted(pieces: Vec<Vec<Vec<u64>>>) -> Vec<Vec<u64>> {
    let mut rows: Vec<Vec<Vec<u64>>> = (0..TABLE_PARTS).map(|_| Vec::new()).collect();
    for piece in pieces {
        for (row, entries) in rows.iter_mut().zip(piece) {
            row.push(entries);
        }
    }
    rows.into_par_iter()
        .map(|parts| {
            let mut row = parts.concat();
            drop(parts);
            row.sort_unstable();
            row
        })
        .collect()
}

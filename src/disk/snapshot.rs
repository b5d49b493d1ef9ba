//! An index at one time, opened for reading: its parts, which of their posts count, and what is counted
//! over all. It never changes; an update makes another one.

use std::sync::Arc;

use rayon::prelude::*;

use super::Totals;
use super::build::NOT_LISTED;
use super::file_row::{FileRow, Paths, inner_path};
use super::folder::Folder;
use super::manifest::{At, CopyRow, Fault, Manifest};
use super::part::{Part, WordRow};
use crate::copies::Copy;
use crate::text::{Map, Origin, Post};

/// What a manifest names may be gone when it is opened, if a writer came between; then there is a newer
/// one.
const TRIES: usize = 5;

/// A thread reads so many posts at a time: those that follow each other stand in one chunk.
const A_TASK: usize = 4;

/// An index at one time.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) manifest: Manifest,
    pub(super) parts: Vec<Arc<Part>>,
    /// For each part and each of its files, whether it is there no more.
    pub(super) dead: Vec<Vec<bool>>,
    /// The posts that others are the same as, by their places.
    pub(super) copies: Map<At, usize>,
}

impl Snapshot {
    /// The index in a folder; `None` if there is none.
    pub(super) fn open(folder: &Folder) -> Result<Option<Self>, Fault> {
        let mut last = Fault::Damaged;
        for _ in 0..TRIES {
            let bytes = match folder.manifest() {
                Ok(bytes) => bytes,
                Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                Err(_) => return Err(Fault::Damaged),
            };
            let manifest = Manifest::of_bytes(&bytes)?;
            let open = |row: &super::manifest::PartRow| {
                let part = Part::open(folder.part(row.number).ok()?)?;
                (part.seal() == row.seal).then(|| Arc::new(part))
            };
            match manifest.parts.iter().map(open).collect::<Option<Vec<_>>>() {
                Some(parts) => return Ok(Some(Self::new(manifest, parts))),
                None => last = Fault::Damaged,
            }
        }
        Err(last)
    }

    pub(super) fn new(manifest: Manifest, parts: Vec<Arc<Part>>) -> Self {
        let dead = parts.iter().zip(&manifest.parts).map(|(part, row)| {
            let mut dead = vec![false; part.files.len()];
            for &file in &row.dead {
                if let Some(dead) = dead.get_mut(file as usize) {
                    *dead = true;
                }
            }
            dead
        });
        let dead = dead.collect();
        let copies = manifest.copies.iter().enumerate().map(|(at, row)| (row.at, at)).collect();
        Self { manifest, parts, dead, copies }
    }

    /// What is counted over all.
    pub fn totals(&self) -> Totals {
        self.manifest.totals
    }

    /// Whether it is an index of the same files at the same time.
    pub fn is_same(&self, other: &Self) -> bool {
        self.manifest == other.manifest
    }

    /// Whether something that was read is damaged: then no answer from it is to be believed.
    pub fn damaged(&self) -> bool {
        self.parts.iter().any(|part| part.damaged())
    }

    /// Reads all of it, so that no damage is unseen.
    pub fn check(&self) {
        self.parts.iter().for_each(|part| part.check());
    }

    /// How many parts it has, and how many bytes they have together.
    pub fn size(&self) -> (usize, u64) {
        (self.parts.len(), self.parts.iter().map(|part| part.len()).sum())
    }

    /// The bytes of the posts that it holds, those that count no more included.
    pub fn text_bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.header.bytes).sum()
    }

    /// The files that are there, with their places.
    pub fn files(&self) -> impl Iterator<Item = (FileAt, &FileRow)> {
        self.parts.iter().zip(&self.dead).enumerate().flat_map(|(part, (held, dead))| {
            let files = held.files.iter().zip(dead).enumerate().filter(|(_, (_, dead))| !**dead);
            files.map(move |(file, (row, _))| (FileAt { part, file }, row))
        })
    }

    /// When a file was changed last, in nanoseconds since 1970, and whether that is settled.
    pub fn changed_at(&self, at: FileAt) -> (i128, bool) {
        let touched = &self.manifest.parts[at.part].touched;
        let row = self.row(at);
        let last = touched.binary_search_by_key(&number(at.file), |row| row.0);
        last.map_or((row.changed, row.settled), |at| (touched[at].1, touched[at].2))
    }

    pub(super) fn row(&self, at: FileAt) -> &FileRow {
        &self.parts[at.part].files[at.file]
    }

    /// Whether the file of a post is there.
    pub(super) fn is_there(&self, at: At) -> bool {
        let part = at.part as usize;
        !self.dead[part][self.parts[part].file_of(at.post)]
    }

    /// Whether a post counts: its file is there, and no other post is the same.
    pub(super) fn is_live(&self, at: At) -> bool {
        self.is_there(at) && !self.copies.contains_key(&at)
    }

    /// The copies in it: for each its path, line, title, the path of the post that is kept, by what the
    /// two are one, whether it stands on a page of several, and whether its whole file are copies.
    pub fn copies(&self, paths: Paths<'_>) -> Vec<Copy> {
        if self.manifest.copies.is_empty() {
            return Vec::new();
        }
        let posts = self.posts_at(paths);
        let mut taken: Map<Arc<str>, u32> = Map::default();
        for row in &self.manifest.copies {
            *taken.entry(self.path_of(row.at, paths)).or_default() += 1;
        }
        let copy = |row: &CopyRow| {
            let path = self.path_of(row.at, paths);
            Copy {
                line: row.line,
                title: row.title.clone(),
                kept: self.path_of(row.kept, paths).to_string(),
                same: row.same,
                of_draft: false,
                paged: row.paged,
                whole_file: taken.get(&path) == posts.get(&path),
                path: path.to_string(),
            }
        };
        let mut copies: Vec<Copy> = self.manifest.copies.iter().map(copy).collect();
        copies.sort();
        copies
    }

    /// How many posts had a name that more different texts have than are held against each other.
    pub fn namesakes_left_out(&self) -> u64 {
        self.manifest.namesakes_left_out
    }

    /// How many posts there are at each path.
    pub fn posts_at(&self, paths: Paths<'_>) -> Map<Arc<str>, u32> {
        let mut posts: Map<Arc<str>, u32> = Map::default();
        for (_, row) in self.files() {
            let path = paths(&row.key);
            if row.inner.is_empty() {
                *posts.entry(path).or_default() += row.posts;
                continue;
            }
            for post in 0..row.posts {
                *posts.entry(inner_path(&path, row.inner(post))).or_default() += 1;
            }
        }
        posts
    }

    /// The path to show of a post.
    pub(super) fn path_of(&self, at: At, paths: Paths<'_>) -> Arc<str> {
        self.parts[at.part as usize].path_of(at.post, paths)
    }

    /// The posts of a file.
    pub(super) fn posts_of(&self, at: FileAt) -> impl Iterator<Item = At> + use<> {
        let part = number(at.part);
        self.parts[at.part].posts_of(at.file).map(move |post| At { part, post })
    }

    pub(super) fn key_of(&self, at: At) -> &str {
        let part = &self.parts[at.part as usize];
        &part.files[part.file_of(at.post)].key
    }

    /// The posts at these places, which rise, with what they have from their copies; with the words of
    /// those paragraphs that are wanted, if that is said. `None` if something is damaged.
    pub(super) fn posts(&self, at: &[(At, Option<&[u32]>)], paths: Paths<'_>) -> Option<Vec<Post>> {
        let mut posts = self.parted(at, paths)?;
        if !self.manifest.gifts.is_empty() {
            for (post, (at, _)) in posts.iter_mut().zip(at) {
                self.give(post, *at, paths);
            }
        }
        Some(posts)
    }

    /// Posts as they were read, without what they have from their copies.
    pub(super) fn raw(&self, at: &[At], paths: Paths<'_>) -> Option<Vec<Post>> {
        self.parted(&at.iter().map(|at| (*at, None)).collect::<Vec<_>>(), paths)
    }

    fn parted(&self, at: &[(At, Option<&[u32]>)], paths: Paths<'_>) -> Option<Vec<Post>> {
        let mut posts = Vec::with_capacity(at.len());
        for same in at.chunk_by(|a, b| a.0.part == b.0.part) {
            let part = &self.parts[same[0].0.part as usize];
            let some = |some: &[(At, Option<&[u32]>)]| {
                let own: Vec<_> = some.iter().map(|(at, wanted)| (at.post, *wanted)).collect();
                part.posts(&own, |post| part.path_of(post, paths))
            };
            let read: Option<Vec<Vec<Post>>> = same.par_chunks(A_TASK).map(some).collect();
            posts.extend(read?.into_iter().flatten());
        }
        Some(posts)
    }

    /// Gives a post what it has from the posts that are the same.
    fn give(&self, post: &mut Post, at: At, paths: Paths<'_>) {
        let Ok(gift) = self.manifest.gifts.binary_search_by_key(&at, |gift| gift.at) else {
            return;
        };
        let gift = &self.manifest.gifts[gift];
        post.date = gift.date.and_then(super::stored::StoredDate::date);
        post.url.clone_from(&gift.url);
        post.title.clone_from(&gift.title);
        let own = self.manifest.copies.iter().filter(|copy| copy.kept == at);
        post.origins = own.map(|copy| self.origin(copy, paths)).collect();
        // As they stand in the archive.
        post.origins.sort_by(|a, b| (&a.path, a.start).cmp(&(&b.path, b.start)));
    }

    fn origin(&self, copy: &CopyRow, paths: Paths<'_>) -> Origin {
        let (start, end) = copy.bytes;
        let (url, same) = (copy.url.clone(), copy.same);
        Origin { path: self.path_of(copy.at, paths), line: copy.line, start, end, url, same }
    }

    /// Where a text stands: the posts that count, and the paragraphs.
    pub(super) fn standing(&self, text: u64) -> impl Iterator<Item = At> + '_ {
        self.paragraphs(text).map(|(at, _)| at)
    }

    /// The same with the paragraphs' numbers in their posts.
    pub(super) fn paragraphs(&self, text: u64) -> impl Iterator<Item = (At, u32)> + '_ {
        let all = self.parts.iter().enumerate().flat_map(move |(at, part)| {
            let at = number(at);
            part.equal(text).into_iter().map(move |paragraph| {
                let post = part.post_of(paragraph);
                (At { part: at, post }, part.number_of(post, paragraph))
            })
        });
        all.filter(|(at, _)| self.is_live(*at))
    }

    /// What each part knows of a word.
    pub(super) fn word(&self, hash: u64) -> Vec<Option<WordRow>> {
        self.parts.iter().map(|part| part.word(hash)).collect()
    }

    /// How often a word stands in the distinct paragraphs of all, and so many times `more`.
    pub(super) fn count(&self, hash: u64, more: &Map<u64, i64>) -> u32 {
        count_of(&self.word(hash), more.get(&hash).copied())
    }
}

/// How often a word stands of which the parts know this, and so many times `more`.
pub(super) fn count_of(rows: &[Option<WordRow>], more: Option<i64>) -> u32 {
    let count: i64 = rows.iter().flatten().map(|row| i64::from(row.count)).sum();
    u32::try_from((count + more.unwrap_or(0)).max(0)).unwrap_or(u32::MAX)
}

impl WordRow {
    /// Whether its paragraphs are listed.
    pub(super) fn is_listed(self) -> bool {
        self.holders != NOT_LISTED
    }
}

/// A file's place in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileAt {
    pub(super) part: usize,
    pub(super) file: usize,
}

pub(super) fn number(part: usize) -> u32 {
    u32::try_from(part).unwrap_or(u32::MAX)
}

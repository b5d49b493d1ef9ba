//! An index at one time, opened for reading: its parts, which of their posts count, and what is counted
//! over all. It never changes; an update makes another one.

use std::sync::Arc;

use super::folder::Folder;
use super::manifest::{At, CopyRow, Fault, Manifest};
use super::part::{Part, WordRow};
use super::build::NOT_LISTED;
use super::{FileRow, Totals};
use crate::copies::Copy;
use crate::text::{Map, Origin, Post};

/// What a manifest names may be gone when it is opened, if a writer came between; then there is a newer
/// one.
const TRIES: usize = 5;

/// Gives the path to show of a file, by its key.
pub type Paths<'a> = &'a (dyn Fn(&str) -> Arc<str> + Sync);

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
        let file = number(at.file);
        let touched = self.manifest.parts[at.part].touched.iter().rev();
        let row = self.row(at);
        let last = touched.filter(|row| row.0 == file).map(|row| (row.1, row.2)).next();
        last.unwrap_or((row.changed, row.settled))
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

    /// The same index without some of its files, in memory. `None` if it is damaged.
    pub fn without(&self, files: Vec<FileAt>, shape: super::Shape, paths: Paths<'_>) -> Option<Self> {
        if files.is_empty() {
            return Some(self.clone());
        }
        let change = super::Change { gone: files, ..super::Change::default() };
        self.changed(change, shape, paths)
    }

    /// The copies in it: for each its path, line, title, the path of the post that is kept, by what the
    /// two are one, whether it stands on a page of several, and whether its whole file are copies.
    pub fn copies(&self, paths: Paths<'_>) -> Vec<Copy> {
        let mut of_file: Map<(u32, usize), u32> = Map::default();
        let file = |at: At| (at.part, self.parts[at.part as usize].file_of(at.post));
        for row in &self.manifest.copies {
            *of_file.entry(file(row.at)).or_default() += 1;
        }
        let copy = |row: &CopyRow| {
            let (part, own) = file(row.at);
            Copy {
                path: paths(self.key_of(row.at)).to_string(),
                line: row.line,
                title: row.title.clone(),
                kept: paths(self.key_of(row.kept)).to_string(),
                same: row.same,
                of_draft: false,
                paged: row.paged,
                whole_file: of_file[&(part, own)] == self.parts[part as usize].files[own].posts,
            }
        };
        let mut copies: Vec<Copy> = self.manifest.copies.iter().map(copy).collect();
        copies.sort();
        copies
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

    /// The posts at these places, which rise, with what they have from their copies. `None` if something
    /// is damaged.
    pub(super) fn posts(&self, at: &[At], paths: Paths<'_>) -> Option<Vec<Post>> {
        let mut posts = self.raw(at, paths)?;
        if !self.manifest.gifts.is_empty() {
            for (post, at) in posts.iter_mut().zip(at) {
                self.give(post, *at, paths);
            }
        }
        Some(posts)
    }

    /// Posts as they were read, without what they have from their copies.
    pub(super) fn raw(&self, at: &[At], paths: Paths<'_>) -> Option<Vec<Post>> {
        let mut posts = Vec::with_capacity(at.len());
        for same in at.chunk_by(|a, b| a.part == b.part) {
            let part = &self.parts[same[0].part as usize];
            let own: Vec<u32> = same.iter().map(|at| at.post).collect();
            let path = |post: u32| paths(&part.files[part.file_of(post)].key);
            posts.extend(part.posts(&own, path)?);
        }
        Some(posts)
    }

    /// Gives a post what it has from the posts that are the same.
    fn give(&self, post: &mut Post, at: At, paths: Paths<'_>) {
        let Ok(gift) = self.manifest.gifts.binary_search_by_key(&at, |gift| gift.at) else { return };
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
        Origin { path: paths(self.key_of(copy.at)), line: copy.line, start, end, url, same }
    }

    /// Where a text stands: the posts that count, and the paragraphs.
    pub(super) fn standing(&self, text: u64) -> impl Iterator<Item = At> + '_ {
        self.equal(text).filter(|&at| self.is_live(at))
    }

    /// The same, whether the posts count or not.
    pub(super) fn equal(&self, text: u64) -> impl Iterator<Item = At> + '_ {
        self.parts.iter().enumerate().flat_map(move |(number_of, part)| {
            let part_number = number(number_of);
            let posts: Vec<At> = part
                .equal(text)
                .into_iter()
                .map(|paragraph| At { part: part_number, post: part.post_of(paragraph) })
                .collect();
            posts
        })
    }

    /// What each part knows of a word.
    pub(super) fn word(&self, hash: u64) -> Vec<Option<WordRow>> {
        self.parts.iter().map(|part| part.word(hash)).collect()
    }

    /// How often a word stands in the distinct paragraphs of all.
    pub(super) fn count(&self, hash: u64) -> i64 {
        let rows = self.parts.iter().filter_map(|part| part.word(hash));
        rows.map(|row| i64::from(row.count)).sum()
    }
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

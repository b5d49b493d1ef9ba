//! A part of an index, opened: posts that were added at one time, and what finds them. Nobody changes it.

use std::fs::File;
use std::sync::Arc;

use super::file_row::{FileRow, Paths, inner_path};
use super::layout::{Header, Name};
use super::lists::List;
use super::pages::{PAGE, Pages};
use super::positioned::read_at;
use super::section::Section;
use super::spelling::Spelling;
use super::stored::Stored;
use super::table::Table;
use crate::text::Post;

/// Posts are looked through so many at a time.
const A_LOOK: usize = 1 << 10;

/// A part.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) header: Header,
    pages: Pages,
    pub(super) files: Vec<FileRow>,
    spelling: Spelling,
    /// For each file, its first post; and behind the last, the count of posts.
    firsts: Vec<u32>,
}

/// What is known of a word in a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct WordRow {
    /// By how much it stands more often, or less, since the part was added.
    pub(super) count: i32,
    /// How many paragraphs hold it, or 0 if they are not listed.
    pub(super) holders: u32,
    /// The bits of the list of these.
    at: u64,
    end: u64,
}

impl Part {
    /// A part in a file. `None` if it is not whole.
    pub(super) fn open(file: File) -> Option<Self> {
        let mut first = vec![0; PAGE];
        read_at(&file, &mut first, 0).ok()?;
        Self::of(Pages::filed(file, Header::len(&first)?)?)
    }

    /// A part in memory.
    pub(super) fn held(bytes: Vec<u8>) -> Option<Self> {
        let len = Header::len(&bytes)?;
        Self::of(Pages::held(bytes, len)?)
    }

    fn of(pages: Pages) -> Option<Self> {
        let header = Header::read(&pages)?;
        let section = header.section(&pages, Name::Files);
        let files = decode::<Vec<FileRow>>(&section.read(0, section.len())?)?;
        let section = header.section(&pages, Name::Spelling);
        let spelling = Spelling::of_bytes(section.read(0, section.len())?.into_owned())?;
        let mut firsts = vec![0u32];
        for row in &files {
            firsts.push(firsts[firsts.len() - 1].checked_add(row.posts)?);
        }
        let whole = firsts.last() == Some(&header.posts);
        whole.then_some(Self { header, pages, files, spelling, firsts })
    }

    fn section(&self, name: Name) -> Section<'_> {
        self.header.section(&self.pages, name)
    }

    /// What says that the part is the one that was written.
    pub(super) fn seal(&self) -> u64 {
        self.pages.seal()
    }

    /// All its bytes, if they are not in a file.
    pub(super) fn unwritten(&self) -> Option<&[u8]> {
        self.pages.unwritten()
    }

    /// Whether something that was read is damaged.
    pub(super) fn damaged(&self) -> bool {
        self.pages.damaged()
    }

    /// Its bytes.
    pub(super) fn len(&self) -> u64 {
        self.pages.len() as u64
    }

    /// Reads all of it, so that no damage is unseen.
    pub(super) fn check(&self) {
        self.pages.check();
        let all: Vec<(u32, Option<&[u32]>)> = (0..self.header.posts).map(|at| (at, None)).collect();
        for some in all.chunks(A_LOOK) {
            if self.posts(some, |_| "".into()).is_none() {
                self.pages.damage();
            }
        }
    }

    /// The posts of a file.
    pub(super) fn posts_of(&self, file: usize) -> std::ops::Range<u32> {
        self.firsts[file]..self.firsts[file + 1]
    }

    /// The file of a post.
    pub(super) fn file_of(&self, post: u32) -> usize {
        self.firsts.partition_point(|&first| first <= post).saturating_sub(1).min(
            // A file without posts has the next one's first post.
            self.files.len().saturating_sub(1),
        )
    }

    /// The path to show of a post.
    pub(super) fn path_of(&self, post: u32, paths: Paths<'_>) -> Arc<str> {
        let file = self.file_of(post);
        let row = &self.files[file];
        inner_path(&paths(&row.key), row.inner(post - self.firsts[file]))
    }

    /// The posts at these places, rising, each chunk opened once; with the words of those paragraphs
    /// that are wanted, if that is said.
    pub(super) fn posts(
        &self,
        at: &[(u32, Option<&[u32]>)],
        path: impl Fn(u32) -> Arc<str>,
    ) -> Option<Vec<Post>> {
        let mut chunk = Chunk::default();
        let mut posts = Vec::with_capacity(at.len());
        for &(at, wanted) in at {
            if !chunk.holds(at) {
                self.chunk_of(at, &mut chunk)?;
            }
            posts.push(self.post_in(&chunk, at, path(at), wanted)?);
        }
        Some(posts)
    }

    fn chunk_of(&self, post: u32, chunk: &mut Chunk) -> Option<()> {
        let (ends, firsts) = (self.section(Name::ChunkEnds), self.section(Name::ChunkFirsts));
        let count = self.header.chunks as usize;
        let (mut from, mut to) = (0, count);
        while from < to {
            let middle = usize::midpoint(from, to);
            if firsts.u32(middle) <= post { from = middle + 1 } else { to = middle }
        }
        let at = from.checked_sub(1)?;
        let start = if at == 0 { 0 } else { ends.u64(at - 1) };
        let len = ends.u64(at).checked_sub(start)?;
        let (start, len) = (usize::try_from(start).ok()?, usize::try_from(len).ok()?);
        let packed = self.section(Name::Chunks).read(start, len)?;
        chunk.first = firsts.u32(at);
        let open = chunk.open(&packed);
        if open.is_none() {
            self.pages.damage();
        }
        open
    }

    fn post_in(
        &self,
        chunk: &Chunk,
        at: u32,
        path: Arc<str>,
        wanted: Option<&[u32]>,
    ) -> Option<Post> {
        let bytes = chunk.post(at.checked_sub(chunk.first)? as usize);
        let post = bytes.and_then(|bytes| {
            let (mut stored, text) = postcard::take_from_bytes::<Stored<'_>>(bytes).ok()?;
            stored.text = self.spelling.read(text)?.into();
            stored.post(path, wanted)
        });
        if post.is_none() {
            self.pages.damage();
        }
        post
    }

    /// The post of a paragraph.
    pub(super) fn post_of(&self, paragraph: u32) -> u32 {
        let firsts = self.section(Name::Paragraphs);
        let (mut from, mut to) = (0, self.header.posts);
        while from < to {
            let middle = u32::midpoint(from, to);
            if firsts.u32(middle as usize) <= paragraph { from = middle + 1 } else { to = middle }
        }
        from.saturating_sub(1)
    }

    /// A paragraph's number in its post.
    pub(super) fn number_of(&self, post: u32, paragraph: u32) -> u32 {
        paragraph.saturating_sub(self.section(Name::Paragraphs).u32(post as usize))
    }

    /// The hash of a paragraph's words.
    pub(super) fn text(&self, paragraph: u32) -> u64 {
        self.section(Name::Texts).u64(paragraph as usize)
    }

    /// How many different shingles a paragraph has, at least.
    pub(super) fn size(&self, paragraph: u32) -> u32 {
        self.section(Name::Sizes).byte(paragraph as usize).into()
    }

    /// What finds the paragraphs of a shingle; it may name others.
    pub(super) fn shingles(&self) -> Table<'_> {
        let sections = [Name::ShingleBlocks, Name::ShinglesBefore].map(|name| self.section(name));
        Table::new(sections, self.header.shingles, self.header.paragraphs)
    }

    /// The paragraphs whose words have this hash.
    pub(super) fn equal(&self, text: u64) -> Vec<u32> {
        let sections = [Name::TextBlocks, Name::TextsBefore].map(|name| self.section(name));
        let mut found = Vec::new();
        Table::new(sections, self.header.texts, self.header.paragraphs)
            .each(text, |paragraph| found.push(paragraph));
        found.retain(|&paragraph| self.text(paragraph) == text);
        found
    }

    /// What is known of a word.
    pub(super) fn word(&self, hash: u64) -> Option<WordRow> {
        let (words, count) = (self.section(Name::Words), self.header.words as usize);
        let at = words.lower_bound(count, hash);
        (at < count && words.u64(at) == hash).then(|| self.word_at(at))
    }

    fn word_at(&self, at: usize) -> WordRow {
        WordRow {
            count: self.section(Name::Counts).u32(at).cast_signed(),
            holders: self.section(Name::Holders).u32(at),
            at: self.section(Name::ListStarts).u64(at),
            end: self.section(Name::ListStarts).u64(at + 1),
        }
    }

    /// All words with by how much they stand more often, or less, since the part was added.
    pub(super) fn counts(&self) -> impl Iterator<Item = (u64, i32)> {
        let (words, counts) = (self.section(Name::Words), self.section(Name::Counts));
        (0..self.header.words as usize).map(move |at| (words.u64(at), counts.u32(at).cast_signed()))
    }

    /// The paragraphs that hold a word, rising, if they are listed.
    pub(super) fn holders(&self, word: WordRow) -> List {
        let (lists, bits) = (self.section(Name::Lists), word.at..word.end);
        List::new(lists, bits, word.holders, self.header.paragraphs)
    }

    /// The posts that have a name of this hash.
    pub(super) fn named(&self, hash: u64) -> Vec<u32> {
        let (names, posts) = (self.section(Name::Names), self.section(Name::NamedPosts));
        pairs_of(names, posts, self.header.names as usize, hash)
    }

    /// The paragraphs, each the first of its text, that are lists of links with a target of this hash.
    pub(super) fn linking(&self, hash: u64) -> Vec<u32> {
        let (names, places) = (self.section(Name::Targets), self.section(Name::LinkingParagraphs));
        pairs_of(names, places, self.header.targets as usize, hash)
    }

    /// All names' hashes with their posts.
    pub(super) fn names(&self) -> impl Iterator<Item = (u64, u32)> {
        let (names, posts) = (self.section(Name::Names), self.section(Name::NamedPosts));
        (0..self.header.names as usize).map(move |at| (names.u64(at), posts.u32(at)))
    }
}

/// The numbers that stand beside a hash, in two columns of `count`.
fn pairs_of(hashes: Section<'_>, numbers: Section<'_>, count: usize, hash: u64) -> Vec<u32> {
    let from = hashes.lower_bound(count, hash);
    let same = (from..count).take_while(|&at| hashes.u64(at) == hash);
    same.map(|at| numbers.u32(at)).collect()
}

/// Some posts, unpacked.
#[derive(Default)]
struct Chunk {
    first: u32,
    count: u32,
    bytes: Vec<u8>,
}

impl Chunk {
    fn holds(&self, post: u32) -> bool {
        post.checked_sub(self.first).is_some_and(|at| at < self.count)
    }

    fn open(&mut self, packed: &[u8]) -> Option<()> {
        self.count = 0;
        let (size, packed) = packed.split_first_chunk::<4>()?;
        let size = u32::from_le_bytes(*size) as usize;
        self.bytes = zstd::bulk::decompress(packed, size).ok()?;
        self.count = u32::from_le_bytes(*self.bytes.first_chunk::<4>()?);
        Some(())
    }

    fn post(&self, at: usize) -> Option<&[u8]> {
        let end = |at: usize| {
            let bytes = self.bytes.get(4 + 4 * at..8 + 4 * at)?.first_chunk::<4>()?;
            Some(u32::from_le_bytes(*bytes) as usize)
        };
        let body = self.bytes.get(4 + 4 * self.count as usize..)?;
        let start = if at == 0 { 0 } else { end(at - 1)? };
        body.get(start..end(at)?)
    }
}

/// Puts posts, each as its bytes, into a chunk.
pub(super) fn pack(posts: &[Vec<u8>]) -> Vec<u8> {
    let count = u32::try_from(posts.len()).unwrap_or(u32::MAX);
    let mut raw = count.to_le_bytes().to_vec();
    let mut end = 0u32;
    for post in posts {
        end = end.saturating_add(u32::try_from(post.len()).unwrap_or(u32::MAX));
        raw.extend(end.to_le_bytes());
    }
    for post in posts {
        raw.extend(post);
    }
    let size = u32::try_from(raw.len()).unwrap_or(u32::MAX);
    let mut out = size.to_le_bytes().to_vec();
    // A level below the highest: nothing here can fail but for memory.
    out.extend(zstd::bulk::compress(&raw, 3).unwrap_or_default());
    out
}

fn decode<'a, T: serde::Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

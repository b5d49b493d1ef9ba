//! Some posts, taken apart for an index: what one thread does by itself.

use super::part::pack;
use super::shape::Shape;
use super::spelled::Spelled;
use super::spelling::{Spelling, Uses};
use super::stored::Stored;
use super::table::{entry, part_of};
use crate::copies::Names;
use crate::fingerprint::lasting;
use crate::segment::{ParagraphId, link_targets};
use crate::text::{BlockKind, Post, PostId};

/// Posts that take about so many bytes are compressed together: many enough to be packed well, few enough to
/// be opened for the sake of one.
const A_CHUNK: usize = 1 << 15;

/// A table's entries are sorted in so many parts.
pub(super) const TABLE_PARTS: usize = 256;

/// The most bytes of one post that an index holds.
const MOST_A_POST: u32 = 1 << 30;

/// Words are counted in every so manyth post: which are frequent shows in a few.
const COUNTED: u32 = 4;

/// Some posts, taken apart.
pub(super) struct Piece {
    pub(super) spelled: Spelled,
    /// For each paragraph the hash of its words; `None` where it is not compared.
    pub(super) texts: Vec<Option<u64>>,
    /// How often words are used in some of the posts.
    pub(super) uses: Uses,
    /// The hashes of the names of posts, with the posts.
    pub(super) names: Vec<(u64, u32)>,
    /// The hashes of the targets of lists of links, with the paragraphs that are the lists.
    pub(super) targets: Vec<(u64, u32)>,
    /// The bytes of the posts' texts.
    pub(super) bytes: u64,
}

impl Piece {
    /// Takes posts apart. `None` if one is too large for an index.
    pub(super) fn of(posts: &[Post], shape: Shape) -> Option<Self> {
        let spelled = Spelled::of(posts, shape);
        let mut texts = Vec::with_capacity(spelled.segments.paragraphs().len());
        let mut targets = Vec::new();
        let mut words = Vec::new();
        for (id, paragraph) in spelled.paragraphs() {
            spelled.spell(id, &mut words);
            texts.push(spelled.is_compared(paragraph).then(|| lasting::text(&words)));
            if paragraph.kind == BlockKind::Links {
                let own = link_targets(&posts[paragraph.post.0 as usize], paragraph.span);
                targets.extend(own.into_iter().map(|own| (lasting::text(&words[own]), id.0)));
            }
        }
        let mut names = Vec::new();
        let mut bytes = 0;
        let mut uses = Uses::default();
        for (at, post) in (0u32..).zip(posts) {
            if post.source().span().len() > MOST_A_POST {
                return None;
            }
            if at % COUNTED == 0 {
                uses.count(&post.source().slice(post.span));
            }
            bytes += u64::from(post.span.len());
            names.extend(name_hashes(&Names::of(post)).map(|name| (name, at)));
        }
        Some(Self { spelled, texts, uses, names, targets, bytes })
    }

    /// Posts compressed, with how many there are in each chunk.
    #[allow(clippy::cast_possible_truncation)] // Posts are counted in u32.
    pub(super) fn chunks(&self, posts: &[Post], spelling: &Spelling) -> Vec<(Vec<u8>, u32)> {
        let (mut chunks, mut open, mut size) = (Vec::new(), Vec::new(), 0);
        for (at, post) in (0u32..).map(PostId).zip(posts) {
            let stored = Stored::of(post, self.spelled.segments.of_post(at));
            // Writing to memory fails for no value.
            let mut bytes = postcard::to_stdvec(&stored).unwrap_or_default();
            spelling.write(&stored.text, &mut bytes);
            size += bytes.len();
            open.push(bytes);
            if size >= A_CHUNK {
                chunks.push((pack(&open), open.len() as u32));
                open.clear();
                size = 0;
            }
        }
        if !open.is_empty() {
            chunks.push((pack(&open), open.len() as u32));
        }
        chunks
    }

    /// The shingles of those paragraphs that `first` wants, whose numbers count on from `from`: for each
    /// of them how many different ones there are, up to 255, and the entries of a table in its parts.
    #[allow(clippy::cast_possible_truncation)] // At most 255; paragraphs are counted in u32.
    pub(super) fn shingles(
        &self,
        shape: Shape,
        from: u32,
        wanted: impl Fn(u32) -> bool,
    ) -> (Vec<u8>, Vec<Vec<u64>>) {
        let mut entries: Vec<Vec<u64>> = vec![Vec::new(); TABLE_PARTS];
        let mut sizes = Vec::with_capacity(self.texts.len());
        let (mut words, mut hashes) = (Vec::new(), Vec::new());
        for (at, text) in (0u32..).zip(&self.texts) {
            hashes.clear();
            if text.is_some() {
                self.spelled.spell(ParagraphId(at), &mut words);
                lasting::shingles(&words, shape.shingle, |hash| hashes.push(hash));
                hashes.sort_unstable();
                hashes.dedup();
            }
            sizes.push(hashes.len().min(255) as u8);
            if wanted(at) {
                for &hash in &hashes {
                    let entry = entry(hash, from + at);
                    entries[part_of(entry)].push(entry);
                }
            }
        }
        (sizes, entries)
    }
}

/// The hashes of names, each kind under its own number.
pub(super) fn name_hashes(names: &Names) -> impl Iterator<Item = u64> {
    names.each().map(|(kind, name)| lasting::word(&format!("{kind}{name}")))
}

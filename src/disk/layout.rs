//! What stands where in a part of an index: a page that says it, then the sections, then the checksums
//! of all pages and the checksum of these. Numbers are little-endian.

use serde::{Deserialize, Serialize};

use super::pages::{PAGE, Pages, sums};
use super::section::Section;
use crate::fingerprint::lasting;

/// What every part begins with.
const MAGIC: [u8; 8] = *b"refrain\x01";

/// The sections of a part, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// Posts, compressed some at a time.
    Chunks,
    /// For each chunk, where it ends.
    ChunkEnds,
    /// For each chunk, its first post.
    ChunkFirsts,
    /// The words that are written as numbers.
    Spelling,
    /// For each post, its first paragraph; and behind the last post, the count of paragraphs.
    Paragraphs,
    /// For each paragraph, the hash of its words.
    Texts,
    /// For each paragraph, how many different shingles it has, 255 standing for more; 0 for none.
    Sizes,
    /// Which paragraphs have a shingle: a table.
    ShingleBlocks,
    ShinglesBefore,
    /// Which paragraphs have a text: a table.
    TextBlocks,
    TextsBefore,
    /// The hashes of all words, rising.
    Words,
    /// For each word, by how much it stands more often, or less, in the distinct paragraphs of the
    /// archive since the part was added.
    Counts,
    /// For each word, how many paragraphs hold it, or 0 if they are not listed.
    Holders,
    /// For each word, the bit at which the list of its paragraphs begins; and where the last ends.
    ListStarts,
    /// The lists.
    Lists,
    /// The hashes of the names of posts, rising.
    Names,
    /// For each name, its post.
    NamedPosts,
    /// The hashes of the targets of lists of links, rising.
    Targets,
    /// For each target, the paragraph that is the list.
    LinkingParagraphs,
    /// The files.
    Files,
}

/// How many sections there are.
pub(super) const SECTIONS: usize = Name::Files as usize + 1;

/// What the first page says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) posts: u32,
    pub(super) paragraphs: u32,
    /// The words of all paragraphs.
    pub(super) tokens: u64,
    /// The entries of the table of shingles, and of that of texts.
    pub(super) shingles: u64,
    pub(super) texts: u64,
    /// The different words.
    pub(super) words: u32,
    pub(super) chunks: u32,
    pub(super) names: u32,
    pub(super) targets: u32,
    /// Words that stand more often than this are not listed.
    pub(super) most: u32,
    /// The bytes of the posts' texts.
    pub(super) bytes: u64,
    /// For each section, its first byte and how many it has.
    pub(super) places: Vec<(u64, u64)>,
}

impl Header {
    /// A part of these sections, in the order of their names.
    pub(super) fn write(mut self, sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
        let all: usize = sections.iter().map(|section| section.len() + 64).sum();
        let mut out = Vec::with_capacity(PAGE + all + all / PAGE * 4 + PAGE);
        out.resize(PAGE, 0);
        for section in sections {
            // Words of 64 bits are read whole.
            out.resize(out.len().next_multiple_of(8), 0);
            self.places.push((out.len() as u64, section.len() as u64));
            out.extend(section);
        }
        out.resize(out.len().next_multiple_of(PAGE), 0);
        let mut head = MAGIC.to_vec();
        head.extend((out.len() as u64).to_le_bytes());
        // A header is a few hundred bytes: numbers of some bytes each.
        head.extend(postcard::to_stdvec(&self).unwrap_or_default());
        out[..head.len()].copy_from_slice(&head);
        let sums = sums(&out);
        let seal = lasting::content(&sums);
        out.extend(&sums);
        out.extend(seal.to_le_bytes());
        out
    }

    /// How many bytes all pages of a part have, whose first bytes these are. `None` if it is none.
    pub(super) fn len(first: &[u8]) -> Option<usize> {
        let (len, _) = first.strip_prefix(&MAGIC)?.split_first_chunk::<8>()?;
        usize::try_from(u64::from_le_bytes(*len)).ok()
    }

    /// What the first page of a part says. `None` if it is none.
    pub(super) fn read(pages: &Pages) -> Option<Self> {
        let page = pages.get(0, PAGE)?;
        let header: Self = postcard::take_from_bytes(&page[MAGIC.len() + 8..]).ok()?.0;
        let inside = |&(from, size): &(u64, u64)| {
            from.checked_add(size).is_some_and(|end| end <= pages.len() as u64)
        };
        let known = header.places.len() == SECTIONS && header.places.iter().all(inside);
        known.then_some(header)
    }

    /// A section of the part.
    pub(super) fn section<'a>(&self, pages: &'a Pages, name: Name) -> Section<'a> {
        let (from, len) = self.places[name as usize];
        let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        Section::new(pages, number(from), number(len))
    }
}

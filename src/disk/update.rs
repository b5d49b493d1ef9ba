//! An index after some files came, changed or went: what the next part holds, and by how much words stand
//! more often or less. Nothing here writes a file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Totals;
use super::build::{Counts, Pieces};
use super::file_row::{FileRow, Paths};
use super::manifest::{At, PartRow};
use super::overlay::{Overlay, is_touched};
use super::part::Part;
use super::piece::{Shape, name_hashes};
use super::snapshot::{FileAt, Snapshot, number};
use crate::copies::Names;
use crate::fingerprint::{Rareness, lasting};
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{BlockKind, Map, Post, Set};

/// Words of so many texts are listed in any case; and those of so many times as many as can be rare now,
/// so that the archive may grow.
const LISTED: u32 = 1 << 10;
const ROOM_TO_GROW: u32 = 2;

/// A file that was read.
#[derive(Debug)]
pub struct Fresh {
    /// What is known of it.
    pub row: FileRow,
    /// Its posts, as many as the row says.
    pub posts: Vec<Post>,
}

/// What has changed since an index was made.
#[derive(Debug, Default)]
pub struct Change {
    /// The files that are there no more, or are among the fresh ones.
    pub gone: Vec<FileAt>,
    /// The files that were read.
    pub fresh: Vec<Fresh>,
    /// The files that were written anew with the same bytes: when, and whether that is settled.
    pub touched: Vec<(FileAt, i128, bool)>,
}

impl Change {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.fresh.is_empty() && self.touched.is_empty()
    }
}

impl Snapshot {
    /// The same index without some of its files, in memory. `None` if it is damaged.
    pub fn without(&self, files: Vec<FileAt>, shape: Shape, paths: Paths<'_>) -> Option<Self> {
        if files.is_empty() {
            return Some(self.clone());
        }
        let change = Change { gone: files, ..Change::default() };
        self.changed(change, shape, paths)
    }

    /// The index after a change. `None` if something of it is damaged, or a post is too large for it.
    pub(super) fn changed(&self, change: Change, shape: Shape, paths: Paths<'_>) -> Option<Self> {
        let mut next = self.clone();
        for (at, changed, settled) in change.touched {
            let touched = &mut next.manifest.parts[at.part].touched;
            touched.retain(|row| row.0 != number(at.file));
            touched.push((number(at.file), changed, settled));
        }
        for at in &change.gone {
            next.dead[at.part][at.file] = true;
            next.manifest.parts[at.part].dead.push(number(at.file));
        }
        for row in &mut next.manifest.parts {
            row.dead.sort_unstable();
        }
        let (rows, posts): (Vec<FileRow>, Vec<Vec<Post>>) =
            change.fresh.into_iter().map(|fresh| (fresh.row, fresh.posts)).unzip();
        let posts: Vec<Post> = posts.into_iter().flatten().collect();
        let pieces = Pieces::of(&posts, shape)?;

        let gone: Vec<At> = change.gone.iter().flat_map(|at| self.posts_of(*at)).collect();
        let raw = self.raw(&gone, paths)?;
        let changed = raw.iter().chain(&posts);
        let names = changed.flat_map(|post| name_hashes(&Names::of(post)).collect::<Vec<_>>());
        if let Some(most) = shape.namesakes
            && is_touched(&next, names, posts.len())
        {
            let overlay = Overlay::of(&next, &posts, most, paths)?;
            overlay.put_on(&mut next);
        }
        let own = number(self.parts.len());
        let live: Vec<bool> = (0..number(posts.len()))
            .map(|post| !next.copies.contains_key(&At { part: own, post }))
            .collect();

        let texts = pieces.texts(&live);
        let mut counts = Counts::new();
        let mut totals = next.manifest.totals;
        self.move_old(&next, &gone, shape, &texts, paths, &mut counts, &mut totals)?;
        let stood = |text| self.standing(text).next().is_some();
        let (distinct, counted) = pieces.count(&live, stood, &mut counts);
        let (paragraphs, words) = pieces.size(&live);
        totals.files = (totals.files + rows.len() as u64).saturating_sub(change.gone.len() as u64);
        totals.posts += live.iter().filter(|live| **live).count() as u64;
        totals.paragraphs += paragraphs;
        totals.words += words;
        totals.distinct += distinct;
        totals.counted += counted;
        next.manifest.totals = totals;
        counts.retain(|_, count| *count != 0);
        if !rows.is_empty() || !counts.is_empty() {
            next.push(Part::held(pieces.write(&rows, &counts, most_listed(totals)))?);
        }
        (!self.damaged()).then_some(next)
    }

    /// Puts a part behind the others.
    pub(super) fn push(&mut self, part: Part) {
        let (seal, files) = (part.seal(), part.files.len());
        let row = PartRow { number: self.manifest.next, seal, dead: vec![], touched: vec![] };
        self.manifest.next += 1;
        self.manifest.parts.push(row);
        self.dead.push(vec![false; files]);
        self.parts.push(Arc::new(part));
    }

    /// Counts what posts of this index bring that count in `next` and did not, and take with them that
    /// count no more. `texts` stand in the new part.
    #[allow(clippy::too_many_arguments)] // Two indexes, what moved between them, and where it is counted.
    fn move_old(
        &self,
        next: &Self,
        gone: &[At],
        shape: Shape,
        texts: &Set<u64>,
        paths: Paths<'_>,
        counts: &mut Counts,
        totals: &mut Totals,
    ) -> Option<()> {
        let own = number(self.parts.len());
        let copies = self.copies.keys().chain(next.copies.keys()).copied();
        let moved: BTreeSet<At> =
            gone.iter().copied().chain(copies).filter(|at| at.part < own).collect();
        let moved: Vec<(At, bool)> = moved
            .into_iter()
            .map(|at| (at, next.is_live(at)))
            .filter(|&(at, now)| self.is_live(at) != now)
            .collect();
        let at: Vec<At> = moved.iter().map(|moved| moved.0).collect();
        let posts = self.raw(&at, paths)?;
        let mut done: Set<u64> = Set::default();
        for (post, &(_, now)) in posts.iter().zip(&moved) {
            let spelled = Spelled::of(post, shape);
            let (paragraphs, words) = spelled.size;
            if now {
                (totals.posts, totals.paragraphs) =
                    (totals.posts + 1, totals.paragraphs + paragraphs);
                totals.words += words;
            } else {
                (totals.posts, totals.paragraphs) =
                    (totals.posts - 1, totals.paragraphs - paragraphs);
                totals.words -= words;
            }
            for (text, words) in spelled.paragraphs {
                if texts.contains(&text) || !done.insert(text) {
                    continue;
                }
                let before = self.standing(text).next().is_some();
                let after = next.standing(text).next().is_some();
                let by = i64::from(after) - i64::from(before);
                for word in &words {
                    *counts.entry(*word).or_default() += by;
                }
                totals.distinct = totals.distinct.saturating_add_signed(by);
                totals.counted = totals.counted.saturating_add_signed(by * signed(words.len()));
            }
        }
        // What stands in the new part is counted there if it did not stand before; what did, and still
        // does, counts as it did.
        Some(())
    }
}

/// A post's paragraphs that are compared, by the hashes of their words.
pub(super) struct Spelled {
    pub(super) paragraphs: Vec<(u64, Vec<u64>)>,
    /// How many paragraphs it has in all, and words.
    pub(super) size: (u64, u64),
}

impl Spelled {
    pub(super) fn of(post: &Post, shape: Shape) -> Self {
        let segments = Segments::of(std::slice::from_ref(post));
        let mut hashes: Map<TermId, u64> = Map::default();
        let mut hash = |term: TermId| {
            *hashes.entry(term).or_insert_with(|| lasting::word(segments.terms().word(term)))
        };
        let ids = (0u32..).map(ParagraphId).zip(segments.paragraphs());
        let compared = ids.filter(|(_, it)| it.kind != BlockKind::Code || shape.code);
        let paragraphs = compared
            .map(|(id, _)| {
                let words: Vec<u64> =
                    segments.terms_of(id).iter().map(|term| hash(*term)).collect();
                (lasting::text(&words), words)
            })
            .collect();
        let size = (segments.paragraphs().len() as u64, segments.word_count() as u64);
        Self { paragraphs, size }
    }
}

/// How many texts a word may stand in that is listed.
pub(super) fn most_listed(totals: Totals) -> u32 {
    let distinct = u32::try_from(totals.distinct).unwrap_or(u32::MAX);
    Rareness::of(distinct).most().saturating_mul(ROOM_TO_GROW).max(LISTED)
}

pub(super) fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

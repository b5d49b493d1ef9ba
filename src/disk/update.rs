//! An index after some files came, changed or went: what the next part holds, and by how much words stand
//! more often or less. Nothing here writes a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Totals;
use super::build::{Counts, Pieces};
use super::file_row::{FileRow, Paths};
use super::manifest::{At, PartRow};
use super::overlay::{Overlay, is_touched};
use super::part::Part;
use super::piece::name_hashes;
use super::shape::Shape;
use super::snapshot::{FileAt, Snapshot, number};
use super::spelled::Spelled;
use crate::copies::Names;
use crate::fingerprint::Rareness;
use crate::text::Post;

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
            let row = (number(at.file), changed, settled);
            match touched.binary_search_by_key(&row.0, |row| row.0) {
                Ok(at) => touched[at] = row,
                Err(at) => touched.insert(at, row),
            }
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
        let raw: BTreeMap<At, Post> = gone.iter().copied().zip(self.raw(&gone, paths)?).collect();
        let changed = raw.values().chain(&posts);
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

        let mut totals = next.manifest.totals;
        let mut counts = Counts::new();
        // What stands in the new part is counted there, if it did not stand before; what did, and still
        // does, counts as it did.
        let mut done = pieces.texts(&live);
        for (post, comes) in self.moved(&next, raw, paths)? {
            let spelled = Spelled::of(std::slice::from_ref(&post), shape);
            let by = if comes { 1 } else { -1 };
            let (paragraphs, words) = spelled.size();
            totals.posts = totals.posts.saturating_add_signed(by);
            totals.paragraphs = totals.paragraphs.saturating_add_signed(by * signed(paragraphs));
            totals.words = totals.words.saturating_add_signed(by * signed(words));
            for (_, text, words) in spelled.compared() {
                if !done.insert(text) {
                    continue;
                }
                let stands = |index: &Self| i64::from(index.standing(text).next().is_some());
                let by = stands(&next) - stands(self);
                totals.distinct = totals.distinct.saturating_add_signed(by);
                totals.counted =
                    totals.counted.saturating_add_signed(by * signed(words.len() as u64));
                for word in words {
                    *counts.entry(word).or_default() += by;
                }
            }
        }
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

    /// The posts of this index that count in `next` and did not, and those that count no more; `gone` are
    /// read already.
    fn moved(
        &self,
        next: &Self,
        mut gone: BTreeMap<At, Post>,
        paths: Paths<'_>,
    ) -> Option<Vec<(Post, bool)>> {
        let own = number(self.parts.len());
        let copies = self.copies.keys().chain(next.copies.keys()).copied();
        let may_move: BTreeSet<At> = gone.keys().copied().chain(copies).collect();
        let moved = |at: &At| at.part < own && self.is_live(*at) != next.is_live(*at);
        let moved: Vec<At> = may_move.into_iter().filter(moved).collect();
        let unread: Vec<At> = moved.iter().filter(|at| !gone.contains_key(at)).copied().collect();
        gone.extend(unread.iter().copied().zip(self.raw(&unread, paths)?));
        Some(moved.iter().filter_map(|at| Some((gone.remove(at)?, next.is_live(*at)))).collect())
    }
}

/// How many texts a word may stand in that is listed.
pub(super) fn most_listed(totals: Totals) -> u32 {
    let distinct = u32::try_from(totals.distinct).unwrap_or(u32::MAX);
    Rareness::of(distinct).most().saturating_mul(ROOM_TO_GROW).max(LISTED)
}

pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

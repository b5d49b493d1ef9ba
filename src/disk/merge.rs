//! Parts made one, so that few are asked: the small ones when there are many, all when that is wished.
//! What they say stays the same; files that are there no more are left behind.

use std::sync::Arc;

use super::build::{Counts, Pieces};
use super::file_row::Paths;
use super::manifest::At;
use super::part::Part;
use super::shape::Shape;
use super::snapshot::{FileAt, Snapshot, number};
use super::update::most_listed;
use crate::text::Map;

/// More parts than this are too many.
const MANY: usize = 8;

/// A part is merged with smaller ones if it is no more than so many times as large as these together.
const STEP: u64 = 4;

/// What is merged in passing, while somebody waits for an answer, has no more bytes than this.
const IN_PASSING: u64 = 4 << 20;

/// How much is merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Little: somebody waits for an answer.
    InPassing,
    /// What keeps the index quick.
    Tidy,
    /// Everything to one part.
    All,
}

impl Snapshot {
    /// Which parts are to be merged now, if any.
    pub(super) fn to_merge(&self, effort: Effort) -> Vec<usize> {
        let mut by_size: Vec<usize> = (0..self.parts.len()).collect();
        by_size.sort_by_key(|&at| (self.parts[at].len(), at));
        let (mut sum, mut count) = (0, 0);
        for &at in &by_size {
            let size = self.parts[at].len();
            if count >= 2 && size > sum * STEP {
                break;
            }
            sum += size;
            count += 1;
        }
        let wanted = match effort {
            Effort::All => self.parts.len() > 1 || self.dead.iter().flatten().any(|dead| *dead),
            Effort::Tidy => self.parts.len() > MANY,
            Effort::InPassing => self.parts.len() > MANY && sum <= IN_PASSING,
        };
        if effort != Effort::All {
            by_size.truncate(count);
        }
        by_size.sort_unstable();
        if wanted { by_size } else { Vec::new() }
    }

    /// The same index with some of its parts in one. `None` if something of it is damaged.
    pub(super) fn merged(&self, parts: &[usize], shape: Shape, paths: Paths<'_>) -> Option<Self> {
        let new = number(self.parts.len() - parts.len());
        let mut rows = Vec::new();
        let (mut from, mut to): (Vec<At>, Map<At, At>) = (Vec::new(), Map::default());
        for &part in parts {
            for (file, row) in self.parts[part].files.iter().enumerate() {
                if self.dead[part][file] {
                    continue;
                }
                let at = FileAt { part, file };
                let (changed, settled) = self.changed_at(at);
                rows.push(super::FileRow { changed, settled, ..row.clone() });
                for post in self.posts_of(at) {
                    to.insert(post, At { part: new, post: number(from.len()) });
                    from.push(post);
                }
            }
        }
        let posts = self.raw(&from, paths)?;
        let pieces = Pieces::of(&posts, shape)?;
        let mut counts = Counts::new();
        for &part in parts {
            for (word, count) in self.parts[part].counts().filter(|word| word.1 != 0) {
                *counts.entry(word).or_default() += i64::from(count);
            }
        }
        counts.retain(|_, count| *count != 0);
        let bytes = pieces.write(&rows, &counts, most_listed(self.totals()));
        let mut next = self.clone();
        let kept = |at: &usize| !parts.contains(at);
        let stay: Vec<usize> = (0..self.parts.len()).filter(kept).collect();
        next.parts = stay.iter().map(|&at| Arc::clone(&self.parts[at])).collect();
        next.dead = stay.iter().map(|&at| self.dead[at].clone()).collect();
        next.manifest.parts = stay.iter().map(|&at| self.manifest.parts[at].clone()).collect();
        next.push(Part::held(bytes)?);
        let moved = |at: At| match stay.binary_search(&(at.part as usize)) {
            Ok(part) => At { part: number(part), ..at },
            Err(_) => to.get(&at).copied().unwrap_or(at),
        };
        for copy in &mut next.manifest.copies {
            (copy.at, copy.kept) = (moved(copy.at), moved(copy.kept));
        }
        for gift in &mut next.manifest.gifts {
            gift.at = moved(gift.at);
        }
        next.manifest.copies.sort_by_key(|copy| copy.at);
        next.manifest.gifts.sort_by_key(|gift| gift.at);
        let copies = next.manifest.copies.iter().enumerate();
        next.copies = copies.map(|(at, row)| (row.at, at)).collect();
        (!self.damaged()).then_some(next)
    }
}

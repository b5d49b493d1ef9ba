//! Which posts of an index are the same post, met twice. That hangs on all posts, so it is found anew when
//! one comes or goes that has a name in common with another.

use super::file_row::Paths;
use super::manifest::{At, CopyRow, Gift};
use super::piece::name_hashes;
use super::snapshot::{Snapshot, number};
use super::stored::StoredDate;
use crate::copies::{Names, Same, same_posts, take_out};
use crate::text::{Archive, Map, Post};

/// The posts that are the same as others, and what these have from them.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    copies: Vec<CopyRow>,
    gifts: Vec<Gift>,
    left_out: u64,
}

/// Whether one of these names, of posts that came to an index or went, is another post's too; so many of
/// the posts are new.
pub(super) fn is_touched(next: &Snapshot, names: impl Iterator<Item = u64>, fresh: usize) -> bool {
    let mut own: Map<u64, u32> = Map::default();
    for name in names {
        *own.entry(name).or_default() += 1;
    }
    let twice = fresh > 0 && own.values().any(|times| *times > 1);
    twice
        || own.keys().any(|name| {
            next.parts.iter().enumerate().any(|(part, held)| {
                let part = number(part);
                held.named(*name).into_iter().any(|post| next.is_there(At { part, post }))
            })
        })
}

impl Overlay {
    /// Of an index and the `fresh` posts of its next part; of one name `most` texts are held against the
    /// others.
    pub(super) fn of(
        next: &Snapshot,
        fresh: &[Post],
        most: usize,
        paths: Paths<'_>,
    ) -> Option<Self> {
        let own = number(next.parts.len());
        let mut named: Vec<(u64, At)> = Vec::new();
        for (part, held) in next.parts.iter().enumerate() {
            let part = number(part);
            let there = held.names().map(|(name, post)| (name, At { part, post }));
            named.extend(there.filter(|(_, at)| next.is_there(*at)));
        }
        for (post, held) in (0u32..).zip(fresh) {
            let at = At { part: own, post };
            named.extend(name_hashes(&Names::of(held)).map(|name| (name, at)));
        }
        named.sort_unstable();
        named.dedup();
        let shared = named.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1);
        let mut at: Vec<At> = shared.flatten().map(|named| named.1).collect();
        at.sort_unstable();
        at.dedup();
        let old = at.partition_point(|at| at.part < own);
        let mut posts = next.raw(&at[..old], paths)?;
        posts.extend(at[old..].iter().map(|at| fresh[at.post as usize].clone()));
        // In the order of the archive.
        let mut order: Vec<(At, Post)> = at.into_iter().zip(posts).collect();
        order.sort_by(|a, b| (a.1.path(), a.0).cmp(&(b.1.path(), b.0)));
        let (at, posts): (Vec<At>, Vec<Post>) = order.into_iter().unzip();
        let Same { instead, left_out } = same_posts(&posts, most);
        let mut overlay = Self { left_out, ..Self::default() };
        for (here, kept) in instead.iter().enumerate() {
            let Some((kept, same)) = *kept else { continue };
            let (post, source) = (&posts[here], posts[here].source());
            let bytes = source.in_file(post.span);
            overlay.copies.push(CopyRow {
                at: at[here],
                kept: at[kept],
                same,
                line: source.line(post.span.start()),
                title: post.title.clone(),
                paged: post.paged,
                bytes: (bytes.start(), bytes.end()),
                url: post.url.clone(),
            });
        }
        overlay.copies.sort_by_key(|copy| copy.at);
        let mut archive = Archive::new();
        archive.append(posts);
        take_out(&mut archive, &instead, 0, |_| 0);
        let left = at.iter().zip(&instead).filter(|(_, instead)| instead.is_none());
        for (post, (at, _)) in archive.posts().iter().zip(left) {
            if !post.origins.is_empty() {
                overlay.gifts.push(Gift {
                    at: *at,
                    date: post.date.as_ref().map(StoredDate::of),
                    url: post.url.clone(),
                    title: post.title.clone(),
                });
            }
        }
        overlay.gifts.sort_by_key(|gift| gift.at);
        Some(overlay)
    }

    /// Makes it the index's.
    pub(super) fn put_on(self, next: &mut Snapshot) {
        next.copies = self.copies.iter().enumerate().map(|(at, row)| (row.at, at)).collect();
        next.manifest.copies = self.copies;
        next.manifest.gifts = self.gifts;
        next.manifest.namesakes_left_out = self.left_out;
    }
}

//! Of posts that are the same, which is kept, and what is said of the others. Which are the same is
//! found in `sameness`.

use std::collections::BTreeMap;

use super::out_already::out_already;
use super::sameness::Sameness;
use crate::segment::blocks;
use crate::text::{Archive, Origin, Post, SameBy};

/// A text that is so many hundredths as long as the longest is as full: feeds add a line at the end.
const AS_FULL: usize = 90;

/// A post that was taken out of an archive, because another that is in it is the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Copy {
    /// The path of its file.
    pub path: String,
    /// The line it begins on.
    pub line: u32,
    /// Its title.
    pub title: Option<String>,
    /// The path of the post that was kept.
    pub kept: String,
    /// By what they are known to be one.
    pub same: SameBy,
    /// Whether the one that was kept is a draft, of which this is the published form.
    pub of_draft: bool,
    /// Whether it stood on a page of several posts.
    pub paged: bool,
    /// Whether its whole file gave nothing but copies.
    pub whole_file: bool,
}

/// Which of some posts are the same.
#[derive(Debug, Default)]
pub struct Same {
    /// For each post the one that is kept instead of it, by its place among these, and by what the two
    /// are known to be one; `None` for one that is kept.
    pub instead: Vec<Option<(usize, SameBy)>>,
    /// How many posts had a name that more different texts have than are held against each other.
    pub left_out: u64,
}

/// Which of these posts are the same.
///
/// Kept is the one with the fullest text, of equally full ones that in the writer's own form
/// (`Written`), then the first in the order of paths and places.
///
/// Of posts with one name but different texts, the first `most` are held against the others.
pub fn same_posts(posts: &[Post], most: usize) -> Same {
    let same = Sameness::of(posts, most);
    let left_out = same.left_out();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..posts.len() {
        groups.entry(same.root(at)).or_default().push(at);
    }
    let mut instead = vec![None; posts.len()];
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let kept = fullest(posts, &group);
        for &at in group.iter().filter(|&&at| at != kept) {
            instead[at] = Some((kept, same.by(at).unwrap_or(SameBy::Title)));
        }
    }
    Same { instead, left_out }
}

/// Folds the copies of an archive whose first `drafts` posts are a check's drafts, and takes out what these
/// are the drafts of. `most` is as for `same_posts`; returned is also how many posts had such a name.
pub fn fold(archive: &mut Archive, drafts: usize, most: usize) -> (Vec<Copy>, u64) {
    let mut own = archive.split(drafts);
    let Same { instead, left_out } = same_posts(archive.posts(), most);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for post in archive.posts() {
        *counts.entry(post.path().to_owned()).or_default() += 1;
    }
    let posts_of = |path: &str| counts.get(path).copied().unwrap_or(0);
    let mut copies = take_out(archive, &instead, 0, posts_of);
    own.append(std::mem::take(archive).into_posts());
    *archive = own;
    copies.extend(take_published(archive, drafts, posts_of));
    copies.sort();
    (copies, left_out)
}

/// Takes those posts out that the first `drafts` posts are the drafts of. `posts_of` tells how many posts a
/// file has in all.
pub fn take_published(
    archive: &mut Archive,
    drafts: usize,
    posts_of: impl Fn(&str) -> usize,
) -> Vec<Copy> {
    let mut instead = vec![None; drafts];
    instead.extend(out_already(archive.posts(), drafts));
    take_out(archive, &instead, drafts, posts_of)
}

/// Takes those posts out of the archive that another is kept instead of, and says so; that one names
/// them among its origins and has their date, address and title where it has none itself. The first
/// `drafts` posts are a check's drafts. `posts_of` tells how many posts a file has in all.
pub fn take_out(
    archive: &mut Archive,
    instead: &[Option<(usize, SameBy)>],
    drafts: usize,
    posts_of: impl Fn(&str) -> usize,
) -> Vec<Copy> {
    let posts = archive.posts();
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    for (post, _) in posts.iter().zip(instead).filter(|(_, instead)| instead.is_some()) {
        *taken.entry(post.path()).or_default() += 1;
    }
    let mut copies = Vec::new();
    let mut given: Vec<(usize, Origin, Post)> = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        let Some((kept, by)) = instead[at] else { continue };
        let origin = origin(post, by);
        copies.push(Copy {
            path: post.path().to_owned(),
            line: origin.line,
            title: post.title.clone(),
            kept: posts[kept].path().to_owned(),
            same: by,
            of_draft: kept < drafts,
            paged: post.paged,
            whole_file: taken[post.path()] == posts_of(post.path()),
        });
        given.push((kept, origin, post.clone()));
    }
    for (kept, origin, copy) in given {
        let kept = archive.get_mut(kept);
        kept.origins.push(origin);
        kept.date = kept.date.or(copy.date);
        kept.url = kept.url.take().or(copy.url);
        kept.title = kept.title.take().or(copy.title);
    }
    archive.retain(|at| instead[at].is_none());
    copies.sort();
    copies
}

fn fullest(posts: &[Post], group: &[usize]) -> usize {
    let size = |&at: &usize| -> usize {
        let length = |block: &crate::text::Block| {
            let shown = posts[at].readable(block.span);
            shown.chars().filter(|c| !c.is_whitespace()).count()
        };
        blocks(&posts[at]).iter().map(length).sum()
    };
    let sizes: Vec<usize> = group.iter().map(size).collect();
    let most = sizes.iter().copied().max().unwrap_or_default();
    let full = group.iter().zip(sizes).filter(|(_, size)| size * 100 >= most * AS_FULL);
    let order = |at: usize| {
        let post = &posts[at];
        (post.written, post.paged, post.path(), post.source().in_file(post.span))
    };
    full.map(|(&at, _)| at).min_by(|&a, &b| order(a).cmp(&order(b))).unwrap_or(group[0])
}

fn origin(post: &Post, same: SameBy) -> Origin {
    let source = post.source();
    let span = source.in_file(post.span);
    Origin {
        path: source.shared_path(),
        line: source.line(post.span.start()),
        start: span.start(),
        end: span.end(),
        url: post.url.clone(),
        same,
    }
}

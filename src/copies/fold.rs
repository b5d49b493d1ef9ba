//! Of posts that are the same, which is kept, and what is said of the others. Which are the same is
//! found in `sameness`.

use std::collections::BTreeMap;

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

/// What was taken out of an archive.
#[derive(Debug, Default)]
pub struct Folded {
    /// The posts, in the order of their paths and places.
    pub copies: Vec<Copy>,
    /// How many posts had a name that more different texts have than are held against each other.
    pub left_out: u64,
}

/// Takes every post out of the archive that another in it is the same as, and says so; the other names
/// it among its origins and has its date, address and title where it has none itself. The first
/// `drafts` posts are never taken out.
///
/// Kept is the one with the fullest text, of equally full ones that in the writer's own form
/// (`Written`), then the first in the order of paths and places.
///
/// Of posts with one name but different texts, the first `most` are held against the others.
pub fn fold(archive: &mut Archive, drafts: usize, most: usize) -> Folded {
    let posts = archive.posts();
    let same = Sameness::of(posts, drafts, most);
    let left_out = same.left_out();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..posts.len() {
        groups.entry(same.root(at)).or_default().push(at);
    }
    let mut instead: Vec<Option<usize>> = vec![None; posts.len()];
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let own: Vec<usize> = group.iter().copied().filter(|&at| at < drafts).collect();
        let kept = own.first().copied().unwrap_or_else(|| fullest(posts, &group));
        for &at in group.iter().filter(|&&at| at >= drafts && at != kept) {
            instead[at] = Some(kept);
        }
    }
    let mut left: BTreeMap<&str, bool> = BTreeMap::new();
    for (post, instead) in posts.iter().zip(&instead) {
        *left.entry(post.path()).or_default() |= instead.is_none();
    }
    let mut copies = Vec::new();
    let mut origins: Vec<(usize, Origin)> = Vec::new();
    for (at, post) in posts.iter().enumerate() {
        let Some(kept) = instead[at] else { continue };
        let by = same.by(at).unwrap_or(SameBy::Title);
        let origin = origin(post, by);
        copies.push(Copy {
            path: post.path().to_owned(),
            line: origin.line,
            title: post.title.clone(),
            kept: posts[kept].path().to_owned(),
            same: by,
            of_draft: kept < drafts,
            paged: post.paged,
            whole_file: !left[post.path()],
        });
        origins.push((kept, origin));
    }
    let given: Vec<(usize, Post)> = instead
        .iter()
        .enumerate()
        .filter_map(|(at, kept)| Some(((*kept)?, posts[at].clone())))
        .collect();
    for (kept, origin) in origins {
        archive.get_mut(kept).origins.push(origin);
    }
    for (kept, copy) in given {
        let kept = archive.get_mut(kept);
        kept.date = kept.date.or(copy.date);
        kept.url = kept.url.take().or(copy.url);
        kept.title = kept.title.take().or(copy.title);
    }
    archive.retain(|at| instead[at].is_none());
    copies.sort();
    Folded { copies, left_out }
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
        (post.written, post.paged, post.path(), post.span)
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

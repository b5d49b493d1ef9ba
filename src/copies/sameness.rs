//! Which posts are the same post: those with one name of some sort (an address, an id, a title and a
//! day) whose texts agree. Which of them is kept is decided in `fold`.

use super::address::Address;
use super::agreement::Agreement;
use super::names::title;
use crate::text::{Map, Post, SameBy};

/// One address or id says that two posts are one, if a quarter of the shorter text is in the longer: a
/// feed may give the first lines, and a post may have been written anew. Two that share less have
/// nothing to be told twice, and are left alone: sites give all their pages one address by mistake.
pub(super) const NAMED: usize = 25;
/// A title and a day, or a path without its site, say so only of texts that agree.
pub(super) const ALIKE: usize = 75;

/// A name that several posts may have.
type Name = (SameBy, String);

/// The posts that are one, as trees: each points to another of its own, or to itself.
pub(super) struct Sameness {
    up: Vec<usize>,
    /// By what a post became another's, the surest first.
    by: Vec<Option<SameBy>>,
    /// Of how many texts under one name the others are held against each; a name of more is nobody's
    /// name, and its posts stay posts.
    most: usize,
    /// The posts that were more than that.
    left_out: Vec<bool>,
}

impl Sameness {
    /// Of these posts; of one name `most` different texts are held against the others.
    pub(super) fn of(posts: &[Post], most: usize) -> Self {
        let (up, by) = ((0..posts.len()).collect(), vec![None; posts.len()]);
        let mut all = Self { up, by, most, left_out: vec![false; posts.len()] };
        let addresses: Vec<Option<Address>> =
            posts.iter().map(|post| post.url.as_deref().and_then(Address::of)).collect();
        let whole = |at: usize| Some((SameBy::Url, addresses[at].as_ref()?.whole()?));
        all.join(posts, whole, |_, _| true, NAMED);
        let id = |at: usize| Some((SameBy::Id, posts[at].id.clone()?));
        all.join(posts, id, |_, _| true, NAMED);
        let path = |at: usize| Some((SameBy::Url, addresses[at].as_ref()?.path.clone()));
        let lone = |at: usize| addresses[at].as_ref().is_some_and(|it| it.host.is_none());
        all.join(posts, path, |a, b| lone(a) || lone(b), ALIKE);
        let dated = |at: usize| {
            let day = posts[at].date?.day;
            Some((SameBy::TitleAndDate, format!("{day} {}", title(&posts[at])?)))
        };
        all.join(posts, dated, |_, _| true, ALIKE);
        // A post on a page of several has a title and no day of its own.
        let paged: Map<String, ()> = posts
            .iter()
            .filter(|post| post.paged)
            .filter_map(|post| Some((title(post)?, ())))
            .collect();
        let titled = |at: usize| {
            let title = title(&posts[at]).filter(|title| paged.contains_key(title));
            Some((SameBy::Title, title?))
        };
        let apart = |a: usize, b: usize| {
            (posts[a].paged || posts[b].paged) && posts[a].path() != posts[b].path()
        };
        all.join(posts, titled, apart, ALIKE);
        all
    }

    /// The tree's root.
    pub(super) fn root(&self, mut at: usize) -> usize {
        while self.up[at] != at {
            at = self.up[at];
        }
        at
    }

    /// How many posts have a name that more different texts have than are held against each other.
    pub(super) fn left_out(&self) -> u64 {
        self.left_out.iter().filter(|left_out| **left_out).count() as u64
    }

    /// By what a post was first found to be another.
    pub(super) fn by(&self, at: usize) -> Option<SameBy> {
        self.by[at]
    }

    /// Joins those of one name that may be one and whose texts agree.
    fn join(
        &mut self,
        posts: &[Post],
        name: impl Fn(usize) -> Option<Name>,
        may: impl Fn(usize, usize) -> bool,
        percent: usize,
    ) {
        let mut groups: Map<Name, Vec<usize>> = Map::default();
        for at in 0..posts.len() {
            if let Some(name) = name(at) {
                groups.entry(name).or_default().push(at);
            }
        }
        let mut groups: Vec<(Name, Vec<usize>)> =
            groups.into_iter().filter(|(_, group)| group.len() > 1).collect();
        groups.sort_unstable_by(|a, b| a.1.cmp(&b.1));
        for ((by, _), group) in groups {
            let first = self.root(group[0]);
            if group.iter().all(|&at| self.root(at) == first) {
                continue;
            }
            let own: Vec<Post> = group.iter().map(|&at| posts[at].clone()).collect();
            let agreement = Agreement::of(&own);
            let mut texts: Vec<usize> = Vec::new();
            for (here, &at) in group.iter().enumerate() {
                let met = |&&there: &&usize| {
                    may(group[there], at) && agreement.reaches(there, here, percent)
                };
                match texts.iter().find(met).copied() {
                    Some(there) => self.unite(group[there], at, by),
                    None if texts.len() < self.most => texts.push(here),
                    None => {
                        let held = texts.iter().any(|&there| may(group[there], at));
                        self.left_out[at] |= held;
                    }
                }
            }
        }
    }

    fn unite(&mut self, a: usize, b: usize, by: SameBy) {
        let (a_root, b_root) = (self.root(a), self.root(b));
        for at in [a, b] {
            self.by[at] = self.by[at].or(Some(by));
        }
        let (low, high) = (a_root.min(b_root), a_root.max(b_root));
        self.up[high] = low;
    }
}

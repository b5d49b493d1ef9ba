//! The articles of a page that has several, as a blog's front page has: which of them are posts, and
//! which only lead to others. What is text in one is told in `part`.

use std::ops::Range;

use super::elements::{Elements, attributes, labels};
use super::scan::{Html, plain};

/// The headings that can be an article's title.
const HEADINGS: [&str; 4] = ["h1", "h2", "h3", "h4"];

/// An article of a page.
#[derive(Debug, Clone)]
pub(super) struct Article {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// Its heading.
    pub(super) heading: Option<Range<usize>>,
    /// Where its heading leads.
    pub(super) url: Option<String>,
    /// The moments that it tells, as they are written.
    pub(super) times: Vec<String>,
}

/// What the articles of a page are to it.
#[derive(Debug)]
pub(super) enum Articles {
    /// The page is one post: this article of it, if there are others, which only lead to other posts.
    One(Option<Article>, usize),
    /// It has posts, and so many articles that are none.
    Several(Vec<Article>, usize),
}

impl Articles {
    /// Of these pieces of a page.
    pub(super) fn of(page: &Elements<'_>, within: &Range<usize>) -> Self {
        let mut all = Vec::new();
        let mut at = within.start;
        while at < within.end {
            let behind = page.opens(at).filter(|(name, _)| *name == "article");
            // An article in another is said of it: a comment, a box.
            match behind.and_then(|_| page.behind(at)).filter(|behind| *behind <= within.end) {
                Some(behind) => {
                    all.push(Article::of(page, at..behind));
                    at = behind;
                }
                None => at += 1,
            }
        }
        if all.len() < 2 {
            return Self::One(None, 0);
        }
        let is_post =
            |it: &Article| it.heading.is_some() && (it.url.is_some() || !it.times.is_empty());
        let count = all.len();
        let posts: Vec<Article> = all.into_iter().filter(is_post).collect();
        // A page's own title leads nowhere, since the reader is there already.
        let mut own = posts.iter().filter(|it| it.url.is_none());
        match (own.next(), own.next()) {
            (Some(only), None) => Self::One(Some(only.clone()), count - 1),
            _ if posts.len() < 2 => Self::One(None, 0),
            _ => {
                let none = count - posts.len();
                Self::Several(posts, none)
            }
        }
    }
}

impl Article {
    fn of(page: &Elements<'_>, pieces: Range<usize>) -> Self {
        let is_heading = |name: &str, _: &str| HEADINGS.contains(&name);
        let heading = page.first(&pieces, is_heading).filter(|at| !page.shown(at).is_empty());
        let target = |at: Range<usize>| {
            page.first(&at, |name, _| name == "a").and_then(|link| field(page, link.start, "href"))
        };
        // The link is in the heading, or the heading in a link.
        let around = |heading: &Range<usize>| {
            let before = pieces.start..heading.start;
            let link =
                before.rev().find(|&at| page.opens(at).is_some_and(|(name, _)| name == "a"))?;
            page.behind(link).filter(|&behind| behind >= heading.end)?;
            field(page, link, "href")
        };
        let url = heading.as_ref().and_then(|at| target(at.clone()).or_else(|| around(at)));
        let time = |at: usize| match page.opens(at)? {
            ("time", _) => field(page, at, "datetime"),
            ("abbr", tag) if labels(tag).any(|it| it == "published") => field(page, at, "title"),
            _ => None,
        };
        let times = pieces.clone().filter_map(time).collect();
        Self { pieces, heading, url, times }
    }

    /// Its bytes.
    pub(super) fn bytes(&self, page: &Elements<'_>) -> Range<usize> {
        let range = |piece: &Html| match piece {
            Html::Text(at) | Html::Entity(at, _) | Html::Open(_, at) | Html::Comment(at) => {
                Some(at.clone())
            }
            Html::Close(_) => None,
        };
        let mut ranges = page.pieces()[self.pieces.clone()].iter().filter_map(range);
        let first = ranges.next().unwrap_or_default();
        let end = ranges.next_back().map_or(first.end, |last| last.end);
        first.start..end
    }
}

/// What is written in the tag that opens here, under this name.
fn field(page: &Elements<'_>, at: usize, name: &str) -> Option<String> {
    let (_, tag) = page.opens(at)?;
    let found = attributes(tag).into_iter().find(|(key, _)| key == name);
    found
        .map(|(_, value)| plain(value))
        .filter(|value| !value.is_empty() && !value.starts_with('#'))
}

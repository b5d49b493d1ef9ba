//! Which part of a page is the post's text, and what inside that part is none of it: what leads through
//! the site, what readers say, what is asked of them.

use std::ops::Range;

use super::articles::Article;
use super::elements::{Elements, attributes, labels};
use super::scan::Html;

/// The elements around and beside the text that are none of it.
const BESIDE: [&str; 9] =
    ["nav", "footer", "aside", "form", "button", "select", "textarea", "template", "title"];

/// The roles that say the same of an element of another name.
const ROLES: [&str; 5] = ["navigation", "complementary", "contentinfo", "search", "dialog"];

/// The classes and ids by which the makers of pages tell a post's text: the microformats, and those of
/// the themes that most pages are made with.
const TEXT: [&str; 10] = [
    "e-content",
    "entry-content",
    "post-content",
    "post-body",
    "postbody",
    "article-body",
    "article-content",
    "articlebody",
    "available-content",
    "blog-post-body",
];

/// The classes and ids of what readers say, which may be more than the post.
const COMMENTS: [&str; 8] = [
    "comments",
    "comment-list",
    "commentlist",
    "comments-area",
    "comments-page",
    "comment-respond",
    "respond",
    "disqus_thread",
];

/// The classes and ids of what else stands beside a text: ways through the site, buttons to share,
/// other posts, lines about the post, banners. A whole word is asked, in small letters: `with-sidebar`
/// is said of what has one.
const LABELS: [&str; 56] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "cookie-banner",
    "cookie-notice",
    "date-header",
    "entry-footer",
    "entry-meta",
    "footer",
    "jp-relatedposts",
    "main-menu",
    "main-navigation",
    "menu",
    "menubar",
    "nav",
    "nav-links",
    "navbar",
    "navigation",
    "newsletter",
    "newsletter-signup",
    "pagination",
    "post-date",
    "post-footer",
    "post-info",
    "post-meta",
    "post-nav",
    "post-navigation",
    "post-tags",
    "read-more",
    "related",
    "related-posts",
    "relatedposts",
    "screen-reader-text",
    "sd-sharing-enabled",
    "share",
    "share-buttons",
    "sharedaddy",
    "sharing",
    "sidebar",
    "site-footer",
    "site-header",
    "site-nav",
    "skip-link",
    "social",
    "social-share",
    "speechify-ignore",
    "subscribe",
    "subscription-widget-wrap",
    "tag-list",
    "toolbar",
    "widget-area",
    "yarpp-related",
];

/// What holds at least this part of the text around it is not left out for one of these: themes call
/// the whole page anything.
const TOO_MUCH: (usize, usize) = (1, 2);

/// An element that holds at least this part of the prose around it holds the post.
const NEARLY_ALL: (usize, usize) = (9, 10);

/// A page of fewer letters outside of links is not parted by where its prose is.
const ENOUGH: usize = 250;

/// So many elements that are never closed are looked for to the end of the page.
const UNCLOSED: usize = 8;

/// The part of a page that is the post's text.
pub(super) struct Part {
    /// All of it.
    pub(super) pieces: Range<usize>,
    /// The post's own heading, inside of it or above.
    pub(super) heading: Option<Range<usize>>,
    /// What is left out, each by its first piece and the piece behind it, in order.
    left_out: Vec<(usize, usize)>,
}

/// The part of a page that is not around its text: what it says is its main part, or all of it.
pub(super) fn main(page: &Elements<'_>) -> Range<usize> {
    let all = 0..page.pieces().len();
    let named = |name: &'static str| move |it: &str, _: &str| it == name;
    let main = page.first(&all, named("main"));
    main.or_else(|| page.first(&all, named("body"))).unwrap_or(all)
}

impl Part {
    /// Of a page that is one post: this article of it, if it is known which.
    pub(super) fn of(
        page: &Elements<'_>,
        letters: &Letters,
        article: Option<Range<usize>>,
    ) -> Self {
        let within = main(page);
        let named = |name: &'static str| move |it: &str, _: &str| it == name;
        let told = page.opens(within.start).is_some_and(|(name, _)| name == "main");
        let post = article
            .or_else(|| only(page, &within, named("article")))
            .unwrap_or_else(|| within.clone());
        let mut pieces = only(page, &post, is_text).unwrap_or_else(|| post.clone());
        let mut left_out = beside(page, letters, &pieces, pieces.start > 0);
        if pieces == within && !told {
            pieces = letters.densest(page, pieces, &left_out);
            left_out.retain(|(at, _)| pieces.contains(at));
        }
        let heading = page.first(&post, named("h1"));
        Self { pieces, heading, left_out }
    }

    /// Of an article that is a post beside others.
    pub(super) fn article(page: &Elements<'_>, letters: &Letters, article: &Article) -> Self {
        let whole = &article.pieces;
        let pieces = only(page, whole, is_text).unwrap_or_else(|| whole.clone());
        let left_out = beside(page, letters, &pieces, true);
        Self { pieces, heading: article.heading.clone(), left_out }
    }

    /// Where the text goes on, if what opens here is none of it; `is_title` says that it is the title.
    pub(super) fn behind(&self, page: &Elements<'_>, at: usize, is_title: bool) -> Option<usize> {
        let found = self.left_out.binary_search_by_key(&at, |(start, _)| *start);
        let behind = found.ok().map(|found| self.left_out[found].1);
        behind.or_else(|| page.behind(at).filter(|_| is_title))
    }
}

/// The only element among these that is wanted, those inside of it not counted.
fn only(
    page: &Elements<'_>,
    range: &Range<usize>,
    wanted: impl Fn(&str, &str) -> bool,
) -> Option<Range<usize>> {
    let found = page.first(range, &wanted)?;
    page.first(&(found.end..range.end), &wanted).is_none().then_some(found)
}

fn is_text(name: &str, tag: &str) -> bool {
    matches!(name, "div" | "section" | "article" | "main" | "td")
        && (labels(tag).any(|label| TEXT.contains(&&*label.to_ascii_lowercase()))
            || attributes(tag)
                .iter()
                .any(|(key, value)| key == "itemprop" && *value == "articleBody"))
}

/// What is left out of these pieces, in order. What heads a page is not its text; what heads an article
/// is.
fn beside(
    page: &Elements<'_>,
    letters: &Letters,
    range: &Range<usize>,
    in_part: bool,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut unclosed, mut at) = (0, range.start);
    while at < range.end {
        let left_out = page.opens(at).filter(|&(name, tag)| {
            let known = BESIDE.contains(&name) || name == "header" && !in_part;
            at > range.start
                && (known
                    || is_labelled(name, tag, &COMMENTS)
                    || is_labelled(name, tag, &LABELS) && !letters.is_much(page, at, range))
        });
        at = match left_out.map(|_| page.behind(at)) {
            Some(Some(behind)) => {
                found.push((at, behind));
                behind
            }
            Some(None) if unclosed < UNCLOSED => {
                unclosed += 1;
                at + 1
            }
            _ => at + 1,
        };
    }
    found
}

/// Whether a tag says that the element is none of the text, by its role or by one of these labels.
fn is_labelled(name: &str, tag: &str, labels: &[&str]) -> bool {
    if matches!(name, "html" | "body" | "main" | "article" | "p" | "a" | "span") {
        return false;
    }
    // Most tags have neither.
    if !["class", "id=", "role"].iter().any(|word| tag.contains(word)) {
        return false;
    }
    attributes(tag).iter().any(|(key, value)| match key.as_str() {
        "role" => ROLES.contains(value),
        "class" | "id" => value
            .split_ascii_whitespace()
            .any(|label| labels.contains(&&*label.to_ascii_lowercase())),
        _ => false,
    })
}

/// How many letters stand before each piece: all of them, and those outside of links.
pub(super) struct Letters {
    all: Vec<usize>,
    prose: Vec<usize>,
}

impl Letters {
    pub(super) fn of(page: &Elements<'_>) -> Self {
        let count = page.pieces().len() + 1;
        let (mut all, mut prose) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let (mut letters, mut outside, mut linked) = (0, 0, 0_usize);
        for piece in page.pieces() {
            all.push(letters);
            prose.push(outside);
            match piece {
                Html::Text(at) => {
                    let count =
                        page.text()[at.clone()].split_whitespace().map(str::len).sum::<usize>();
                    letters += count;
                    outside += if linked == 0 { count } else { 0 };
                }
                Html::Open(name, _) if name == "a" => linked += 1,
                Html::Close(name) if name == "a" => linked = linked.saturating_sub(1),
                _ => {}
            }
        }
        all.push(letters);
        prose.push(outside);
        Self { all, prose }
    }

    /// Whether the element that opens at `at` holds much of the text of `range`.
    fn is_much(&self, page: &Elements<'_>, at: usize, range: &Range<usize>) -> bool {
        let Some(behind) = page.behind(at) else { return true };
        let own = self.all[behind] - self.all[at];
        let whole = self.all[range.end] - self.all[range.start];
        own * TOO_MUCH.1 >= whole * TOO_MUCH.0
    }

    /// The innermost element that holds nearly all of the prose, of a page that does not tell its text
    /// in any other way. What is left out is no prose.
    fn densest(
        &self,
        page: &Elements<'_>,
        range: Range<usize>,
        left_out: &[(usize, usize)],
    ) -> Range<usize> {
        let mut taken = vec![0; self.prose.len()];
        for &(at, behind) in left_out {
            taken[behind] += self.prose[behind] - self.prose[at];
        }
        let mut sum = 0;
        for taken in &mut taken {
            sum += *taken;
            *taken = sum;
        }
        let prose = |range: &Range<usize>| {
            let all = self.prose[range.end] - self.prose[range.start];
            all - (taken[range.end] - taken[range.start])
        };
        let whole = prose(&range);
        if whole < ENOUGH {
            return range;
        }
        let mut inner = range;
        let mut at = inner.start + 1;
        while at < inner.end {
            let holds = page.opens(at).is_some_and(|(name, _)| {
                matches!(name, "div" | "section" | "td" | "table" | "tbody" | "tr" | "center")
            });
            match page.behind(at).filter(|behind| holds && *behind <= inner.end) {
                Some(behind) if prose(&(at..behind)) * NEARLY_ALL.1 >= whole * NEARLY_ALL.0 => {
                    inner = at..behind;
                    at += 1;
                }
                Some(behind) => at = behind,
                None => at += 1,
            }
        }
        inner
    }
}

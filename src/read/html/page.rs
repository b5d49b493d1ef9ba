//! A page of HTML to its post: which part of it is the text, and what it says of itself. How text becomes
//! blocks is in `blocks`.

use std::ops::Range;
use std::sync::Arc;

use super::super::dates;
use super::super::offsets::span;
use super::super::outcome::{Entries, ReadFile};
use super::super::unescaped::Unescaped;
use super::blocks::{Builder, Layout};
use super::scan::{Html, plain, scan};
use crate::text::{DateOrigin, Post, PostDate, Source, Written};

/// The elements around and beside the text that are none of it.
const BESIDE: [&str; 9] =
    ["nav", "footer", "aside", "form", "button", "select", "textarea", "template", "title"];

/// The words in an `id` or a `class` that mean the readers' comments.
const COMMENTS: [&str; 7] = [
    "comments",
    "comment-list",
    "commentlist",
    "comments-area",
    "comment-respond",
    "respond",
    "disqus_thread",
];

/// The elements that hold nothing, whatever is said of them.
const EMPTY: [&str; 6] = ["img", "br", "hr", "meta", "link", "input"];

/// So many elements that are never closed are looked for to the end of the page.
const UNCLOSED: u32 = 8;

/// Reads a page.
pub(in crate::read) fn read(source: &Arc<Source>) -> ReadFile {
    let text = source.text();
    let page = Page { text: &text, pieces: scan(&text, 0..text.len()) };
    let said = page.said();
    let tagged = page.pieces.iter().any(|piece| matches!(piece, Html::Open(..)));
    let layout = if tagged { Layout::Html } else { Layout::Plain };
    let region = page.region();
    let heading = page.inside(&region, "h1");
    let top = heading.as_ref().map(|at| page.shown(at)).filter(|top| !top.is_empty());
    let title = match (said.title, top.clone()) {
        // The rest of it is the site's name.
        (Some(title), Some(top)) if title.starts_with(&top) => Some(top),
        (title, top) => title.or(top),
    };
    let content = Unescaped::of(&text, 0..text.len());
    let mut builder = Builder::new(&text, &content, layout);
    let mut unclosed = 0;
    let mut at = region.start;
    while at < region.end {
        let is_title = heading.as_ref().is_some_and(|it| it.start == at) && top == title;
        if is_title || page.is_beside(at, region.start > 0) && unclosed < UNCLOSED {
            match page.end_of(at, region.end) {
                Some(end) => {
                    at = end + 1;
                    continue;
                }
                None => unclosed += 1,
            }
        }
        builder.take(page.pieces[at].clone());
        at += 1;
    }
    let (blocks, comments) = builder.finish();
    let mut post = Post::within(Arc::clone(source), source.span());
    let ends = blocks.first().zip(blocks.last());
    post.body = ends.map_or(span(&(text.len()..text.len())), |(a, b)| a.span.cover(b.span));
    post.blocks = Some(blocks);
    post.title = title;
    post.tags = said.tags;
    post.authors = said.authors;
    post.date = said
        .date
        .or_else(|| dates::of_file_name(source.path()))
        .or_else(|| said.url.as_deref().and_then(dates::of_url));
    post.url = said.url;
    post.written = Written::Html;
    let entries = Entries { posts: vec![post], comments, ..Entries::default() };
    entries.into_file(source, "no text in it")
}

/// A page, taken apart.
struct Page<'a> {
    text: &'a str,
    pieces: Vec<Html>,
}

/// What a page says of itself.
#[derive(Default)]
struct Said {
    title: Option<String>,
    date: Option<PostDate>,
    url: Option<String>,
    tags: Vec<String>,
    authors: Vec<String>,
}

impl Page<'_> {
    /// The pieces that hold the text: the only article, or else the main part, or else the body.
    fn region(&self) -> Range<usize> {
        let all = 0..self.pieces.len();
        let within = self.inside(&all, "main").or_else(|| self.inside(&all, "body"));
        let within = within.unwrap_or(all);
        let Some(article) = self.inside(&within, "article") else { return within };
        match self.inside(&(article.end..within.end), "article") {
            Some(_) => within,
            None => article,
        }
    }

    /// The pieces of the first element of that name among these, its opening tag first.
    fn inside(&self, range: &Range<usize>, name: &str) -> Option<Range<usize>> {
        let opens = |at: &usize| matches!(&self.pieces[*at], Html::Open(it, _) if it == name);
        let start = range.clone().find(opens)?;
        Some(start..self.end_of(start, range.end).unwrap_or(range.end))
    }

    /// The closing tag of the element that opens at `start`.
    fn end_of(&self, start: usize, end: usize) -> Option<usize> {
        let Html::Open(name, _) = &self.pieces[start] else { return None };
        let mut depth = 0_usize;
        (start..end).find(|&at| {
            match &self.pieces[at] {
                Html::Open(it, _) if it == name => depth += 1,
                Html::Close(it) if it == name => depth -= 1,
                _ => return false,
            }
            depth == 0
        })
    }

    /// Whether an element opens here that is none of the text. What heads a page is not its text; what
    /// heads an article is.
    fn is_beside(&self, at: usize, in_part: bool) -> bool {
        let Html::Open(name, range) = &self.pieces[at] else { return false };
        let name = name.as_str();
        if EMPTY.contains(&name) {
            return false;
        }
        if BESIDE.contains(&name) || name == "header" && !in_part {
            return true;
        }
        let tag = &self.text[range.clone()];
        let may_be = ["omment", "respond", "disqus"].iter().any(|word| tag.contains(word));
        may_be
            && name != "body"
            && attributes(tag).iter().any(|(key, value)| {
                matches!(key.as_str(), "id" | "class")
                    && value.split_whitespace().any(|word| COMMENTS.contains(&word))
            })
    }

    /// The text of these pieces on one line.
    fn shown(&self, range: &Range<usize>) -> String {
        let mut line = String::new();
        for piece in &self.pieces[range.clone()] {
            match piece {
                Html::Text(at) => line.push_str(&self.text[at.clone()]),
                Html::Entity(_, shown) => line.push_str(shown),
                Html::Open(name, _) if name == "br" => line.push(' '),
                _ => {}
            }
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn said(&self) -> Said {
        let mut said = Said::default();
        let (mut published, mut time) = (None, None);
        for piece in &self.pieces {
            let Html::Open(name, range) = piece else { continue };
            if !matches!(name.as_str(), "meta" | "link" | "time") {
                continue;
            }
            let fields = attributes(&self.text[range.clone()]);
            let field = |name: &str| {
                let found = fields.iter().find(|(key, _)| key == name);
                found.map(|(_, value)| plain(value)).filter(|value| !value.is_empty())
            };
            let called = ["property", "name", "itemprop"].iter().find_map(|key| field(key));
            let called = called.unwrap_or_default().to_ascii_lowercase();
            match (name.as_str(), called.as_str()) {
                ("meta", "og:title") => said.title = said.title.or(field("content")),
                ("meta", "article:published_time" | "datepublished") => {
                    published = published.or(field("content").as_deref().and_then(date));
                }
                ("meta", "og:url") => said.url = said.url.or(field("content")),
                ("meta", "article:tag") => said.tags.extend(field("content")),
                ("meta", "author") => said.authors.extend(field("content")),
                ("link", _) if field("rel").as_deref() == Some("canonical") => {
                    said.url = field("href").or(said.url);
                }
                ("time", _) => time = time.or(field("datetime").as_deref().and_then(date)),
                _ => {}
            }
        }
        if said.title.is_none() {
            let title = self.inside(&(0..self.pieces.len()), "title");
            said.title = title.map(|at| self.shown(&at)).filter(|title| !title.is_empty());
        }
        said.date = published.or(time).or_else(|| self.linked_date());
        said
    }

    /// The date in a page's JSON-LD, where it is written as text.
    fn linked_date(&self) -> Option<PostDate> {
        let rest = self.text.split_once("\"datePublished\"")?.1.trim_start();
        let value = rest.strip_prefix(':')?.trim_start().strip_prefix('"')?;
        date(value.split_once('"')?.0)
    }
}

fn date(written: &str) -> Option<PostDate> {
    let (day, time) = dates::parse(written)?;
    Some(PostDate { day, time, origin: DateOrigin::Field })
}

/// The attributes of a tag, their names in lower case.
fn attributes(tag: &str) -> Vec<(String, &str)> {
    let tag = tag.trim_start_matches('<').trim_end_matches('>');
    let mut rest = tag.find(|c: char| c.is_whitespace()).map_or("", |at| &tag[at..]);
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
        if rest.is_empty() {
            return found;
        }
        let is_end = |c: char| c.is_whitespace() || c == '=' || c == '/';
        let (name, behind) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
        rest = behind;
        let Some(value) = behind.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quoted {
            Some(mark) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name.to_ascii_lowercase(), value));
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{SplitPosts, read_bytes};
    use crate::text::Post;

    fn post(html: &str) -> Post {
        let mut file = read_bytes("a.html", html.into(), &SplitPosts::Auto).unwrap();
        assert!(file.notices.is_empty());
        file.posts.remove(0)
    }

    fn shown(post: &Post) -> Vec<String> {
        let blocks = post.blocks.as_ref().unwrap();
        blocks.iter().map(|block| post.readable(block.span).into_owned()).collect()
    }

    #[test]
    fn the_text_is_told_from_what_stands_beside_it() {
        for (page, expected) in [
            (
                "<body><header>Site</header><nav>Home</nav><p>One<p>Two<footer>End</footer>",
                "One|Two",
            ),
            ("<body><p>No</p><main><aside>No</aside><p>One</p></main><p>No</p>", "One"),
            ("<main>No<article><header>One</header>Two</article>No</main>", "One|Two"),
            ("<article>One</article><article>Two</article>", "One|Two"),
            ("<p>One</p><div id='comments'><div>No</div></div><p>Two</p>", "One|Two"),
            ("<body class=comments><nav>Three<p>Four", "Three|Four"),
            ("One\n\nTwo", "One|Two"),
            ("<p>A &lt;b&gt; R&amp;D", "A <b> R&D"),
        ] {
            assert_eq!(shown(&post(page)).join("|"), expected, "{page}");
        }
    }

    #[test]
    fn a_page_says_what_it_is() {
        let page = "<title>Fog &amp; Ice | Site</title><link href=/no rel=icon>\
            <link rel=canonical href='https://a.example/fog/'><meta name=author content=Ada>\
            <script type=\"application/ld+json\">{\"datePublished\": \"2020-01-02T03:04:05Z\"}</script>\
            <body><h1>Fog &amp; Ice</h1><p>It came in.</p><h1>More</h1>";
        let post = post(page);
        assert_eq!(post.title.as_deref(), Some("Fog & Ice"));
        assert_eq!(post.url.as_deref(), Some("https://a.example/fog/"));
        assert_eq!(post.date.unwrap().to_string(), "2020-01-02");
        assert_eq!(post.authors, ["Ada"]);
        assert_eq!(shown(&post), ["It came in.", "More"]);
    }

    #[test]
    fn the_surest_date_and_title_win() {
        let page = "<title>Site</title><meta property=\"og:title\" content=\"R&amp;D\">\
            <meta property=\"article:published_time\" content=\"2019-05-06T07:08:09+09:00\">\
            <body><time datetime=\"2021-01-01\">today</time><p>One.</p>";
        let post = post(page);
        assert_eq!(post.title.as_deref(), Some("R&D"));
        assert_eq!(post.date.unwrap().to_string(), "2019-05-06");
    }

    #[test]
    fn nothing_of_a_broken_page_panics() {
        let deep = "<div>".repeat(50_000) + "One" + &"<nav>".repeat(50_000);
        assert_eq!(shown(&post(&deep)), ["One"]);
        for page in ["<", "<p", "<!--", "<article", "</p></nav>x", "<meta content=", "<a b='>\u{1}"]
        {
            let _ = read_bytes("a.html", page.into(), &SplitPosts::Auto).unwrap();
        }
        let _ = read_bytes("a.html", "<script>".into(), &SplitPosts::Auto).unwrap();
    }
}

//! Whether a paragraph, or one beside it, links to another post or names it: then the writer says
//! himself that he has said it before.

use super::targets::targets;
use std::borrow::Cow;
use std::sync::LazyLock;

use super::wording::{Phrases, line};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, BlockKind, Post, PostDate, Span};

/// Longer stretches are not searched: a paragraph of a book's length is no place to look for a link.
const MOST_BYTES: u32 = 1 << 16;

/// The endings of files that an address may leave out.
const ENDINGS: [&str; 8] = ["html", "htm", "md", "markdown", "mdown", "mkd", "txt", "php"];

/// A title of fewer words, or of fewer characters in scripts without spaces, can stand anywhere as a
/// phrase. Between marks, a title is one from fewer words on.
const TITLE_WORDS: usize = 6;
const TITLE_CHARS: usize = 9;
const MARKED_WORDS: usize = 2;
const MARKED_CHARS: usize = 3;

/// What stands before a title that is marked as one.
const TITLE_MARKS: &str = "\"'“‘„‚«»‹›「『《〈*_[";

/// What says of a title beside it that it is the writer's own.
const OWN: &[&str] = &[
    "i wrote",
    "i've written",
    "i have written",
    "i said",
    "i argued",
    "i've argued",
    "i have said",
    "i have argued",
    "i explained",
    "i covered",
    "my post",
    "my piece",
    "my article",
    "my column",
    "we wrote",
    "we've written",
    "we have written",
    "our post",
    "earlier post",
    "previous post",
    "older post",
    "ich schrieb",
    "schrieb ich",
    "ich geschrieben",
    "mein beitrag",
    "meinem beitrag",
    "j'ai écrit",
    "j'écrivais",
    "mon article",
    "escribí",
    "mi artículo",
];
const OWN_INSIDE: [&str; 6] = ["썼", "쓴 글", "書いた", "書きました", "写过", "寫過"];

/// What a paragraph and those beside it link to and say.
pub(super) struct Around<'a> {
    post: &'a Post,
    targets: Vec<String>,
    /// The paragraph and the one before it.
    said: Said<'a>,
}

/// A text in which a title may be named.
struct Said<'a>(Cow<'a, str>);

impl Said<'_> {
    /// Whether it names a title, and speaks of something that the writer has written.
    fn names(&self, title: &str) -> bool {
        let (text, title) = (self.0.to_lowercase(), title.trim().to_lowercase());
        if !text.contains(&title) {
            return false;
        }
        let words = title.split_whitespace().count();
        let wide = title.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
        let long = words >= TITLE_WORDS || wide >= TITLE_CHARS;
        let marked = |(at, _): (usize, &str)| text[..at].ends_with(|c| TITLE_MARKS.contains(c));
        let is_marked = || {
            (words >= MARKED_WORDS || wide >= MARKED_CHARS)
                && text.match_indices(&title).any(marked)
        };
        (long || is_marked()) && speaks_of_own(&text)
    }

    fn speaks_of_own(&self) -> bool {
        speaks_of_own(&self.0)
    }
}

/// Whether a text speaks of something that its writer has written.
fn speaks_of_own(text: &str) -> bool {
    static OF_OWN: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(OWN));
    let inside = || OWN_INSIDE.iter().any(|phrase| text.contains(phrase));
    OF_OWN.count(&line(text)) > 0 || (!text.is_ascii() && inside())
}

impl<'a> Around<'a> {
    pub(super) fn of(archive: &'a Archive, segments: &Segments, id: ParagraphId) -> Self {
        let this = segments.paragraph(id);
        let (post, all) = (archive.get(this.post), segments.of_post(this.post));
        let at = this.number as usize;
        let nothing = Self { post, targets: Vec::new(), said: Said(Cow::default()) };
        let is_near = |other: &&crate::segment::Paragraph| {
            other.span.len() <= MOST_BYTES && other.kind != BlockKind::Code
        };
        if !is_near(&this) {
            return nothing;
        }
        let before = at.checked_sub(1).map(|at| &all[at]).filter(is_near);
        let behind = all.get(at + 1).filter(is_near);
        let start = before.unwrap_or(this).span.start();
        let end = behind.unwrap_or(this).span.end();
        // A picture or a template of any length may stand between two paragraphs.
        if end - start > 4 * MOST_BYTES {
            return nothing;
        }
        let text = post.source().slice(Span::new(start, end));
        let targets = targets(&text, || post.source().slice(post.body).into_owned());
        let said = post.source().slice(Span::new(start, this.span.end()));
        Self { post, targets, said: Said(said) }
    }

    /// Whether there is neither a link nor a word of an own post, so that it refers to none.
    pub(super) fn says_nothing(&self) -> bool {
        self.targets.is_empty() && !self.said.speaks_of_own()
    }

    /// How the paragraph refers to `other`, in words, if it does.
    pub(super) fn refers_to(&self, other: &Post) -> Option<String> {
        let same = self.post.source().path() == other.path() && self.post.span == other.span;
        if same {
            return None;
        }
        if self.targets.iter().any(|target| leads(target, self.post, other)) {
            return Some(format!("links to {}", other.path()));
        }
        let title = other.title.as_ref()?;
        self.said.names(title).then(|| format!("names \"{title}\""))
    }
}

/// Whether `target`, as a link in `from` has it, leads to `to`.
fn leads(target: &str, from: &Post, to: &Post) -> bool {
    let target = untemplated(target);
    let (host, path) = parted(target.split(['#', '?']).next().unwrap_or_default());
    let Some(path) = path else { return false };
    let absolute = host.is_some() || path.starts_with('/');
    let segments = segments_of(&path);
    let Some(slug) = segments.last() else { return false };
    if !slug.contains(char::is_alphanumeric) {
        return false;
    }
    // A page of several posts is at none of their addresses.
    let alone = to.span == to.source().span();
    if !absolute && alone {
        let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        if segments_of(&format!("{folder}/{path}")) == segments_of(to.path()) {
            return true;
        }
    }
    let (own_host, own_path) = to.url.as_deref().map_or((None, None), parted);
    let own = own_path.as_deref().map(segments_of).unwrap_or_default();
    let at_home = match (&host, &own_host) {
        (Some(host), Some(own)) => Some(host == own),
        (None, _) => Some(true),
        (Some(_), None) => None,
    };
    if at_home == Some(false) || !days_agree(&segments, to.date) {
        return false;
    }
    let dated = segments.iter().any(|part| is_year(part)) && to.date.is_some();
    // Another site may well have a page of this name; a name of several words is rarely the same.
    let known = at_home == Some(true) || dated || slug.contains(['-', '_']) || !slug.is_ascii();
    let whole = own.len() > 1 && own == segments;
    let by_slug = own.last() == Some(slug);
    let by_file = alone && stems(to.path()).contains(slug);
    known && (whole || by_slug || by_file)
}

/// A target without the template around it: `{{ site.url }}/cat/` and `{{ "/cat/" | url }}` are `/cat/`.
fn untemplated(target: &str) -> &str {
    let Some(rest) = target.strip_prefix("{{") else { return target };
    let Some((inner, behind)) = rest.split_once("}}") else { return "" };
    let quoted = inner.split(['"', '\'']).nth(1);
    quoted.filter(|_| behind.is_empty()).unwrap_or(behind)
}

/// The host of an address, without `www.`, and its path; no path where it is no page's address.
fn parted(address: &str) -> (Option<String>, Option<String>) {
    let rest = match address.split_once("://") {
        Some(("http" | "https", rest)) => Some(rest),
        Some(_) => return (None, None),
        None => address.strip_prefix("//"),
    };
    let Some(rest) = rest else {
        let is_page = !address.contains(':') && !address.is_empty();
        return (None, is_page.then(|| decoded(address)));
    };
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = host.to_lowercase();
    (Some(host.trim_start_matches("www.").to_owned()), Some(decoded(path)))
}

/// The parts of a path, `.` and `..` followed, without an ending and the name of a folder's own page.
fn segments_of(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part.to_lowercase());
        }
    }
    if let Some(last) = parts.last_mut() {
        let kept = last.trim_end_matches(['.', ',', ';', '!', '?', ')']).len();
        last.truncate(kept);
        if let Some((stem, ending)) = last.rsplit_once('.')
            && ENDINGS.contains(&ending)
        {
            *last = stem.to_owned();
        }
        if matches!(last.as_str(), "index" | "_index" | "") && parts.len() > 1 {
            parts.pop();
        }
    }
    parts
}

/// `%20` and its like as the characters that they stand for, where they stand for any.
fn decoded(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte =
            digits.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// The names that a file gives its post: its own, and without the date at its start.
fn stems(path: &str) -> Vec<String> {
    let Some(stem) = segments_of(path).pop() else { return Vec::new() };
    let mut rest = stem.as_str();
    for len in [4, 2, 2] {
        let digits = rest.get(..len).filter(|it| it.bytes().all(|b| b.is_ascii_digit()));
        match digits.and_then(|_| rest[len..].strip_prefix(['-', '_'])) {
            Some(behind) => rest = behind,
            None => return vec![stem],
        }
    }
    vec![rest.to_owned(), stem]
}

/// Whether an address that holds a year, a month and a day holds those of this date, as far as it goes.
fn days_agree(segments: &[String], date: Option<PostDate>) -> bool {
    let Some(day) = date.map(|date| date.day) else { return true };
    let Some(at) = segments.iter().position(|part| is_year(part)) else { return true };
    let wanted = [i32::from(day.year()), i32::from(day.month()), i32::from(day.day())];
    let told = segments[at..segments.len() - 1].iter().map_while(|part| part.parse::<i32>().ok());
    told.zip(wanted).take(2).all(|(told, wanted)| told == wanted)
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::DateOrigin;
    use jiff::civil::date;

    fn post(path: &str, url: Option<&str>) -> Post {
        let mut post = Post::new(path, "x").unwrap();
        post.url = url.map(str::to_owned);
        let day = date(2018, 3, 15);
        post.date = Some(PostDate { day, time: None, zone: None, origin: DateOrigin::FileName });
        post
    }

    #[test]
    fn titles_that_are_named() {
        let text =
            "I wrote in “The Ferry Subsidy” that it is a gift; the price of a ferry ticket is.";
        let said = Said(text.into());
        assert!(said.names("The Ferry Subsidy"));
        assert!(said.names("a gift; the price of a ferry"));
        assert!(!said.names("The Price of a Ferry"));
        assert!(!said.names("Gift"));
        assert!(!Said("“The Ferry Subsidy” is by Bo.".into()).names("The Ferry Subsidy"));
    }

    #[test]
    fn links_that_lead_to_a_post() {
        let from = post("blog/2021/now.md", None);
        let file = post("blog/2018/2018-03-15-cat.md", None);
        for target in [
            "../2018/2018-03-15-cat.md",
            "../2018/2018-03-15-cat.md#tail",
            "/2018/03/cat/",
            "/cat",
            "{{ site.url }}/2018/03/15/cat.html",
            "{{ \"/2018/03/15/cat/\" | url }}",
            "https://www.a.example/2018/03/cat/?from=feed",
            "2018-03-15-cat",
        ] {
            assert!(leads(target, &from, &file), "{target}");
        }
        for target in [
            "",
            "/",
            "#tail",
            "https://a.example",
            "https://a.example/",
            "https://b.example/cat",
            "/2019/03/cat/",
            "../2018/dog.md",
            "mailto:cat@a.example",
            "/cat/tail/",
        ] {
            assert!(!leads(target, &from, &file), "{target}");
        }
        let at = post("blog/a.md", Some("https://a.example/essays/cat/"));
        assert!(leads("https://a.example/essays/cat", &from, &at));
        assert!(leads("/essays/cat/", &from, &at));
        assert!(!leads("https://b.example/essays/cat/", &from, &at));
        let slug = post("blog/a/index.md", Some("die-zwölf-katzen"));
        assert!(leads("/essays/die-zw%C3%B6lf-katzen/", &from, &slug));
        assert!(leads("../a/", &from, &slug));
    }
}

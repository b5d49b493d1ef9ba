//! An e-book: its pages in the order of its spine, each a post, since that is where a reader says that he
//! has read this before. A book of one page is one post, under the book's title.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::html;
use super::super::outcome::ReadFile;
use super::part::Part;
use super::said::Said;
use super::xml::{Step, Tag, walk};
use crate::error::Error;
use crate::text::{BlockKind, Lines, Post, Source, Written};

/// The file that says where the book is described.
pub(super) const CONTAINER: &str = "META-INF/container.xml";

/// Reads a book.
pub(super) fn read(path: &Arc<str>, part: &mut Part<'_>) -> Result<ReadFile, Error> {
    let container = part(CONTAINER)?.unwrap_or_default();
    let Some(at) = described_at(&container) else {
        return Ok(ReadFile::without(path, "an e-book that does not say where its pages are"));
    };
    let Some(described) = part(&at)? else {
        let reason = format!("an e-book without its description ({at})");
        return Ok(ReadFile::without(path, reason));
    };
    let said = Said::of(metadata(&described));
    let mut file = ReadFile::default();
    let pages = pages(&described);
    for page in &pages {
        let name = beside(&at, page);
        let text = match part(&name) {
            Ok(Some(text)) => text,
            Ok(None) => {
                file.assume(path, format!("the page {name} is not in it"));
                continue;
            }
            Err(error) => {
                file.failed.push(error);
                continue;
            }
        };
        if text.trim().is_empty() {
            continue;
        }
        let source = Source::decoded(format!("{path}!/{name}"), text, Lines::Own)?;
        let mut read = html::read(&Arc::new(source));
        // A title page or a cover of pictures is no post.
        read.skipped = None;
        read.posts.retain(|post| post.blocks.as_ref().is_some_and(|blocks| !blocks.is_empty()));
        file.add(read);
    }
    let only = file.posts.len() == 1;
    for post in &mut file.posts {
        describe(post, &said, only);
    }
    if file.posts.is_empty() && file.failed.is_empty() {
        return Ok(ReadFile::without(path, "an e-book without text"));
    }
    Ok(file)
}

fn describe(post: &mut Post, said: &Said, only: bool) {
    if only && said.title.is_some() {
        post.title.clone_from(&said.title);
    }
    // A page's first heading is its title, where its head has the book's.
    let has_other = post.title.is_some() && post.title != said.title;
    if !has_other
        && let Some(blocks) = &mut post.blocks
        && let Some(first) =
            blocks.first().filter(|first| first.kind == BlockKind::Heading).cloned()
    {
        let shown = post.readable(first.span).into_owned();
        if !only || said.title.as_ref().is_none_or(|title| *title == shown) {
            post.title = Some(shown);
            if let Some(blocks) = &mut post.blocks {
                blocks.remove(0);
            }
        }
    }
    post.date = post.date.or(said.date);
    if post.authors.is_empty() {
        post.authors.clone_from(&said.authors);
    }
    if post.tags.is_empty() {
        post.tags.clone_from(&said.tags);
    }
    post.written = Written::Epub;
}

fn described_at(container: &str) -> Option<String> {
    let mut found = None;
    let _ = walk(container, |step| {
        if let Step::Open(tag) = step
            && tag.name() == "rootfile"
        {
            found = found.take().or_else(|| tag.get("full-path"));
        }
    });
    found
}

/// What a book says of itself: the pages, whose names are no titles, stand behind it.
fn metadata(described: &str) -> &str {
    described.find("<manifest").map_or(described, |end| &described[..end])
}

/// The pages of a book in its order, by their addresses. Its table of contents is none.
fn pages(described: &str) -> Vec<String> {
    let mut known: BTreeMap<String, (String, bool)> = BTreeMap::new();
    let mut spine = Vec::new();
    let is_page = |tag: &Tag<'_>| {
        let contents = tag.get("properties").is_some_and(|it| it.split(' ').any(|it| it == "nav"));
        !contents && tag.get("media-type").is_none_or(|kind| kind.contains("html"))
    };
    let _ = walk(described, |step| {
        let Step::Open(tag) = step else { return };
        match tag.name() {
            "item" => {
                if let (Some(id), Some(href)) = (tag.get("id"), tag.get("href")) {
                    known.insert(id, (href, is_page(&tag)));
                }
            }
            "itemref" => spine.extend(tag.get("idref")),
            _ => {}
        }
    });
    // Each page once, however often it is named.
    let mut pages = Vec::new();
    for id in &spine {
        if let Some((href, true)) = known.remove(id) {
            pages.push(href);
        }
    }
    pages
}

/// The name of the file at an address that stands in the file `at`.
fn beside(at: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let mut parts: Vec<&str> = at.split('/').collect();
    parts.pop();
    let decoded = unescaped(href);
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address without its percent signs.
fn unescaped(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let code = behind.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            bytes.push(byte);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPF: &str = "<package><metadata><dc:title>The Quay</dc:title><dc:creator>Ada</dc:creator>\
        <dc:date>2019-02-03</dc:date></metadata><manifest>\
        <item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
        <item id='b' href='text/b%20c.xhtml#top' media-type='application/xhtml+xml'/>\
        <item id='a' href='text/a.xhtml' media-type='application/xhtml+xml'/>\
        <item id='p' href='p.png' media-type='image/png'/></manifest>\
        <spine><itemref idref='nav'/><itemref idref='b'/><itemref idref='a'/><itemref idref='x'/>\
        </spine></package>";

    fn book(pages: &[(&str, &str)]) -> ReadFile {
        let mut part = |name: &str| {
            let found =
                pages.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).into());
            Ok(match name {
                CONTAINER => Some(
                    "<container><rootfiles><rootfile full-path='OEBPS/content.opf'/>\
                    </rootfiles></container>"
                        .into(),
                ),
                "OEBPS/content.opf" => Some(OPF.into()),
                _ => found,
            })
        };
        read(&"a.epub".into(), &mut part).unwrap()
    }

    #[test]
    fn pages_stand_in_the_order_of_the_spine() {
        let page = |title: &str, text: &str| {
            format!(
                "<?xml version='1.0'?><html><head><title>The Quay</title></head><body>\
                <h2>{title}</h2><p>{text}</p></body></html>"
            )
        };
        let (a, b) = (page("Second", "Two."), page("First", "One."));
        let file = book(&[("OEBPS/text/a.xhtml", &a), ("OEBPS/text/b c.xhtml", &b)]);
        let told: Vec<_> = file
            .posts
            .iter()
            .map(|post| {
                (post.path(), post.title.as_deref().unwrap(), post.date.unwrap().to_string())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("a.epub!/OEBPS/text/b c.xhtml", "First", "2019-02-03".to_owned()),
                ("a.epub!/OEBPS/text/a.xhtml", "Second", "2019-02-03".to_owned()),
            ]
        );
        assert_eq!(file.posts[0].authors, ["Ada"]);
        let blocks = file.posts[0].blocks.as_ref().unwrap();
        assert_eq!((blocks.len(), &*file.posts[0].readable(blocks[0].span)), (1, "One."));
    }

    #[test]
    fn a_book_of_one_page_has_the_books_title() {
        let file = book(&[("OEBPS/text/a.xhtml", "<html><body><h1>The Quay</h1><p>One.</p>")]);
        assert_eq!(file.posts[0].title.as_deref(), Some("The Quay"));
        assert_eq!(file.posts[0].blocks.as_ref().unwrap().len(), 1);
        assert_eq!(file.assumed.len(), 1);
        assert!(book(&[]).skipped.unwrap().reason.contains("without text"));
    }
}

//! Articles that a post quotes without marks: the writer's line that ends in a colon, then the article,
//! then its source in brackets at the end, and then the writer again.
//!
//! Where such an article begins is known only from the line with the colon. So one without it is no
//! quotation, save its last paragraph where the writer says next that there is more at the link.
//! Nothing behind the brackets is ever part of it. In doubt the text is the writer's own.

use std::borrow::Cow;

use crate::segment::Paragraph;
use crate::text::{BlockKind, Byte, Post, Span};

/// An article has at most so many paragraphs; a longer way to the colon leads to something else.
const MOST_PARAGRAPHS: usize = 30;

/// A source has at most so many words: `[Harbor Wire]`, `[AP/Yonhap News Agency]`.
const SOURCE_WORDS: usize = 6;

/// Notes in brackets that name no source.
const NOTES: [&str; 17] = [
    "sic",
    "update",
    "updated",
    "edit",
    "edited",
    "note",
    "ed",
    "editor's note",
    "emphasis added",
    "emphasis mine",
    "citation needed",
    "translation",
    "continued",
    "to be continued",
    "more",
    "top",
    "img",
];

/// What writers say behind an article that they quoted.
const MORE: [&str; 14] = [
    "you can read more",
    "read more at",
    "read the rest",
    "read the whole",
    "read the full",
    "more at the link",
    "at the link",
    "full article",
    "full story",
    "mehr dazu",
    "weiterlesen",
    "lire la suite",
    "원문",
    "全文",
];

/// An article that a post quotes, and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Article {
    /// From its first paragraph to its source.
    pub(super) span: Span<Byte>,
    /// The source's name.
    pub(super) source: Box<str>,
}

/// The articles of a post, in order; `paragraphs` are all of its, and `raw` gives the source's text.
pub(super) fn articles<'a>(
    post: &Post,
    paragraphs: &[Paragraph],
    raw: impl Fn(Span<Byte>) -> &'a str,
) -> Vec<Article> {
    let readable = |paragraph: &Paragraph| post.readable(paragraph.span);
    let mut found: Vec<Article> = Vec::new();
    for (at, last) in paragraphs.iter().enumerate() {
        if last.kind != BlockKind::Prose || !may_close(raw(last.span)) {
            continue;
        }
        let text = readable(last);
        let Some((source, in_brackets)) = source(&text, raw(last.span)) else { continue };
        let told = || paragraphs.get(at + 1).is_some_and(|next| says_more(&readable(next)));
        // A link by itself can lead anywhere; brackets name what stands before them.
        if !in_brackets && !told() {
            continue;
        }
        let behind = found.last().map_or(0, |article| article.span.end());
        let first = begins(post, &paragraphs[..at], behind)
            .or_else(|| (!is_alone(&text) && told()).then_some(at));
        let Some(first) = first else { continue };
        let span = Span::new(paragraphs[first].span.start(), last.span.end());
        found.push(Article { span, source: source.into() });
    }
    found
}

/// The paragraph that an article begins with, of those before its last one. `behind` is the end of the
/// article before.
fn begins(post: &Post, before: &[Paragraph], behind: u32) -> Option<usize> {
    for (at, paragraph) in before.iter().enumerate().rev().take(MOST_PARAGRAPHS) {
        let text = post.readable(paragraph.span);
        let text = text.trim_end();
        match paragraph.kind {
            BlockKind::Prose if text.ends_with([':', '：']) => return Some(at + 1),
            // Plain text has no captions without a credit: a short line below the colon is one.
            BlockKind::Heading if post.blocks.is_none() => {
                let intro = at.checked_sub(1).map(|at| post.readable(before[at].span));
                let intro = intro.is_some_and(|intro| intro.trim_end().ends_with([':', '：']));
                return intro.then_some(at);
            }
            BlockKind::Quotation | BlockKind::Heading | BlockKind::Links | BlockKind::Code => {
                return None;
            }
            _ if paragraph.span.start() < behind || says_more(text) => return None,
            BlockKind::Prose | BlockKind::ListItem | BlockKind::Caption => {}
        }
    }
    None
}

/// Whether a paragraph can end in a source; asks what is quick to tell.
fn may_close(raw: &str) -> bool {
    raw.trim_end().ends_with([']', ')', '】', '］', '>'])
}

/// The source that closes a paragraph, if one does, and whether it stands in brackets: at the end, or
/// as a link that is all there is of it.
fn source<'a>(readable: &'a str, raw: &str) -> Option<(&'a str, bool)> {
    let text = readable.trim_end();
    let bracketed =
        [('[', ']'), ('【', '】'), ('［', '］')].into_iter().find_map(|(open, close)| {
            let inner = text.strip_suffix(close)?;
            let at = inner.rfind(open)?;
            Some(&inner[at + open.len_utf8()..])
        });
    let raw = raw.trim();
    let is_link = || raw.starts_with('[') && raw.ends_with(')') && raw.matches("](").count() == 1;
    let name = bracketed.or_else(|| is_link().then_some(text))?.trim();
    is_source(name).then_some((name, bracketed.is_some()))
}

/// Whether a note in brackets can name a source: a few words with a name's first letter.
fn is_source(name: &str) -> bool {
    let lower = name.to_lowercase();
    let noted = NOTES.contains(&lower.trim_end_matches(['.', ':', '…']));
    let first = name.chars().find(|c| c.is_alphabetic());
    !noted
        && first.is_some_and(|c| !c.is_lowercase())
        && name.starts_with(char::is_alphanumeric)
        && name.split_whitespace().nth(SOURCE_WORDS).is_none()
        && name.len() <= 80
        && !name.ends_with(['.', '?', '!', ':', ','])
}

/// Whether there is nothing but the source.
fn is_alone(readable: &str) -> bool {
    readable.split_whitespace().nth(SOURCE_WORDS).is_none()
}

fn says_more(text: &str) -> bool {
    let head: Cow<'_, str> = text.char_indices().nth(80).map_or(text, |(at, _)| &text[..at]).into();
    let head = head.to_lowercase();
    MORE.iter().any(|phrase| head.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segments;

    /// The articles of a plain post, with their sources.
    fn found(text: &str) -> Vec<(String, String)> {
        let post = Post::new("a.txt", text).unwrap();
        let segments = Segments::of(std::slice::from_ref(&post));
        let all = articles(&post, segments.paragraphs(), |span| &text[span.range()]);
        let parts =
            |it: Article| (text[it.span.range()].replace("\n\n", " / "), it.source.into_string());
        all.into_iter().map(parts).collect()
    }

    const NEWS: &str = "The pier was closed on Monday.\n\nIt will open in May, the office said.";

    #[test]
    fn from_the_colon_to_the_brackets() {
        let text = format!("So it begins:\n\n{NEWS}  [Harbor Wire]\n\nI never believed it.");
        let article = format!("{}  [Harbor Wire]", NEWS.replace("\n\n", " / "));
        assert_eq!(found(&text), [(article, "Harbor Wire".to_owned())]);
        let alone = format!("So it begins:\n\n{NEWS}\n\n[Harbor Wire]\n\nI never believed it.");
        assert_eq!(found(&alone)[0].1, "Harbor Wire");
    }

    #[test]
    fn without_a_colon_only_what_the_writer_points_at() {
        let text =
            format!("I was there.\n\n{NEWS} [Harbor Wire]\n\nYou can read more at the link.");
        let last = "It will open in May, the office said. [Harbor Wire]";
        assert_eq!(found(&text), [(last.to_owned(), "Harbor Wire".to_owned())]);
        let text = format!("I was there.\n\n{NEWS} [Harbor Wire]\n\nNobody else was.");
        assert_eq!(found(&text), []);
    }

    #[test]
    fn a_link_alone_is_a_source_only_if_the_writer_points_at_it() {
        let sources = |behind: &str| {
            let link = "[Harbor Wire](https://wire.example/1)";
            let text = format!("So it begins:\n\n{NEWS}\n\n{link}\n\n{behind}");
            // In Markdown the brackets are no text.
            let bare = text.replace(link, "Harbor Wire");
            let post = Post::new("a.txt", bare.as_str()).unwrap();
            let segments = Segments::of(std::slice::from_ref(&post));
            let raw = |span: Span<Byte>| match &bare[span.range()] {
                "Harbor Wire" => link,
                other => other,
            };
            let mut paragraphs = segments.paragraphs().to_vec();
            paragraphs[3].kind = BlockKind::Prose;
            articles(&post, &paragraphs, raw).len()
        };
        assert_eq!(sources("You can read more at the link."), 1);
        assert_eq!(sources("I never believed it."), 0);
    }

    #[test]
    fn notes_and_numbers_are_no_sources() {
        for note in ["[sic]", "[12]", "[...]", "[Update]", "[see the map below, which is mine too]"]
        {
            assert_eq!(found(&format!("So it begins:\n\n{NEWS} {note}\n\nI left.")), [], "{note}");
        }
    }

    #[test]
    fn the_writers_own_text_between_two_articles_stays_his() {
        let text = format!(
            "So it begins:\n\n{NEWS} [Harbor Wire]\n\nI never believed a word of it, and said so.\n\n\
             The mayor has an answer to that. [Calder Ledger]\n\nShe always has."
        );
        assert_eq!(found(&text).len(), 1);
    }
}

//! What came back but is no finding: quoted, linked, standing and accepted text, a line each.

use std::io;

use super::draft;
use super::page::{INDENT, Page};
use super::prose::first_words;
use super::style::Tone;
use super::wrap::{Marked, columns};
use crate::family::Class;
use crate::report::model::{MatchEntry, RefrainEntry};
use crate::report::numbers::{counted, grouped, percent};
use crate::report::view::{View, one_line, printable};

/// So many lines of a class are printed; the rest are counted.
const SHOWN: usize = 10;

/// The columns of a quotation, and the least that is worth printing beside the rest.
const QUOTE: usize = 48;
const LEAST_QUOTE: usize = 20;

/// The classes that are told apart, with their headings.
const CLASSES: [(Class, &str); 4] = [
    (Class::Quoted, "Quoted"),
    (Class::Linked, "Linked to the earlier post"),
    (Class::Standing, "Standing text"),
    (Class::Accepted, "Accepted"),
];

/// One line of a class.
pub(super) struct Item {
    class: Class,
    what: String,
    reason: Option<String>,
    /// Where it stands first, and in which post, if `what` does not say it.
    first: Option<(String, u32)>,
    text: String,
}

impl Item {
    /// A refrain of an archive.
    pub(super) fn refrain(view: &View, refrain: &RefrainEntry) -> Self {
        let places = refrain.places.len() as u64;
        let posts = u64::from(refrain.posts);
        let words = counted(u64::from(refrain.words), "word", "words");
        let posts = if posts == places {
            counted(posts, "post", "posts")
        } else {
            let places = counted(places, "place", "places");
            format!("{places} in {}", counted(posts, "post", "posts"))
        };
        let head = refrain.places.get(refrain.head as usize);
        Self {
            class: refrain.class,
            what: format!("{words} in {posts}"),
            first: head.map(|at| (format!("{}:{}", printable(&at.path), at.line), at.post)),
            reason: refrain.reason.as_deref().map(one_line),
            text: head.map(|at| view.text(at.post, at.start, at.end)).unwrap_or_default(),
        }
    }

    /// A paragraph of a draft, by its closest match.
    pub(super) fn draft(view: &View, entry: &MatchEntry) -> Self {
        let (a, share) = (&entry.a, percent(entry.a_in_b, true));
        let what = format!(
            "{}:{}, {share} % in {}",
            printable(&a.path),
            a.line,
            draft::name(view, &entry.b)
        );
        Self {
            class: entry.class,
            what,
            first: None,
            reason: entry
                .reason
                .as_deref()
                .or_else(|| view.refrain(entry)?.reason.as_deref())
                .map(one_line),
            text: view.text(a.post, a.start, a.end),
        }
    }
}

/// Writes the items, class by class.
pub(super) fn write(page: &mut Page, items: &[Item]) -> io::Result<()> {
    for (class, title) in CLASSES {
        let items: Vec<&Item> = items.iter().filter(|item| item.class == class).collect();
        if items.is_empty() {
            continue;
        }
        page.blank()?;
        page.heading(&format!("{title} ({})", grouped(items.len() as u64)))?;
        for item in items.iter().take(SHOWN) {
            line(page, item)?;
        }
        let more = items.len().saturating_sub(SHOWN) as u64;
        if more > 0 {
            let more = format!("{INDENT}and {} more (--format json lists all)", grouped(more));
            page.line(&[(&more, Tone::Quiet)])?;
        }
    }
    Ok(())
}

fn line(page: &mut Page, item: &Item) -> io::Result<()> {
    let text = match &item.reason {
        Some(reason) => format!("{}; {reason}", item.what),
        None => item.what.clone(),
    };
    let quoted =
        |room: usize| format!("\"{}\"", first_words(&item.text, room.saturating_sub(2).min(QUOTE)));
    let room = page.wide.saturating_sub(INDENT.len() + columns(&text) + 2);
    if room >= LEAST_QUOTE {
        page.line(&[
            (INDENT, Tone::Plain),
            (&text, Tone::Plain),
            ("  ", Tone::Plain),
            (&quoted(room), Tone::Quiet),
        ])?;
        return place(page, item);
    }
    let deeper = INDENT.repeat(2);
    page.block(INDENT, INDENT, &Marked::new(&text, Tone::Plain))?;
    let quote = quoted(page.wide - deeper.len());
    page.line(&[(&deeper, Tone::Plain), (&quote, Tone::Quiet)])?;
    place(page, item)
}

fn place(page: &mut Page, item: &Item) -> io::Result<()> {
    let Some((first, post)) = &item.first else { return Ok(()) };
    page.line(&[(&INDENT.repeat(2), Tone::Plain), (first, Tone::File(*post))])
}

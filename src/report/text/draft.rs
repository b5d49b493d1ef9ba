//! A draft's paragraphs that came out before, from its top to its bottom, each with what the draft
//! changed. It prints; which match is the closest is a matter of order, not of new scores.

use std::cmp::Reverse;
use std::io;

use super::diff::{CONTEXT, marked};
use super::page::{INDENT, Page};
use super::places::{Row, table};
use super::prose::{LONG, facts, in_words, whole_or_ends};
use super::sides::{self, Wording};
use super::style::Tone;
use super::units::{Unit, same_words, units};
use super::wrap::Marked;
use crate::compare::Kind;
use crate::report::model::{Bytes, Command, MatchEntry, Side};
use crate::report::numbers::{counted, percent};
use crate::report::view::{View, one_line, printable};
use crate::text::Set;

/// So many other places of a paragraph are listed; the rest are counted.
const OTHERS_SHOWN: usize = 5;

/// Puts the match that tells most of the draft's paragraph first, of equal ones the earliest.
pub(super) fn sort<'a>(view: &View<'a>, entries: &mut [&'a MatchEntry]) {
    entries.sort_by_key(|entry| {
        let share = percent(entry.a_in_b, true);
        (Reverse(share), entry.kind, Reverse(percent(entry.similarity, true)), view.age(&entry.b))
    });
}

/// Writes one paragraph of a draft; `entries` are its matches, sorted, at least one.
pub(super) fn write(page: &mut Page, view: &View, entries: &[&MatchEntry]) -> io::Result<()> {
    let best = entries[0];
    let here = format!("{}:{}  ", printable(&best.a.path), best.a.line);
    page.heading(&format!("{here}{}", heading(view, best)))?;
    if title(view, &best.b).is_some() {
        page.line(&[(INDENT, Tone::Plain), (&location(&best.b), Tone::File(best.b.post))])?;
    }
    if let Some(refrain) = view.refrain(best).filter(|it| !it.accepted_posts.is_empty()) {
        let posts = counted(refrain.accepted_posts.len() as u64, "post", "posts");
        let told = format!("Its text is accepted in {posts}, but not in this one.");
        page.block(INDENT, INDENT, &Marked::new(&told, Tone::Plain))?;
    }
    if let Some(facts) = differing(view, best) {
        page.block(INDENT, INDENT, &Marked::new(&facts, Tone::Alert))?;
    }
    page.blank()?;
    text(page, view, best)?;
    others(page, view, entries)
}

/// `This paragraph is in "Title" (2018-03-01), lightly edited, 92 % alike`, or, where only a part of
/// it is, `45 % of this paragraph is in "Title" (2018-03-01), a shared passage`.
fn heading(view: &View, entry: &MatchEntry) -> String {
    let name = name(view, &entry.b);
    let share = percent(entry.a_in_b, true);
    let alike = percent(entry.similarity, false);
    match entry.kind {
        Kind::Exact => format!("This paragraph is in {name}, {}", in_words(entry.kind)),
        Kind::Light | Kind::Edited => {
            let how = in_words(entry.kind);
            format!("This paragraph is in {name}, {how}, {alike}\u{a0}% alike")
        }
        Kind::Contained if entry.b_in_a > entry.a_in_b => {
            format!("Around a shorter paragraph of {name}: {share}\u{a0}% of this one is in it")
        }
        Kind::Contained if share == 100 => {
            format!("This paragraph is in {name}, {}", in_words(entry.kind))
        }
        kind => {
            format!("{share}\u{a0}% of this paragraph is in {name}, {}", in_words(kind))
        }
    }
}

/// How much of a draft's paragraph is elsewhere: whole paragraphs by likeness, parts by their share.
fn measure(entry: &MatchEntry) -> String {
    match entry.kind {
        Kind::Exact => "word for word".to_owned(),
        Kind::Light | Kind::Edited | Kind::Echo => {
            format!("{} % alike", percent(entry.similarity, false))
        }
        Kind::Contained | Kind::Passage | Kind::Digest => {
            format!("{} % of it", percent(entry.a_in_b, true))
        }
    }
}

/// A place as the writer knows it: `"Title" (2018-03-01)`.
pub(super) fn name(view: &View, side: &Side) -> String {
    let date = view.post(side.post).and_then(|post| post.date.as_deref()).unwrap_or("undated");
    match title(view, side) {
        Some(title) => format!("\"{title}\" ({date})"),
        None => format!("{} ({date})", location(side)),
    }
}

fn title(view: &View, side: &Side) -> Option<String> {
    view.post(side.post).and_then(|post| post.title.as_deref()).map(one_line)
}

fn location(side: &Side) -> String {
    format!("{}:{}", printable(&side.path), side.line)
}

/// The facts that differ, the earlier one before the later one.
fn differing(view: &View, entry: &MatchEntry) -> Option<String> {
    Some(format!("Facts differ: {}", facts(&view.facts(entry))?))
}

/// Writes the later text, such as the draft's, with what it changed of the earlier one; on a wide page,
/// the earlier one beside it.
fn text(page: &mut Page, view: &View, entry: &MatchEntry) -> io::Result<()> {
    let (a, b) = shared(entry);
    let both = [(&entry.b, b), (&entry.a, a)];
    let [old, new] = if view.a_is_earlier(entry) { [both[1], both[0]] } else { both };
    let words = |(side, part): (&Side, Bytes)| units(&view.text(side.post, part.start, part.end));
    let cut = |(side, part): (&Side, Bytes)| (part.start > side.start, part.end < side.end);
    let units = [words(old), words(new)];
    if page.has_two_columns() && !same_words(&units[0], &units[1]) {
        let names = if view.report.command == Command::Check {
            ["Published".to_owned(), "Draft".to_owned()]
        } else {
            [old, new].map(|(side, _)| location(side))
        };
        let old = Wording { name: &names[0], units: &units[0], cut: cut(old) };
        let new = Wording { name: &names[1], units: &units[1], cut: cut(new) };
        let long = units.iter().any(|units| units.len() > LONG);
        return sides::write(page, [&old, &new], long.then_some(CONTEXT));
    }
    let mut text = Marked::default();
    if cut(new).0 {
        text.push("... ", Tone::Quiet);
    }
    text.append(&changed(&units[0], &units[1]));
    if cut(new).1 {
        text.push(" ...", Tone::Quiet);
    }
    page.quote(&text)
}

fn changed(old: &[Unit], new: &[Unit]) -> Marked {
    if same_words(old, new) {
        return whole_or_ends(new);
    }
    marked(old, new, (new.len() > LONG).then_some(CONTEXT))
}

/// The bytes to set side by side: the paragraphs, or what they share of longer ones.
fn shared(entry: &MatchEntry) -> (Bytes, Bytes) {
    let whole = |side: &Side| Bytes { start: side.start, end: side.end };
    if entry.kind < Kind::Contained {
        return (whole(&entry.a), whole(&entry.b));
    }
    let cover = |x: Bytes, y: Bytes| Bytes { start: x.start.min(y.start), end: x.end.max(y.end) };
    let pairs = entry.passages.iter().map(|pair| (pair.a, pair.b));
    let all = pairs.reduce(|x, y| (cover(x.0, y.0), cover(x.1, y.1)));
    all.unwrap_or_else(|| (whole(&entry.a), whole(&entry.b)))
}

/// Where else the paragraph stands: its other matches, then the places of its refrains that no
/// match ties it to.
fn others(page: &mut Page, view: &View, entries: &[&MatchEntry]) -> io::Result<()> {
    let draft = &entries[0].a;
    let mut seen: Set<(u32, u32)> = Set::default();
    seen.insert((draft.post, draft.paragraph));
    seen.insert((entries[0].b.post, entries[0].b.paragraph));
    let mut rows = Vec::new();
    for entry in &entries[1..] {
        if seen.insert((entry.b.post, entry.b.paragraph)) {
            let mut row = Row::new(view, entry.b.post, location(&entry.b));
            row.note = measure(entry);
            rows.push(row);
        }
    }
    for refrain in entries.iter().filter_map(|entry| view.refrain(entry)) {
        for place in &refrain.places {
            if seen.insert((place.post, place.paragraph)) {
                let location = format!("{}:{}", printable(&place.path), place.line);
                let mut row = Row::new(view, place.post, location);
                if let Some(said) = place.said() {
                    row.title = match &*row.title {
                        "" => format!("({said})"),
                        title => format!("{title} ({said})"),
                    };
                }
                rows.push(row);
            }
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    page.blank()?;
    page.line(&[(INDENT, Tone::Plain), ("Also in:", Tone::Plain)])?;
    let more = rows.len().saturating_sub(OTHERS_SHOWN) as u64;
    rows.truncate(OTHERS_SHOWN);
    table(page, &rows)?;
    if more > 0 {
        let places = counted(more, "more place", "more places");
        let more = format!("{INDENT}and {places} (--format json lists all)");
        page.line(&[(&more, Tone::Quiet)])?;
    }
    Ok(())
}

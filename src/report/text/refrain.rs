//! One entry of an archive's report: its heading, its places, its text once, and what later places
//! changed. It prints what `entry` has put together.

use std::io;

use super::diff::{CONTEXT, kept, marked};
use super::entry::{Differing, Entry, Source};
use super::life;
use super::page::{INDENT, Page};
use super::prose::{self, LONG, in_words, whole_or_ends};
use super::sides::{self, Wording};
use super::style::Tone;
use super::units::{Gap, Unit, is_part, same_words, units_of};
use super::wrap::Marked;
use crate::compare::Kind;
use crate::report::numbers::{counted, grouped, percent};
use crate::report::view::View;

/// So many changed places are shown in full; the rest are counted.
const CHANGES_SHOWN: usize = 5;

/// The facts of so many places are told; the rest are counted.
const FACTS_SHOWN: usize = 5;

/// Changes are marked if at least this much of the new text, in tenths, was there before.
const KEPT_TENTHS: usize = 4;

/// Writes the entry, `number` before its heading.
pub(super) fn write(page: &mut Page, view: &View, entry: &Entry, number: usize) -> io::Result<()> {
    page.heading(&format!("{number}.\u{a0}{}", heading(view, entry)))?;
    let (sources, names) = (entry.sources(), life::names(view, entry));
    differing(page, entry, &names)?;
    life::write(page, view, entry, &sources, &names)?;
    accepted(page, view, entry)?;
    page.blank()?;
    let head = units_of(&entry.text(view, entry.head()));
    let (changes, more) = changes(view, entry, &head, &sources);
    if let ([only], true) = (&changes[..], page.has_two_columns() && more == 0)
        && only.fits_beside(entry.head(), &head)
    {
        let long = head.len().max(only.new.len()) > LONG;
        let both = [(only.from, &head), (only.nth, &only.new)];
        let both = both.map(|(nth, units)| Wording::whole(&names[nth], units));
        return sides::write(page, both.each_ref(), long.then_some(CONTEXT));
    }
    page.quote(&whole_or_ends(&head))?;
    for change in &changes {
        page.blank()?;
        change.write(page, entry, &head, &names)?;
    }
    if more > 0 {
        let places = counted(more, "more place", "more places");
        page.blank()?;
        let more = format!("{INDENT}and {places} with changes (--format json lists all)");
        page.line(&[(&more, Tone::Quiet)])?;
    }
    Ok(())
}

/// Where a text is known and wanted, if it came back in another post too.
fn accepted(page: &mut Page, view: &View, entry: &Entry) -> io::Result<()> {
    let posts = entry.accepted_posts();
    if posts.is_empty() {
        return Ok(());
    }
    let new = (0..entry.len()).filter(|&nth| !posts.contains(&entry.place(nth).post));
    let new: Vec<String> = new.map(|nth| entry.location(view, nth)).collect();
    let new = match &new[..] {
        [] => "but not in all its places".to_owned(),
        [one] => format!("new in {one}"),
        [first, more @ ..] => format!("new in {first} and {} more", grouped(more.len() as u64)),
    };
    let told = format!("Accepted in {} of these posts; {new}", grouped(posts.len() as u64));
    page.block(INDENT, INDENT, &Marked::new(&told, Tone::Plain))
}

/// `81 words in 2 places, word for word`.
fn heading(view: &View, entry: &Entry) -> String {
    let places = entry.len() as u64;
    let posts = u64::from(entry.posts());
    let lengths = |nth| units_of(&entry.text(view, nth)).len() as u64;
    let (fewest, most) = (0..entry.len())
        .map(lengths)
        .fold((u64::MAX, 0), |(fewest, most), words| (fewest.min(words), most.max(words)));
    let words = if fewest * 5 >= most * 4 {
        // Places that keep most of it are told by their changes.
        counted(lengths(entry.head()), "word", "words")
    } else {
        format!("{} to {}", grouped(fewest), counted(most, "word", "words"))
    };
    let mut places_in = counted(places, "place", "places");
    if posts != places {
        places_in = format!("{places_in} in {}", counted(posts, "post", "posts"));
    }
    format!("{words} in {places_in}, {}{}", in_words(entry.kind()), alike(entry))
}

fn alike(entry: &Entry) -> String {
    let kind = entry.kind();
    // A shared passage is what is alike; how much of the paragraphs it is, is another matter.
    if !matches!(kind, Kind::Light | Kind::Edited) || entry.weakest() >= 1.0 {
        return String::new();
    }
    let least = if entry.len() > 2 { "at least " } else { "" };
    format!(", {least}{}\u{a0}% alike", percent(entry.weakest(), false))
}

/// The facts that differ, a line for each place that differs from the one it is most like.
fn differing(page: &mut Page, entry: &Entry, names: &[String]) -> io::Result<()> {
    let facts = entry.facts();
    let by_place: Vec<&[Differing]> = facts.chunk_by(|a, b| a.place == b.place).collect();
    for facts in by_place.iter().take(FACTS_SHOWN) {
        let said: Vec<[&str; 2]> = facts.iter().map(|fact| fact.said).collect();
        let said = prose::facts(&said).unwrap_or_default();
        let line = format!("Facts differ in {}: {said}", names[facts[0].place]);
        page.block(INDENT, INDENT, &Marked::new(&line, Tone::Alert))?;
    }
    let more = by_place.len().saturating_sub(FACTS_SHOWN) as u64;
    if more > 0 {
        let more = counted(more, "more place", "more places");
        let more = format!("{INDENT}and in {more} (--format json lists all)");
        page.line(&[(&more, Tone::Quiet)])?;
    }
    Ok(())
}

/// How a later place has what an earlier one said.
#[derive(Clone, Copy, PartialEq)]
enum How {
    /// With words changed.
    Changed,
    /// Only in part, here or in an earlier place than this: nothing was changed.
    Part,
    /// With so much changed that marks would bury the words.
    Rewritten,
}

/// A place whose words are not those of the earlier one that it is most like.
struct Change {
    nth: usize,
    from: usize,
    how: How,
    old: Vec<Unit>,
    new: Vec<Unit>,
}

/// The changed places that are shown, and how many more there are.
fn changes(
    view: &View,
    entry: &Entry,
    head: &[Unit],
    sources: &[Option<Source>],
) -> (Vec<Change>, u64) {
    let (mut shown, mut more) = (Vec::new(), 0);
    for (nth, source) in sources.iter().enumerate() {
        let exact = source.as_ref().is_some_and(|source| source.exact);
        if nth == entry.head() || exact || !entry.is_asked_for(nth) {
            continue;
        }
        let from = source.as_ref().map_or(entry.head(), |source| source.place);
        let other = (from != entry.head()).then(|| units_of(&entry.text(view, from)));
        let old = other.as_deref().unwrap_or(head);
        let new = units_of(&entry.text(view, nth));
        if same_words(old, &new) {
            continue;
        }
        if shown.len() == CHANGES_SHOWN {
            more += 1;
            continue;
        }
        let how = if source.is_none() || is_part(&new, old) {
            How::Part
        } else if kept(old, &new) * 10 < new.len() * KEPT_TENTHS {
            How::Rewritten
        } else {
            How::Changed
        };
        shown.push(Change { nth, from, how, old: old.to_vec(), new });
    }
    (shown, more)
}

impl Change {
    /// Whether it can stand beside the entry's first wording, so that this need not be told twice.
    fn fits_beside(&self, at: usize, head: &[Unit]) -> bool {
        let whole = |units: &[Unit]| units.iter().skip(1).all(|it| it.gap != Gap::Paragraph);
        self.from == at && self.how == How::Changed && whole(head) && whole(&self.new)
    }

    fn write(
        &self,
        page: &mut Page,
        entry: &Entry,
        head: &[Unit],
        names: &[String],
    ) -> io::Result<()> {
        let [name, from] = [&*names[self.nth], &*names[self.from]];
        if self.how == How::Changed && page.has_two_columns() {
            let both = [Wording::whole(from, &self.old), Wording::whole(name, &self.new)];
            return sides::write(page, both.each_ref(), Some(CONTEXT));
        }
        let lead = match self.how {
            How::Changed => {
                // A copy of the text above is that text.
                let against = (!same_words(&self.old, head)).then_some(from);
                lead(entry, name, against)
            }
            How::Part => Marked::new(&format!("A part of it, in {name}:"), Tone::Plain),
            How::Rewritten => Marked::new(&format!("Much rewritten, in {name}:"), Tone::Plain),
        };
        page.block(INDENT, INDENT, &lead)?;
        let text = match self.how {
            How::Changed => marked(&self.old, &self.new, Some(CONTEXT)),
            How::Part | How::Rewritten => whole_or_ends(&self.new),
        };
        page.quote(&text)
    }
}

/// The line above a change: `Changed in 2019-03-04, against 2018-10-02:`.
fn lead(entry: &Entry, name: &str, against: Option<&str>) -> Marked {
    // Without dates nobody knows which of the two was changed.
    let dated = entry.place(entry.head()).date.is_some();
    let verb = if dated { "Changed" } else { "Differs" };
    let against = against.map(|against| format!(", against {against}")).unwrap_or_default();
    Marked::new(&format!("{verb} in {name}{against}:"), Tone::Plain)
}

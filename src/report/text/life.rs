//! The life line of an entry: its places in the order of their dates, what each changed of the
//! earlier one that it is most like, and how long after. Which words were changed is told below it.

use std::io;

use super::entry::{Entry, Source};
use super::page::{INDENT, Page};
use super::style::Tone;
use super::wrap::{Marked, columns};
use crate::report::numbers::{counted, grouped, percent};
use crate::report::view::{View, one_line};
use crate::text::Map;

/// So many places of a longer line are shown at its start and at its end; the rest are counted.
const FIRST: usize = 9;
const LAST: usize = 3;

/// A few too many are no reason to leave some out.
const SPARE: usize = 3;

/// One place of the line.
struct Row {
    date: String,
    note: String,
    title: String,
    location: String,
    post: u32,
}

/// Writes the line; `sources` and `names` have an item for each place.
pub(super) fn write(
    page: &mut Page,
    view: &View,
    entry: &Entry,
    sources: &[Option<Source>],
    names: &[String],
) -> io::Result<()> {
    let asked = |nth: &usize| *nth == entry.head() || entry.is_asked_for(*nth);
    let listed: Vec<usize> = (0..entry.len()).filter(asked).collect();
    let all = listed.len();
    let left_out = if all > FIRST + LAST + SPARE { FIRST..all - LAST } else { all..all };
    // The place in the row above, if that is shown.
    let above = |at: usize| (at > 0 && at != left_out.end).then(|| listed[at - 1]);
    let row = |at: usize| {
        let nth = listed[at];
        let place = entry.place(nth);
        let title = view.post(place.post).and_then(|post| post.title.as_deref());
        Row {
            date: place.date.as_deref().unwrap_or("undated").to_owned(),
            note: note(entry, sources[nth].as_ref(), nth, above(at), names),
            title: title.map(one_line).unwrap_or_default(),
            location: entry.location(view, nth),
            post: place.post,
        }
    };
    let rows: Vec<Row> = (0..all).filter(|at| !left_out.contains(at)).map(row).collect();
    let widths = Widths::of(page.wide, &rows);
    for (at, row) in rows.iter().enumerate() {
        if at == left_out.start {
            let more = counted(left_out.len() as u64, "more place", "more places");
            let more = format!("{INDENT}... {more} (--format json lists all) ...");
            page.line(&[(&more, Tone::Quiet)])?;
        }
        line(page, row, &widths)?;
    }
    let more = (entry.len() - all) as u64;
    if more > 0 {
        let more = counted(more, "more place", "more places");
        let more = format!("{INDENT}and {more} that the filters do not ask for");
        page.line(&[(&more, Tone::Quiet)])?;
    }
    Ok(())
}

/// The columns of the line, if all rows fit.
struct Widths {
    date: usize,
    note: usize,
    title: usize,
    fits: bool,
}

impl Widths {
    fn of(width: usize, rows: &[Row]) -> Self {
        let widest =
            |of: fn(&Row) -> &str| rows.iter().map(|row| columns(of(row))).max().unwrap_or(0);
        let (date, note) = (widest(|row| &row.date), widest(|row| &row.note));
        let (title, location) = (widest(|row| &row.title), widest(|row| &row.location));
        let between = [date, note, title].iter().filter(|width| **width > 0).count() * 2;
        let fits = INDENT.len() + date + note + title + location + between <= width;
        Self { date, note, title, fits }
    }
}

fn line(page: &mut Page, row: &Row, widths: &Widths) -> io::Result<()> {
    let date = format!("{INDENT}{:width$}  ", row.date, width = widths.date);
    if widths.fits {
        let space = |text: &str, width: usize| match width {
            0 => String::new(),
            _ => " ".repeat(width - columns(text) + 2),
        };
        return page.line(&[
            (&date, Tone::Quiet),
            (&row.note, Tone::Plain),
            (&space(&row.note, widths.note), Tone::Plain),
            (&row.title, Tone::Title(row.post)),
            (&space(&row.title, widths.title), Tone::Plain),
            (&row.location, Tone::File(row.post)),
        ]);
    }
    let below = " ".repeat(columns(&date));
    let mut text = Marked::new(&row.note, Tone::Plain);
    if !(row.note.is_empty() || row.title.is_empty()) {
        text.push(" ·\u{a0}", Tone::Quiet);
    }
    text.push(&row.title, Tone::Title(row.post));
    if text.is_empty() {
        return page.line(&[(&date, Tone::Quiet), (&row.location, Tone::File(row.post))]);
    }
    page.block(&date, &below, &text)?;
    page.line(&[(&below, Tone::Plain), (&row.location, Tone::File(row.post))])
}

/// `9 months later, 98 % like 2018-03-15: 1 word changed`.
/// What the place says of itself stands behind it.
fn note(
    entry: &Entry,
    source: Option<&Source>,
    nth: usize,
    above: Option<usize>,
    names: &[String],
) -> String {
    let note = change_of(entry, source, nth, above, names);
    match entry.said(nth) {
        None => note,
        Some(said) if note.is_empty() => said.to_owned(),
        Some(said) => format!("{note}; {said}"),
    }
}

fn change_of(
    entry: &Entry,
    source: Option<&Source>,
    nth: usize,
    above: Option<usize>,
    names: &[String],
) -> String {
    let dated = entry.place(nth).date.is_some();
    let Some(source) = source else {
        return match (nth == entry.head(), dated) {
            (true, true) => "first use".to_owned(),
            (true, false) => String::new(),
            (false, _) => "like a later place only".to_owned(),
        };
    };
    let above = above == Some(source.place);
    let name = match names[source.place].as_str() {
        // A path in the middle of a line is hard to read, and the place is in sight.
        path if above && entry.place(source.place).date.as_deref() != Some(path) => "the one above",
        name => name,
    };
    let gap = source.days.map(later);
    let (when, it) = match gap {
        Some(gap) if above => {
            (format!("{gap} later, ").replace("the same day later", "the same day"), name)
        }
        Some(gap) if source.days == Some(0) => (format!("{gap}, "), name),
        Some(gap) => (format!("{gap} after {name}, "), "it"),
        None => (String::new(), name),
    };
    let like = |alike: u32| format!("{alike}\u{a0}% like {it}");
    let how = match source.words {
        _ if source.exact => match it {
            "it" => "word for word".to_owned(),
            _ if above => "word for word".to_owned(),
            name => format!("word for word as {name}"),
        },
        Some((0, dropped)) if dropped > 0 => match it {
            "it" => format!("without {} of its words", grouped(dropped)),
            name => format!("{name} without {}", counted(dropped, "word", "words")),
        },
        Some((added, 0)) if added > 0 => {
            let name = if it == "it" { "" } else { &format!("{name} ") };
            format!("{name}with {} more", counted(added, "word", "words"))
        }
        Some((added, dropped)) => {
            format!("{}: {}", like(percent(source.similarity, false)), change(added, dropped))
        }
        None => like(percent(source.similarity, false)),
    };
    format!("{when}{how}")
}

/// `3 words changed`, or `15 words added, 12 dropped`.
fn change(added: u64, dropped: u64) -> String {
    if added == dropped {
        format!("{} changed", counted(added, "word", "words"))
    } else {
        format!("{} added, {} dropped", counted(added, "word", "words"), grouped(dropped))
    }
}

/// A number of days as people say it: `6 months`, `3 years`.
fn later(days: u64) -> String {
    match days {
        0 => "the same day".to_owned(),
        350..=380 => "1 year".to_owned(),
        1..=20 => counted(days, "day", "days"),
        21..=59 => counted((days + 3) / 7, "week", "weeks"),
        // A month has 30.44 days on the average, a year 365.25.
        60..=700 => counted((days * 100 + 1522) / 3044, "month", "months"),
        _ => counted((days * 100 + 18_262) / 36_525, "year", "years"),
    }
}

/// What to call each place: its date, or where it stands if the date does not tell it apart; the
/// name of the file will do, if that tells it apart, for the path stands in the line.
pub(super) fn names(view: &View, entry: &Entry) -> Vec<String> {
    let places = || 0..entry.len();
    let date = |nth: usize| entry.place(nth).date.as_deref().unwrap_or_default();
    let located: Vec<String> = places().map(|nth| entry.location(view, nth)).collect();
    let short = |nth: usize| located[nth].rsplit('/').next().unwrap_or_default();
    let (mut dates, mut files): (Map<&str, u32>, Map<&str, u32>) = Default::default();
    for nth in places() {
        *dates.entry(date(nth)).or_default() += 1;
        *files.entry(short(nth)).or_default() += 1;
    }
    let name = |nth: usize| match (date(nth), short(nth)) {
        (date, _) if !date.is_empty() && dates.get(date) == Some(&1) => date,
        (_, file) if files.get(file) == Some(&1) => file,
        _ => located[nth].as_str(),
    };
    places().map(|nth| name(nth).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_as_people_say_them() {
        let told = [0, 1, 14, 28, 182, 273, 365, 731, 1100].map(later);
        let as_said = [
            "the same day",
            "1 day",
            "14 days",
            "4 weeks",
            "6 months",
            "9 months",
            "1 year",
            "2 years",
            "3 years",
        ];
        assert_eq!(told, as_said);
    }

    #[test]
    fn words_put_in_and_left_out_are_counted() {
        assert_eq!(change(1, 1), "1 word changed");
        assert_eq!(change(15, 1200), "15 words added, 1 200 dropped");
    }
}

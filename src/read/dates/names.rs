//! A date inside a file's name: `10Apr2006-speech.txt`, `minutes_2006_04_10.md`. Only what can be read
//! in one way is a date: `03-04-2006` is in March here and in April there, and gives none.

use jiff::civil::Date;

use crate::text::MONTHS;

/// What may part the numbers of a date.
const MARKS: [&str; 4] = ["-", "_", ".", " "];

/// The one date in a file's name, its ending left out. Where it holds two that differ, none is known.
pub(super) fn inside(stem: &str) -> Option<Date> {
    let parts = parts(stem);
    let mut found = (0..parts.len()).filter_map(|at| date(&parts[at..]));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Runs of digits, runs of letters, and all else by the character.
fn parts(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_ascii_digit() => 1,
        _ if c.is_alphabetic() => 2,
        _ => 0,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != class(c) || last == 0) {
            parts.push(&text[start..at]);
            start = at;
        }
        last = Some(class(c));
    }
    if start < text.len() {
        parts.push(&text[start..]);
    }
    parts
}

/// The date that begins with the first of these parts.
fn date(parts: &[&str]) -> Option<Date> {
    let first = *parts.first()?;
    if first.len() == 8 && is_number(first) {
        return of(year(&first[..4])?, number(&first[4..6], 2)?, number(&first[6..], 2)?);
    }
    let (second, mark, rest) = next(&parts[1..])?;
    let (third, other, _) = next(rest)?;
    if let Some(month) = month(second) {
        // A day and a year, or a year and a day.
        let day_first = || Some((year(third)?, day(first)?));
        let year_first = || Some((year(first)?, day(third)?));
        let (year, day) = day_first().or_else(year_first)?;
        return of(year, month, day);
    }
    if let Some(month) = month(first) {
        return of(year(third)?, month, day(second)?);
    }
    // In numbers alone, the year has to come first, and one mark to part them all.
    let parted = mark.is_some() && mark == other;
    if parted { of(year(first)?, number(second, 2)?, number(third, 2)?) } else { None }
}

/// The next part that is no mark, the mark before it, and what follows.
fn next<'a, 'b>(parts: &'b [&'a str]) -> Option<(&'a str, Option<&'a str>, &'b [&'a str])> {
    match parts {
        [mark, part, rest @ ..] if MARKS.contains(mark) => Some((part, Some(mark), rest)),
        [part, rest @ ..] => Some((part, None, rest)),
        [] => None,
    }
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
}

fn number(part: &str, digits: usize) -> Option<i8> {
    (part.len() == digits && is_number(part)).then(|| part.parse().ok())?
}

fn day(part: &str) -> Option<i8> {
    number(part, 2).or_else(|| number(part, 1))
}

/// A year in which a post can have been written.
fn year(part: &str) -> Option<i16> {
    let year = (part.len() == 4 && is_number(part)).then(|| part.parse().ok())?;
    year.filter(|year| (1900..2100).contains(year))
}

fn month(part: &str) -> Option<i8> {
    let name = part.to_ascii_lowercase();
    let is = |month: &&str| name == **month || name == month[..3] || (name == "sept");
    let at = (1..).zip(MONTHS).find(|(at, month)| is(month) && (name != "sept" || *at == 9));
    at.map(|(at, _)| at)
}

fn of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_can_be_read_in_one_way() {
        for stem in [
            "10Apr2006Harbor403",
            "minutes_2006_04_10",
            "2006.04.10",
            "speech-10-april-2006",
            "April 10 2006",
            "2006Apr10",
            "backup20060410x",
            "2006-04-10-as-told-on-10Apr2006",
        ] {
            assert_eq!(inside(stem), Some(date(2006, 4, 10)), "{stem}");
        }
        assert_eq!(inside("1-Sept-2011"), Some(date(2011, 9, 1)));
    }

    #[test]
    fn what_can_be_read_in_two_ways_or_none() {
        for stem in [
            "03-04-2006",
            "03Apr06",
            "2006-04",
            "2006_04-10",
            "31Feb2006",
            "mayor-2006",
            "10Apr2006-to-12Apr2006",
            "120060410",
            "may-day",
            "",
            "한국어",
        ] {
            assert_eq!(inside(stem), None, "{stem}");
        }
    }
}

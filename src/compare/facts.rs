//! Same paragraph, different fact: whether all that two paragraphs do not share is numbers, dates,
//! names or a negation, and the stretches of both sides that say so.
//!
//! One other changed word, and nothing is told. Names are capitalised words inside a sentence, so
//! that scripts without case, and German, have numbers, dates and negations only.

use std::ops::Range;

use super::fact_words::{
    denied_in_korean, inflected, is_article, is_loose, is_scale, is_share, is_support, negation,
    value, values,
};
use super::hunks::Hunk;
use super::wording::Wording;
use crate::segment::{TermId, Terms};
use crate::text::{Byte, Span};

/// A word that goes with a number stands at most so many words from it.
const NEAR_NUMBER: usize = 3;

/// Two stretches that say different things, in bytes of the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// What a says.
    pub a: Span<Byte>,
    /// What b says.
    pub b: Span<Byte>,
}

/// What a hunk says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// The same, in other words.
    Same,
    /// The same word as it stands beside another number.
    Inflected,
    Number,
    Name,
    Negation,
}

/// The facts that differ, or none, if anything else does.
pub(super) fn facts(a: &Wording<'_>, b: &Wording<'_>, hunks: &[Hunk]) -> Vec<Fact> {
    let told: Option<Vec<Said>> = hunks.iter().map(|hunk| said(a, b, hunk)).collect();
    let Some(told) = told else { return Vec::new() };
    let alone = |at: usize| {
        let near = |other: usize| {
            let (hunk, other) = (&hunks[at].a, &hunks[other].a);
            let behind = other.start.saturating_sub(hunk.end);
            behind.max(hunk.start.saturating_sub(other.end)) <= NEAR_NUMBER
        };
        !(0..hunks.len()).any(|other| told[other] == Said::Number && near(other))
    };
    if (0..hunks.len()).any(|at| told[at] == Said::Inflected && alone(at)) {
        return Vec::new();
    }
    let mut stretches: Vec<Hunk> = Vec::new();
    for (at, hunk) in hunks.iter().enumerate() {
        let room = Room {
            before: at.checked_sub(1).map_or(0, |at| hunks[at].a.end),
            behind: hunks.get(at + 1).map_or(a.words.len(), |next| next.a.start),
        };
        let Some(next) = stretch(a, b, hunk, told[at], &room) else { continue };
        match stretches.last_mut() {
            Some(last) if last.a.end > next.a.start || last.b.end > next.b.start => {
                (last.a.end, last.b.end) = (next.a.end, next.b.end);
            }
            _ => stretches.push(next),
        }
    }
    stretches.iter().map(|it| Fact { a: a.bytes(&it.a), b: b.bytes(&it.b) }).collect()
}

/// Whether a look at the changed words tells that something else was changed, so that nobody need cut
/// the text: a word that has no capital anywhere in it, and is nothing else that a fact is made of.
pub(super) fn hopeless(
    terms: &Terms,
    [a, b]: [&[TermId]; 2],
    texts: [&str; 2],
    hunks: &[Hunk],
) -> bool {
    hunks.iter().any(|hunk| {
        let word = |term: &TermId| terms.word(*term);
        let sides = [&a[hunk.a.clone()], &b[hunk.b.clone()]];
        let denied = || sides[0].iter().chain(sides[1]).any(|it| negation(word(it)).0.is_some());
        let ordinary = |side: usize| {
            let other = sides[1 - side];
            sides[side].iter().map(word).any(|this| {
                let may_be = !this.is_ascii()
                    || has_capital(texts[side], this)
                    || value(this).is_some()
                    || leads(this)
                    || is_article(this)
                    || other.iter().any(|it| inflected(this, word(it)));
                !may_be && !denied()
            })
        };
        ordinary(0) || ordinary(1)
    })
}

/// Whether an ASCII word stands somewhere in a text with a capital.
fn has_capital(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first().map(u8::to_ascii_uppercase) else { return false };
    if !first.is_ascii_uppercase() {
        return false;
    }
    memchr::memchr_iter(first, text).any(|at| {
        let here = text.get(at..at + word.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(word))
    })
}

/// What a hunk says, or `None` if it changes something that is no fact.
fn said(a: &Wording<'_>, b: &Wording<'_>, hunk: &Hunk) -> Option<Said> {
    let words = [&a.words[hunk.a.clone()], &b.words[hunk.b.clone()]];
    if let Some(said) = negated(words) {
        return Some(said);
    }
    if counts_paragraphs(a, &hunk.a) && counts_paragraphs(b, &hunk.b) {
        return Some(Said::Same);
    }
    // What changes with a number is left aside; what remains has to be facts.
    let pairs = words[0].iter().rev().zip(words[1].iter().rev());
    let goes = |(left, right): &(&&str, &&str)| {
        value(left).is_none() && value(right).is_none() && inflected(left, right)
    };
    let inflections = pairs.take_while(goes).count();
    let rest = [&hunk.a, &hunk.b].map(|range| range.start..range.end - inflections);
    let sorts = [sorts(a, &rest[0]), sorts(b, &rest[1])];
    let numbers = [(a, &rest[0]), (b, &rest[1])]
        .map(|(side, range)| values(range.clone().map(|at| side.words[at])));
    let empty = rest.clone().map(|range| range.is_empty());
    match (sorts, empty) {
        (_, [true, true]) => (inflections > 0).then_some(Said::Inflected),
        ([Some(left), Some(right)], [false, false]) if left == right => {
            let [of_a, of_b] = numbers;
            if of_a.is_some() && of_a == of_b {
                return same_shares(a, b, &rest).then_some(Said::Same);
            }
            if inflections > 0 && !left.number {
                return None;
            }
            if left.number {
                return Some(Said::Number);
            }
            let [left, right] = [0, 1].map(|side| &words[side][..rest[side].len()]);
            Some(if one_name(left, right) { Said::Same } else { Said::Name })
        }
        ([Some(only), _], [false, true]) | ([_, Some(only)], [true, false]) => {
            let (side, range) = if empty[1] { (a, &rest[0]) } else { (b, &rest[1]) };
            if range.clone().all(|at| is_share(side.words[at])) {
                return same_shares(a, b, &rest).then_some(Said::Same);
            }
            let loose = range.clone().any(|at| is_loose(side.words[at]));
            (only.number && !only.name && !loose && inflections == 0).then_some(Said::Number)
        }
        _ => {
            let article = |words: &[&str]| matches!(words, [word] if is_article(word));
            let left = &words[0][..rest[0].len()];
            let right = &words[1][..rest[1].len()];
            let [of_a, of_b] = numbers;
            let counted = (article(left) && of_b.is_some_and(|it| !it.is_empty()))
                || (article(right) && of_a.is_some_and(|it| !it.is_empty()));
            counted.then_some(Said::Number)
        }
    }
}

/// Whether a stretch is nothing, or the number that a paragraph has in a list: `2. Consider`.
fn counts_paragraphs(side: &Wording<'_>, range: &Range<usize>) -> bool {
    let number = |word: &str| word.len() < 3 && word.chars().all(char::is_numeric);
    range.start == 0
        && match side.words[range.clone()] {
            [] => true,
            [word] => number(word) && side.gap(1).starts_with(['.', ')', ':']),
            _ => false,
        }
}

/// Which sorts of facts a stretch is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sorts {
    /// Numbers, months and weekdays.
    number: bool,
    name: bool,
}

/// The sorts of a stretch, or `None` if a word of it is none.
fn sorts(side: &Wording<'_>, range: &Range<usize>) -> Option<Sorts> {
    let mut sorts = Sorts::default();
    for at in range.clone() {
        if value(side.words[at]).is_some() || side.is_date(at) {
            sorts.number = true;
        } else if side.is_name(at, range) {
            sorts.name = true;
        } else if !(leads(side.words[at]) && at + 1 < range.end) {
            return None;
        }
    }
    // A name that is a number too, such as that of an aircraft, is told as a number.
    Some(sorts)
}

/// Whether two names are one, written out and shortened: `Sen`, `Senator`, or `NPS`, `the National
/// Park Service`.
fn one_name(a: &[&str], b: &[&str]) -> bool {
    let short = |a: &str, b: &str| a.len() > 1 && b.starts_with(a);
    let initials = |letters: &str, words: &[&str]| {
        let words = || words.iter().filter(|word| !leads(word));
        words().count() > 1 && letters.chars().eq(words().filter_map(|word| word.chars().next()))
    };
    match (a, b) {
        ([a], [b]) => short(a, b) || short(b, a),
        ([letters], words) | (words, [letters]) => initials(letters, words),
        _ => false,
    }
}

/// Whether a word may stand in a name, if another word of the name follows.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "von"
            | "van"
            | "der"
            | "den"
            | "de"
            | "da"
            | "di"
            | "del"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "du"
            | "dos"
    )
}

/// Whether a share that one side says in a word, the other says by a sign.
fn same_shares(a: &Wording<'_>, b: &Wording<'_>, rest: &[Range<usize>; 2]) -> bool {
    let sides = [(a, &rest[0]), (b, &rest[1])];
    let in_words = sides.map(|(side, range)| range.clone().any(|at| is_share(side.words[at])));
    let by_sign = sides.map(|(side, range)| side.gap(range.end).contains('%'));
    in_words[0] == in_words[1] || in_words[0] == by_sign[1] || in_words[1] == by_sign[0]
}

/// What a hunk says if a negation is all that it changes.
fn negated([a, b]: [&[&str]; 2]) -> Option<Said> {
    let parted = [a, b].map(|words| {
        let parts = words.iter().map(|word| negation(word));
        let (mut nots, mut rest) = (Vec::new(), Vec::new());
        for (not, word) in parts {
            nots.extend(not);
            rest.extend(word);
        }
        (nots, rest)
    });
    let [(nots_a, rest_a), (nots_b, rest_b)] = &parted;
    let (nots, denied, said) = match (&nots_a[..], &nots_b[..]) {
        ([], []) if denied_in_korean(a, b) || denied_in_korean(b, a) => {
            return Some(Said::Negation);
        }
        ([], []) => return None,
        (left, right) if left == right => return (rest_a == rest_b).then_some(Said::Same),
        ([not], []) => (*not, rest_a, rest_b),
        ([], [not]) => (*not, rest_b, rest_a),
        _ => return None,
    };
    if denied == said {
        return Some(Said::Negation);
    }
    let article = |word: &str| matches!(word, "a" | "an" | "any" | "some");
    let fits = match nots {
        "no" => denied.is_empty() && matches!(&said[..], [word] if article(word)),
        // `kein Geld`, `Geld`.
        "kein" => denied.len() == 1 && said.is_empty(),
        "not" => {
            let supported = denied.first().is_some_and(|word| is_support(word));
            let rest = denied.get(1..).unwrap_or_default();
            let pairs = || rest.iter().zip(said.iter());
            supported && rest.len() == said.len() && pairs().all(|(a, b)| a == b || inflected(a, b))
        }
        _ => false,
    };
    fits.then_some(Said::Negation)
}

/// How far a stretch may grow: to the hunks beside it, counted in words of a.
struct Room {
    before: usize,
    behind: usize,
}

/// The smallest stretch around a hunk that reads as a fact, or `None` if the hunk says none.
fn stretch(a: &Wording<'_>, b: &Wording<'_>, hunk: &Hunk, said: Said, room: &Room) -> Option<Hunk> {
    if matches!(said, Said::Same | Said::Inflected) {
        return None;
    }
    let mut grown = hunk.clone();
    // Words beside a hunk are equal on both sides, so what holds of a's holds of b's but for marks.
    let left = |grown: &Hunk, n: usize| {
        (grown.a.start >= room.before + n).then(|| a.words[grown.a.start - n])
    };
    let right = |grown: &Hunk| (grown.a.end < room.behind).then(|| a.words[grown.a.end]);
    let joins =
        |at_a: usize, at_b: usize, comma: bool| a.follows(at_a, comma) && b.follows(at_b, comma);
    match said {
        Said::Number => {
            let first = a.words.get(grown.a.start).filter(|_| !hunk.a.is_empty());
            let first = first.or_else(|| b.words.get(grown.b.start));
            let in_words = |word: &str| word.chars().all(char::is_alphabetic);
            let goes_with = |word: &str| {
                // `950 million`, `twenty-five`.
                let first = first.filter(|first| in_words(first) && value(first).is_some());
                let scale = first.is_some_and(|first| is_scale(first));
                value(word).is_some() && first.is_some() && (scale || in_words(word))
            };
            if let Some(word) = left(&grown, 1)
                && joins(grown.a.start, grown.b.start, true)
            {
                let month = a.is_month(grown.a.start - 1);
                let day = value(word).is_some()
                    && left(&grown, 2).is_some()
                    && a.is_month(grown.a.start - 2);
                let more = if month || goes_with(word) { 1 } else { 2 * usize::from(day) };
                (grown.a.start, grown.b.start) = (grown.a.start - more, grown.b.start - more);
            }
            while let Some(word) = right(&grown) {
                let month = !word.contains(char::is_numeric) && a.is_month(grown.a.end);
                let follows = joins(grown.a.end, grown.b.end, month);
                if !follows || !(is_scale(word) || month) {
                    break;
                }
                (grown.a.end, grown.b.end) = (grown.a.end + 1, grown.b.end + 1);
                if month {
                    break;
                }
            }
            let article = |side: &Wording<'_>, range: &Range<usize>| matches!(side.words[range.clone()], [word] if is_article(word));
            if article(a, &grown.a)
                || article(b, &grown.b)
                || grown.a.is_empty()
                || grown.b.is_empty()
            {
                with_next(&mut grown, room);
            }
        }
        Said::Negation => {
            let first = |side: &Wording<'_>, range: &Range<usize>| {
                side.words[range.clone()].first().is_some_and(|word| {
                    matches!(*word, "no" | "안" | "못") || is_article(word.trim_start_matches('k'))
                })
            };
            if first(a, &grown.a) || first(b, &grown.b) {
                with_next(&mut grown, room);
            } else if grown.a.is_empty() || grown.b.is_empty() {
                with_last(&mut grown, room);
            }
        }
        Said::Name | Said::Same | Said::Inflected => {}
    }
    if grown.a.is_empty() || grown.b.is_empty() {
        with_last(&mut grown, room);
    }
    if grown.a.is_empty() || grown.b.is_empty() {
        with_next(&mut grown, room);
    }
    Some(grown)
}

/// Takes in the word behind.
fn with_next(grown: &mut Hunk, room: &Room) {
    if grown.a.end < room.behind {
        (grown.a.end, grown.b.end) = (grown.a.end + 1, grown.b.end + 1);
    }
}

/// Takes in the word before.
fn with_last(grown: &mut Hunk, room: &Room) {
    if grown.a.start > room.before {
        (grown.a.start, grown.b.start) = (grown.a.start - 1, grown.b.start - 1);
    }
}

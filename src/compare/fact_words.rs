//! Words by which facts are told: numbers, months and weekdays, negations, and what changes with a
//! number. All words are folded; the lists are English and German. A list that lacks a word costs a
//! fact that is not told, never one that is told wrongly.

use std::borrow::Cow;

use crate::text::MONTHS;

/// Numbers in words, each in the place of its value.
const ENGLISH: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const GERMAN: [&str; 21] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
    "zwanzig",
];
const ENGLISH_TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const GERMAN_TENS: [&str; 8] =
    ["zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
const ORDINALS: [&str; 11] = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth",
];

/// Numbers that stand behind others and belong to them.
const SCALES: [&str; 15] = [
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "dozen",
    "hundert",
    "tausend",
    "millionen",
    "milliarden",
];
const SHARES: [&str; 3] = ["percent", "prozent", "pct"];

/// Months in German, and shortened in English or German; see `text::MONTHS` for the others.
const MORE_MONTHS: [&str; 22] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "januar",
    "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "dez",
];
const WEEKDAYS: [&str; 24] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
];

/// Short words that change when a number does.
const WITH_NUMBER: [(&str, &str); 12] = [
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("this", "these"),
    ("that", "those"),
    ("man", "men"),
    ("woman", "women"),
    ("child", "children"),
    ("person", "people"),
    ("foot", "feet"),
    ("ist", "sind"),
    ("war", "waren"),
];

const ENDINGS: [&str; 10] = ["", "s", "es", "y", "ies", "e", "en", "n", "er", "d"];

/// The value of a number, in a form that is the same for all ways to write it: digits without the
/// marks between thousands, words as digits, scales as themselves. `None` if it is no number.
pub(super) fn value(word: &str) -> Option<Cow<'static, str>> {
    if word.chars().any(char::is_numeric) {
        return Some(Cow::Owned(digits(word)));
    }
    let place = |list: &[&str]| list.iter().position(|&known| known == word);
    let unit = place(&ENGLISH).or_else(|| place(&GERMAN));
    let ten = || place(&ENGLISH_TENS).or_else(|| place(&GERMAN_TENS)).map(|at| (at + 2) * 10);
    if let Some(number) = unit.or_else(ten) {
        return Some(Cow::Owned(number.to_string()));
    }
    if let Some(number) = place(&ORDINALS) {
        let ending = ["th", "st", "nd", "rd"].get(number).copied().unwrap_or("th");
        return Some(Cow::Owned(format!("{number}{ending}")));
    }
    if is_share(word) {
        return Some(Cow::Borrowed("%"));
    }
    if let Some(at) = place(&SCALES) {
        return Some(Cow::Borrowed(SCALES[at].trim_end_matches('s')));
    }
    match word {
        "once" => Some(Cow::Borrowed("1x")),
        "twice" => Some(Cow::Borrowed("2x")),
        "half" => Some(Cow::Borrowed("1/2")),
        _ => None,
    }
}

/// The values of a row of numbers, shares left out and `twenty five` read as 25, or `None` if one of
/// the words is no number.
pub(super) fn values<'a>(words: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
    let mut values: Vec<String> = Vec::new();
    let mut after_ten = 0;
    for word in words {
        let value = value(word)?;
        let number: Option<u64> = value.parse().ok();
        let in_words = word.chars().all(char::is_alphabetic);
        match (values.last_mut(), number) {
            _ if value == "%" => {}
            (Some(last), Some(unit @ 1..=9)) if after_ten > 0 && in_words => {
                *last = (after_ten + unit).to_string();
            }
            _ => values.push(value.into_owned()),
        }
        after_ten =
            number.filter(|n| in_words && n % 10 == 0 && (20..100).contains(n)).unwrap_or(0);
    }
    Some(values)
}

/// Digits without what is written between thousands, nor zeros before them. `2.5` and `25` are two
/// numbers, `28.500` and `28,500` one.
fn digits(word: &str) -> String {
    let groups: Vec<&str> = word.split([',', '.', '\'', '_', '\u{66c}']).collect();
    let whole = |group: &&str| group.chars().all(|c| c.is_ascii_digit());
    let thousands = groups.len() > 1
        && groups.iter().all(whole)
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3);
    let text = groups.join(if thousands { "" } else { "." });
    match text.trim_start_matches('0') {
        "" => "0".to_owned(),
        rest if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
        _ => text,
    }
}

/// Whether a number says less without the number before it: `million`, `percent`.
pub(super) fn is_scale(word: &str) -> bool {
    SCALES.contains(&word) || is_share(word)
}

/// Whether it can be left out without a number being left out: `the first time`, `the one thing`, a
/// name such as `18F`.
pub(super) fn is_loose(word: &str) -> bool {
    let named = word.contains(char::is_numeric) && word.contains(|c: char| c.is_ascii_alphabetic());
    named || matches!(word, "one" | "once" | "half" | "null") || ORDINALS.contains(&word)
}

/// Whether it is a month or a weekday, if it has a capital.
pub(super) fn is_date(word: &str) -> bool {
    is_month(word) || WEEKDAYS.contains(&word)
}

/// Whether it is a month, if it has a capital.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word) || MORE_MONTHS.contains(&word)
}

/// Whether it says of the number before it that it is a share.
pub(super) fn is_share(word: &str) -> bool {
    SHARES.contains(&word)
}

/// Whether it may stand where a number stands: `a year ago`, `two years ago`.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an") || is_german_article(word)
}

fn is_german_article(word: &str) -> bool {
    matches!(word, "ein" | "eine" | "einen" | "einem" | "einer" | "eines")
}

/// Whether two words are one, as it stands beside one number and beside another.
pub(super) fn inflected(a: &str, b: &str) -> bool {
    let known = |&(one, many): &(&str, &str)| (a, b) == (one, many) || (b, a) == (one, many);
    if WITH_NUMBER.iter().any(known) {
        return true;
    }
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    let (letters, bytes) = same.fold((0, 0), |(n, bytes), (c, _)| (n + 1, bytes + c.len_utf8()));
    letters >= 3 && ENDINGS.contains(&&a[bytes..]) && ENDINGS.contains(&&b[bytes..])
}

/// A word as the negation that it is or holds, and the rest of it.
pub(super) fn negation(word: &str) -> (Option<&'static str>, Option<Cow<'_, str>>) {
    const ALONE: [&str; 8] = ["not", "never", "no", "nicht", "nie", "niemals", "안", "못"];
    if let Some(at) = ALONE.iter().position(|&known| known == word) {
        return (Some(ALONE[at]), None);
    }
    let base = match word {
        "cannot" | "can't" => Some("can"),
        "won't" => Some("will"),
        "shan't" => Some("shall"),
        _ => word.strip_suffix("n't"),
    };
    if let Some(base) = base {
        return (Some("not"), Some(Cow::Borrowed(base)));
    }
    match word.strip_prefix('k') {
        Some(article) if is_german_article(article) => (Some("kein"), Some(Cow::Borrowed(article))),
        _ => (None, Some(Cow::Borrowed(word))),
    }
}

/// Whether it stands before `not` only because that needs a verb before it.
pub(super) fn is_support(word: &str) -> bool {
    matches!(word, "do" | "does" | "did")
}

/// Whether the first words say of a Korean verb that it is not so, and the other word says that it
/// is: `가지 않는다`, `간다`. The stem must be the same but for the end of its last syllable.
pub(super) fn denied_in_korean(denied: &[&str], said: &[&str]) -> bool {
    let (&[verb, not], &[said]) = (denied, said) else { return false };
    let Some(stem) = verb.strip_suffix('지').filter(|stem| !stem.is_empty()) else { return false };
    if !["않", "못하", "못한", "못할", "못해", "못했"].iter().any(|it| not.starts_with(it))
    {
        return false;
    }
    let (stem, said): (Vec<char>, Vec<char>) = (stem.chars().collect(), said.chars().collect());
    let last = stem.len() - 1;
    stem.len() <= said.len() && stem[..last] == said[..last] && goes_on(stem[last], said[last])
}

/// Whether two syllables are the same but for a consonant at the end, which the first has not, or
/// are two forms of 하다.
fn goes_on(stem: char, said: char) -> bool {
    let open = |c: char| {
        let at = u32::from(c).checked_sub(0xac00).filter(|at| *at < 11_172)?;
        Some((at / 28, at % 28))
    };
    let (Some((a, ends)), Some((b, _))) = (open(stem), open(said)) else { return false };
    stem == said || (a == b && ends == 0) || (stem == '하' && matches!(said, '해' | '했'))
}

/// Whether a paragraph with these words is German, where a capital does not mean a name.
pub(super) fn is_german<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> bool {
    const OFTEN: [&str; 26] = [
        "und", "der", "das", "nicht", "ist", "ein", "eine", "einen", "einem", "dem", "den", "des",
        "mit", "von", "zu", "auf", "für", "im", "sich", "auch", "ich", "wir", "dass", "nach",
        "bei", "wie",
    ];
    // In German prose about every fifth word is one of these; in other languages hardly one is.
    let all = words.len();
    words.filter(|word| OFTEN.contains(word)).count() * 12 >= all.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Vec<String>> {
        values(text.split(' '))
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (a, b) in [
            ("28,500", "28.500"),
            ("28'500", "28500"),
            ("five", "5"),
            ("twenty five", "25"),
            ("07", "7"),
            ("5 percent", "5"),
            ("first", "1st"),
            ("zwölf", "12"),
            ("millions", "million"),
            ("2,5", "2.5"),
        ] {
            assert_eq!(said(a), said(b), "{a} {b}");
        }
        for (a, b) in [("2.5", "25"), ("950", "960"), ("500명", "600명"), ("20 5", "25")] {
            assert_ne!(said(a), said(b), "{a} {b}");
        }
        assert_eq!(said("five men"), None);
        assert_eq!(value("10월").as_deref(), Some("10월"));
    }

    #[test]
    fn negations_are_parted_from_their_words() {
        let parted = |word: &str| {
            let (not, rest) = negation(word);
            (not, rest.map(Cow::into_owned))
        };
        assert_eq!(parted("isn't"), (Some("not"), Some("is".to_owned())));
        assert_eq!(parted("won't"), (Some("not"), Some("will".to_owned())));
        assert_eq!(parted("keine"), (Some("kein"), Some("eine".to_owned())));
        assert_eq!(parted("nicht"), (Some("nicht"), None));
        assert_eq!(parted("keinesfalls"), (None, Some("keinesfalls".to_owned())));
        assert!(denied_in_korean(&["가지", "않는다"], &["간다"]));
        assert!(denied_in_korean(&["동의하지", "않았다"], &["동의했다"]));
        assert!(!denied_in_korean(&["가지", "않는다"], &["온다"]));
        assert!(!denied_in_korean(&["아버지", "못"], &["아버지는"]));
    }

    #[test]
    fn months_are_dates_and_weekdays_are_no_months() {
        assert!(is_month("october") && is_month("märz") && is_month("dezember"));
        assert!(!is_month("monday") && !is_month("montag") && is_date("sonntag"));
    }

    #[test]
    fn inflections_keep_the_word() {
        assert!(inflected("year", "years") && inflected("country", "countries"));
        assert!(inflected("jahr", "jahre") && inflected("was", "were"));
        assert!(!inflected("year", "month") && !inflected("on", "one"));
    }
}

//! What a stock text says: that the reader is to write or subscribe, that this is a series, who the
//! writer is, what the law wants. Words are weighed here; where they stand is `standing`'s business.
//!
//! Words alone prove little: an argument, too, can end on "let us know". So each list is asked only of
//! a text in a place where such text stands, and the text must be dense with it.

use std::sync::LazyLock;

use crate::text::Map;

/// A kind of text that is known by its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// Asks the reader to do something outside the post.
    Call,
    /// Tells of the series that the post is a part of.
    Series,
    /// Tells who the writer is.
    Author,
    /// What lawyers and recruiters want to be there.
    Clause,
}

/// One phrase is enough for so many words; twice as many want two. What the law wants is said in the
/// law's own words, one beside the other.
const WORDS_A_PHRASE: u32 = 50;
const WORDS_A_CLAUSE: u32 = 25;

/// A line so short says little else.
const SHORT_LINE: u32 = 20;

/// Phrases in lower case, of whole words. Those in the lists `..._TOO` stand in arguments as well: two of
/// them count for one, and one alone is enough only in a short line.
const CALLS: &[&str] = &[
    "email us",
    "e mail us",
    "email me",
    "contact us",
    "contact me",
    "get in touch",
    "drop us a line",
    "send us an email",
    "send me an email",
    "write to us",
    "write to me",
    "reach out to us",
    "subscribe to",
    "share this post",
    "sharing this post",
    "share this article",
    "spread the word",
    "follow us",
    "join our team",
    "apply now",
    "we're hiring",
    "we are hiring",
    "open positions",
    "learn more about our",
    "find us on",
    "open an issue",
    "an issue on github",
    "file an issue",
    "leave a comment",
    "buy me a coffee",
    "thanks for reading",
    "thank you for reading",
    "read the rest",
    "take the survey",
    "schreib uns",
    "schreiben sie uns",
    "schreib mir",
    "schreiben sie mir",
    "abonnieren",
    "folgt uns",
    "danke fürs lesen",
    "contactez nous",
    "abonnez vous",
    "écrivez nous",
    "suscríbete",
];
const CALLS_TOO: &[&str] = &[
    "let us know",
    "let me know",
    "join us",
    "apply to",
    "subscribe",
    "follow me",
    "at the link",
    "in the comments",
    "learn more on",
    "sign up to",
    "sign up for",
    "new people to",
];

const SERIES: &[&str] = &[
    "our series",
    "part series",
    "two part",
    "three part",
    "four part",
    "first post of",
    "first post in",
    "second post",
    "third post",
    "last post in",
    "part one of",
    "part two of",
    "part 1 of",
    "part 2 of",
    "part 3 of",
    "this trilogy",
    "teil der serie",
    "de la série",
];
const SERIES_TOO: &[&str] = &[
    "this series",
    "a series of",
    "the first post",
    "next post",
    "previous post",
    "esta serie",
    "cette série",
    "dieser serie",
    "diese serie",
];

const AUTHORS: &[&str] = &[
    "is the author of",
    "about the author",
    "is a writer",
    "is a freelance",
    "is a journalist",
    "is a columnist",
    "is an editor",
    "is a contributor",
    "the writer worked",
    "the author worked",
    "posts on this site",
    "this site is",
    "her latest book",
    "his latest book",
    "his novel",
    "her novel",
    "ist autor",
    "ist autorin",
    "der autor ist",
    "die autorin ist",
    "est l'auteur",
    "est l'autrice",
];
const AUTHORS_TOO: &[&str] = &[
    "lives in",
    "lives with",
    "writes about",
    "the writer is",
    "the author is",
    "his book",
    "her book",
    "lebt in",
    "vit à",
    "vive en",
    "schreibt über",
    "follow him",
    "follow her",
];

const CLAUSES: &[&str] = &[
    "race color religion",
    "without regard to race",
    "equal opportunity employer",
    "national origin",
    "sexual orientation",
    "veteran status",
    "all rights reserved",
    "terms of use",
    "creative commons",
    "licensed under",
    "opinions expressed",
    "views expressed",
    "opinion of the author",
    "opinions of the author",
    "constitute an endorsement",
    "constitute legal advice",
    "affiliate links",
    "alle rechte vorbehalten",
    "tous droits réservés",
];

/// The same of scripts that put no spaces between words, looked for anywhere.
const CALLS_INSIDE: &[&str] = &[
    "구독해",
    "문의해",
    "댓글로",
    "お問い合わせは",
    "フォローして",
    "ご購読",
    "联系我们",
    "欢迎关注",
    "欢迎订阅",
];
const SERIES_INSIDE: &[&str] =
    &["이 연재", "이 시리즈", "本連載", "このシリーズ", "本系列", "系列文章"];
const AUTHORS_INSIDE: &[&str] = &["글쓴이 소개", "著者紹介", "作者简介", "作者簡介"];
const CLAUSES_INSIDE: &[&str] = &["무단 전재", "無断転載", "版权所有", "版權所有"];

impl Wording {
    /// The phrases that prove it, those that may, and those that are looked for anywhere.
    fn phrases(self) -> (&'static [Phrases; 2], &'static [&'static str]) {
        type Both = LazyLock<[Phrases; 2]>;
        static CALL: Both = LazyLock::new(|| [CALLS, CALLS_TOO].map(Phrases::of));
        static SERIAL: Both = LazyLock::new(|| [SERIES, SERIES_TOO].map(Phrases::of));
        static AUTHOR: Both = LazyLock::new(|| [AUTHORS, AUTHORS_TOO].map(Phrases::of));
        static CLAUSE: Both = LazyLock::new(|| [CLAUSES, &[]].map(Phrases::of));
        match self {
            Self::Call => (&CALL, CALLS_INSIDE),
            Self::Series => (&SERIAL, SERIES_INSIDE),
            Self::Author => (&AUTHOR, AUTHORS_INSIDE),
            Self::Clause => (&CLAUSE, CLAUSES_INSIDE),
        }
    }

    /// Whether a text of so many words is dense with such phrases. An address to write to counts as
    /// one of a call.
    pub(super) fn is_in(self, text: &str, words: u32) -> bool {
        let ([sure, maybe], inside) = self.phrases();
        let line = line(text);
        // In halves of a phrase.
        let mut found = 2 * sure.count(&line) + maybe.count(&line);
        if !text.is_ascii() {
            found += 2 * inside.iter().map(|phrase| text.matches(phrase).count()).sum::<usize>();
        }
        if self == Self::Call && found > 0 && text.contains('@') {
            found += 2;
        }
        let each = if self == Self::Clause { WORDS_A_CLAUSE } else { WORDS_A_PHRASE };
        let dense = found as u64 * u64::from(each) >= 2 * u64::from(words);
        dense && (found >= 2 || (found == 1 && words <= SHORT_LINE))
    }
}

/// Nouns that the names of offices and programs end in, and what is said of them to say what they are.
const BODIES: &[&str] = &[
    "program",
    "programs",
    "act",
    "fund",
    "department",
    "agency",
    "administration",
    "service",
    "grants",
    "initiative",
    "foundation",
    "association",
    "institute",
    "services",
    "corps",
    "(",
];
const IS: &[&str] = &[
    "is the",
    "is a",
    "is an",
    "are",
    "provides",
    "provide",
    "offers",
    "allows",
    "supports",
    "helps",
    "was created",
    "were created",
    "was established",
    "assists",
];
const FIRST_PERSON: &[&str] = &["i", "we", "my", "our", "us", "me", "i'm", "we're", "i've"];

/// Whether an English text begins by saying what a body with a proper name is ("The Harbor Grants
/// Program provides ...") and speaks of nobody in the first person.
pub(super) fn describes_a_body(text: &str) -> bool {
    let sentence = text.split_inclusive(". ").next().unwrap_or(text);
    let mut name = sentence.split_whitespace().take(16).enumerate();
    let verb_at = |at: usize| {
        let rest: Vec<&str> = sentence.split_whitespace().skip(at).take(2).collect();
        IS.iter().any(|verb| match verb.split_once(' ') {
            Some((one, two)) => rest == [one, two],
            None => rest.first() == Some(verb),
        })
    };
    let Some((at, _)) = name.find(|&(at, _)| at > 0 && verb_at(at)) else { return false };
    let named: Vec<&str> = sentence.split_whitespace().take(at).collect();
    let small = ["of", "the", "for", "and", "&"];
    let proper = |word: &&&str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '(')
            || small.contains(*word)
            || BODIES.contains(*word)
    };
    let is_body = named
        .iter()
        .any(|word| BODIES.contains(&word.to_lowercase().as_str()) || word.starts_with('('));
    let upper = named.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    is_body
        && upper >= 2
        && named.iter().filter(|word| proper(word)).count() == named.len()
        && !line(text).split(' ').any(|word| FIRST_PERSON.contains(&word))
}

/// Phrases in lower case, of whole words, by their first words.
pub(super) struct Phrases(Map<&'static str, Vec<&'static str>>);

impl Phrases {
    pub(super) fn of(list: &[&'static str]) -> Self {
        let mut by_first: Map<&str, Vec<&str>> = Map::default();
        for phrase in list {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            by_first.entry(first).or_default().push(phrase);
        }
        Self(by_first)
    }

    /// How often any of them stands in a line, as `line` makes it.
    pub(super) fn count(&self, line: &str) -> usize {
        let mut at = 0;
        let mut found = 0;
        // By bytes: most words are shorter than what a search by characters takes to begin.
        for word in line.as_bytes().split(|byte| *byte == b' ') {
            let end = at + word.len();
            let starts = |phrase: &&&str| {
                let behind = line[at..].strip_prefix(**phrase);
                behind.is_some_and(|behind| behind.starts_with(' '))
            };
            found +=
                self.0.get(&line[at..end]).map_or(0, |list| list.iter().filter(starts).count());
            at = end + 1;
        }
        found
    }
}

/// A text as one line of lower-case words with a space around each.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 2);
    line.push(' ');
    if text.is_ascii() {
        // The same, without a look at what the line ends with.
        let mut behind_space = true;
        for byte in text.bytes() {
            let is_word = byte.is_ascii_alphanumeric() || byte == b'\'';
            if is_word || !behind_space {
                line.push(if is_word { char::from(byte.to_ascii_lowercase()) } else { ' ' });
            }
            behind_space = !is_word;
        }
        if !behind_space {
            line.push(' ');
        }
        return line;
    }
    for c in text.chars() {
        match c {
            '\u{2019}' | '\'' => line.push('\''),
            c if c.is_ascii_alphanumeric() => line.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => line.extend(c.to_lowercase()),
            _ if line.ends_with(' ') => {}
            _ => line.push(' '),
        }
    }
    if !line.ends_with(' ') {
        line.push(' ');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_of_whole_words_and_a_long_text_wants_more_than_one() {
        assert!(Wording::Call.is_in("If you have a boat to sell, let us know!", 10));
        assert!(!Wording::Call.is_in("If he lets us know what he wants, fine.", 9));
        assert!(!Wording::Call.is_in("A long argument. If you disagree, let us know.", 80));
        assert!(Wording::Call.is_in("Let us know. Or email us, at quay@harbor.example.", 80));
        assert!(!Wording::Author.is_in(
            "Nobody who lives in the harbor would believe a word of it, for \
            they have all seen the pier with their own eyes, year after year.",
            27
        ));
        assert!(Wording::Series.is_in("This is the second post in a three-part series.", 10));
        assert!(Wording::Author.is_in("Ada Byron lives in Calder and writes about piers.", 9));
        assert!(Wording::Clause.is_in("© 2016. All rights reserved", 4));
        assert!(Wording::Call.is_in("感谢阅读，欢迎订阅。", 9));
    }

    #[test]
    fn what_a_body_is() {
        for text in [
            "The Harbor Grants program provides money for piers. It began in 1974.",
            "The Department of Piers & Quays (DPQ) is the city's oldest office.",
            "Quay Act Grants are awarded to crews across the coast.",
        ] {
            assert!(describes_a_body(text), "{text}");
        }
        for text in [
            "Mayor Ostrander is a careful politician who has to keep the unions quiet.",
            "The Harbor Grants program provides money, and I think it is too much.",
            "The program is a mess.",
            "Nobody in the Harbor Department is a friend of the ferry.",
        ] {
            assert!(!describes_a_body(text), "{text}");
        }
    }

    #[test]
    fn whole_words_are_counted() {
        let phrases = Phrases::of(&["let us", "let us know", "email"]);
        assert_eq!(phrases.count(&line("Let us know, let’s us, or e-mail. Email!")), 3);
        assert_eq!(phrases.count(&line("")), 0);
        assert_eq!(line("  Don’t--stop, 2 (Ämter)"), " don't stop 2 ämter ");
        assert_eq!(line("  Don't--stop, 2 (Acts)"), " don't stop 2 acts ");
        assert_eq!([line(""), line(" "), line("A")], [" ", " ", " a "]);
    }
}

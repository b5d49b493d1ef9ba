//! Text in fewer bytes before it is compressed: the words that a part uses often are written as numbers of
//! one to three bytes, and the space between two words not at all. What is compressed afterwards is half
//! as long, and unpacked in half the time.
//!
//! Word-based coding as in Moffat, Word-based text compression (Software: Practice and Experience, 1989),
//! with bytes for codes, which leaves the counting of bits to the compressor.

use crate::text::Map;

/// The next word begins with a capital.
const CAPITAL: u8 = 0x01;
/// So many letters follow, of a word without a number.
const LETTERS: u8 = 0x02;
/// So many bytes follow, of what stands between words.
const RAW: u8 = 0x03;

/// How many words have a number of one byte, of two and of three; and the first byte of each kind.
const ONE: (usize, u8) = (0x40, 0x80);
const TWO: (usize, u8) = (0x30 << 8, 0xc0);
const THREE: (usize, u8) = (0x0f << 16, 0xf0);

/// A word that is used less often is not worth a number.
const LEAST_USES: u32 = 3;

/// The longest word that has a number.
const LONGEST: usize = 32;

/// The words that have numbers.
#[derive(Debug, Default, Clone)]
pub(super) struct Spelling {
    /// The words in the order of their numbers, a line feed behind each.
    text: String,
    /// Where each word begins; and where the next would.
    starts: Vec<u32>,
    numbers: Map<Box<str>, usize>,
}

/// How often words are used.
#[derive(Debug, Default)]
pub(super) struct Uses(Map<String, u32>);

impl Uses {
    /// Counts the words of a text.
    pub(super) fn count(&mut self, text: &str) {
        let mut small = String::new();
        for (word, is_word) in runs(text) {
            if is_word && word.len() <= LONGEST {
                small.clear();
                small.push_str(word);
                small.make_ascii_lowercase();
                *self.0.entry_ref(small.as_str()).or_default() += 1;
            }
        }
    }

    /// The words worth a number, the most frequent first.
    pub(super) fn spelling(all: Vec<Self>) -> Spelling {
        let mut uses: Map<String, u32> = Map::default();
        for (word, times) in all.into_iter().flat_map(|uses| uses.0) {
            *uses.entry(word).or_default() += times;
        }
        let mut words: Vec<(String, u32)> =
            uses.into_iter().filter(|(_, times)| *times >= LEAST_USES).collect();
        words.sort_unstable_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        words.truncate(ONE.0 + TWO.0 + THREE.0);
        Spelling::of(words.into_iter().map(|(word, _)| word.into()).collect())
    }
}

/// Runs of ASCII letters, and what is between them.
fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = *rest.as_bytes().first()?;
        let is_word = first.is_ascii_alphabetic();
        let ends = |byte: &u8| byte.is_ascii_alphabetic() != is_word;
        // Letters are ASCII, so a run ends between characters.
        let end = rest.as_bytes().iter().position(ends).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        rest = behind;
        Some((run, is_word))
    })
}

impl Spelling {
    /// Of words in the order of their numbers.
    pub(super) fn of(words: Vec<Box<str>>) -> Self {
        let text: String = words.iter().flat_map(|word| [&**word, "\n"]).collect();
        let starts = starts(&text);
        Self { text, starts, numbers: words.into_iter().zip(0..).collect() }
    }

    /// The words, one a line.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.text.clone().into_bytes()
    }

    /// The words that `to_bytes` has written.
    pub(super) fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        let text = String::from_utf8(bytes).ok()?;
        let starts = starts(&text);
        // Nobody writes with words that were read.
        Some(Self { text, starts, numbers: Map::default() })
    }

    /// The word of a number.
    fn get(&self, number: usize) -> Option<&str> {
        let (start, next) = (self.starts.get(number)?, self.starts.get(number + 1)?);
        self.text.get(*start as usize..(*next as usize).checked_sub(1)?)
    }

    /// A text in numbers.
    pub(super) fn write(&self, text: &str, out: &mut Vec<u8>) {
        let mut small = String::new();
        let mut all = runs(text).peekable();
        let mut behind_word = false;
        while let Some((run, is_word)) = all.next() {
            if is_word {
                small.clear();
                small.push_str(run);
                small.make_ascii_lowercase();
                self.word(run, &small, out);
            } else if run != " " || !behind_word || all.peek().is_none() {
                between(run, out);
            }
            behind_word = is_word;
        }
    }

    fn word(&self, run: &str, small: &str, out: &mut Vec<u8>) {
        let rest_is_small = run.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
        match self.numbers.get(small) {
            Some(&number) if rest_is_small => {
                if run != small {
                    out.push(CAPITAL);
                }
                code(number, out);
            }
            _ => {
                out.push(LETTERS);
                length(run.len(), out);
                out.extend_from_slice(run.as_bytes());
            }
        }
    }

    /// The text that was written. `None` if none can have been written like this.
    pub(super) fn read(&self, mut bytes: &[u8]) -> Option<String> {
        let mut text = String::with_capacity(bytes.len() * 3);
        let (mut behind_word, mut capital) = (false, false);
        while let Some((&first, rest)) = bytes.split_first() {
            bytes = rest;
            let is_word = match first {
                CAPITAL => {
                    capital = true;
                    continue;
                }
                RAW => {
                    text.push_str(taken(&mut bytes)?);
                    false
                }
                LETTERS => {
                    space(&mut text, behind_word);
                    text.push_str(taken(&mut bytes)?);
                    true
                }
                0..0x80 => {
                    text.push(char::from(first));
                    false
                }
                _ => {
                    space(&mut text, behind_word);
                    let at = text.len();
                    text.push_str(self.get(number(first, &mut bytes)?)?);
                    if std::mem::take(&mut capital) {
                        text.get_mut(at..=at)?.make_ascii_uppercase();
                    }
                    true
                }
            };
            behind_word = is_word;
        }
        Some(text)
    }
}

/// Where lines begin; and where the next would.
fn starts(text: &str) -> Vec<u32> {
    let feeds = memchr::memchr_iter(b'\n', text.as_bytes());
    let behind = feeds.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX));
    std::iter::once(0).chain(behind).collect()
}

/// Between two words that follow each other in the codes was a space.
fn space(text: &mut String, behind_word: bool) {
    if behind_word {
        text.push(' ');
    }
}

fn between(run: &str, out: &mut Vec<u8>) {
    if run.bytes().all(|byte| byte > RAW && byte < 0x80) {
        out.extend_from_slice(run.as_bytes());
    } else {
        out.push(RAW);
        length(run.len(), out);
        out.extend_from_slice(run.as_bytes());
    }
}

/// A length in bytes of seven bits, the lowest first.
#[allow(clippy::cast_possible_truncation)] // Seven bits.
fn length(mut length: usize, out: &mut Vec<u8>) {
    while length >= 0x80 {
        out.push(length as u8 | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
}

/// As many bytes as are said to follow.
fn taken<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let mut length = 0usize;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        length |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            let (own, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            return std::str::from_utf8(own).ok();
        }
    }
    None
}

#[allow(clippy::cast_possible_truncation)] // The bytes of the number.
fn code(number: usize, out: &mut Vec<u8>) {
    if number < ONE.0 {
        out.push(ONE.1 + number as u8);
    } else if number < ONE.0 + TWO.0 {
        let rest = number - ONE.0;
        out.extend([TWO.1 + (rest >> 8) as u8, rest as u8]);
    } else {
        let rest = number - ONE.0 - TWO.0;
        out.extend([THREE.1 + (rest >> 16) as u8, (rest >> 8) as u8, rest as u8]);
    }
}

fn number(first: u8, bytes: &mut &[u8]) -> Option<usize> {
    let mut next = || {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        Some(usize::from(byte))
    };
    Some(match first {
        first if first >= THREE.1 => {
            let high = usize::from(first - THREE.1);
            ONE.0 + TWO.0 + (high << 16 | next()? << 8 | next()?)
        }
        first if first >= TWO.1 => ONE.0 + (usize::from(first - TWO.1) << 8 | next()?),
        first => usize::from(first - ONE.1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(
            text in "([a-c]{1,3}|[A-C][a-c]{0,2}|[A-C]{1,3}| |  |, |\\PC|\u{1}|\u{2}|\u{3}|한글|\n){0,40}",
            more in 0usize..30_000,
        ) {
            let mut uses = Uses::default();
            uses.count(&format!("{text} {text} {text}"));
            let own = Uses::spelling(vec![uses]);
            // Words enough for numbers of every length.
            let mut words: Vec<Box<str>> = (0..more).map(|n| format!("word{n}").into()).collect();
            words.extend(own.text.lines().map(Into::into));
            let spelling = Spelling::of(words);
            let mut bytes = Vec::new();
            spelling.write(&text, &mut bytes);
            let read = Spelling::of_bytes(spelling.to_bytes()).unwrap();
            prop_assert_eq!(read.read(&bytes), Some(text));
        }

        #[test]
        fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let spelling = Spelling::of(vec!["ferry".into()]);
            let _ = spelling.read(&bytes);
        }
    }

    #[test]
    fn frequent_words_take_a_byte() {
        let mut uses = Uses::default();
        let text = "The ferry and the fog, the ferry and the fog, the ferry and the fog.";
        uses.count(text);
        let spelling = Uses::spelling(vec![uses]);
        let mut bytes = Vec::new();
        spelling.write(text, &mut bytes);
        assert_eq!(bytes.len(), 1 + 15 + 2 * 2 + 1);
    }
}

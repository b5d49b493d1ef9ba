//! Words of ASCII text, the short way: UAX #29 has few rules there, and folding is one byte to one
//! byte. What it finds is what `unicode-segmentation` finds; a property test compares the two.

use crate::text::{Byte, Span};

/// What UAX #29 calls a character, as far as ASCII goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space and punctuation: never inside a word.
    Other,
    Letter,
    Digit,
    /// The underscore, which holds words together.
    Joiner,
    /// The colon: inside a word between letters.
    MidLetter,
    /// Comma and semicolon: inside a number between digits.
    MidNumber,
    /// Full stop and apostrophe: inside a word or number, between two of its kind.
    MidBoth,
}

use Class::{Digit, Joiner, Letter, MidBoth, MidLetter, MidNumber, Other};

const CLASSES: [Class; 256] = {
    let mut classes = [Other; 256];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Letter,
            b'0'..=b'9' => Digit,
            b'_' => Joiner,
            b':' => MidLetter,
            b',' | b';' => MidNumber,
            b'.' | b'\'' => MidBoth,
            _ => Other,
        };
        byte += 1;
    }
    classes
};

/// Where the part that begins at `at` ends: before the first word that is not ASCII, or, if the part
/// begins with one, behind it. Words end at ASCII white space here.
pub(super) fn end_of_part(bytes: &[u8], at: usize) -> usize {
    let word_end = |from: usize| {
        let rest = bytes[from..].iter();
        from + rest.take_while(|byte| !byte.is_ascii_whitespace()).count()
    };
    let ascii = bytes[at..].iter().take_while(|byte| byte.is_ascii()).count();
    if at + ascii == bytes.len() {
        return bytes.len();
    }
    let before = bytes[at..at + ascii].iter().rposition(u8::is_ascii_whitespace);
    before.map_or_else(|| word_end(at), |space| at + space + 1)
}

/// Calls `word` with the span, shifted by `start`, and the folded form of each word of `text`, which
/// is ASCII. `lower` is room to fold in.
pub(super) fn words(
    text: &str,
    start: u32,
    lower: &mut String,
    word: &mut impl FnMut(Span<Byte>, &str),
) {
    let bytes = text.as_bytes();
    let class = |at: usize| bytes.get(at).map_or(Other, |&byte| CLASSES[byte as usize]);
    let mut at = 0;
    while at < text.len() {
        if !matches!(class(at), Letter | Digit | Joiner) {
            at += 1;
            continue;
        }
        let first = at;
        let mut counts = false;
        loop {
            let here = class(at);
            counts |= here != Joiner;
            at += 1;
            match class(at) {
                Letter | Digit | Joiner => {}
                MidLetter if here == Letter && class(at + 1) == Letter => at += 1,
                MidNumber if here == Digit && class(at + 1) == Digit => at += 1,
                MidBoth if matches!(here, Letter | Digit) && class(at + 1) == here => at += 1,
                _ => break,
            }
        }
        if counts {
            let raw = &text[first..at];
            if raw.bytes().any(|byte| byte.is_ascii_uppercase()) {
                lower.clear();
                lower.push_str(raw);
                lower.make_ascii_lowercase();
                word(span(start, first, at), lower);
            } else {
                word(span(start, first, at), raw);
            }
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // A place in a source; `Source::new` has checked it.
fn span(start: u32, from: usize, to: usize) -> Span<Byte> {
    Span::new(start + from as u32, start + to as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

        #[test]
        fn the_short_way_finds_what_unicode_finds(
            text in "([ -~\n\t]|[aB1_:,;.' \"-]){0,40}",
        ) {
            let mut short = Vec::new();
            words(&text, 7, &mut String::new(), &mut |span, word| {
                short.push((span.start(), span.end(), word.to_owned()));
            });
            let long: Vec<_> = text
                .unicode_word_indices()
                .map(|(at, word)| {
                    let at = u32::try_from(at).unwrap() + 7;
                    (at, at + u32::try_from(word.len()).unwrap(), word.to_ascii_lowercase())
                })
                .collect();
            prop_assert_eq!(short, long);
        }
    }
}

//! Words of ASCII text, the short way: UAX #29 has few rules there, and folding is one byte to one
//! byte. What it finds is what `unicode-segmentation` finds; a property test compares the two.

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

/// What goes on inside a word wherever it stands.
const INSIDE: [bool; 256] = {
    let mut inside = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        inside[byte] = matches!(CLASSES[byte], Letter | Digit | Joiner);
        byte += 1;
    }
    inside
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

/// Calls `word` with where each word of `bytes`, which are ASCII, begins and ends, in order.
pub(super) fn words(bytes: &[u8], mut word: impl FnMut(usize, usize)) {
    let class = |at: usize| bytes.get(at).map_or(Other, |&byte| CLASSES[byte as usize]);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !INSIDE[byte as usize] {
            at += 1;
            continue;
        }
        let first = at;
        loop {
            at += bytes[at..].iter().take_while(|&&byte| INSIDE[byte as usize]).count();
            // Most words end here; what stands between two of its kind does not end one.
            let (before, behind) = (class(at - 1), class(at + 1));
            at += match class(at) {
                MidLetter if before == Letter && behind == Letter => 1,
                MidNumber if before == Digit && behind == Digit => 1,
                MidBoth if matches!(before, Letter | Digit) && behind == before => 1,
                _ => break,
            };
        }
        if byte != b'_' || bytes[first..at].iter().any(|&byte| byte != b'_') {
            word(first, at);
        }
    }
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
            words(text.as_bytes(), |from, to| short.push((from, &text[from..to])));
            let long: Vec<_> = text.unicode_word_indices().collect();
            prop_assert_eq!(short, long);
        }
    }
}

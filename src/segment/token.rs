//! Text to words. A word is what UAX #29 calls one; scripts without spaces fall to one character a
//! word, which is what shingles want. What a word is called (its number) is `terms`' business.
//!
//! Text is taken apart at ASCII white space, where words always end. A part that is all ASCII goes a
//! short way, by a table of character classes; the others go by `unicode-segmentation`, folded first.
//! A property test holds the two ways equal.

use unicode_segmentation::UnicodeSegmentation;

use super::Word;
use super::ascii;
use super::joined::Joined;
use super::normalize::Folded;
use crate::text::{Block, Byte, Source, Span};

/// Cuts text into folded words; holds the buffers between calls.
#[derive(Debug, Default)]
pub struct Tokenizer {
    folded: Folded,
    joined: Joined,
}

impl Tokenizer {
    /// Calls `word` with each word of `block`, in order. Where words stand is told in the block's
    /// readable text, not in its source; see `spans`.
    pub fn words(&mut self, source: &Source, block: &Block, word: &mut impl FnMut(Word<'_>)) {
        if block.pieces.is_empty() {
            return self.text(&source.slice(block.span), block.span.start(), word);
        }
        let mut joined = std::mem::take(&mut self.joined);
        joined.fill(source, &block.pieces);
        self.text(joined.text(), 0, word);
        self.joined = joined;
    }

    /// Where the words of `block` stand in its source, in order.
    pub fn spans(&mut self, source: &Source, block: &Block) -> Vec<Span<Byte>> {
        let mut spans = Vec::new();
        self.words(source, block, &mut |word| spans.push(word.span));
        if !block.pieces.is_empty() {
            for span in &mut spans {
                *span = self.joined.in_source(*span);
            }
        }
        spans
    }

    /// Calls `word` with each word of `text`, its span shifted by `start`.
    pub fn text(&mut self, text: &str, start: u32, word: &mut impl FnMut(Word<'_>)) {
        if text.is_ascii() {
            return ascii_words(text, start, word);
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at].is_ascii_whitespace() {
                at += 1;
                continue;
            }
            // The part is as long as it can be: through ASCII words and the spaces between them, or
            // to the end of the one word that is not ASCII.
            let end = ascii::end_of_part(bytes, at);
            let part = &text[at..end];
            let from = start + len32(&text[..at]);
            if part.is_ascii() {
                ascii_words(part, from, word);
            } else {
                self.folded.clear();
                self.folded.push_source(part, from);
                self.folded_words(word);
            }
            at = end;
        }
    }

    fn folded_words(&mut self, word: &mut impl FnMut(Word<'_>)) {
        let text = self.folded.text();
        for (at, folded) in text.unicode_word_indices() {
            let to = at + folded.len();
            word(Word::new(text, at, to, self.folded.in_source(at, to)));
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // A place in a source; `Source::new` has checked it.
fn ascii_words(text: &str, start: u32, word: &mut impl FnMut(Word<'_>)) {
    ascii::words(text.as_bytes(), |from, to| {
        let span = Span::new(start + from as u32, start + to as u32);
        word(Word::new(text, from, to, span));
    });
}

/// The length of a text that is known to lie inside one source.
#[allow(clippy::cast_possible_truncation)] // `Source::new` has checked it.
fn len32(text: &str) -> u32 {
    text.len() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        Tokenizer::default().text(text, 0, &mut |word| {
            let mut folded = String::new();
            word.push_to(&mut folded);
            found.push(folded);
        });
        found
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        let plain = words("Don't let the ferry's café cooperate");
        let odd = words("DON\u{2019}T let the ferry\u{2019}s cafe\u{301} co\u{ad}op\u{200b}erate");
        assert_eq!(plain, odd);
        assert_eq!(words("ＵＳＦＫ stays"), words("usfk stays"));
        assert_eq!(words("Straße"), words("STRASSE"));
    }

    #[test]
    fn spans_are_the_sources_own_bytes() {
        let text = "Der “Zug” fährt";
        let mut found = Vec::new();
        Tokenizer::default().text(text, 100, &mut |word| {
            let (from, to) = (word.span.start() as usize, word.span.end() as usize);
            found.push(&text[from - 100..to - 100]);
        });
        assert_eq!(found, ["Der", "Zug", "fährt"]);
    }

    #[test]
    fn scripts_without_spaces_fall_to_characters() {
        assert_eq!(words("主席说"), ["主", "席", "说"]);
        assert_eq!(words("주한미군은 남는다"), ["주한미군은", "남는다"]);
        assert!(words("ประเทศไทย").len() > 3);
    }
}

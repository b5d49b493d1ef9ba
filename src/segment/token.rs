//! Text to words. A word is what UAX #29 calls one; scripts without spaces fall to one character a
//! word, which is what shingles want. What a word is called (its number) is `terms`' business.

use unicode_segmentation::UnicodeSegmentation;

use super::normalize::Folded;
use crate::text::{Block, Byte, Piece, Source, Span};

/// Cuts text into folded words; holds the buffers between calls.
#[derive(Debug, Default)]
pub struct Tokenizer {
    folded: Folded,
    lower: String,
}

impl Tokenizer {
    /// Calls `word` with the source span and the folded form of each word of `block`, in order.
    pub fn block(
        &mut self,
        source: &Source,
        block: &Block,
        word: &mut impl FnMut(Span<Byte>, &str),
    ) {
        if block.pieces.is_empty() {
            return self.text(source.slice(block.span), block.span.start(), word);
        }
        self.folded.clear();
        for piece in &block.pieces {
            match piece {
                Piece::Verbatim(span) => {
                    self.folded.push_source(source.slice(*span), span.start());
                }
                Piece::Replaced(span, text) => self.folded.push_replaced(text, *span),
            }
        }
        self.words(word);
    }

    /// Calls `word` with the span, shifted by `start`, and the folded form of each word of `text`.
    pub fn text(&mut self, text: &str, start: u32, word: &mut impl FnMut(Span<Byte>, &str)) {
        if !text.is_ascii() {
            self.folded.clear();
            self.folded.push_source(text, start);
            return self.words(word);
        }
        // Folding is one byte to one byte here, so the offsets are right as they are. The grave
        // accent is left alone on both paths: UAX #29 never takes it into a word.
        for (at, raw) in text.unicode_word_indices() {
            self.lower.clear();
            self.lower.push_str(raw);
            self.lower.make_ascii_lowercase();
            word(span(start as usize + at, raw.len()), &self.lower);
        }
    }

    fn words(&mut self, word: &mut impl FnMut(Span<Byte>, &str)) {
        for (at, folded) in self.folded.text().unicode_word_indices() {
            word(self.folded.in_source(at, at + folded.len()), folded);
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // A place in a source; `Source::new` has checked it.
fn span(at: usize, len: usize) -> Span<Byte> {
    Span::new(at as u32, (at + len) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        Tokenizer::default().text(text, 0, &mut |_, word| found.push(word.to_owned()));
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
        Tokenizer::default().text(text, 100, &mut |span, _| {
            found.push(&text[span.start() as usize - 100..span.end() as usize - 100]);
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

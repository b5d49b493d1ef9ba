//! One word as it stands in a text that is ASCII or folded already: the form in which words are told
//! apart, without a string for each.

use crate::text::{Byte, Span};

/// The longest word that is told apart as one number.
const PACKED: usize = 16;

/// A word of a text whose letters are ASCII, or folded, or both.
#[derive(Debug, Clone, Copy)]
pub struct Word<'a> {
    text: &'a str,
    from: usize,
    to: usize,
    /// Where it stands in its source.
    pub span: Span<Byte>,
}

impl<'a> Word<'a> {
    /// The word of `text` from one byte to another, which stands at `span` of its source.
    pub(super) fn new(text: &'a str, from: usize, to: usize, span: Span<Byte>) -> Self {
        Self { text, from, to, span }
    }

    /// A folded word by itself.
    pub fn alone(text: &'a str) -> Self {
        Self { text, from: 0, to: text.len(), span: Span::new(0, 0) }
    }

    /// The folded word as a number that no other word has: its bytes, zeros behind them. A word holds
    /// no zero byte. `None` if it is too long.
    pub(super) fn packed(&self) -> Option<u128> {
        let len = self.to - self.from;
        if len > PACKED {
            return None;
        }
        let bytes = self.text.as_bytes();
        let loaded = if let Some(chunk) = bytes[self.from..].first_chunk::<PACKED>() {
            // Reads on behind the word, which is quicker than to copy just so much.
            u128::from_le_bytes(*chunk) & (u128::MAX >> (8 * (PACKED - len)))
        } else {
            let mut chunk = [0; PACKED];
            chunk[..len].copy_from_slice(&bytes[self.from..self.to]);
            u128::from_le_bytes(chunk)
        };
        Some(to_lower(loaded))
    }

    /// Writes the folded word behind what is in `out`.
    pub(super) fn push_to(&self, out: &mut String) {
        let start = out.len();
        out.push_str(&self.text[self.from..self.to]);
        out[start..].make_ascii_lowercase();
    }
}

/// Sixteen bytes with their ASCII capitals in lower case, all at once: a byte is a capital if adding
/// to its lower seven bits carries into the eighth from `A` on and does not yet from behind `Z`.
fn to_lower(bytes: u128) -> u128 {
    const EACH: u128 = u128::MAX / 0xff;
    let low = bytes & (EACH * 0x7f);
    let from_a = low + EACH * u128::from(0x80 - b'A');
    let behind_z = low + EACH * u128::from(0x7f - b'Z');
    let capitals = (from_a ^ behind_z) & !bytes & (EACH * 0x80);
    bytes | (capitals >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packed_words_are_equal_when_their_folded_bytes_are(
            text in "[@-Za-~é한]{1,20}", behind in "[a-z ]{0,20}",
        ) {
            let both = format!("{text}{behind}");
            let mut folded = String::new();
            let word = Word::new(&both, 0, text.len(), Span::new(0, 0));
            word.push_to(&mut folded);
            prop_assert_eq!(&folded, &text.to_ascii_lowercase());
            let wanted = (text.len() <= PACKED).then(|| {
                let mut bytes = folded.clone().into_bytes();
                bytes.resize(PACKED, 0);
                u128::from_le_bytes(bytes.try_into().unwrap())
            });
            prop_assert_eq!(word.packed(), wanted);
            prop_assert_eq!(Word::alone(&folded).packed(), wanted);
        }
    }
}

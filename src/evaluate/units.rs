//! Bytes of a text to code points of it, for truths that count those.

/// The bytes that are counted at once; what is left is looked at byte by byte.
const BLOCK: usize = 64;

/// How many code points stand before each byte of a text.
#[derive(Debug)]
pub struct CharCount<'a> {
    text: &'a [u8],
    /// The code points before each block.
    blocks: Vec<u64>,
}

impl<'a> CharCount<'a> {
    /// Counts the code points of `text`, which is in UTF-8.
    pub fn new(text: &'a [u8]) -> Self {
        let mut before = 0;
        let blocks = text.chunks(BLOCK).map(|block| {
            let here = before;
            before += starts(block);
            here
        });
        Self { text, blocks: blocks.collect() }
    }

    /// How many code points begin before `byte`.
    pub fn before(&self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let block = (byte / BLOCK).min(self.blocks.len().saturating_sub(1));
        let before = self.blocks.get(block).copied().unwrap_or_default();
        before + starts(&self.text[block * BLOCK..byte])
    }
}

/// How many code points begin in `bytes`.
fn starts(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted() {
        let text = "Zoë sah die Bäume: 樹, \u{1f333}. ".repeat(20);
        let count = CharCount::new(text.as_bytes());
        for (chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(count.before(byte as u64), chars as u64);
        }
        assert_eq!(count.before(1 << 40), text.chars().count() as u64);
        assert_eq!(CharCount::new(b"").before(3), 0);
    }
}

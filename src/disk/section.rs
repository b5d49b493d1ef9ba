//! Sections of a part: stretches of its pages, each a column or a blob. Which there are is `layout`'s.

use std::borrow::Cow;
use std::ops::Range;

use super::bits::BitReader;
use super::pages::Pages;

/// A stretch of the pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Section<'a> {
    pages: &'a Pages,
    from: usize,
    len: usize,
}

impl<'a> Section<'a> {
    pub(super) fn new(pages: &'a Pages, from: usize, len: usize) -> Self {
        Self { pages, from, len }
    }

    /// Its bytes.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Some of them; `None` where they are damaged or not there.
    pub(super) fn read(&self, from: usize, len: usize) -> Option<Cow<'a, [u8]>> {
        if from.checked_add(len).is_none_or(|end| end > self.len) {
            self.pages.damage();
            return None;
        }
        self.pages.read(self.from + from, len)
    }

    /// One of them, or 0 where there is none.
    pub(super) fn byte(&self, at: usize) -> u8 {
        if at >= self.len {
            self.pages.damage();
            return 0;
        }
        self.pages.get(self.from + at, 1).map_or(0, |byte| byte[0])
    }

    /// Number `at` of a column of 32-bit numbers, or 0 where there is none.
    pub(super) fn u32(&self, at: usize) -> u32 {
        let inside = at.checked_mul(4).filter(|at| at + 4 <= self.len);
        inside.map_or_else(|| self.missing(), |at| self.pages.u32_at(self.from + at))
    }

    /// Number `at` of a column of 64-bit numbers, or 0 where there is none.
    pub(super) fn u64(&self, at: usize) -> u64 {
        let inside = at.checked_mul(8).filter(|at| at + 8 <= self.len);
        inside.map_or_else(|| self.missing().into(), |at| self.pages.u64_at(self.from + at))
    }

    /// So many of its bits from one on, read at once and not kept; behind the last there are zeros.
    pub(super) fn bits(self, at: u64, count: u64) -> BitReader<impl Fn(u64) -> u64 + use<>> {
        let first = at / 64;
        let end = (at + count).div_ceil(64).min((self.len / 8) as u64).max(first);
        let number = |words: u64| usize::try_from(words).unwrap_or(usize::MAX);
        let from = number(first).saturating_mul(8);
        let bytes = self.read(from.min(self.len), number(end - first).saturating_mul(8));
        let bytes = bytes.map(Cow::into_owned).unwrap_or_default();
        let word = move |at: u64| {
            let at = number(at - first).saturating_mul(8);
            let bytes = bytes.get(at..at.saturating_add(8)).and_then(|word| word.try_into().ok());
            u64::from_le_bytes(bytes.unwrap_or_default())
        };
        BitReader::new(word, at)
    }

    /// Some of its bits, read at once and not kept.
    pub(super) fn packed(self, bits: Range<u64>) -> Packed {
        let number = |words: u64| usize::try_from(words).unwrap_or(usize::MAX);
        let from = number(bits.start / 64).saturating_mul(8).min(self.len);
        let end = number(bits.end.div_ceil(64)).saturating_mul(8).min(self.len).max(from);
        let mut bytes = self.read(from, end - from).map(Cow::into_owned).unwrap_or_default();
        bytes.extend([0; 8]);
        Packed { bytes, from: from as u64 * 8 }
    }

    /// The first of `count` places of a rising column of 64-bit numbers whose number is `least` or more.
    pub(super) fn lower_bound(&self, count: usize, least: u64) -> usize {
        let (mut from, mut to) = (0, count);
        while from < to {
            let middle = usize::midpoint(from, to);
            if self.u64(middle) < least {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    fn missing(&self) -> u32 {
        self.pages.damage();
        0
    }
}

/// Some bits of a section.
#[derive(Debug)]
pub(super) struct Packed {
    /// Bytes, with a word of zeros behind them.
    bytes: Vec<u8>,
    /// The bit of the section at which they begin.
    from: u64,
}

impl Packed {
    /// At least 57 bits from one of the section's on, or all 64 where that begins a byte; what is not
    /// there are zeros.
    pub(super) fn word(&self, at: u64) -> u64 {
        let at = at.wrapping_sub(self.from);
        let byte = usize::try_from(at / 8).unwrap_or(usize::MAX);
        let word = self.bytes.get(byte..byte.saturating_add(8));
        let word = word.and_then(|word| word.first_chunk::<8>());
        word.map_or(0, |word| u64::from_le_bytes(*word) >> (at % 8))
    }
}

/// A column of 32-bit numbers as bytes.
pub(super) fn u32s(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// A column of 64-bit numbers as bytes.
pub(super) fn u64s(numbers: impl IntoIterator<Item = u64>) -> Vec<u8> {
    numbers.into_iter().flat_map(u64::to_le_bytes).collect()
}

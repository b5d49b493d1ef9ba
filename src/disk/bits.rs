//! Numbers of a few bits each, one behind the other in 64-bit words. Where they lie is not known here.

/// Writes bits, the lowest first.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    words: Vec<u64>,
    bits: u64,
}

impl BitWriter {
    /// Writes the lowest `width` bits of `value`, at most 57.
    pub(super) fn push(&mut self, value: u64, width: u32) {
        debug_assert!(width <= 57 && (value >> width) == 0);
        if width == 0 {
            return;
        }
        let at = (self.bits % 64) as u32;
        if at == 0 {
            self.words.push(0);
        }
        if let Some(last) = self.words.last_mut() {
            *last |= value << at;
        }
        if at + width > 64 {
            self.words.push(value >> (64 - at));
        }
        self.bits += u64::from(width);
    }

    /// Writes `count` zeros and a one.
    pub(super) fn push_unary(&mut self, count: u64) {
        let mut left = count;
        while left > 0 {
            #[allow(clippy::cast_possible_truncation)] // At most 57.
            let some = left.min(57) as u32;
            self.push(0, some);
            left -= u64::from(some);
        }
        self.push(1, 1);
    }

    /// Goes on at the next word.
    pub(super) fn align(&mut self) {
        self.bits = self.bits.next_multiple_of(64);
    }

    /// How many bits there are.
    pub(super) fn len(&self) -> u64 {
        self.bits
    }

    /// The words.
    pub(super) fn into_words(self) -> Vec<u64> {
        self.words
    }
}

/// Reads bits from words that `word` gives; behind the last word are zeros.
pub(super) struct BitReader<F> {
    word: F,
    at: u64,
}

impl<F: Fn(u64) -> u64> BitReader<F> {
    /// Begins at a bit.
    pub(super) fn new(word: F, at: u64) -> Self {
        Self { word, at }
    }

    /// The same bits from another one on.
    pub(super) fn at(self, at: u64) -> Self {
        Self { at, ..self }
    }

    /// The next `width` bits, at most 57.
    pub(super) fn take(&mut self, width: u32) -> u64 {
        let (at, inside) = (self.at / 64, (self.at % 64) as u32);
        self.at += u64::from(width);
        let mut value = (self.word)(at) >> inside;
        if inside + width > 64 {
            value |= (self.word)(at + 1) << (64 - inside);
        }
        value & ((1 << width) - 1)
    }

    /// The zeros before the next one, which is passed over; no more than `most`.
    pub(super) fn take_unary(&mut self, most: u64) -> u64 {
        let mut zeros = 0;
        loop {
            let inside = (self.at % 64) as u32;
            let rest = (self.word)(self.at / 64) >> inside;
            if rest != 0 {
                let here = rest.trailing_zeros();
                self.at += u64::from(here) + 1;
                return zeros + u64::from(here);
            }
            zeros += u64::from(64 - inside);
            self.at += u64::from(64 - inside);
            if zeros > most {
                return most;
            }
        }
    }
}

impl<F: Fn(u64) -> u64> BitReader<F> {
    /// Passes over so many ones and the zeros before them, and returns how many zeros these are; no more
    /// than `most`.
    pub(super) fn pass(&mut self, ones: u64, most: u64) -> u64 {
        let (mut left, mut zeros) = (ones, 0);
        while left > 0 && zeros <= most {
            let inside = self.at % 64;
            let mut rest = (self.word)(self.at / 64) >> inside;
            let here = u64::from(rest.count_ones());
            if here < left {
                left -= here;
                zeros += 64 - inside - here;
                self.at += 64 - inside;
                continue;
            }
            for _ in 1..left {
                rest &= rest - 1;
            }
            let last = u64::from(rest.trailing_zeros());
            zeros += last + 1 - left;
            self.at += last + 1;
            left = 0;
        }
        zeros.min(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(
            numbers in prop::collection::vec((0u64..1 << 57, 0u32..=57, 0u64..200), 0..60),
        ) {
            let mut writer = BitWriter::default();
            for &(value, width, zeros) in &numbers {
                writer.push(value & ((1 << width) - 1), width);
                writer.push_unary(zeros);
            }
            let words = writer.into_words();
            let word = |at: u64| words.get(usize::try_from(at).unwrap()).copied().unwrap_or(0);
            let mut reader = BitReader::new(word, 0);
            for &(value, width, zeros) in &numbers {
                prop_assert_eq!(reader.take(width), value & ((1 << width) - 1));
                prop_assert_eq!(reader.take_unary(1000), zeros);
            }
        }

        #[test]
        fn passing_is_taking(zeros in prop::collection::vec(0u64..200, 0..60), some in 0usize..60) {
            let mut writer = BitWriter::default();
            for zeros in &zeros {
                writer.push_unary(*zeros);
            }
            let words = writer.into_words();
            let word = |at: u64| words.get(usize::try_from(at).unwrap()).copied().unwrap_or(0);
            let mut reader = BitReader::new(word, 0);
            let (passed, rest) = zeros.split_at(some.min(zeros.len()));
            let all = passed.iter().sum::<u64>();
            prop_assert_eq!(reader.pass(passed.len() as u64, 20_000), all);
            for zeros in rest {
                prop_assert_eq!(reader.take_unary(1000), *zeros);
            }
        }
    }

    #[test]
    fn damage_ends_a_count() {
        assert_eq!(BitReader::new(|_| 0, 5).take_unary(1000), 1000);
        assert_eq!(BitReader::new(|_| 0, 5).pass(3, 1000), 1000);
    }
}

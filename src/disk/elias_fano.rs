//! Rising numbers in Elias and Fano's code (Vigna, Quasi-succinct indices, 2013): the lower bits of each
//! as they are, the upper ones counted in unary.

use std::ops::Range;

use super::bits::BitWriter;
use super::section::{Packed, Section};

/// How many lower bits are kept as they are, in a list of so many numbers below `end`.
fn lower(count: u32, end: u32) -> u32 {
    (end / count.max(1)).max(1).ilog2()
}

/// Writes rising numbers below `end`.
pub(super) fn write(out: &mut BitWriter, numbers: &[u32], end: u32) {
    let width = lower(u32::try_from(numbers.len()).unwrap_or(u32::MAX), end);
    for &number in numbers {
        out.push(u64::from(number) & ((1 << width) - 1), width);
    }
    let mut last = 0;
    for &number in numbers {
        let upper = number >> width;
        out.push_unary((upper - last).into());
        last = upper;
    }
}

/// Numbers that were written.
#[derive(Debug)]
pub(super) struct List {
    packed: Packed,
    bits: Range<u64>,
    count: u32,
    end: u32,
}

impl List {
    /// The `count` numbers below `end` that were written from one bit of a section to another.
    pub(super) fn new(section: Section<'_>, bits: Range<u64>, count: u32, end: u32) -> Self {
        Self { packed: section.packed(bits.clone()), bits, count, end }
    }

    /// The numbers from the first that is no less than `least` on.
    pub(super) fn from(&self, least: u32) -> Rising<'_> {
        let width = lower(self.count, self.end);
        let uppers = self.bits.start + u64::from(self.count) * u64::from(width);
        let at = uppers / 64 * 64;
        let ones = self.packed.word(at) & (u64::MAX << (uppers % 64));
        let mut rising = Rising { list: self, width, uppers, read: 0, ones, at: at + 64 };
        rising.skip_to(least);
        rising.take(least, |_| ());
        rising
    }
}

/// The numbers of a list, one after the other.
#[derive(Debug)]
pub(super) struct Rising<'a> {
    list: &'a List,
    width: u32,
    /// Where the upper bits begin.
    uppers: u64,
    /// How many numbers were read; what is left of a word of upper bits, and the bit behind that word.
    read: u64,
    ones: u64,
    at: u64,
}

impl Rising<'_> {
    /// Passes over numbers below `least`, a word of upper bits at a time.
    fn skip_to(&mut self, least: u32) {
        // So many zeros stand before the upper bits of a number that may be large enough; each word
        // of upper bits that has not all of them is passed over as a whole.
        let zeros = u64::from(least >> self.width);
        loop {
            let ones = u64::from(self.ones.count_ones());
            let passed = self.at - self.uppers - (self.read + ones);
            if passed >= zeros || self.at >= self.list.bits.end {
                return;
            }
            self.read += ones;
            self.next_word();
        }
    }

    /// Calls `visit` with the next numbers that are below `end`.
    pub(super) fn take(&mut self, end: u32, mut visit: impl FnMut(u32)) {
        let List { packed, bits, count, end: most } = self.list;
        let (count, end) = (u64::from(*count), u64::from(end.min(*most)));
        let mask = (1u64 << self.width) - 1;
        while self.read < count {
            while self.ones == 0 {
                if self.at >= bits.end {
                    self.read = count;
                    return;
                }
                self.next_word();
            }
            // Zeros before a one are its upper bits; the ones before it are numbers.
            let bit = self.at - 64 + u64::from(self.ones.trailing_zeros());
            let upper = bit - self.uppers - self.read;
            let lower = packed.word(bits.start + self.read * u64::from(self.width)) & mask;
            let number = upper << self.width | lower;
            if number >= end {
                return;
            }
            #[allow(clippy::cast_possible_truncation)] // Below `end`.
            visit(number as u32);
            self.read += 1;
            self.ones &= self.ones - 1;
        }
    }

    fn next_word(&mut self) {
        self.ones = self.list.packed.word(self.at);
        self.at += 64;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::disk::pages::{PAGE, Pages, sealed};
    use crate::disk::section::u64s;

    proptest! {
        #[test]
        fn what_was_written_is_read(
            lists in prop::collection::vec(prop::collection::btree_set(0u32..5000, 0..300), 1..5),
            (middle, end) in (0u32..5000, 0u32..5000),
        ) {
            let end = end.max(middle);
            let lists: Vec<BTreeSet<u32>> = lists;
            let mut writer = BitWriter::default();
            let mut ends = vec![0];
            for list in &lists {
                write(&mut writer, &list.iter().copied().collect::<Vec<_>>(), 5000);
                ends.push(writer.len());
            }
            let mut bytes = u64s(writer.into_words());
            let own = bytes.len();
            bytes.resize(own.next_multiple_of(PAGE), 0);
            let len = bytes.len();
            let pages = Pages::held(sealed(bytes), len).unwrap();
            let section = Section::new(&pages, 0, own);
            for (list, bits) in lists.iter().zip(ends.windows(2)) {
                let count = u32::try_from(list.len()).unwrap();
                let listed = |count| List::new(section, bits[0]..bits[1], count, 5000);
                let mut again = Vec::new();
                let own = listed(count);
                let mut whole = own.from(0);
                whole.take(middle, |number| again.push(number));
                whole.take(5000, |number| again.push(number));
                prop_assert_eq!(again, list.iter().copied().collect::<Vec<_>>());
                let mut again = Vec::new();
                let mut later = own.from(middle);
                later.take(end, |number| again.push(number));
                later.take(5000, |number| again.push(number));
                prop_assert_eq!(again, list.range(middle..).copied().collect::<Vec<_>>());
                // A count that cannot be meant ends with the bits.
                let mut some = Vec::new();
                listed(4000).from(0).take(5000, |number| some.push(number));
                prop_assert!(some.len() <= 5000);
            }
        }
    }
}

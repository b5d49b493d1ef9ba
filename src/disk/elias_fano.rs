//! Rising numbers in Elias and Fano's code (Vigna, Quasi-succinct indices, 2013): the lower bits of each
//! as they are, the upper ones counted in unary. Where a number's bits lie does not hang on the number
//! before it, so that a processor reads several at a time.

use std::ops::Range;

use super::bits::BitWriter;
use super::section::Section;

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

/// The `count` numbers that were written from one bit to another.
pub(super) fn read(section: Section<'_>, bits: Range<u64>, count: u32, end: u32) -> Vec<u32> {
    let width = lower(count, end);
    let packed = section.packed(bits.clone());
    let upper = bits.start + u64::from(count) * u64::from(width);
    let mut numbers = Vec::with_capacity(count.min(end) as usize);
    let mask = (1u64 << width) - 1;
    let mut lower = bits.start;
    // Zeros before a one are its upper bits; the ones before it are numbers.
    let mut at = upper / 64 * 64;
    let mut ones = packed.word(at) & (u64::MAX << (upper % 64));
    while numbers.len() < count as usize {
        while ones == 0 {
            at += 64;
            if at >= bits.end {
                return numbers;
            }
            ones = packed.word(at);
        }
        let zeros = at + u64::from(ones.trailing_zeros()) - upper - numbers.len() as u64;
        let number = zeros << width | (packed.word(lower) & mask);
        if number >= end.into() {
            break;
        }
        #[allow(clippy::cast_possible_truncation)] // Below `end`.
        numbers.push(number as u32);
        lower += u64::from(width);
        ones &= ones - 1;
    }
    numbers
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
        ) {
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
                let again = read(section, bits[0]..bits[1], count, 5000);
                prop_assert_eq!(again, list.iter().copied().collect::<Vec<_>>());
                // A count that cannot be meant ends with the bits.
                prop_assert!(read(section, bits[0]..bits[1], 4000, 5000).len() <= 5000);
            }
        }
    }
}

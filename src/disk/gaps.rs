//! Rising numbers as the gaps between them, in Golomb and Rice's code (Rice and Plaunt, Adaptive
//! variable-length coding, 1971): the lower bits of a gap as they are, the upper ones in unary.

use std::ops::Range;

use super::bits::BitWriter;
use super::section::Section;

/// How many lower bits of a gap are kept as they are, in a list of so many numbers below `end`.
fn lower(count: u32, end: u32) -> u32 {
    (end / count.max(1)).max(1).ilog2()
}

/// Writes rising numbers below `end`.
pub(super) fn write(out: &mut BitWriter, numbers: &[u32], end: u32) {
    let width = lower(u32::try_from(numbers.len()).unwrap_or(u32::MAX), end);
    let mut next = 0;
    for &number in numbers {
        let gap = u64::from(number - next);
        out.push_unary(gap >> width);
        out.push(gap & ((1 << width) - 1), width);
        next = number + 1;
    }
}

/// The `count` numbers that were written from one bit to another.
pub(super) fn read(section: Section<'_>, bits: Range<u64>, count: u32, end: u32) -> Vec<u32> {
    let width = lower(count, end);
    let mut bits = section.bits(bits.start, bits.end.saturating_sub(bits.start));
    let mut next = 0u64;
    let mut numbers = Vec::with_capacity(count.min(end) as usize);
    for _ in 0..count {
        let gap = bits.take_unary(end.into()) << width | bits.take(width);
        let number = next + gap;
        if number >= end.into() {
            break;
        }
        numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
        next = number + 1;
    }
    numbers
}

//! The paragraphs that hold a word. Short lists are kept in few bits; longer ones, of which a draft asks
//! for a million numbers, so that nothing need be unpacked: by stretches of paragraphs, and in each the
//! lower halves of the numbers as they are (the arrays of Chambi, Lemire, Kaser and Godin, Better bitmap
//! performance with Roaring bitmaps, 2016).

use std::borrow::Cow;
use std::ops::Range;

use super::bits::BitWriter;
use super::elias_fano;
use super::section::Section;

/// The numbers of a stretch differ in their lower halves.
pub(super) const STRETCH: u32 = 1 << 16;

/// A long list has so many numbers in a stretch or more, and no less than one of so many numbers: where
/// they stand closer, lower halves would take twice the room.
const MANY: u32 = 16;
const APART: u32 = 64;

fn stretches(end: u32) -> u32 {
    end.div_ceil(STRETCH)
}

#[allow(clippy::cast_possible_truncation)] // That is what it does.
fn lower_half(number: u32) -> [u8; 2] {
    (number as u16).to_le_bytes()
}

fn is_long(count: u32, end: u32) -> bool {
    count >= MANY * stretches(end) && end / count.max(1) >= APART
}

/// Writes rising numbers below `end`.
pub(super) fn write(out: &mut BitWriter, numbers: &[u32], end: u32) {
    if !is_long(u32::try_from(numbers.len()).unwrap_or(u32::MAX), end) {
        elias_fano::write(out, numbers, end);
        return;
    }
    out.align();
    for stretch in 1..=stretches(end) {
        let behind = u64::from(stretch) * u64::from(STRETCH);
        let passed = numbers.partition_point(|number| u64::from(*number) < behind);
        out.push(passed as u64, 32);
    }
    for number in numbers {
        out.push(u64::from(number % STRETCH), 16);
    }
}

/// A list.
#[derive(Debug)]
pub(super) enum List {
    Short(elias_fano::List),
    Long(Long),
}

/// Numbers by stretches: for each stretch how many there are up to its end, and then the lower halves.
#[derive(Debug)]
pub(super) struct Long {
    bytes: Vec<u8>,
    stretches: usize,
}

impl List {
    /// The `count` numbers below `end` that were written from one bit of a section to another.
    pub(super) fn new(section: Section<'_>, bits: Range<u64>, count: u32, end: u32) -> Self {
        if !is_long(count, end) {
            return Self::Short(elias_fano::List::new(section, bits, count, end));
        }
        let stretches = stretches(end) as usize;
        let from = usize::try_from(bits.start.div_ceil(64) * 8).unwrap_or(usize::MAX);
        let bytes = section.read(from, stretches * 4 + count as usize * 2);
        let bytes = bytes.map(Cow::into_owned).unwrap_or_default();
        Self::Long(Long { bytes, stretches })
    }

    /// The lower halves of the numbers of a stretch, which lie in the list, or are put into `room`.
    pub(super) fn stretch<'r>(&'r self, at: u32, room: &'r mut Vec<[u8; 2]>) -> &'r [[u8; 2]] {
        match self {
            Self::Long(list) => list.stretch(at),
            Self::Short(list) => {
                let end = at.saturating_add(1).saturating_mul(STRETCH);
                room.clear();
                list.from(at.saturating_mul(STRETCH))
                    .take(end, |number| room.push(lower_half(number)));
                room
            }
        }
    }
}

impl Long {
    /// The lower halves of a stretch's numbers.
    fn stretch(&self, stretch: u32) -> &[[u8; 2]] {
        let end = |stretch: usize| {
            let end = self.bytes.get(stretch * 4..).and_then(|bytes| bytes.first_chunk::<4>());
            end.map_or(0, |end| u32::from_le_bytes(*end) as usize)
        };
        let stretch = stretch as usize;
        let from = stretch.checked_sub(1).map_or(0, end);
        let halves = self.bytes.get(self.stretches * 4..).unwrap_or_default();
        halves.as_chunks::<2>().0.get(from..end(stretch)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::pages::{PAGE, Pages, sealed};
    use crate::disk::section::u64s;

    #[test]
    fn what_was_written_is_read() {
        let end = 5 * STRETCH / 2;
        let every = |step: u32, from: u32| (from..end).step_by(step as usize).collect::<Vec<_>>();
        let lists =
            [every(64, 0), every(65, 7), every(1000, 1), every(40_000, 3), vec![], vec![end - 1]];
        let mut writer = BitWriter::default();
        let mut ends = vec![0];
        for list in &lists {
            write(&mut writer, list, end);
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
            let kept = List::new(section, bits[0]..bits[1], count, end);
            let mut again = Vec::new();
            for stretch in 0..3 {
                let mut room = Vec::new();
                let number =
                    |half: &[u8; 2]| stretch * STRETCH + u32::from(u16::from_le_bytes(*half));
                again.extend(kept.stretch(stretch, &mut room).iter().map(number));
            }
            assert_eq!(again, *list);
        }
        assert!(!pages.damaged());
        assert!(matches!(List::new(section, ends[0]..ends[1], 2560, end), List::Long(_)));
    }
}

//! A table of hashes and the numbers that have them, in little more than the room of the numbers: of a
//! hash the upper bits are told by where an entry stands, and only a few lower ones are kept. So it
//! names every number that has a hash, and now and then one that has another: who asks must look.
//!
//! The upper bits are kept in unary, as in the quotient filter (Bender and others, Don't thrash: how to
//! cache your hash on flash, 2012) and in Elias and Fano's code for rising numbers.

use super::bits::BitWriter;
use super::section::{Section, u32s, u64s};

/// Of a hash so many bits are known at all.
const KNOWN: u32 = 29;

/// So many buckets are a block.
const BLOCK: u64 = 256;

/// An entry, to be sorted: the bits of a hash above, a number below.
pub(super) fn entry(hash: u64, number: u32) -> u64 {
    (hash >> (64 - KNOWN)) << 32 | u64::from(number)
}

/// In which of 256 parts of all entries one belongs; the parts follow each other.
#[allow(clippy::cast_possible_truncation)] // 8 bits are left.
pub(super) fn part_of(entry: u64) -> usize {
    (entry >> (32 + KNOWN - 8)) as usize
}

/// How the table's bits are shared out.
#[derive(Debug, Clone, Copy)]
struct Widths {
    /// The bits of a hash that number a bucket,
    bucket: u32,
    /// that are kept beside each number,
    rest: u32,
    /// and those of a number.
    number: u32,
}

impl Widths {
    fn of(entries: u64, numbers: u32) -> Self {
        let bucket = entries.max(1).ilog2().min(KNOWN);
        let number = u32::BITS - numbers.saturating_sub(1).leading_zeros();
        Self { bucket, rest: KNOWN - bucket, number }
    }
}

/// The two sections of a table.
///
/// Entries stand in blocks of `BLOCK` buckets: first, in unary, how many each bucket has, then the
/// entries. So one look at the disk finds both. Where a block begins follows from how many entries are
/// before it, which is all that is written down of it.
#[derive(Debug, Default)]
pub(super) struct TableBytes {
    pub(super) blocks: Vec<u8>,
    pub(super) before: Vec<u8>,
}

impl TableBytes {
    /// The table of these entries, sorted, in rows that follow each other, of numbers below `numbers`.
    #[allow(clippy::cast_possible_truncation)] // Entries are counted in u32.
    pub(super) fn of(rows: &[Vec<u64>], numbers: u32) -> Self {
        let count = rows.iter().map(|row| row.len() as u64).sum();
        let widths = Widths::of(count, numbers);
        let mut bits = BitWriter::default();
        let mut before = vec![0u32];
        let mut entries = rows.iter().flatten().copied().peekable();
        let mut block: Vec<u64> = Vec::new();
        let mut written = 0u64;
        for first in (0..1u64 << widths.bucket).step_by(BLOCK as usize) {
            for bucket in first..first + BLOCK {
                let held = block.len();
                let is_own = |entry: &u64| entry >> 32 >> widths.rest == bucket;
                block.extend(std::iter::from_fn(|| entries.next_if(is_own)));
                bits.push_unary((block.len() - held) as u64);
            }
            for entry in block.drain(..) {
                let rest = (entry >> 32) & ((1 << widths.rest) - 1);
                bits.push(rest, widths.rest);
                bits.push(entry & u64::from(u32::MAX), widths.number);
                written += 1;
            }
            before.push(written as u32);
        }
        Self { blocks: u64s(bits.into_words()), before: u32s(before) }
    }
}

/// A table of a part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    widths: Widths,
    blocks: Section<'a>,
    before: Section<'a>,
    entries: u64,
}

impl<'a> Table<'a> {
    /// The table of so many entries, of numbers below `numbers`.
    pub(super) fn new([blocks, before]: [Section<'a>; 2], entries: u64, numbers: u32) -> Self {
        Self { widths: Widths::of(entries, numbers), blocks, before, entries }
    }

    /// Calls `visit` with each number that may have this hash, rising; those that have it are all there.
    pub(super) fn each(&self, hash: u64, mut visit: impl FnMut(u32)) {
        let Widths { bucket, rest, number } = self.widths;
        let known = hash >> (64 - KNOWN);
        let own = known >> rest;
        if own >> bucket != 0 || self.entries == 0 {
            return;
        }
        let block = own / BLOCK;
        let Ok(at) = usize::try_from(block) else { return };
        let (first, end) = (self.before.u32(at), self.before.u32(at + 1));
        let count = u64::from(end.saturating_sub(first));
        let width = u64::from(rest + number);
        let start = u64::from(first) * (width + 1) + block * BLOCK;
        // Looked at once and not kept: a draft asks for a thousand places that are far from each other.
        let mut heads = self.blocks.bits(start, BLOCK + count * (width + 1));
        let passed = heads.pass(own - block * BLOCK, count);
        let held = heads.take_unary(count);
        if passed + held > count {
            return;
        }
        let mut fields = heads.at(start + count + BLOCK + passed * width);
        for _ in 0..held {
            let same = fields.take(rest) == known & ((1 << rest) - 1);
            let held = fields.take(number);
            if same {
                visit(u32::try_from(held).unwrap_or(u32::MAX));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pages::{PAGE, Pages, sums};
    use super::*;
    use crate::fingerprint::lasting;
    use proptest::prelude::*;

    fn paged(sections: &[&Vec<u8>]) -> (Pages, Vec<(usize, usize)>) {
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        for section in sections {
            places.push((bytes.len(), section.len()));
            bytes.extend_from_slice(section);
        }
        bytes.resize(bytes.len().div_ceil(PAGE).max(1) * PAGE, 0);
        let (len, sums) = (bytes.len(), sums(&bytes));
        bytes.extend(&sums);
        bytes.extend(lasting::content(&sums).to_le_bytes());
        (Pages::held(bytes, len).unwrap(), places)
    }

    proptest! {
        #[test]
        fn every_number_of_a_hash_is_named(
            held in prop::collection::vec((0u64..40, 0u32..300), 0..400), many in any::<bool>(),
        ) {
            let hash = |n: u64| if many { lasting::word(&n.to_string()) } else { n << 50 };
            let mut entries: Vec<u64> = held.iter().map(|&(n, id)| entry(hash(n), id)).collect();
            entries.sort_unstable();
            let bytes = TableBytes::of(&[entries.clone()], 300);
            let (pages, at) = paged(&[&bytes.blocks, &bytes.before]);
            let section = |n: usize| Section::new(&pages, at[n].0, at[n].1);
            let sections = [section(0), section(1)];
            let table = Table::new(sections, entries.len() as u64, 300);
            for n in 0..45 {
                let mut found = Vec::new();
                table.each(hash(n), |id| found.push(id));
                let known = |it: &&(u64, u32)| hash(it.0) >> 35 == hash(n) >> 35;
                let mut wanted: Vec<u32> = held.iter().filter(known).map(|it| it.1).collect();
                wanted.sort_unstable();
                prop_assert_eq!(found, wanted);
            }
            prop_assert!(!pages.damaged());
        }
    }
}

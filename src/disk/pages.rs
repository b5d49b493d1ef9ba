//! The bytes of a part of an index, in pages that each have a checksum: a page is held against it when
//! it is first read. What is damaged reads as zeros, and is remembered, so that whoever reads need not
//! ask each time and no answer made of it is ever given.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use memmap2::Mmap;

use crate::fingerprint::lasting;

/// The bytes of a page.
pub(super) const PAGE: usize = 4096;

/// The bytes of a page's checksum.
pub(super) const SUM: usize = 4;

/// Where the bytes are.
#[derive(Debug)]
pub(super) enum Bytes {
    /// In a file.
    Mapped(Mmap),
    /// In memory: a part that could not be written.
    Held(Vec<u8>),
}

impl Bytes {
    fn get(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map,
            Self::Held(bytes) => bytes,
        }
    }
}

/// Pages and their checksums, which stand behind them.
#[derive(Debug)]
pub(super) struct Pages {
    bytes: Bytes,
    /// The bytes of all pages together, a multiple of a page.
    len: usize,
    seen: Vec<AtomicU64>,
    damaged: AtomicBool,
}

/// The checksums of pages, as they stand behind them.
pub(super) fn sums(pages: &[u8]) -> Vec<u8> {
    pages.chunks(PAGE).flat_map(|page| sum(page).to_le_bytes()).collect()
}

#[allow(clippy::cast_possible_truncation)] // The lower half is meant.
fn sum(page: &[u8]) -> u32 {
    lasting::content(page) as u32
}

impl Pages {
    /// Pages of so many bytes in all, whose checksums, and one of these, follow. `None` if the bytes are
    /// fewer or more than that, or the checksums are not what they were.
    pub(super) fn open(bytes: Bytes, len: usize) -> Option<Self> {
        let all = bytes.get();
        let count = len / PAGE;
        let end = len.checked_add(count.checked_mul(SUM)?)?;
        let whole = len.is_multiple_of(PAGE) && all.len() == end.checked_add(size_of::<u64>())?;
        let own = whole.then(|| u64::from_le_bytes(all[end..].try_into().unwrap_or_default()))?;
        if own != lasting::content(&all[len..end]) {
            return None;
        }
        let seen = (0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
        Some(Self { bytes, len, seen, damaged: AtomicBool::new(false) })
    }

    /// The bytes of all pages together.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// What says that these pages are the ones that were written: the checksum of all checksums.
    pub(super) fn seal(&self) -> u64 {
        let all = self.bytes.get();
        let last = &all[all.len() - size_of::<u64>()..];
        u64::from_le_bytes(last.try_into().unwrap_or_default())
    }

    /// All bytes, checksums included, if they are in memory.
    pub(super) fn held(&self) -> Option<&[u8]> {
        match &self.bytes {
            Bytes::Held(bytes) => Some(bytes),
            Bytes::Mapped(_) => None,
        }
    }

    /// Whether something that was read is damaged.
    pub(super) fn damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// Remembers that something is not as it can have been written.
    pub(super) fn damage(&self) {
        self.damaged.store(true, Ordering::Relaxed);
    }

    /// Reads all pages.
    pub(super) fn check(&self) {
        for at in 0..self.len / PAGE {
            self.hold(at);
        }
    }

    /// Some of the bytes; `None` where they are damaged or not there.
    pub(super) fn get(&self, from: usize, len: usize) -> Option<&[u8]> {
        let end = from.checked_add(len).filter(|&end| end <= self.len);
        let Some(end) = end else {
            self.damage();
            return None;
        };
        let whole = (from / PAGE..end.div_ceil(PAGE)).all(|at| self.hold(at));
        whole.then(|| &self.bytes.get()[from..end])
    }

    /// A number of eight bytes, or 0.
    pub(super) fn u64_at(&self, at: usize) -> u64 {
        let bytes = self.get(at, 8).and_then(|bytes| bytes.try_into().ok());
        u64::from_le_bytes(bytes.unwrap_or_default())
    }

    /// A number of four bytes, or 0.
    pub(super) fn u32_at(&self, at: usize) -> u32 {
        let bytes = self.get(at, 4).and_then(|bytes| bytes.try_into().ok());
        u32::from_le_bytes(bytes.unwrap_or_default())
    }

    /// Holds a page against its checksum, if that has not been done.
    fn hold(&self, at: usize) -> bool {
        let (word, bit) = (at / 64, 1u64 << (at % 64));
        if self.seen[word].load(Ordering::Relaxed) & bit != 0 {
            return true;
        }
        let all = self.bytes.get();
        let place = self.len + at * SUM;
        let known = u32::from_le_bytes(all[place..place + SUM].try_into().unwrap_or_default());
        if known == sum(&all[at * PAGE..(at + 1) * PAGE]) {
            self.seen[word].fetch_or(bit, Ordering::Relaxed);
            return true;
        }
        self.damage();
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(len: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..len).map(|at| (at % 251) as u8).collect();
        let sums = sums(&bytes);
        let seal = lasting::content(&sums);
        bytes.extend(sums);
        bytes.extend(seal.to_le_bytes());
        bytes
    }

    #[test]
    fn whole_pages_are_read() {
        let pages = Pages::open(Bytes::Held(sealed(3 * PAGE)), 3 * PAGE).unwrap();
        assert_eq!(pages.get(4090, 10).unwrap()[9], (4099 % 251) as u8);
        assert_eq!(pages.u64_at(3 * PAGE), 0);
        assert!(pages.damaged(), "behind the end");
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_told() {
        let good = sealed(2 * PAGE);
        for at in (0..good.len()).step_by(97).chain(2 * PAGE..good.len()) {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            let told = Pages::open(Bytes::Held(bad), 2 * PAGE).is_none_or(|pages| {
                pages.check();
                pages.damaged()
            });
            assert!(told, "byte {at}");
            let cut = good[..at].to_vec();
            assert!(Pages::open(Bytes::Held(cut), 2 * PAGE).is_none());
        }
    }
}

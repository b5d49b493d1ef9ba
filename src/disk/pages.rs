//! The bytes of a part of an index, in pages that each have a checksum: a page is held against it when
//! it is read. What is damaged reads as zeros, and is remembered, so that whoever reads need not ask each
//! time and no answer made of it is ever given.
//!
//! Pages are read one by one and kept, and the file is not mapped into memory: a system that keeps files
//! in large pages maps some hundred kilobytes for each of the thousand places that a draft asks for, and
//! a file that is cut meanwhile ends a process that has mapped it.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::positioned::read_at;
use crate::fingerprint::lasting;

/// The bytes of a page.
pub(super) const PAGE: usize = 4096;

/// The bytes of a page's checksum.
pub(super) const SUM: usize = 4;

/// What says that all checksums are the ones that were written.
const SEAL: usize = 8;

/// Pages are kept in rows of so many.
const A_ROW: usize = 32;

/// Pages are looked through so many at a time.
const MANY: usize = 256;

/// A page that was read; `None` for a damaged one.
type Seen = OnceLock<Option<Box<[u8]>>>;

/// Some pages that follow each other; few of all are ever read.
type Row = Box<[Seen; A_ROW]>;

/// Where the bytes are.
#[derive(Debug)]
enum Bytes {
    /// In a file; and the pages of it that were read.
    Filed(File, Box<[OnceLock<Row>]>),
    /// In memory, checksums included: a part that could not be written.
    Held(Vec<u8>),
}

/// Pages and their checksums, which stand behind them.
#[derive(Debug)]
pub(super) struct Pages {
    bytes: Bytes,
    sums: Vec<u8>,
    seal: u64,
    /// The bytes of all pages together, a multiple of a page.
    len: usize,
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

/// How long pages are, with their checksums and the seal.
fn whole(len: usize) -> Option<usize> {
    let sums = (len / PAGE).checked_mul(SUM)?;
    len.is_multiple_of(PAGE).then_some(len.checked_add(sums)?.checked_add(SEAL)?)
}

impl Pages {
    /// Pages of so many bytes in all at the start of a file, whose checksums follow. `None` if the file
    /// is longer or shorter, or the checksums are not what they were.
    pub(super) fn filed(file: File, len: usize) -> Option<Self> {
        let all = whole(len)?;
        if file.metadata().ok()?.len() != all as u64 {
            return None;
        }
        let mut rest = vec![0; all - len];
        read_at(&file, &mut rest, len as u64).ok()?;
        let cells = (0..(len / PAGE).div_ceil(A_ROW)).map(|_| OnceLock::new()).collect();
        Self::sealed(Bytes::Filed(file, cells), rest, len)
    }

    /// The same in memory.
    pub(super) fn held(bytes: Vec<u8>, len: usize) -> Option<Self> {
        let rest = bytes.get(len..).filter(|_| whole(len) == Some(bytes.len()))?.to_vec();
        Self::sealed(Bytes::Held(bytes), rest, len)
    }

    fn sealed(bytes: Bytes, mut sums: Vec<u8>, len: usize) -> Option<Self> {
        let seal = sums.split_off(sums.len() - SEAL);
        let seal = u64::from_le_bytes(seal.try_into().ok()?);
        let damaged = AtomicBool::new(false);
        (seal == lasting::content(&sums)).then_some(Self { bytes, sums, seal, len, damaged })
    }

    /// The bytes of all pages together.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// What says that these pages are the ones that were written: the checksum of all checksums.
    pub(super) fn seal(&self) -> u64 {
        self.seal
    }

    /// All bytes, checksums included, if they are in memory.
    pub(super) fn unwritten(&self) -> Option<&[u8]> {
        match &self.bytes {
            Bytes::Held(bytes) => Some(bytes),
            Bytes::Filed(..) => None,
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
        for at in (0..self.len).step_by(MANY * PAGE) {
            self.read(at, (MANY * PAGE).min(self.len - at));
        }
    }

    /// Some bytes, which may lie on several pages; `None` where they are damaged or not there.
    pub(super) fn read(&self, from: usize, len: usize) -> Option<Cow<'_, [u8]>> {
        let end = from.checked_add(len).filter(|&end| end <= self.len);
        let Some(end) = end else {
            self.damage();
            return None;
        };
        let (first, last) = (from / PAGE, end.div_ceil(PAGE));
        let stretch = first * PAGE..last * PAGE;
        let pages = match &self.bytes {
            Bytes::Held(bytes) => Cow::Borrowed(&bytes[stretch]),
            Bytes::Filed(file, _) => {
                let mut pages = vec![0; stretch.len()];
                match read_at(file, &mut pages, stretch.start as u64) {
                    Ok(()) => Cow::Owned(pages),
                    Err(_) => Cow::Owned(Vec::new()),
                }
            }
        };
        let good = pages.chunks(PAGE).zip(first..).all(|(page, at)| self.is_good(at, page));
        if !good || pages.is_empty() && len > 0 {
            self.damage();
            return None;
        }
        let own = from - first * PAGE..end - first * PAGE;
        Some(match pages {
            Cow::Borrowed(pages) => Cow::Borrowed(&pages[own]),
            Cow::Owned(mut pages) => {
                pages.truncate(own.end);
                pages.drain(..own.start);
                Cow::Owned(pages)
            }
        })
    }

    /// Some bytes of one page; `None` where they are damaged or not there, or lie on two.
    pub(super) fn get(&self, from: usize, len: usize) -> Option<&[u8]> {
        let inside = from % PAGE;
        let page = self.page(from / PAGE);
        let bytes = page.and_then(|page| page.get(inside..inside.checked_add(len)?));
        if bytes.is_none() {
            self.damage();
        }
        bytes
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

    /// A page, if it is there and good.
    fn page(&self, at: usize) -> Option<&[u8]> {
        match &self.bytes {
            Bytes::Held(bytes) => bytes[..self.len].get(at * PAGE..(at + 1) * PAGE),
            Bytes::Filed(file, cells) => {
                let read = || -> io::Result<Box<[u8]>> {
                    let mut page = vec![0; PAGE].into_boxed_slice();
                    read_at(file, &mut page, (at * PAGE) as u64)?;
                    Ok(page)
                };
                let good = || read().ok().filter(|page| self.is_good(at, page));
                let row = || Box::new([const { OnceLock::new() }; A_ROW]);
                cells.get(at / A_ROW)?.get_or_init(row)[at % A_ROW].get_or_init(good).as_deref()
            }
        }
    }

    /// Whether a page has its checksum.
    fn is_good(&self, at: usize, page: &[u8]) -> bool {
        let known = self.sums.get(at * SUM..(at + 1) * SUM);
        known.is_some_and(|known| known == sum(page).to_le_bytes())
    }
}

/// Pages with all that stands behind them.
#[cfg(test)]
pub(super) fn sealed(mut pages: Vec<u8>) -> Vec<u8> {
    let sums = sums(&pages);
    let seal = lasting::content(&sums);
    pages.extend(sums);
    pages.extend(seal.to_le_bytes());
    pages
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn sealed(len: usize) -> Vec<u8> {
        super::sealed((0..len).map(|at| u8::try_from(at % 251).unwrap()).collect())
    }

    #[test]
    fn whole_pages_are_read() {
        let pages = Pages::held(sealed(3 * PAGE), 3 * PAGE).unwrap();
        assert_eq!(pages.read(4090, 10).unwrap()[9], 83);
        assert_eq!(pages.get(4086, 10).unwrap()[9], 79);
        assert_eq!(pages.u64_at(3 * PAGE), 0);
        assert!(pages.damaged(), "behind the end");
    }

    #[test]
    fn a_file_reads_like_memory() {
        let bytes = sealed(3 * PAGE);
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&bytes).unwrap();
        let filed = Pages::filed(file, 3 * PAGE).unwrap();
        let held = Pages::held(bytes, 3 * PAGE).unwrap();
        filed.check();
        assert_eq!(filed.read(4090, 5000), held.read(4090, 5000));
        assert_eq!(filed.u64_at(8184), held.u64_at(8184));
        assert_eq!((filed.seal(), filed.damaged()), (held.seal(), false));
        assert!(filed.read(3 * PAGE - 1, 2).is_none());
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_told() {
        let good = sealed(2 * PAGE);
        for at in (0..good.len()).step_by(97).chain(2 * PAGE..good.len()) {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            let told = Pages::held(bad, 2 * PAGE).is_none_or(|pages| {
                pages.check();
                pages.damaged()
            });
            assert!(told, "byte {at}");
            let cut = good[..at].to_vec();
            assert!(Pages::held(cut, 2 * PAGE).is_none());
        }
    }
}

//! A column of numbers, in memory or in a temporary file, read by ranges. Which of the two it is shows
//! in nothing but time and memory.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::file::SpillFile;

/// Numbers are taken to bytes and back so many at a time.
const CHUNK: usize = 1 << 14;

/// The bytes of a number in a file.
const WIDTH: usize = size_of::<u32>();

/// What a column can hold: a 32-bit number of some kind.
pub trait Cell: Copy {
    /// The number.
    fn bits(self) -> u32;

    /// The value with this number.
    fn of_bits(bits: u32) -> Self;
}

impl Cell for u32 {
    fn bits(self) -> u32 {
        self
    }

    fn of_bits(bits: u32) -> Self {
        bits
    }
}

/// Numbers in a row.
#[derive(Debug)]
pub struct Column<T> {
    held: Vec<T>,
    spilled: Option<Spilled>,
    len: usize,
}

/// Where a column lies in a file.
#[derive(Debug)]
struct Spilled {
    file: Arc<SpillFile>,
    start: u64,
}

impl Spilled {
    fn at(&self, place: usize) -> u64 {
        self.start + (place * WIDTH) as u64
    }
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { held: Vec::new(), spilled: None, len: 0 }
    }
}

impl<T: Cell> From<Vec<T>> for Column<T> {
    fn from(held: Vec<T>) -> Self {
        let len = held.len();
        Self { held, spilled: None, len }
    }
}

impl<T: Cell> Column<T> {
    /// An empty column with a file of its own.
    pub(super) fn in_file(file: SpillFile) -> Self {
        let spilled = Spilled { file: Arc::new(file), start: 0 };
        Self { held: Vec::new(), spilled: Some(spilled), len: 0 }
    }

    /// The column `values`, moved into a file that it shares with others; it cannot grow any more.
    pub(super) fn moved(values: &[T], file: &Arc<SpillFile>) -> Self {
        let spilled = Spilled { file: Arc::clone(file), start: file.append(&bytes(values)) };
        Self { held: Vec::new(), spilled: Some(spilled), len: values.len() }
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Puts a number behind the last.
    pub fn push(&mut self, value: T) {
        if self.spilled.is_none() {
            self.held.push(value);
            self.len += 1;
        } else {
            self.extend_from_slice(&[value]);
        }
    }

    /// Puts numbers behind the last.
    pub fn extend_from_slice(&mut self, values: &[T]) {
        match &self.spilled {
            None => self.held.extend_from_slice(values),
            Some(spilled) => {
                for chunk in values.chunks(CHUNK) {
                    spilled.file.append(&bytes(chunk));
                }
            }
        }
        self.len += values.len();
    }

    /// Puts a column behind this one.
    pub fn append(&mut self, other: &Self) {
        for start in (0..other.len()).step_by(CHUNK) {
            self.extend_from_slice(&other.get(start..(start + CHUNK).min(other.len())));
        }
    }

    /// The numbers of a range. Of a file that cannot be read there are zeros; its spool knows.
    ///
    /// # Panics
    /// If the range is not inside the column.
    pub fn get(&self, range: Range<usize>) -> Cow<'_, [T]> {
        let Some(spilled) = &self.spilled else { return Cow::Borrowed(&self.held[range]) };
        assert!(range.start <= range.end && range.end <= self.len, "a range outside the column");
        let raw = spilled.file.read(range.len() * WIDTH, spilled.at(range.start));
        Cow::Owned(
            raw.as_chunks().0.iter().map(|raw| T::of_bits(u32::from_le_bytes(*raw))).collect(),
        )
    }

    /// All numbers, a chunk after the other.
    pub fn chunks(&self) -> impl Iterator<Item = Cow<'_, [T]>> {
        let most = if self.spilled.is_some() { CHUNK } else { self.len.max(1) };
        (0..self.len).step_by(most).map(move |start| self.get(start..(start + most).min(self.len)))
    }

    /// Makes a column that lies in a file as long as `len`; what is not written is zero.
    pub fn stretch(&mut self, len: usize) {
        self.len = self.len.max(len);
        if let Some(spilled) = &self.spilled {
            spilled.file.stretch(spilled.at(self.len));
        }
    }

    /// Writes numbers into a column that lies in a file; several threads may, to different places.
    ///
    /// # Panics
    /// If it lies in memory.
    pub fn write(&self, at: usize, values: &[T]) {
        let spilled = self.spilled.as_ref().expect("a column in a file");
        spilled.file.write(&bytes(values), spilled.at(at));
    }

    /// The numbers as they lie in memory, to change them; `None` if they lie in a file.
    pub fn held_mut(&mut self) -> Option<&mut [T]> {
        self.spilled.is_none().then_some(&mut self.held)
    }
}

fn bytes<T: Cell>(values: &[T]) -> Vec<u8> {
    values.iter().flat_map(|value| value.bits().to_le_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Spool;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_spilled_column_reads_like_one_in_memory(
            parts in prop::collection::vec(prop::collection::vec(any::<u32>(), 0..60), 0..6),
            from in 0usize..100, to in 0usize..100,
        ) {
            let spool = Spool::new(Some(1));
            let (mut held, mut spilled) = (Spool::default().column(), spool.column());
            let store = spool.store();
            let stored: Vec<_> = parts.iter().map(|part| store.put(part.clone())).collect();
            for (part, stored) in parts.iter().zip(&stored) {
                prop_assert_eq!(&*stored.get(0..part.len()), &part[..]);
            }
            for part in &parts {
                held.extend_from_slice(part);
                spilled.extend_from_slice(part);
            }
            let (from, to) = (from.min(held.len()), to.min(held.len()));
            let range = from.min(to)..from.max(to);
            prop_assert_eq!(held.get(range.clone()), spilled.get(range));
            let all = |column: &Column<u32>| column.chunks().map(Cow::into_owned).collect::<Vec<_>>().concat();
            prop_assert_eq!(all(&held), all(&spilled));
            prop_assert_eq!(all(&held), parts.concat());
            prop_assert!(spool.fault().is_none());
        }
    }
}

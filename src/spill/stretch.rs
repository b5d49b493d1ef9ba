//! Bytes that have been put into a temporary file.

use std::ops::Range;
use std::sync::Arc;

use super::file::SpillFile;

/// Where some bytes lie in a file.
#[derive(Debug)]
pub struct Stretch {
    file: Arc<SpillFile>,
    start: u64,
    len: usize,
}

impl Stretch {
    pub(super) fn of(file: &Arc<SpillFile>, bytes: &[u8]) -> Self {
        Self { file: Arc::clone(file), start: file.append(bytes), len: bytes.len() }
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bytes of a range; zeros, if they cannot be read.
    ///
    /// # Panics
    /// If the range is not inside the stretch.
    pub fn read(&self, range: Range<usize>) -> Vec<u8> {
        assert!(range.start <= range.end && range.end <= self.len, "a range outside the stretch");
        self.file.read(range.len(), self.start + range.start as u64)
    }
}

//! Whether the columns of a run lie in memory or in temporary files, and where.

use std::io;
use std::sync::Arc;

use super::fault::Fault;
use super::file::SpillFile;
use super::{Cell, Column, Stretch};

/// How much memory a run may take, if that is limited.
#[derive(Debug, Clone, Default)]
pub struct Spool {
    limit: Option<usize>,
    fault: Fault,
}

impl Spool {
    /// A spool that holds no more than about `limit` bytes of what it is given at a time; everything,
    /// if there is no limit.
    pub fn new(limit: Option<usize>) -> Self {
        Self { limit, fault: Fault::default() }
    }

    /// The bytes that a step of the work may hold at a time, if that is limited.
    pub fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// An empty column: in memory, or in a file of its own if memory is limited.
    pub fn column<T: Cell>(&self) -> Column<T> {
        self.file().map_or_else(Column::default, Column::in_file)
    }

    /// A place for many columns that are whole when they come.
    pub fn store(&self) -> Store {
        Store(self.file().map(Arc::new))
    }

    fn file(&self) -> Option<SpillFile> {
        self.limit.and_then(|_| SpillFile::new(&self.fault))
    }

    /// The first fault of a temporary file, if there was one: what was made since is not to be
    /// trusted.
    pub fn fault(&self) -> Option<io::Error> {
        self.fault.take()
    }
}

/// Puts columns into one file, or leaves them in memory if that is not limited.
#[derive(Debug)]
pub struct Store(Option<Arc<SpillFile>>);

impl Store {
    /// The column of these values; it cannot grow any more.
    pub fn put<T: Cell>(&self, values: Vec<T>) -> Column<T> {
        match &self.0 {
            Some(file) => Column::moved(&values, file),
            None => Column::from(values),
        }
    }

    /// Where these bytes lie in the file; `None` if there is none.
    pub fn put_bytes(&self, bytes: &[u8]) -> Option<Stretch> {
        self.0.as_ref().map(|file| Stretch::of(file, bytes))
    }
}

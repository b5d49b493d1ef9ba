//! What went wrong with temporary files. Columns do not fail where they are read: the first fault is
//! kept here, and a run that has one gives an error and no report.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// The first fault of all files that share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Fault(Arc<Mutex<Option<io::Error>>>);

impl Fault {
    /// The value of a result; its error is kept, if it is the first.
    pub(super) fn keep<T>(&self, result: io::Result<T>) -> Option<T> {
        let keep = |err| {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(err);
        };
        result.map_err(keep).ok()
    }

    /// The first fault, if there was one.
    pub(super) fn take(&self) -> Option<io::Error> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

//! What all forms of a report have in common. The forms themselves have a file each.

use std::io;

use super::model::Report;
use crate::text::Archive;

/// One form of a report.
pub trait Reporter {
    /// Writes `report` to `out`; `archive` holds the posts whose numbers the report uses.
    ///
    /// # Errors
    /// Only what `out` returns.
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()>;
}

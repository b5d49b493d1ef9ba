//! A report, and its forms for people and programs. No analysis happens here.

mod assemble;
mod json;
mod model;

pub(crate) use assemble::{Findings, assemble};
pub use json::Json;
pub use model::{
    Bytes, ChangedFact, Command, Direction, MatchEntry, PassageEntry, PassagePair, Place,
    PostEntry, RefrainEntry, Report, SCHEMA_VERSION, Side, Skipped, Stats, Stretch, Tool,
};

use std::io;

use crate::text::Archive;

/// One form of a report.
pub trait Reporter {
    /// Writes `report` to `out`; `archive` holds the posts whose numbers the report uses.
    ///
    /// # Errors
    /// Only what `out` returns.
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()>;
}

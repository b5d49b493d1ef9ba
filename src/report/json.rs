//! One JSON object, schema 1. The form that other programs read.

use std::io;

use super::{Report, Reporter};
use crate::text::Archive;

/// Prints the report as one JSON object, indented, with a line feed at its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json;

impl Json {
    /// The JSON Schema (draft 2020-12) that the output keeps to.
    pub const SCHEMA: &str = include_str!("schema.json");
}

impl Reporter for Json {
    fn write(&self, report: &Report, _: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, report)?;
        writeln!(out)
    }
}

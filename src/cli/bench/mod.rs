//! `refrain bench`: a report, a join or the answers of a held archive, timed.

mod args;
mod drafts;
mod stages;

pub(super) use args::BenchArgs;
pub(super) use stages::bench;

//! `refrain bench`: a report, a join or the answers of a held archive, timed.

mod drafts;
mod stages;

pub(super) use stages::bench;

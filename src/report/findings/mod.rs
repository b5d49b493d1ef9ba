//! The forms that have a line, a row or a result for each finding.

mod concise;
mod finding;
mod github;
mod markdown;
mod row;
mod sarif;

pub use concise::Concise;
pub use github::GitHub;
pub use markdown::Markdown;
pub use row::{Csv, JsonFindings};
pub use sarif::Sarif;

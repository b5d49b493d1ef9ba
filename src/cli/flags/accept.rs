//! The flags about accepted texts, as data.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

/// Which list of accepted texts counts.
#[derive(Debug, Args)]
#[command(next_help_heading = "Accepted text")]
pub(in crate::cli) struct AcceptedArgs {
    /// The list of accepted texts [default: .refrain/accepted.toml in the archive's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) accepted: Option<PathBuf>,
    /// Tell what is accepted, or marked to be ignored in its post, as if it were not
    #[arg(long, conflicts_with = "accepted")]
    pub(in crate::cli) no_accepted: bool,
}

/// What is to be accepted, and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct ToAccept {
    /// What is known and wanted: a repeated text by a place, `FILE:LINE`, or by its id in the JSON form
    /// of a report
    #[arg(required = true, value_name = "PLACE|ID")]
    pub(in crate::cli) what: Vec<String>,
    /// Files and folders of the posts that it stands in [default: `against` of refrain.toml]
    #[arg(long, num_args = 1.., value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) against: Vec<String>,
    /// Why, in your words; reports tell it as the reason
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) note: Option<String>,
    /// Where it is wanted [default: places]
    #[arg(long, value_name = "SCOPE")]
    pub(in crate::cli) scope: Option<ScopeArg>,
    /// The saved report, in its JSON form, that the ids are of; without it they are of a report on the
    /// same paths as they are now
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// The list to write it to [default: .refrain/accepted.toml in the archive's folder or above]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) file: Option<PathBuf>,
    /// The day of acceptance [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(in crate::cli) date: Option<String>,
}

/// Where an accepted text may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ScopeArg {
    /// In the posts that it stands in today; in a new one it is a finding again
    Places,
    /// In any post
    Anywhere,
}

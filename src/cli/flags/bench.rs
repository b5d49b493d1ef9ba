//! The flags of `refrain bench`, as data.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::find::FindArgs;
use super::input::InputArgs;
use crate::Criterion;

/// What is timed, and how it is told.
#[derive(Debug, Args)]
pub(in crate::cli) struct BenchArgs {
    /// Files and folders of posts [default: `against` of refrain.toml]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) paths: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
    #[command(flatten)]
    pub(in crate::cli) find: FindArgs,
    /// How often the whole is run; the table has the medians
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(in crate::cli) runs: usize,
    /// Stop after the join, by one plain criterion: `jaccard:0.5`, `containment:0.5`, `overlap:10`,
    /// or `match` for what makes a match of a report
    #[arg(long, value_name = "CRITERION")]
    pub(in crate::cli) join: Option<Criterion>,
    /// Write the pairs of the join to a file: two tab-separated numbers a line, paragraphs counted
    /// from 0 in the order of the archive
    #[arg(long, value_name = "FILE", requires = "join")]
    pub(in crate::cli) pairs: Option<PathBuf>,
    /// Hold the archive in memory instead, ask it by N new drafts of 1,000 words and by N stitched from
    /// its own paragraphs, and tell how long an answer takes
    #[arg(long, value_name = "N", conflicts_with = "join")]
    pub(in crate::cli) drafts: Option<usize>,
    /// The form of the result
    #[arg(short = 'f', long = "format", value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) form: BenchFormat,
}

/// The forms of a benchmark's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum BenchFormat {
    /// A table
    Text,
    /// One object
    Json,
}

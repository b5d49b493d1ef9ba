//! The command line of `inspect`.

use clap::{Args, ValueEnum};

use super::super::flags::InputArgs;

#[derive(Debug, Args)]
pub(in crate::cli) struct InspectArgs {
    /// Files and folders of posts; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<String>,
    /// Show every paragraph: its place, kind, words and how it begins
    #[arg(long)]
    pub(in crate::cli) paragraphs: bool,
    /// The form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: InspectFormat,
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
}

/// The forms of what is inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum InspectFormat {
    /// A line a post
    Text,
    /// One object
    Json,
}

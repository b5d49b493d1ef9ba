//! The command line of `inspect`.

use clap::{Args, ValueEnum};

use super::args::InputArgs;

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// Files and folders of posts; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<String>,
    /// Show every paragraph: its place, kind, words and how it begins
    #[arg(long)]
    pub(super) paragraphs: bool,
    /// The form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: InspectFormat,
    #[command(flatten)]
    pub(super) input: InputArgs,
}

/// The forms of what is inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum InspectFormat {
    /// A line a post
    Text,
    /// One object
    Json,
}

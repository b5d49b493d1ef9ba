//! The flags of the commands that set things up: settings, completions, the manual; as data.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use clap_complete::Shell;

/// Where to begin.
#[derive(Debug, Args)]
pub(in crate::cli) struct InitArgs {
    /// The folder that the file is for
    #[arg(value_name = "FOLDER", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) folder: PathBuf,
    /// Files and folders of the posts that are already out, from that folder on [default: a guess]
    #[arg(long, num_args = 1.., value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) posts: Vec<String>,
}

/// The shell whose completions are wanted.
#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsArgs {
    /// The shell
    pub(in crate::cli) shell: Shell,
}

/// Where the manual goes.
#[derive(Debug, Args)]
pub(in crate::cli) struct ManArgs {
    /// Write a page for the program and for each command to this folder, and print nothing
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) out: Option<PathBuf>,
}

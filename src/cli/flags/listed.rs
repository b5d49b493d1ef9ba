//! The flags about lists of paths, as data.

use std::path::PathBuf;

use clap::{Args, ValueHint};

/// A list of paths.
#[derive(Debug, Args)]
pub(in crate::cli) struct ListedArgs {
    /// Read the paths from a file, one a line; `-` reads standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) files_from: Option<PathBuf>,
    /// In the list, a NUL byte ends each path, as of `find -print0` and `git ls-files -z`
    #[arg(short = '0', long, requires = "files_from")]
    pub(in crate::cli) null: bool,
}

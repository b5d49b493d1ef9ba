//! The flags of the command that looks after an index, as data.

use clap::{Args, ValueEnum, ValueHint};

use super::{FindArgs, InputArgs};

/// What to do with the index of which archive, read as `check` is told to read it.
#[derive(Debug, Args)]
pub(in crate::cli) struct IndexArgs {
    /// What to do
    #[arg(value_name = "WHAT")]
    pub(in crate::cli) work: IndexWork,
    /// Files and folders of the posts that are already out, as `check --against` has them [default:
    /// `against` of refrain.toml]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) paths: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) input: InputArgs,
    #[command(flatten)]
    pub(in crate::cli) find: FindArgs,
}

/// What to do with an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum IndexWork {
    /// Make it anew, whatever was there
    Build,
    /// Bring it up to date with the files
    Update,
    /// Tell what it holds, and what has changed since
    Status,
    /// Hold every byte of it against its checksums; fails if one is damaged
    Verify,
    /// Put all its parts together, without what is there no more
    Compact,
}

//! The flags about commands that make text of files, as data.

use bytesize::ByteSize;
use clap::Args;

/// A rule of a file of settings: the files that match the pattern go through the command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct PreRule {
    pub(in crate::cli) glob: String,
    /// The program and its arguments.
    pub(in crate::cli) command: Vec<String>,
}

/// What runs before a file is read.
#[derive(Debug, Args)]
pub(in crate::cli) struct PreArgs {
    /// A command that makes text of files: `{}` in its arguments is the file's path, else the file is its
    /// standard input; no shell is asked. Its standard output is read as the file
    #[arg(long, value_name = "COMMAND")]
    pub(in crate::cli) pre: Option<String>,
    /// The files that --pre is for, such as '*.pdf'; folders are searched for them too [default: every
    /// file that is read]
    #[arg(long, value_name = "GLOB", requires = "pre")]
    pub(in crate::cli) pre_glob: Vec<String>,
    /// Run no command of the file of settings
    #[arg(long)]
    pub(in crate::cli) no_pre: bool,
    /// Seconds that a command may take for a file
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(in crate::cli) pre_timeout: u64,
    /// The most text that a command may make of a file
    #[arg(long, value_name = "SIZE", default_value = "64M")]
    pub(in crate::cli) pre_limit: ByteSize,
    /// The rules of the file of settings.
    #[arg(skip)]
    pub(in crate::cli) rules: Vec<PreRule>,
}

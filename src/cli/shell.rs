//! `refrain completions` and `refrain man`: what shells and `man` want to know of the command line, made
//! from the command line itself.

use std::fs;
use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueHint};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Cli;
use crate::error::Error;

/// The shell whose completions are wanted.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    pub(super) shell: Shell,
}

/// Where the manual goes.
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Write a page for the program and for each command to this folder, and print nothing
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
}

/// The completions for a shell.
pub(super) fn completions(shell: Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "refrain", &mut out);
    out
}

/// The manual's first page; or all pages, to a folder, and nothing to print.
pub(super) fn manual(args: &ManArgs) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    match &args.out {
        None => Man::new(Cli::command()).render(&mut page)?,
        Some(folder) => {
            let told = |err| Error::io(folder.display().to_string(), err);
            fs::create_dir_all(folder).map_err(told)?;
            clap_mangen::generate_to(Cli::command(), folder).map_err(told)?;
        }
    }
    Ok(page)
}

//! `refrain completions` and `refrain man`: what shells and `man` want to know of the command line, made
//! from the command line itself.

use std::fs;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Cli;
use super::flags::ManArgs;
use crate::error::Error;

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

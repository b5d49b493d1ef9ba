//! Where a file of settings lies: at the input or above it, the closest first, and no higher than where
//! the repository begins. It reads nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::{Cli, Command};
use crate::cli::input::STDIN;
use crate::cli::spot::Spot;

/// The file's name.
const NAME: &str = "refrain.toml";

/// The file `name` that lies in the folder `path`, or beside the file `path`, or above; of a pattern, from
/// the folder above its wildcards on. What lies beyond the top of a repository is about other writing.
pub(in crate::cli) fn above(path: &Path, name: &Path) -> Option<PathBuf> {
    let real = fs::canonicalize(there(path)?).ok()?;
    for folder in real.ancestors() {
        let list = folder.join(name);
        if list.is_file() {
            return Some(list);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The file of settings for a run, found from its first input that is there: the first draft, the
/// first path of an archive, the first of two texts; without one, from the folder that it runs in.
pub(super) fn at_input(cli: &Cli) -> Option<PathBuf> {
    let from = inputs(cli).into_iter().find_map(|input| there(Path::new(&input)));
    above(&from.unwrap_or_else(|| PathBuf::from(".")), Path::new(NAME))
}

/// What a run names, the most telling first.
fn inputs(cli: &Cli) -> Vec<String> {
    let spot = |text: &String| Spot::parse(text).path;
    match &cli.command {
        Command::Report(args) => args.paths.clone(),
        Command::Bench(args) => args.paths.clone(),
        Command::Index(args) => args.paths.clone(),
        Command::Check(args) => {
            let named = |draft: &String| {
                let name = args.stdin_filename.as_ref().filter(|_| draft == STDIN);
                name.unwrap_or(draft).clone()
            };
            args.drafts.iter().map(named).collect()
        }
        Command::Compare(args) => args.a.iter().cloned().collect(),
        Command::Why(args) => vec![spot(&args.a)],
        Command::Accept(args) => {
            args.to.what.iter().map(spot).chain(args.to.against.iter().cloned()).collect()
        }
        Command::Config(args) => args.paths().to_vec(),
        _ => Vec::new(),
    }
}

/// The path, or the folder in which it is to be, or, of a pattern, the folder above its wildcards.
fn there(path: &Path) -> Option<PathBuf> {
    if path == Path::new(STDIN) {
        return None;
    }
    path.ancestors()
        .map(|at| if at.as_os_str().is_empty() { Path::new(".") } else { at })
        .find(|at| at.exists())
        .map(Path::to_owned)
}

//! Where the index of an archive lies, and what it is an index of: the paths, and how they are read.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::accepted::beside;
use crate::cli::args::RunArgs;
use crate::cli::config::above;
use crate::cli::flags::InputArgs;
use crate::cli::input::STDIN;
use crate::disk::Folder;
use crate::fingerprint::lasting;

/// The folder for what refrain keeps of an archive, and in it the one for indexes.
const KEPT: &str = ".refrain";
const INDEXES: &str = "index";

/// What an index is of.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder that the keys of files count from.
    pub(super) base: PathBuf,
    pub(super) key: String,
    pub(super) folder: PathBuf,
}

impl Place {
    /// The place of the index for an archive at these paths, read like this. `None` if the archive is
    /// nothing that could be read again: standard input, or a path that is not there.
    pub(super) fn of(paths: &[String], input: &InputArgs) -> Option<Self> {
        if paths.iter().any(|path| path == STDIN) {
            return None;
        }
        // Beside the settings; else in the archive's folder, where the list of accepted texts is.
        let settings = above(Path::new(paths.first()?), Path::new("refrain.toml"));
        let kept = match settings.as_deref().and_then(Path::parent) {
            Some(folder) => folder.join(KEPT),
            None => beside(paths)?.parent()?.to_owned(),
        };
        let base = fs::canonicalize(kept.parent()?).ok()?;
        // In the order in which their files come, which hangs on where one stands.
        let mut roots: Vec<&String> = paths.iter().collect();
        roots.sort();
        let mut key = format!("refrain {}\n", env!("CARGO_PKG_VERSION"));
        for root in roots {
            // A pattern means what it means in the folder that one stands in.
            let real = fs::canonicalize(root).ok()?;
            key += &in_base(&base, &real);
            key += "\n";
        }
        let InputArgs { split_posts, fields, keep_copies, unpack, pre, .. } = input;
        let _ = write!(key, "{split_posts} {keep_copies} {:?} {unpack:?} {pre:?}", fields.names());
        let folder = kept.join(INDEXES).join(format!("{:016x}", lasting::content(key.as_bytes())));
        Some(Self { base, key, folder })
    }

    /// The folder, which need not be there.
    pub(super) fn open(&self) -> Folder {
        #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
        let step = std::env::var("INDEX_ENDS_BEFORE_STEP").ok().and_then(|step| step.parse().ok());
        Folder::new(self.folder.clone()).ending_before(step)
    }

    /// The key of a file at its real path.
    pub(super) fn file_key(&self, real: &Path) -> String {
        in_base(&self.base, real)
    }
}

fn in_base(base: &Path, real: &Path) -> String {
    real.strip_prefix(base).unwrap_or(real).to_string_lossy().into_owned()
}

/// Whether a run's flags let it be answered from an index: those that ask for all posts do not.
pub(super) fn allows(run: &RunArgs) -> bool {
    !run.filter.asks_for_groups() && run.find.options().memory.is_none()
}

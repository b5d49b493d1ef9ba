//! What a report can say of the posts' files: of a page, the way to each from where the page will be, and
//! its name in the list of accepted texts; for a terminal, the address of each.

use std::fs;
use std::path::{Path, PathBuf};

use super::input::Input;
use super::paths::{WITHIN, real_within, relative};
use super::terminal::{address, host};
use crate::report::{Html, Names};
use crate::text::Map;

/// The page that is written to `file`, or to standard output.
pub(super) fn page(limit: Option<usize>, file: Option<&Path>, input: &Input) -> Html {
    // The file need not be there, but its folder is.
    let folder = file.and_then(|file| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
    });
    let root = input.root.as_deref().and_then(|root| fs::canonicalize(root).ok());
    let reals: Map<&str, PathBuf> = input.real_paths().collect();
    let names = input.archive.posts().iter().map(|post| {
        let of = |path: &str| reals.get(path).cloned();
        let real = of(post.path()).or_else(|| real_within(post.path(), of));
        // No browser opens a file in an archive.
        let file = of(post.path().split(WITHIN).next().unwrap_or_default()).or(real.clone());
        let from = |folder: Option<&Path>, file: Option<PathBuf>| Some(relative(folder?, &file?));
        Names { href: from(folder.as_deref(), file), accepted: from(root.as_deref(), real) }
    });
    Html { limit: limit.unwrap_or(Html::LIMIT), names: names.collect(), anonymous: false }
}

/// The address of each post's file, by the number of the post; none for what is no file.
pub(super) fn addresses(input: &Input) -> Vec<String> {
    let reals: Map<&str, PathBuf> = input.real_paths().collect();
    let host = host();
    let of = |path: &PathBuf| address(&host, path);
    let posts = input.archive.posts().iter();
    posts.map(|post| reals.get(post.path()).map_or(String::new(), of)).collect()
}

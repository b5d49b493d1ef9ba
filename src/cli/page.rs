//! What a report can say of the posts' files: of a page, the way to each from where the page will be, and
//! its name in the list of accepted texts; for a terminal, the address of each.

use std::fs;
use std::path::{Path, PathBuf};

use super::input::Input;
use super::paths::relative;
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
        let from = |folder: Option<&Path>| Some(relative(folder?, reals.get(post.path())?));
        Names { href: from(folder.as_deref()), accepted: from(root.as_deref()) }
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

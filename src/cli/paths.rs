//! Paths from one folder to another, as people write them.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The way from the folder `from` to `to`, both real paths, with `/` between its parts.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    // On another drive there is no way but the whole one.
    if shared == 0 {
        return joined(&to);
    }
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    joined(&up.chain(to[shared..].iter().copied()).collect::<Vec<_>>())
}

/// A path as it is seen from the folder that the program runs in; one that is not real stays as it is.
pub(super) fn shown(path: &Path) -> String {
    let real =
        || Some((fs::canonicalize(path).ok()?, fs::canonicalize(env::current_dir().ok()?).ok()?));
    match real() {
        Some((path, here)) if path.starts_with(&here) => relative(&here, &path),
        _ => path.display().to_string(),
    }
}

/// What stands between an archive's path and that of a file in it.
pub(super) const WITHIN: &str = "!/";

/// The file that a path leads to; of a file in an archive, the archive.
pub(super) fn file_of(path: &str) -> &str {
    let mut ends = path.match_indices(WITHIN).map(|(at, _)| &path[..at]);
    let archive = |path: &&str| fs::metadata(path).is_ok_and(|meta| meta.is_file());
    if fs::symlink_metadata(path).is_ok() { path } else { ends.find(archive).unwrap_or(path) }
}

/// Where a file really is; of a file in an archive, that of the archive, and the way in it.
pub(super) fn real(path: &Path) -> Option<PathBuf> {
    let whole = fs::canonicalize(path).ok();
    whole.or_else(|| real_within(path.to_str()?, |archive| fs::canonicalize(archive).ok()))
}

/// The same of a `path` in an archive, whose real place `archive` tells.
pub(super) fn real_within(
    path: &str,
    archive: impl Fn(&str) -> Option<PathBuf>,
) -> Option<PathBuf> {
    let mut ends = path.match_indices(WITHIN).map(|(at, _)| at);
    ends.find_map(|end| {
        let mut real = archive(&path[..end])?.into_os_string();
        real.push(&path[end..]);
        Some(real.into())
    })
}

fn joined(parts: &[Component<'_>]) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        match part {
            Component::RootDir => out.push('/'),
            part => out.push_str(&part.as_os_str().to_string_lossy()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_up_only_as_far_as_it_must() {
        for (from, to, way) in [
            ("/blog", "/blog/posts/a.md", "posts/a.md"),
            ("/blog/posts", "/blog/drafts/b.md", "../drafts/b.md"),
            ("/blog", "/blog", ""),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)), way);
        }
    }
}

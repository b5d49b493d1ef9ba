//! The files that were found, each once and in the archive's order, and what was come upon beside them.
//! It walks no folder and opens no post; `walk` does the one, `file` the other.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::notice::{Notice, Skipped};
use super::raw::Format;
use super::records::{self, Part};
use crate::error::Error;
use crate::text::Set;

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// The path to show: as the user would write it, with `/` between its parts.
    pub path: Arc<str>,
    origin: Origin,
    /// Whether the user named the file itself, and not a folder above it.
    pub explicit: bool,
    /// Whether the name is a symbolic link's.
    linked: bool,
    /// Which part of the file is to be read, if not all of it.
    part: Option<Part>,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    /// At the path to show.
    Path,
    /// At another path, which need not be UTF-8.
    Location(Box<Path>),
    /// Here: they were piped in.
    Piped(Box<[u8]>),
}

impl FoundFile {
    /// What was piped in, as the file that its user says it is.
    pub fn of_pipe(name: &str, bytes: Vec<u8>) -> Self {
        let origin = Origin::Piped(bytes.into());
        Self { path: name.into(), origin, explicit: true, linked: false, part: None }
    }

    /// The same file, with other bytes in it than on the disk.
    #[must_use]
    pub fn holding(&self, bytes: Vec<u8>) -> Self {
        Self { explicit: self.explicit, ..Self::of_pipe(&self.path, bytes) }
    }

    /// The path to open.
    pub fn location(&self) -> &Path {
        match &self.origin {
            Origin::Location(path) => path,
            Origin::Path | Origin::Piped(_) => Path::new(&*self.path),
        }
    }

    /// Large files of lines in parts, so that each is read by itself. What cannot be read is left as it
    /// is: who reads it will tell.
    pub fn in_parts(files: Vec<Self>) -> Vec<Self> {
        let is_lines =
            |file: &Self| file.piped().is_none() && Format::of(&file.path) == Format::JsonLines;
        if !files.iter().any(is_lines) {
            return files;
        }
        let mut all = Vec::with_capacity(files.len());
        for file in files {
            let parts = if is_lines(&file) {
                records::parts(file.location(), records::is_json_lines).unwrap_or_default()
            } else {
                Vec::new()
            };
            if parts.len() < 2 {
                all.push(file);
            } else {
                let part = |part| Self { part: Some(part), ..file.clone() };
                all.extend(parts.into_iter().map(part));
            }
        }
        all
    }

    /// Which part of the file is to be read, if not all of it.
    pub(super) fn part(&self) -> Option<Part> {
        self.part
    }

    /// Whether this is a part of the same file as `last`, behind that.
    pub fn goes_on(&self, last: Option<&Self>) -> bool {
        self.part.is_some_and(|part| part.start > 0)
            && last.is_some_and(|last| last.path == self.path && last.origin == self.origin)
    }

    /// Whether its name says that it is packed, and more will come out of it than it holds.
    pub fn is_packed(&self) -> bool {
        Format::of(&self.path).is_packed()
    }

    /// The bytes that were piped in, if it is no file at all.
    pub fn piped(&self) -> Option<&[u8]> {
        match &self.origin {
            Origin::Piped(bytes) => Some(bytes),
            Origin::Path | Origin::Location(_) => None,
        }
    }
}

/// What a walk came upon, each list in the order of its paths.
#[derive(Debug, Default)]
pub struct Found {
    /// The files to read, in the order in which an archive sorts their posts.
    pub files: Vec<FoundFile>,
    /// The files and folders that hold nothing to read, with the reason.
    pub skipped: Vec<Skipped>,
    /// Faults that lose no file, such as a rule in an ignore file that cannot be read.
    pub notices: Vec<Notice>,
    /// The paths that could not be reached.
    pub errors: Vec<Error>,
}

impl Found {
    /// Adds a file that the user named.
    pub(super) fn add_named(&mut self, path: &Path) {
        self.add(path, true, false);
    }

    /// Adds a file that was come upon in a folder.
    pub(super) fn add_walked(&mut self, path: &Path, linked: bool) {
        self.add(path, false, linked);
    }

    fn add(&mut self, path: &Path, explicit: bool, linked: bool) {
        let shown = shown(path);
        // Few paths are opened by another name than the one to show; the others are held once.
        let plain = path.strip_prefix(".").unwrap_or(path);
        let is_shown = Path::new(&shown) == plain;
        let origin = if is_shown { Origin::Path } else { Origin::Location(path.into()) };
        self.files.push(FoundFile { path: shown.into(), origin, explicit, linked, part: None });
    }

    pub(super) fn skip(&mut self, path: &Path, reason: &str) {
        self.skipped.push(Skipped { path: shown(path), reason: reason.to_owned() });
    }

    /// Sorts everything and keeps each file once; `repeats` says whether a file can be there twice.
    /// Which of two names a file keeps does not hang on the order of the arguments: one named on its
    /// own before one walked to, then the smaller path.
    pub(super) fn settle(&mut self, repeats: bool) {
        if repeats {
            self.files.sort_by(|a, b| {
                (!a.explicit, &a.path, a.location()).cmp(&(!b.explicit, &b.path, b.location()))
            });
            let (mut seen, mut real) = (Set::default(), RealPaths::default());
            for file in std::mem::take(&mut self.files) {
                let at = real.of(&file).unwrap_or_else(|| file.location().to_owned());
                if seen.insert(at) {
                    self.files.push(file);
                } else {
                    self.skip(file.location(), "named twice");
                }
            }
        }
        self.files.sort_by(|a, b| {
            let order = a.path.cmp(&b.path).then(b.explicit.cmp(&a.explicit));
            // Two names that are not UTF-8 can be shown as one.
            order.then_with(|| a.location().cmp(b.location()))
        });
        self.skipped.sort();
        self.skipped.dedup_by(|a, b| a == b && a.reason != "named twice");
        self.notices.sort();
        self.notices.dedup();
        self.errors.sort_by_cached_key(ToString::to_string);
    }
}

/// Where files really are, all links in their paths followed; two names of one file have one such
/// place. For the files of one folder that are asked for one after the other, the folder is asked for
/// once: following a path costs a call to the system for each folder in it.
#[derive(Debug, Default)]
pub struct RealPaths {
    /// The folder last asked for, by its name and its place.
    last: Option<(PathBuf, PathBuf)>,
}

impl RealPaths {
    /// The real path of a file; `None` if the system does not tell.
    pub fn of(&mut self, file: &FoundFile) -> Option<PathBuf> {
        let at = file.location();
        // The name that a folder gives for a file is its own; the one that a user gives need not be,
        // where the system takes capitals and small letters for the same.
        let (false, Some(folder), Some(name)) =
            (file.explicit || file.linked, at.parent(), at.file_name())
        else {
            return fs::canonicalize(at).ok();
        };
        match &self.last {
            Some((last, real)) if last.as_os_str() == folder.as_os_str() => Some(real.join(name)),
            _ => {
                let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
                let real = fs::canonicalize(here).ok()?;
                let path = real.join(name);
                self.last = Some((folder.to_owned(), real));
                Some(path)
            }
        }
    }
}

/// The path as its user would write it: no `./`, no doubled or trailing separator, `/` between the
/// parts. Bytes that are not UTF-8 are shown as U+FFFD.
pub(super) fn shown(path: &Path) -> String {
    let mut out = String::with_capacity(path.as_os_str().len());
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            Component::Prefix(_) | Component::ParentDir | Component::Normal(_) => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    if out.is_empty() && !path.as_os_str().is_empty() {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_people_write_them() {
        for (given, expected) in [
            ("./a.md", "a.md"),
            ("a//b/./c.md", "a/b/c.md"),
            ("posts/", "posts"),
            ("../x.md", "../x.md"),
            ("/x/y", "/x/y"),
            (".", "."),
            ("./", "."),
        ] {
            assert_eq!(shown(Path::new(given)), expected);
        }
    }
}

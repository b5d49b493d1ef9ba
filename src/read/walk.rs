//! Paths as the user gave them to the files to read: folders walked, ignore files obeyed, every file
//! once, in one order whatever the disk's. It opens no post.

use std::fs;
use std::io;
use std::path::Path;

use ignore::{DirEntry, WalkBuilder};

use super::found::{Found, shown};
use super::notice::Notice;
use super::patterns::{Patterns, Wild};
use super::raw;
use crate::error::Error;

/// The file of ignore rules that only refrain reads, beside `.gitignore` and `.ignore`.
const IGNORE_FILE: &str = ".refrainignore";

/// The reason by which a folder is skipped that holds nothing to read.
pub(crate) const NO_POSTS: &str = "no posts in this folder";

/// How folders are walked.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a wish of its own.
pub struct Walker {
    /// Whether symbolic links inside folders are followed.
    pub follow: bool,
    /// Whether hidden files and folders are walked too.
    pub hidden: bool,
    /// Whether ignore files are left unread.
    pub no_ignore: bool,
    /// What is taken from folders beside posts.
    pub also: Patterns,
    /// Whether large files of lines are left in one piece, since their names may not tell what they are.
    pub whole: bool,
}

impl Walker {
    /// Finds the files that `paths`, each a file, a folder or a pattern with wildcards, stand for. What
    /// cannot be reached is told in the answer and stops nothing.
    pub fn find(&self, paths: &[String]) -> Found {
        let mut found = Found::default();
        for path in paths {
            match fs::metadata(path) {
                Ok(meta) if meta.is_dir() => self.walk(path, &mut found),
                Ok(meta) if meta.is_file() || is_open_pipe(path, &meta) => {
                    found.add_named(Path::new(path));
                }
                Ok(_) => {
                    let fault = "neither a file nor a folder; give its text as -, standard input";
                    found.errors.push(Error::io(shown(Path::new(path)), io::Error::other(fault)));
                }
                Err(_) if archive(path).is_some() => {
                    let archive = archive(path).unwrap_or_default();
                    let fault = format!(
                        "a file in an archive, which cannot be named by itself; name {archive}"
                    );
                    found.errors.push(Error::io(path.clone(), io::Error::other(fault)));
                }
                Err(err) => {
                    match Wild::of(path).filter(|_| err.kind() == io::ErrorKind::NotFound) {
                        Some(wild) => self.expand(path, &wild, &mut found),
                        None => found.errors.push(unreachable(Path::new(path), err)),
                    }
                }
            }
        }
        // A folder without links holds each of its files once.
        found.settle(paths.len() > 1 || self.follow);
        found
    }

    /// Whether a file of a folder is taken, by its name.
    pub fn takes(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        raw::is_walked(&name) || self.also.first(path).is_some()
    }

    /// Finds what a pattern means that the shell has left as it is. Ignore files hold, as in a folder; the
    /// ending need be none of a post, since the user has named it.
    fn expand(&self, path: &str, wild: &Wild, found: &mut Found) {
        let (files, errors) = (found.files.len(), found.errors.len());
        for entry in self.entries(&wild.folder) {
            match entry {
                Ok(entry) if wild.matches(entry.path()) => found.meet(&entry, |_| true),
                Ok(_) => {}
                Err(err) => found.errors.push(to_error(&err, &wild.folder)),
            }
        }
        if found.files.len() == files && found.errors.len() == errors {
            let fault = "no file matches; check the wildcards, and the folder you are in";
            let err = io::Error::new(io::ErrorKind::NotFound, fault);
            found.errors.push(Error::io(path, err));
        }
    }

    fn walk(&self, folder: &str, found: &mut Found) {
        let (files, errors) = (found.files.len(), found.errors.len());
        for entry in self.entries(Path::new(folder)) {
            match entry {
                Ok(entry) => found.meet(&entry, |path| self.takes(path)),
                Err(err) => found.errors.push(to_error(&err, Path::new(folder))),
            }
        }
        if found.files.len() == files && found.errors.len() == errors {
            let reason = format!("{NO_POSTS} (looked for {})", raw::walked());
            found.skip(Path::new(folder), &reason);
        }
    }

    /// The user's global ignore file is not asked: the same archive must give the same posts on
    /// every machine.
    fn entries(&self, folder: &Path) -> ignore::Walk {
        let obey = !self.no_ignore;
        let mut builder = WalkBuilder::new(folder);
        builder
            .follow_links(self.follow)
            .hidden(!self.hidden)
            .ignore(obey)
            .git_ignore(obey)
            .git_exclude(obey)
            .git_global(false)
            .parents(obey)
            .require_git(false);
        if obey {
            builder.add_custom_ignore_filename(IGNORE_FILE);
        }
        builder.build()
    }
}

impl Found {
    /// Takes a file of a walk, or says why not.
    fn meet(&mut self, entry: &DirEntry, taken: impl Fn(&Path) -> bool) {
        if let Some(fault) = entry.error() {
            self.complain(fault, entry.path());
        }
        let Some(kind) = entry.file_type() else { return };
        if kind.is_dir() || entry.depth() == 0 {
            return;
        }
        if kind.is_symlink() {
            self.skip(entry.path(), "symbolic link (use --follow)");
        } else if !kind.is_file() {
            self.skip(entry.path(), "not a regular file");
        } else if taken(entry.path()) {
            self.add_walked(entry.path(), entry.path_is_symlink());
        } else {
            let shown = ending(entry.path())
                .map_or("no extension".to_owned(), |ending| format!(".{ending}"));
            self.skip(entry.path(), &format!("not a post format ({shown})"));
        }
    }

    fn complain(&mut self, fault: &ignore::Error, near: &Path) {
        let (path, line, message) = place(fault);
        let message = format!("{message}; this rule is left out");
        self.notices.push(Notice { path: shown(path.unwrap_or(near)), line, message });
    }
}

/// A file's ending, in lower case.
fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

/// A pipe that the shell has opened, as in `refrain check <(pandoc draft.docx -t plain)`. A pipe on
/// the disk is not read: it may have no writer, and then the run would never end.
fn is_open_pipe(path: &str, meta: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        meta.file_type().is_fifo() && (path == "/dev/stdin" || path.starts_with("/dev/fd/"))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, meta);
        false
    }
}

/// The archive in which a path leads to a file, as reports name it.
fn archive(path: &str) -> Option<&str> {
    let mut ends = path.match_indices("!/").map(|(at, _)| &path[..at]);
    ends.find(|archive| fs::metadata(archive).is_ok_and(|meta| meta.is_file()))
}

/// The error of a path that leads nowhere. Of a symbolic link it is not the link's own name that is
/// missing.
fn unreachable(path: &Path, err: io::Error) -> Error {
    match fs::read_link(path) {
        Ok(target) if err.kind() == io::ErrorKind::NotFound => {
            let target = shown(&target);
            let fault =
                format!("a symbolic link to {target}, which is not there; mend or remove it");
            Error::io(shown(path), io::Error::new(io::ErrorKind::NotFound, fault))
        }
        _ => Error::io(shown(path), err),
    }
}

fn to_error(err: &ignore::Error, folder: &Path) -> Error {
    let (path, _, message) = place(err);
    let path = path.unwrap_or(folder);
    let err = match err.io_error().map(|io| (io.kind(), system_code(io))) {
        Some((_, Some(code))) => io::Error::from_raw_os_error(code),
        Some((kind, None)) => io::Error::new(kind, message),
        None => io::Error::other(message),
    };
    unreachable(path, err)
}

/// The system's number inside an error of the walk, which may be wrapped in other errors.
fn system_code(err: &io::Error) -> Option<i32> {
    let mut inner: Option<&(dyn std::error::Error + 'static)> = Some(err);
    while let Some(err) = inner {
        if let Some(code) = err.downcast_ref().and_then(io::Error::raw_os_error) {
            return Some(code);
        }
        inner = err.source();
    }
    None
}

/// The path, line and plain message inside an error of the walk.
fn place(err: &ignore::Error) -> (Option<&Path>, Option<u32>, String) {
    use ignore::Error as Walk;
    match err {
        Walk::WithPath { path, err } => {
            let (inner, line, message) = place(err);
            (inner.or(Some(path)), line, message)
        }
        Walk::WithLineNumber { line, err } => {
            let (path, _, message) = place(err);
            (path, u32::try_from(*line).ok(), message)
        }
        Walk::WithDepth { err, .. } => place(err),
        Walk::Partial(errs) if !errs.is_empty() => place(&errs[0]),
        Walk::Loop { ancestor, child } => {
            let message = format!(
                "a symbolic link leads back to {}; mend or remove it, or leave --follow out",
                shown(ancestor)
            );
            (Some(child), None, message)
        }
        other => (None, None, other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "One line of text.\n").unwrap();
        }
        dir
    }

    /// The paths found, without the temporary folder above them.
    fn names(dir: &tempfile::TempDir, found: &Found) -> Vec<String> {
        let above = format!("{}/", shown(dir.path()));
        found.files.iter().map(|file| file.path.replace(&above, "")).collect()
    }

    fn reasons(dir: &tempfile::TempDir, found: &Found) -> Vec<String> {
        let above = shown(dir.path());
        let line =
            |s: &crate::read::Skipped| format!("{}: {}", s.path.replace(&above, ""), s.reason);
        found.skipped.iter().map(line).collect()
    }

    fn at(dir: &tempfile::TempDir, path: &str) -> String {
        dir.path().join(path).to_str().unwrap().to_owned()
    }

    #[test]
    fn a_walk_takes_posts_in_path_order_and_names_the_rest() {
        let dir = tree(&["b.txt", "a/z.md", "a/B.MARKDOWN", "cover.png", "Makefile", ".hid.md"]);
        let found = Walker::default().find(&[at(&dir, "")]);
        assert_eq!(names(&dir, &found), ["a/B.MARKDOWN", "a/z.md", "b.txt"]);
        assert_eq!(
            reasons(&dir, &found),
            ["/Makefile: not a post format (no extension)", "/cover.png: not a post format (.png)"]
        );
        let hidden = Walker { hidden: true, ..Walker::default() };
        assert!(names(&dir, &hidden.find(&[at(&dir, "")])).contains(&".hid.md".to_owned()));
    }

    #[test]
    fn ignore_files_hold_for_walks_and_not_for_named_files() {
        let dir = tree(&["keep.md", "git.md", "plain.md", "own.md"]);
        fs::write(dir.path().join(".gitignore"), "git.md\n").unwrap();
        fs::write(dir.path().join(".ignore"), "plain.md\n").unwrap();
        fs::write(dir.path().join(".refrainignore"), "own.md\n").unwrap();
        let found = Walker::default().find(&[at(&dir, ""), at(&dir, "git.md")]);
        assert_eq!(names(&dir, &found), ["git.md", "keep.md"]);
        assert!(found.files[0].explicit && !found.files[1].explicit);
        let all = Walker { no_ignore: true, ..Walker::default() };
        assert_eq!(all.find(&[at(&dir, "")]).files.len(), 4);
    }

    #[test]
    fn a_file_is_read_once_however_it_is_named() {
        let dir = tree(&["a.md", "b.md"]);
        let spelled = format!("{}/./a.md", dir.path().display());
        let one = Walker::default().find(&[at(&dir, ""), at(&dir, "a.md"), spelled.clone()]);
        let two = Walker::default().find(&[spelled, at(&dir, "a.md"), at(&dir, "")]);
        assert_eq!(one.files, two.files);
        assert_eq!(names(&dir, &one), ["a.md", "b.md"]);
        assert_eq!(reasons(&dir, &one), ["/a.md: named twice", "/a.md: named twice"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_other_file_when_links_are_followed() {
        let dir = tree(&["posts/a.md", "posts/b.md", "posts/in/c.md"]);
        std::os::unix::fs::symlink("b.md", dir.path().join("posts/0.md")).unwrap();
        std::os::unix::fs::symlink("posts", dir.path().join("again")).unwrap();
        let follow = Walker { follow: true, ..Walker::default() };
        let found = follow.find(&[at(&dir, "")]);
        assert_eq!(names(&dir, &found), ["again/0.md", "again/a.md", "again/in/c.md"]);
        let two = Walker::default().find(&[at(&dir, "posts"), at(&dir, "again")]);
        assert_eq!(names(&dir, &two), ["again/a.md", "again/b.md", "again/in/c.md"]);
        assert_eq!(two.skipped.iter().filter(|it| it.reason == "named twice").count(), 3);
    }

    #[test]
    fn what_is_missing_is_an_error_and_the_rest_goes_on() {
        let dir = tree(&["a.md", "empty/x.png"]);
        let given = [at(&dir, "none.md"), at(&dir, "a.md"), at(&dir, "empty")];
        let found = Walker::default().find(&given);
        assert_eq!(names(&dir, &found), ["a.md"]);
        assert_eq!(found.errors.len(), 1);
        assert!(found.errors[0].to_string().contains("none.md: No such file"));
        let expected = "/empty: no posts in this folder (looked for .md, .markdown, .mdown, .mkd, \
                        .mdx, .txt, .text, .html, .htm, .xml, .json, .jsonl, .ndjson, .csv, .tsv, .parquet, \
                        .docx, .odt, .epub, .zip, .tar, .tgz; and .gz or .zst behind them)";
        assert_eq!(reasons(&dir, &found)[0], expected);
    }

    #[test]
    fn a_broken_ignore_rule_is_told() {
        let dir = tree(&["a.md"]);
        fs::write(dir.path().join(".refrainignore"), "ok.md\na{b\n").unwrap();
        let found = Walker::default().find(&[at(&dir, "")]);
        assert_eq!(found.files.len(), 1);
        assert_eq!(found.notices.len(), 1, "{:?}", found.notices);
        assert_eq!(found.notices[0].line, Some(2));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_on_demand_and_loops_end() {
        use std::os::unix::fs::symlink;
        let dir = tree(&["posts/a.md", "other/b.md"]);
        symlink("../other/b.md", dir.path().join("posts/link.md")).unwrap();
        symlink("..", dir.path().join("posts/up")).unwrap();
        symlink("self.md", dir.path().join("self.md")).unwrap();
        symlink("gone.md", dir.path().join("dangling.md")).unwrap();

        let found = Walker::default().find(&[at(&dir, "posts")]);
        assert_eq!(names(&dir, &found), ["posts/a.md"]);
        assert_eq!(
            reasons(&dir, &found),
            [
                "/posts/link.md: symbolic link (use --follow)",
                "/posts/up: symbolic link (use --follow)"
            ]
        );

        let follow = Walker { follow: true, ..Walker::default() };
        let found = follow.find(&[at(&dir, "posts")]);
        assert!(names(&dir, &found).contains(&"posts/link.md".to_owned()));
        let told: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|line| line.contains("posts/up/posts")), "{told:?}");

        let found = Walker::default().find(&[at(&dir, "self.md"), at(&dir, "dangling.md")]);
        assert_eq!(found.errors.len(), 2);
        assert!(found.errors[1].to_string().contains("leads back to itself"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_path_that_is_not_utf8_is_shown_lossily_and_can_be_opened() {
        use std::os::unix::ffi::OsStrExt;
        let dir = tree(&[]);
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
        fs::write(dir.path().join(name), "Text.").unwrap();
        let found = Walker::default().find(&[at(&dir, "")]);
        assert_eq!(names(&dir, &found), ["caf\u{fffd}.md"]);
        assert_eq!(fs::read(found.files[0].location()).unwrap(), b"Text.");
    }
}

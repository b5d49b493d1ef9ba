//! What the files in an archive gave, in the order in which a walk would find them. Which of them are
//! read is told by their names, as in a folder.

use std::sync::Arc;

use super::super::notice::{Notice, Skipped};
use super::super::outcome::ReadFile;
use super::super::raw;
use crate::error::Error;

/// The folder in which macOS puts what no other system knows.
const MACOS: &str = "__MACOSX";

/// The files of an archive so far.
pub(super) struct Members {
    path: Arc<str>,
    /// Whether hidden files are read too.
    hidden: bool,
    found: Vec<(String, Result<ReadFile, Error>)>,
    /// What there is to say about the archive itself.
    about: ReadFile,
}

impl Members {
    pub(super) fn new(path: &Arc<str>, hidden: bool) -> Self {
        Self { path: Arc::clone(path), hidden, found: Vec::new(), about: ReadFile::default() }
    }

    /// The way to a file in the archive: `export.zip!/posts/a.md`. It is a name to show, and nothing is
    /// ever opened or written by it.
    pub(super) fn path(&self, name: &str) -> String {
        within(&self.path, name)
    }

    /// Whether a file of this name is read; one that is no post is told as left out.
    pub(super) fn takes(&mut self, name: &str) -> bool {
        let parts = || name.split(['/', '\\']);
        let is_hidden = |part: &str| part.starts_with('.') && !part.trim_matches('.').is_empty();
        if parts().any(|part| part == MACOS) || !self.hidden && parts().any(is_hidden) {
            return false;
        }
        let last = parts().next_back().unwrap_or(name);
        let taken = raw::is_walked(last);
        if !taken {
            let ending = last.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
            let shown = ending.map_or("no extension".to_owned(), |ending| format!(".{ending}"));
            self.leave_out(name, format!("not a post format ({shown})"));
        }
        taken
    }

    /// Says why a file is left out.
    pub(super) fn leave_out(&mut self, name: &str, reason: impl Into<String>) {
        let skipped = Skipped { path: self.path(name), reason: reason.into() };
        self.about.left_out.push(skipped);
    }

    /// Takes what a file gave.
    pub(super) fn add(&mut self, name: &str, read: Result<ReadFile, Error>) {
        self.found.push((self.path(name), read));
    }

    /// Tells that not all of the archive could be read.
    pub(super) fn fail(&mut self, error: Error) {
        self.about.failed.push(error);
    }

    /// Tells that the archive ends too early.
    pub(super) fn cut(&mut self, said: &str) {
        self.about.notices.push(cut(&self.path, said));
    }

    /// All of them. Of two files of one name, an archive means the later.
    pub(super) fn finish(mut self) -> ReadFile {
        self.found.sort_by(|a, b| a.0.cmp(&b.0));
        let mut all = self.about;
        let mut found = self.found.into_iter().peekable();
        let none = found.peek().is_none() && all.failed.is_empty() && all.notices.is_empty();
        while let Some((path, read)) = found.next() {
            if found.peek().is_some_and(|next| next.0 == path) {
                let reason = "another file of this name stands behind it in the archive".to_owned();
                all.left_out.push(Skipped { path, reason });
                continue;
            }
            match read {
                Ok(file) => all.add(file),
                Err(error) => all.failed.push(error),
            }
        }
        if none {
            let reason = format!("no posts in this archive (looked for {})", raw::walked());
            all.skipped = Some(Skipped { path: self.path.to_string(), reason });
        }
        all
    }
}

/// The way to a file in the archive at `path`.
pub(super) fn within(path: &str, name: &str) -> String {
    format!("{path}!/{}", name.replace('\\', "/").trim_start_matches('/'))
}

/// The notice that something packed ends too early.
pub(super) fn cut(path: &str, said: &str) -> Notice {
    let message = format!("{said}; what stands before that is read (fetch or export it again)");
    Notice { path: path.to_owned(), line: None, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_as_in_a_folder() {
        let mut members = Members::new(&"a.zip".into(), false);
        for (name, taken) in [
            ("posts/a.md", true),
            ("../../etc/a.md", true),
            ("/a.md", true),
            ("b\\a.md", true),
            (".git/a.md", false),
            ("__MACOSX/posts/._a.md", false),
            ("a.png", false),
        ] {
            assert_eq!(members.takes(name), taken, "{name}");
        }
        assert_eq!(members.path("/a.md"), "a.zip!/a.md");
        assert_eq!(members.path("b\\a.md"), "a.zip!/b/a.md");
        let file = members.finish();
        assert_eq!(file.left_out.len(), 1);
        assert!(file.skipped.unwrap().reason.starts_with("no posts in this archive"));
    }

    #[test]
    fn files_stand_in_the_order_of_their_names_and_the_later_of_two_counts() {
        let mut members = Members::new(&"a.tar".into(), false);
        let note = |message: &str| {
            let mut file = ReadFile::default();
            file.assume("x", message);
            Ok(file)
        };
        for (name, what) in [("b.md", "1"), ("a.md", "2"), ("b.md", "3")] {
            members.add(name, note(what));
        }
        let file = members.finish();
        let told: Vec<&str> = file.assumed.iter().map(|it| &*it.message).collect();
        assert_eq!(told, ["2", "3"]);
        assert_eq!(file.left_out[0].path, "a.tar!/b.md");
    }
}

//! Paths to an archive: find, read, and keep account of what was left out. A bad file is told and
//! stops nothing.

use std::io::Read;

use anyhow::Context;

use super::args::InputArgs;
use crate::error::Error;
use crate::read::{Found, FoundFile, Notice, ReadFile, SplitPosts, Walker, read_bytes, read_file};
use crate::report::Skipped;
use crate::text::Archive;

/// What was read, and what was not.
#[derive(Debug, Default)]
pub(super) struct Input {
    pub(super) archive: Archive,
    pub(super) files: u64,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Vec<Notice>,
    pub(super) errors: Vec<Error>,
}

/// Reads paths one group after the other into one archive.
#[derive(Debug)]
pub(super) struct Reader {
    walker: Walker,
    split: SplitPosts,
    input: Input,
    /// The files that were read as drafts; an archive's copy of one is not read again.
    drafts: Vec<std::path::PathBuf>,
}

impl Reader {
    /// A reader as the flags want it.
    pub(super) fn new(args: &InputArgs) -> anyhow::Result<Self> {
        let split = match args.split_posts.as_str() {
            "auto" => SplitPosts::Auto,
            "never" => SplitPosts::Never,
            pattern => SplitPosts::At(regex::Regex::new(pattern).with_context(|| {
                format!(
                    "--split-posts {pattern}: expected auto, never or a regular expression that \
                     matches title lines, such as '^## '"
                )
            })?),
        };
        let walker = Walker { follow: args.follow, hidden: args.hidden, no_ignore: args.no_ignore };
        Ok(Self { walker, split, input: Input::default(), drafts: Vec::new() })
    }

    /// Reads drafts, `-` being standard input under `stdin_name`; returns how many posts they hold.
    pub(super) fn drafts(&mut self, paths: &[String], stdin_name: Option<&str>) -> usize {
        let (stdin, files): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| path == "-");
        if !stdin.is_empty() {
            let name = stdin_name.unwrap_or("-");
            self.drafts.extend(std::fs::canonicalize(name));
            let mut bytes = Vec::new();
            let read = std::io::stdin().read_to_end(&mut bytes);
            self.take(match read {
                Ok(_) => read_bytes(name, bytes, &self.split),
                Err(err) => Err(Error::io("standard input", err)),
            });
        }
        let found = self.find(&files);
        for file in &found {
            self.drafts.extend(std::fs::canonicalize(&file.location));
        }
        self.read(&found);
        self.input.archive.sort_from(0);
        self.input.archive.posts().len()
    }

    /// Reads an archive behind what is there already, without the drafts.
    pub(super) fn archive(&mut self, paths: &[String]) {
        let behind = self.input.archive.posts().len();
        let mut found = self.find(paths);
        found.retain(|file| {
            let draft = !self.drafts.is_empty()
                && std::fs::canonicalize(&file.location).is_ok_and(|at| self.drafts.contains(&at));
            if draft {
                let reason = "the draft itself".to_owned();
                self.input.skipped.push(Skipped { path: file.path.clone(), reason });
            }
            !draft
        });
        self.read(&found);
        self.input.archive.sort_from(behind);
    }

    /// All that was read.
    pub(super) fn finish(mut self) -> Input {
        self.input.skipped.sort();
        self.input.skipped.dedup();
        self.input
    }

    fn find(&mut self, paths: &[String]) -> Vec<FoundFile> {
        let Found { files, skipped, notices, errors } = self.walker.find(paths);
        let skipped = skipped.into_iter().map(|s| Skipped { path: s.path, reason: s.reason });
        self.input.skipped.extend(skipped);
        self.input.notices.extend(notices);
        self.input.errors.extend(errors);
        files
    }

    fn read(&mut self, found: &[FoundFile]) {
        for file in found {
            let read = read_file(file, &self.split);
            match read {
                // In a folder, what is no text is one file among many; named, it is a mistake.
                Err(err) if !file.explicit && !err.is_io() => {
                    let reason = err.reason();
                    self.input.skipped.push(Skipped { path: file.path.clone(), reason });
                    if !err.is_binary() {
                        let message = err.to_string();
                        let message = message.strip_prefix(&file.path).unwrap_or(&message);
                        let message = message.trim_start_matches([':', ' ']).to_owned();
                        let notice = Notice { path: file.path.clone(), line: None, message };
                        self.input.notices.push(notice);
                    }
                }
                read => self.take(read),
            }
        }
    }

    fn take(&mut self, read: Result<ReadFile, Error>) {
        match read {
            Ok(file) => {
                self.input.files += 1;
                for post in file.posts {
                    self.input.archive.push(post);
                }
                self.input.notices.extend(file.notices);
                let skipped = file.skipped.map(|s| Skipped { path: s.path, reason: s.reason });
                self.input.skipped.extend(skipped);
            }
            Err(err) => self.input.errors.push(err),
        }
    }
}

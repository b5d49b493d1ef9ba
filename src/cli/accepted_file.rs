//! The list of accepted texts, `.refrain/accepted.toml`: read with care, for people edit it and merge
//! it, and written a block a text, sorted, so that two branches seldom meet on one line.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use serde::Deserialize;
use toml::value::Datetime;

use super::accepted_block::{Entry, Scope, nearest, rendered, split};
use super::interrupt::hold;
use super::paths::{real, relative, shown};
use super::whole_file::WholeFile;
use crate::error::Error;
use crate::fingerprint::Sketch;

/// The list's name in the folder that holds it.
pub(super) const FOLDER: &str = ".refrain";
pub(super) const NAME: &str = "accepted.toml";

/// The version of the form.
pub(super) const VERSION: i64 = 1;

/// The head of a new list.
const HEAD: &str = "\
# Repeated texts that are known and wanted: written by `refrain accept`, read by `refrain report`,
# `check` and `compare`. Notes, scopes (\"places\" or \"anywhere\") and posts may be edited; a text whose
# block is removed is told again.
version = 1";

/// The list.
#[derive(Debug)]
pub(super) struct AcceptedFile {
    /// Where it stands.
    path: PathBuf,
    /// What stands above its first block.
    head: String,
    pub(super) entries: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(rename = "version")]
    _version: i64,
    #[serde(default)]
    accepted: Vec<Block>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    #[serde(default)]
    text: String,
    note: Option<String>,
    #[serde(default)]
    scope: Scope,
    date: Option<Datetime>,
    #[serde(default)]
    words: u32,
    #[serde(default)]
    posts: Vec<String>,
    runs: u32,
    fingerprint: String,
}

impl AcceptedFile {
    /// The list at `path`; an empty one if there is none.
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Self::read(path, &text),
            Err(err) if err.kind() == ErrorKind::NotFound => {
                Ok(Self { path: path.to_owned(), head: HEAD.to_owned(), entries: Vec::new() })
            }
            Err(err) => Err(Error::io(shown(path), err).into()),
        }
    }

    fn read(path: &Path, text: &str) -> anyhow::Result<Self> {
        let fault = |line: usize, what: &str| {
            anyhow!(
                "{}:{line}: {what}; mend it, or remove the block and accept its text again",
                shown(path)
            )
        };
        if let Some(line) = text.lines().position(|line| line.starts_with("<<<<<<<")) {
            bail!(
                "{}:{}: a merge was not finished; keep the blocks of both sides, and remove the lines \
                 of <<<<<<<, ======= and >>>>>>>",
                shown(path),
                line + 1
            );
        }
        let version = text.parse::<toml::Table>().ok();
        let version = version.and_then(|table| table.get("version")?.as_integer());
        // Asked first, since a later version may have keys that nobody knows here.
        if let Some(version) = version.filter(|version| *version != VERSION) {
            bail!(
                "{}: version {version} of the list, but this refrain reads version {VERSION}; update \
                 refrain",
                shown(path)
            );
        }
        let form: Form = toml::from_str(text).map_err(|err| {
            let at = err.span().map_or(0, |span| span.start.min(text.len()));
            let line = text.as_bytes()[..at].split(|&b| b == b'\n').count();
            fault(line, &nearest(err.message()))
        })?;
        let (head, blocks) = split(text);
        // Blocks that are written in another way than ours are written anew.
        let as_written = blocks.len() == form.accepted.len();
        let mut entries = Vec::with_capacity(form.accepted.len());
        for (nth, found) in form.accepted.into_iter().enumerate() {
            let written = blocks.get(nth).filter(|_| as_written);
            let line = written.map_or(1, |block| block.line);
            let mut entry = found.entry().map_err(|what| fault(line, &what))?;
            entry.line = u32::try_from(line).unwrap_or(u32::MAX);
            if let Some(block) = written {
                (entry.remark, entry.block) =
                    (block.remark.to_owned(), Some(block.text.to_owned()));
            }
            entries.push(entry);
        }
        let head = if as_written { head.trim_end() } else { HEAD };
        Ok(Self { path: path.to_owned(), head: head.to_owned(), entries })
    }

    /// The path to show.
    pub(super) fn shown(&self) -> String {
        shown(&self.path)
    }

    /// The folder that its posts' paths are counted from: the one that holds `.refrain`.
    pub(super) fn root(&self) -> PathBuf {
        let folder = self.path.parent().map(Path::to_owned).unwrap_or_default();
        let named = folder.file_name().is_some_and(|name| name == FOLDER);
        let root =
            if named { folder.parent().map(Path::to_owned).unwrap_or_default() } else { folder };
        if root.as_os_str().is_empty() { PathBuf::from(".") } else { root }
    }

    /// The path of a post as the list names it; none if it is no file.
    pub(super) fn name_of(&self, post: &str) -> Option<String> {
        let real = real(Path::new(post))?;
        // The folder may not be there yet, but what holds it is.
        Some(relative(&fs::canonicalize(self.root()).ok()?, &real))
    }

    /// Writes it in its place, whole or not at all.
    pub(super) fn write(&mut self) -> anyhow::Result<()> {
        self.entries.sort_by(|a, b| {
            (&a.text, &a.posts, a.sketch.kept()).cmp(&(&b.text, &b.posts, b.sketch.kept()))
        });
        let mut out = format!("{}\n", self.head);
        for entry in &self.entries {
            let block = entry.block.clone().unwrap_or_else(|| rendered(entry));
            out = format!("{out}\n{}{}\n", entry.remark, block.trim_end());
        }
        let failed = |err| Error::io(self.shown(), err);
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut file = WholeFile::open(&self.path).map_err(failed)?;
        file.write_all(out.as_bytes()).and_then(|()| file.finish(&hold())).map_err(failed)?;
        Ok(())
    }
}

impl Block {
    fn entry(self) -> Result<Entry, String> {
        let date = match &self.date {
            Some(date) => Some(date.date.ok_or("date: no day; write 2026-11-23")?.to_string()),
            None => None,
        };
        if self.scope == Scope::Places && self.posts.is_empty() {
            return Err("posts: none, so that it is accepted nowhere".to_owned());
        }
        let hashes = self.fingerprint.as_bytes().chunks(8).map(|digits| {
            let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.len() == 8)?;
            u32::from_str_radix(digits, 16).ok()
        });
        let sketch = hashes.collect::<Option<Vec<u32>>>();
        let sketch = sketch.and_then(|kept| Sketch::from_kept(self.runs, kept));
        let sketch = sketch.context("").map_err(|_| "fingerprint: damaged".to_owned())?;
        let mut posts = self.posts;
        posts.sort();
        posts.dedup();
        let Self { text, note, scope, words, .. } = self;
        let note = note.filter(|note| !note.trim().is_empty());
        let (line, remark, block) = (0, String::new(), None);
        Ok(Entry { text, note, scope, date, words, posts, sketch, line, remark, block })
    }
}

//! What is accepted, for a run: the list found and read, its posts held against those that were read, and
//! in the end what of the list and of the marks in posts was to no purpose.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::accepted_block::Scope;
use super::accepted_file::{AcceptedFile, FOLDER, NAME};
use super::config;
use super::flags::AcceptedArgs;
use super::input::{Input, STDIN};
use super::paths::{real, real_within};
use crate::error::Error;
use crate::family::{self, Acceptance, Accepted, Class};
use crate::report::Report;
use crate::segment::blocks;
use crate::text::{Byte, Map, Mark, Post, PostId, Reach, Set, Span};

/// The list in force, if there is one.
pub(super) struct Known {
    file: Option<AcceptedFile>,
    marks: bool,
    /// For each text of the list, whether all of its posts that there are were read: only then can be
    /// said that it comes back no more.
    judged: Vec<bool>,
}

impl Known {
    /// The list that the flags name, or the one that lies at the archive's `paths` or above.
    ///
    /// # Errors
    /// If it cannot be read or is no such list.
    pub(super) fn find(args: &AcceptedArgs, paths: &[String]) -> anyhow::Result<Self> {
        let named = args.accepted.as_deref();
        // A list that is named is to be there.
        if let Some(path) = named {
            fs::metadata(path).map_err(|err| Error::io(path.display().to_string(), err))?;
        }
        let found = || named.map(Path::to_owned).or_else(|| above(paths));
        let path = if args.no_accepted { None } else { found() };
        let file = path.map(|path| AcceptedFile::open(&path)).transpose()?;
        Ok(Self { file, marks: !args.no_accepted, judged: Vec::new() })
    }

    /// A list that was read already.
    pub(super) fn of(file: AcceptedFile) -> Self {
        Self { file: Some(file), marks: true, judged: Vec::new() }
    }

    /// The list itself.
    pub(super) fn into_file(self) -> Option<AcceptedFile> {
        self.file
    }

    /// The folder that the list's paths are counted from; where there is none yet, the one that a new
    /// list for `paths` would be in.
    pub(super) fn root(&self, paths: &[String]) -> Option<PathBuf> {
        let new = || Some(beside(paths)?.parent()?.parent()?.to_owned());
        self.file.as_ref().map(AcceptedFile::root).or_else(new)
    }

    /// What the list says of the posts that were read.
    pub(super) fn of_input(&mut self, input: &Input) -> Accepted {
        let mut accepted = Accepted { texts: Vec::new(), marks: self.marks };
        let Some(file) = &self.file else { return accepted };
        let (root, path) = (file.root(), file.shown());
        self.judged.clear();
        let reals = |posts: &[String]| -> Vec<PathBuf> {
            posts.iter().filter_map(|post| real(&root.join(post))).collect()
        };
        let named: Vec<Vec<PathBuf>> =
            file.entries.iter().map(|entry| reals(&entry.posts)).collect();
        let read = posts_at(input, &named.iter().flatten().collect());
        for (entry, named) in file.entries.iter().zip(&named) {
            self.judged.push(named.iter().all(|real| read.contains_key(real)));
            let mut posts: Vec<PostId> =
                named.iter().filter_map(|real| read.get(real)).flatten().copied().collect();
            posts.sort_unstable();
            let scope = match entry.scope {
                Scope::Places => family::Scope::Posts(posts),
                Scope::Anywhere => family::Scope::Anywhere,
            };
            accepted.texts.push(Acceptance {
                path: path.clone(),
                line: entry.line,
                note: entry.note.clone(),
                date: entry.date.clone(),
                scope,
                sketch: entry.sketch.clone(),
            });
        }
        accepted
    }

    /// What of the list is to no purpose: a warning each.
    pub(super) fn unused(&self, report: &Report) -> Vec<String> {
        let entries = report.accepted.iter().zip(&self.judged);
        entries
            .filter(|(entry, judged)| entry.refrains.is_empty() && **judged)
            .map(|(entry, _)| {
                format!(
                    "{}:{}: unused: this text comes back no more where it is accepted; remove the block",
                    entry.path, entry.line
                )
            })
            .collect()
    }
}

impl Known {
    /// Which marks in the first `posts` are to no purpose: a warning each.
    pub(super) fn unused_marks(&self, posts: &[Post], report: &Report) -> Vec<String> {
        if !self.marks || posts.iter().all(|post| post.marks.is_empty()) {
            return Vec::new();
        }
        let repeated = repeated(report);
        // By the marks' places, since a mark may reach several posts of a file.
        let mut classes: BTreeMap<(Arc<str>, u32), Set<Class>> = BTreeMap::default();
        for (id, post) in (0u32..).zip(posts).filter(|(_, post)| !post.marks.is_empty()) {
            let (blocks, source) = (blocks(post), post.source());
            let of_post = repeated.get(&id).map(Vec::as_slice).unwrap_or_default();
            for mark in post.marks.iter().filter(|mark| !is_end(mark)) {
                let place = (source.shared_path(), source.line(mark.at.start()));
                let found = classes.entry(place).or_default();
                for block in mark.reached(&blocks) {
                    let span = source.in_file(block.span);
                    let met = of_post.iter().filter(|(other, _)| other.overlap(span) > 0);
                    found.extend(met.map(|(_, class)| *class));
                }
            }
        }
        let told = classes.into_iter().filter_map(|((path, line), classes)| {
            let what = if classes.is_empty() {
                "unused mark: nothing that it reaches came back"
            } else if classes.iter().all(|class| *class == Class::Plain) {
                "this mark takes nothing back: what stands here came first; mark the later place"
            } else {
                return None;
            };
            Some(format!("{path}:{line}: {what}"))
        });
        told.collect()
    }
}

/// What came back in each post, and how it is told.
fn repeated(report: &Report) -> Map<u32, Vec<(Span<Byte>, Class)>> {
    let mut repeated: Map<u32, Vec<(Span<Byte>, Class)>> = Map::default();
    let mut add = |post: u32, start: u32, end: u32, class| {
        repeated.entry(post).or_default().push((Span::new(start, end), class));
    };
    for found in &report.matches {
        for side in [&found.a, &found.b] {
            add(side.post, side.start, side.end, found.class);
        }
    }
    for refrain in &report.refrains {
        for place in &refrain.places {
            add(place.post, place.start, place.end, refrain.class);
        }
    }
    repeated
}

/// Whether a mark is the end of what another one reaches.
fn is_end(mark: &Mark) -> bool {
    matches!(mark.reach, Reach::Stretch(span) if span.is_empty())
}

/// The posts of the files at `wanted`, which are real paths.
fn posts_at(input: &Input, wanted: &Set<&PathBuf>) -> Map<PathBuf, Vec<PostId>> {
    let mut at: Map<PathBuf, Vec<PostId>> = Map::default();
    if wanted.is_empty() {
        return at;
    }
    let reals: Map<&str, PathBuf> = input.real_paths().collect();
    for (id, post) in (0u32..).map(PostId).zip(input.archive.posts()) {
        let path = post.path();
        let of = |path: &str| reals.get(path).cloned();
        if let Some(real) = of(path).or_else(|| real_within(path, of))
            && wanted.contains(&real)
        {
            at.entry(real).or_default().push(id);
        }
    }
    at
}

/// Where a new list for an archive at `paths` belongs: in its folder, or beside its file.
pub(super) fn beside(paths: &[String]) -> Option<PathBuf> {
    let first = paths.iter().find(|path| *path != STDIN)?;
    let real = fs::canonicalize(first).ok()?;
    let folder = if real.is_dir() { &real } else { real.parent()? };
    Some(folder.join(FOLDER).join(NAME))
}

/// The list at one of `paths` or above it.
pub(super) fn above(paths: &[String]) -> Option<PathBuf> {
    let name = Path::new(FOLDER).join(NAME);
    let named = paths.iter().filter(|path| *path != STDIN);
    named.map(Path::new).find_map(|path| config::above(path, &name))
}

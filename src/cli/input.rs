//! Paths to an archive: find, read, and keep account of what was left out. A bad file is told and
//! stops nothing.

use std::fs;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::flags::InputArgs;
use super::pre::Pre;
use super::progress::{Line, Progress};
use crate::error::{Error, ErrorKind, InvalidOption};
use crate::read::{
    Batch, Found, FoundFile, NO_POSTS, Reading, RealPaths, Remark, SplitPosts, Walker,
};
use crate::report::Skipped;
use crate::spill::{Spool, Store};
use crate::text::{Archive, Set};
use crate::{Cut, Detector};

/// The path that means standard input.
pub(super) const STDIN: &str = "-";

/// A run takes about so many times the room of the text, the text itself included.
const WITH_TEXT: u64 = 4;

/// Packed text comes out as about so many times its size.
const UNPACKED: u64 = 5;

/// The files of all are parted into about so many tasks, of at most so many files each; and so many of
/// these are read before their posts are put together, so that no post is held apart for long.
const TASKS: usize = 64;
const FILES_A_TASK: usize = 64;
const TASKS_A_WAVE: usize = 64;

/// What was read, and what was not.
#[derive(Debug, Default)]
pub(super) struct Input {
    /// The posts; those of the first side come first.
    pub(super) archive: Archive,
    /// The words of those posts that were cut while others were read.
    pub(super) cut: Cut,
    /// How many posts are on the first side: the drafts, or the first of two texts.
    pub(super) first: usize,
    pub(super) files: u64,
    /// The posts that were met twice and taken out.
    pub(super) copies: u64,
    /// How many posts the limit of one name's texts has left apart.
    pub(super) namesakes_left_out: u64,
    /// Where texts are put away that have no room in memory.
    texts: Spool,
    /// Everything that gave no post, for the report.
    pub(super) skipped: Vec<Skipped>,
    /// Of these, what nobody needs to hear of who did not ask.
    pub(super) details: Vec<Skipped>,
    pub(super) warnings: Vec<String>,
    /// What was taken for granted, for who asks.
    pub(super) assumed: Vec<String>,
    pub(super) hints: Vec<String>,
    pub(super) errors: Vec<Error>,
    /// The folder that the paths of accepted texts are counted from.
    pub(super) root: Option<PathBuf>,
    /// How an index was asked, for whom wants to know.
    pub(super) indexed: Option<String>,
    /// Whether its copies were taken out already.
    pub(super) folded: bool,
    /// The files that were opened.
    opened: Vec<FoundFile>,
}

impl Input {
    /// What went wrong where texts were put away, if anything did: then nothing is to be trusted.
    ///
    /// # Errors
    /// `ErrorKind::Temporary`.
    pub(super) fn whole(&self) -> Result<(), Error> {
        self.texts.fault().map_or(Ok(()), |err| Err(ErrorKind::Temporary(err).into()))
    }

    /// The files that were read, as their paths are shown, and where they really are.
    pub(super) fn real_paths(&self) -> impl Iterator<Item = (&str, PathBuf)> {
        let mut paths = RealPaths::default();
        self.opened.iter().filter_map(move |file| Some((&*file.path, paths.of(file)?)))
    }

    /// Takes down that these files were opened.
    pub(super) fn open(&mut self, files: impl IntoIterator<Item = FoundFile>) {
        self.opened.extend(files);
    }

    /// Whether `path` is one of the files that were read.
    pub(super) fn has_read(&self, path: &Path) -> bool {
        let Ok(real) = fs::canonicalize(path) else { return false };
        let mut paths = RealPaths::default();
        self.opened.iter().any(|file| paths.of(file).is_some_and(|at| at == real))
    }
}

/// Reads paths one group after the other into one archive.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) walker: Walker,
    pub(super) reading: Reading,
    /// Whether a post that was met twice is two posts.
    pub(super) keep_copies: bool,
    /// Of how many texts under one name the others are held against each.
    pub(super) max_namesakes: u32,
    pub(super) pre: Pre,
    /// Whether words are cut while files are read.
    ahead: bool,
    /// The bytes of memory that a run may take, if that is limited.
    memory: Option<u64>,
    pub(super) input: Input,
    /// The first side's files, and why the second side does not read them again.
    pub(super) first: Option<(Set<PathBuf>, &'static str)>,
    stdin_is_read: bool,
    pub(super) line: Line,
}

impl Reader {
    /// A reader as the flags want it.
    ///
    /// # Errors
    /// `ErrorKind::InvalidOptions` if posts are to be split at what is no regular expression.
    pub(super) fn new(args: &InputArgs) -> Result<Self, Error> {
        let split = match args.split_posts.as_str() {
            "auto" => SplitPosts::Auto,
            "never" => SplitPosts::Never,
            pattern => SplitPosts::At(regex::Regex::new(pattern).map_err(|err| {
                let told = err.to_string();
                let fault = told.lines().last().unwrap_or_default();
                let fault = fault.trim_start_matches("error: ");
                let expected = format!(
                    "auto, never or a regular expression that matches title lines, such as '^## ' \
                     ({fault})"
                );
                let given = format!("'{pattern}'");
                ErrorKind::InvalidOptions(vec![InvalidOption {
                    name: "split-posts",
                    given,
                    expected,
                }])
            })?),
        };
        let pre = Pre::of(&args.pre)?;
        let walker = Walker {
            follow: args.follow,
            hidden: args.hidden,
            no_ignore: args.no_ignore,
            also: pre.patterns().clone(),
            whole: args.unpack.input_format.is_some(),
        };
        let (input, line) = (Input::default(), Line::hidden());
        Ok(Self {
            walker,
            reading: args.reading(split)?,
            keep_copies: args.keep_copies,
            max_namesakes: args.max_namesakes,
            pre,
            ahead: true,
            memory: None,
            input,
            first: None,
            stdin_is_read: false,
            line,
        })
    }

    /// Shows how far it is, from now on.
    pub(super) fn show(&mut self, progress: &Progress) {
        self.line = progress.line().clone();
    }

    /// The same reader, for a run that may take only so many bytes of memory.
    pub(super) fn limited(mut self, memory: Option<u64>) -> Self {
        self.memory = memory;
        self.input.texts = Spool::new(memory.map(|_| 1));
        self
    }

    /// The same reader, which reads only, so that its time can be told.
    pub(super) fn only_reads(mut self) -> Self {
        self.ahead = false;
        self.keep_copies = true;
        self
    }

    /// Reads the first side, the drafts or one of two texts, standard input as the file `stdin_name`.
    /// A file of it that the second side names too is left out there, for the reason `why`.
    pub(super) fn first(
        &mut self,
        detector: &Detector,
        paths: &[String],
        stdin_name: Option<&str>,
        why: &'static str,
    ) {
        let found = self.find(paths);
        let mut paths_of = RealPaths::default();
        let mut real: Set<_> = found.iter().filter_map(|file| paths_of.of(file)).collect();
        real.extend(stdin_name.and_then(|name| fs::canonicalize(name).ok()));
        self.first = Some((real, why));
        self.read(detector, paths, found, stdin_name);
        self.input.first = self.input.archive.posts().len();
    }

    /// Reads an archive behind what is there already, without the files of the first side.
    pub(super) fn archive(&mut self, detector: &Detector, paths: &[String]) {
        let found = self.look(paths);
        self.read(detector, paths, found, None);
    }

    /// Reads an archive whose files were found already.
    pub(super) fn found(&mut self, detector: &Detector, found: Vec<FoundFile>) {
        self.read(detector, &[], found, None);
    }

    /// The files of an archive, without those of the first side.
    pub(super) fn look(&mut self, paths: &[String]) -> Vec<FoundFile> {
        let mut found = self.find(paths);
        if let Some((first, why)) = &self.first {
            let mut paths_of = RealPaths::default();
            found.retain(|file| {
                let other = paths_of.of(file).is_none_or(|at| !first.contains(&at));
                if !other {
                    let path = file.path.to_string();
                    let skipped = Skipped { path, reason: (*why).to_owned() };
                    self.input.skip_quietly(skipped);
                }
                other
            });
        }
        found
    }

    /// Whether a file would be taken from a folder.
    pub(super) fn takes(&self, path: &str) -> bool {
        self.walker.takes(Path::new(path))
    }

    /// Adds a hint if one of `paths` is not there.
    pub(super) fn hint_if_missing(&mut self, paths: &[String], hint: &str) {
        let wild = |path: &String| path.contains(['*', '?', '[', '{']);
        let missing =
            |path: &String| path != STDIN && !wild(path) && fs::symlink_metadata(path).is_err();
        if paths.iter().any(missing) {
            self.input.hints.push(hint.to_owned());
        }
    }

    /// All that was read. Where the first side is empty there is nothing to compare, and the archive
    /// must not be taken for a first side.
    pub(super) fn finish(mut self) -> Input {
        let input = &mut self.input;
        if self.first.is_some() && input.first == 0 {
            (input.archive, input.cut) = (Archive::new(), Cut::default());
        }
        if !self.keep_copies && !input.folded {
            input.fold_copies(self.max_namesakes);
        }
        input.skipped.sort();
        input.skipped.dedup();
        input.details.sort();
        input.details.dedup();
        let mut told = Set::default();
        input.errors.retain(|error| told.insert(error.to_string()));
        if input.warnings.iter().any(|warning| warning.contains(NO_POSTS)) {
            let hint = "a file that is named itself is read whatever its ending; --hidden and \
                        --no-ignore look further";
            input.hints.push(hint.to_owned());
        }
        self.input
    }

    fn find(&mut self, paths: &[String]) -> Vec<FoundFile> {
        self.line.begin("finding files", None);
        let paths: Vec<String> = paths.iter().filter(|path| *path != STDIN).cloned().collect();
        let Found { files, skipped, notices, errors } = self.walker.find(&paths);
        for Skipped { path, reason } in skipped.into_iter().map(to_told) {
            // The user named this folder; the other paths were come upon.
            if reason.starts_with(NO_POSTS) {
                self.input.skip(Skipped { path, reason });
            } else {
                self.input.skip_quietly(Skipped { path, reason });
            }
        }
        self.input.warnings.extend(notices.iter().map(ToString::to_string));
        for error in errors {
            self.input.fail(error);
        }
        files
    }

    fn read(
        &mut self,
        detector: &Detector,
        paths: &[String],
        mut found: Vec<FoundFile>,
        stdin_name: Option<&str>,
    ) {
        for _ in paths.iter().filter(|path| *path == STDIN) {
            if let Some(piped) = self.read_stdin(stdin_name.unwrap_or(STDIN)) {
                let at = found.partition_point(|file| file.path < piped.path);
                found.insert(at, piped);
            }
        }
        if !self.walker.whole {
            found = FoundFile::in_parts(found);
        }
        let store = self.store(&found);
        let (reading, pre, line) = (&self.reading, &self.pre, &self.line);
        let ahead = self.ahead && self.memory.is_none();
        line.begin("reading files", Some(found.len() as u64));
        let tasks: Vec<&[FoundFile]> = tasks(&found).collect();
        for wave in tasks.chunks(TASKS_A_WAVE) {
            let batches = detector.map(wave, |files| {
                let batch = pre.read(files, reading, store.as_ref());
                // While the text is still in the processor's cache, and other files are being read.
                let words = if ahead { Cut::of(&batch.posts) } else { None };
                line.advance(files.len() as u64);
                (batch, words)
            });
            let (batches, words): (Vec<Batch>, Vec<_>) = batches.into_iter().unzip();
            if ahead {
                let rows = batches.iter().map(|batch| &batch.posts[..]).zip(words).collect();
                detector.gather(&mut self.input.cut, rows);
            }
            for batch in batches {
                self.input.take(batch);
            }
        }
        found.retain(|file| file.piped().is_none());
        self.input.opened.extend(found);
    }

    /// Where the texts of these files are put away, if they have no room beside all else.
    fn store(&self, found: &[FoundFile]) -> Option<Store> {
        let memory = self.memory?;
        let size = |file: &FoundFile| {
            let len = fs::metadata(file.location()).map_or(0, |about| about.len());
            if file.is_packed() { len.saturating_mul(UNPACKED) } else { len }
        };
        let text: u64 = found.iter().map(size).sum();
        (memory < text.saturating_mul(WITH_TEXT)).then(|| self.input.texts.store())
    }

    /// What is piped in, as a file; nothing if it was read already or cannot be.
    fn read_stdin(&mut self, name: &str) -> Option<FoundFile> {
        if std::mem::replace(&mut self.stdin_is_read, true) {
            let reason = "named twice (it can be read only once)".to_owned();
            self.input.skip(Skipped { path: STDIN.to_owned(), reason });
            return None;
        }
        let mut bytes = Vec::new();
        let mut stdin = std::io::stdin();
        let read = if stdin.is_terminal() {
            self.line.away(|| stdin.read_to_end(&mut bytes))
        } else {
            self.line.begin("reading standard input", None);
            stdin.read_to_end(&mut bytes)
        };
        match read {
            Ok(_) => Some(FoundFile::of_pipe(name, bytes)),
            Err(err) => {
                self.input.fail(Error::io("standard input", err));
                None
            }
        }
    }
}

/// The files in their order, a task's worth at a time: enough tasks to keep every thread busy, and
/// enough files in each to be worth one.
pub(super) fn tasks(found: &[FoundFile]) -> impl Iterator<Item = &[FoundFile]> {
    found.chunks((found.len() / TASKS).clamp(1, FILES_A_TASK))
}

impl Input {
    fn take(&mut self, batch: Batch) {
        self.files += batch.files;
        self.archive.append(batch.posts);
        for remark in batch.remarks {
            self.note(remark);
        }
    }

    /// Takes down what there is to say about a file.
    pub(super) fn note(&mut self, remark: Remark) {
        match remark {
            Remark::Notice(notice) => self.warnings.push(notice.to_string()),
            Remark::Assumed(notice) => self.assumed.push(notice.to_string()),
            Remark::Empty { skipped, explicit: true } => self.skip(to_told(skipped)),
            Remark::Empty { skipped, explicit: false } => self.skip_quietly(to_told(skipped)),
            // In a folder, what is no text is one file among many; named, it is a mistake.
            Remark::Failed { error, explicit: false } if !error.is_io() => {
                let path = error.path().unwrap_or_default().to_owned();
                let skipped = Skipped { path, reason: error.reason() };
                if error.is_binary() {
                    self.skip_quietly(skipped);
                } else {
                    self.warnings.push(error.to_string());
                    self.skipped.push(skipped);
                }
            }
            Remark::Failed { error, .. } => self.fail(error),
        }
    }

    /// Leaves out what the user named himself, and says so.
    fn skip(&mut self, skipped: Skipped) {
        self.warnings.push(format!("{}: {}", skipped.path, skipped.reason));
        self.skipped.push(skipped);
    }

    /// Leaves out what was only come upon.
    fn skip_quietly(&mut self, skipped: Skipped) {
        self.details.push(skipped.clone());
        self.skipped.push(skipped);
    }

    fn fail(&mut self, error: Error) {
        if let Some(path) = error.path() {
            self.skipped.push(Skipped { path: path.to_owned(), reason: error.reason() });
        }
        self.errors.push(error);
    }
}

/// A skipped path as the report knows it.
fn to_told(skipped: crate::read::Skipped) -> Skipped {
    Skipped { path: skipped.path, reason: skipped.reason }
}

//! `refrain index`: an index made, brought up to date, looked at, looked through, put together.

use std::io::Write as _;

use anyhow::bail;
use bytesize::ByteSize;

use super::files::Files;
use super::place::Place;
use super::refresh::{Fresher, Without, refresh};
use crate::Detector;
use crate::cli::args::Cli;
use crate::cli::config;
use crate::cli::flags::{IndexArgs, IndexWork};
use crate::cli::input::Reader;
use crate::cli::messages::Messages;
use crate::cli::output::{CLEAN, TROUBLE};
use crate::cli::prepare::prepare;
use crate::cli::progress::Progress;
use crate::disk::{Effort, Index, Opened, Snapshot, Written};
use crate::report::counted;
use crate::text::Set;

/// What is said of an index that is of no use.
pub(super) const REMEDY: &str = "`refrain index build` makes it anew";

pub(in crate::cli) fn index(cli: &Cli, args: &IndexArgs) -> anyhow::Result<u8> {
    config::named("index", "PATH", &args.paths)?;
    let (detector, mut reader) = prepare(&args.find.options(), &args.input)?;
    let progress = Progress::start(cli);
    reader.show(&progress);
    let found = reader.look(&args.paths);
    let Some(place) = Place::of(&args.paths, &args.input) else {
        if reader.so_far().errors.is_empty() {
            bail!("an index is of files and folders that are there; standard input has none");
        }
        drop(progress);
        Messages::new(cli).about(reader.so_far())?;
        return Ok(TROUBLE);
    };
    let files = Files::of(found, &place, &detector);
    let namesakes = (!args.input.keep_copies).then_some(args.input.max_namesakes as usize);
    let shape = detector.question(namesakes).shape;
    let index = Index::new(place.open(), place.key.clone(), shape);
    let it = Asked { index: &index, files: &files, reader: &reader, detector: &detector };
    let (lines, code) = match args.work {
        IndexWork::Build => {
            if let Ok(Some(writing)) = index.write() {
                writing.remove()?;
            }
            (it.made(Effort::Tidy)?, CLEAN)
        }
        IndexWork::Update => (it.made(Effort::Tidy)?, CLEAN),
        IndexWork::Compact => (it.made(Effort::All)?, CLEAN),
        IndexWork::Status => it.status()?,
        IndexWork::Verify => it.verify()?,
    };
    drop(progress);
    Messages::new(cli).about(reader.so_far())?;
    let mut out = std::io::stdout().lock();
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    Ok(if reader.so_far().errors.is_empty() { code } else { TROUBLE })
}

/// An index and the files that it is asked to be of.
struct Asked<'a> {
    index: &'a Index,
    files: &'a Files,
    reader: &'a Reader,
    detector: &'a Detector,
}

impl Asked<'_> {
    /// Brings the index up to date.
    fn made(&self, effort: Effort) -> anyhow::Result<Vec<String>> {
        let Self { index, files, reader, detector } = *self;
        let made = refresh(index, files, &Set::default(), reader, detector, effort);
        let Fresher { index: now, written, read, failed, .. } = match made {
            Ok(made) => made,
            Err(Without::Newer) => bail!("{}: a newer refrain wrote this; {REMEDY}", self.shown()),
            Err(Without::Unfit) => bail!("a post of more than 1 GiB has no room in an index"),
        };
        match written {
            Written::Yes => {}
            Written::Busy => bail!("{}: another refrain is writing it; try again", self.shown()),
            Written::No(err) => bail!("{}: cannot be written: {err}", self.shown()),
        }
        let mut lines = vec![format!("{}: {}", self.shown(), holds(&now))];
        if read > 0 {
            lines.push(format!("read {}", counted(read as u64, "file", "files")));
        }
        if !failed.is_empty() {
            let files = counted(failed.len() as u64, "file", "files");
            lines
                .push(format!("left out {files} that cannot be read; `refrain inspect` tells why"));
        }
        Ok(lines)
    }

    /// What the index holds, and whether that is so still.
    fn status(&self) -> anyhow::Result<(Vec<String>, u8)> {
        let now = match self.index.open() {
            Opened::Ready(now) => now,
            Opened::Damaged => {
                return Ok((vec![format!("{}: damaged; {REMEDY}", self.shown())], TROUBLE));
            }
            Opened::Newer => bail!("{}: a newer refrain wrote this; {REMEDY}", self.shown()),
        };
        if now.size().0 == 0 {
            return Ok((vec![format!("{}: there is none; {REMEDY}", self.shown())], CLEAN));
        }
        let difference = self.files.differ(&now, &Set::default());
        let fresh = difference.fresh.len();
        let changed = difference.changed(&now);
        let gone = difference.gone.len() - changed;
        let state = if difference.is_empty() {
            "up to date".to_owned()
        } else {
            format!("{} new, {changed} changed, {gone} gone since", fresh - changed)
        };
        Ok((vec![format!("{}: {}", self.shown(), holds(&now)), state], CLEAN))
    }

    /// Whether every byte is what was written.
    fn verify(&self) -> anyhow::Result<(Vec<String>, u8)> {
        let damaged = || (vec![format!("{}: damaged; {REMEDY}", self.shown())], TROUBLE);
        Ok(match self.index.open() {
            Opened::Ready(now) => {
                now.check();
                let whole = format!("{}: whole; {}", self.shown(), holds(&now));
                if now.damaged() { damaged() } else { (vec![whole], CLEAN) }
            }
            Opened::Damaged => damaged(),
            Opened::Newer => bail!("{}: a newer refrain wrote this; {REMEDY}", self.shown()),
        })
    }

    fn shown(&self) -> String {
        self.index.folder().path().display().to_string()
    }
}

/// What an index holds, in a line.
fn holds(now: &Snapshot) -> String {
    let totals = now.totals();
    let (parts, bytes) = now.size();
    let share = bytes as f64 / now.text_bytes().max(1) as f64;
    format!(
        "{}, {}, {}, {} in {}, {:.2} of the text",
        counted(totals.posts, "post", "posts"),
        counted(totals.paragraphs, "paragraph", "paragraphs"),
        counted(totals.words, "word", "words"),
        ByteSize(bytes),
        counted(parts as u64, "part", "parts"),
        share
    )
}

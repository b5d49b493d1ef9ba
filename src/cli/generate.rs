//! `refrain generate N OUT`: a corpus to files. What goes into them is decided elsewhere.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::Cli;
use super::flags::{FormArg, GenerateArgs, TrapArg};
use super::interrupt::{Held, hold};
use super::messages::Messages;
use super::output::CLEAN;
use super::progress::{Line, Progress};
use super::whole_file::WholeFile;
use crate::error::Error;
use crate::generate::{Corpus, Form, Layout};

/// The bytes that are gathered before they are written.
const BUFFER: usize = 1 << 20;

pub(super) fn generate(cli: &Cli, args: &GenerateArgs) -> anyhow::Result<u8> {
    let form = args.form.unwrap_or_else(|| by_ending(&args.out)).form();
    let truth = args.truth.clone().unwrap_or_else(|| match form {
        Form::Markdown => args.out.join("truth.tsv"),
        Form::Jsonl | Form::Text => args.out.with_extension("truth.tsv"),
    });
    if !args.force {
        refuse(form, &args.out, &truth)?;
    }
    let progress = Progress::start(cli);
    let file = args.out.file_name().context("OUT must end with a name")?;
    let corpus = Corpus::new(args.paragraphs, args.seed, args.trap.map(TrapArg::trap));
    let layout = Layout::new(&corpus, form, file.to_string_lossy());
    let line = progress.line();
    let written = write(&corpus, layout, form, &args.out, &truth, line).inspect_err(|_| {
        // A part of a corpus is of no use, and would be in the way of the next try.
        hold().clear_away();
    });
    drop(progress);
    let (bytes, pairs) = written?;
    if let Some(out) = Messages::new(cli).closing() {
        writeln!(
            out,
            "{}: {} paragraphs in {} posts, {bytes} bytes; {}: {pairs} planted pairs",
            args.out.display(),
            corpus.paragraphs(),
            corpus.len(),
            truth.display(),
        )?;
    }
    Ok(CLEAN)
}

/// Writes a corpus and its truth, and tells how many bytes and planted pairs they have.
fn write(
    corpus: &Corpus,
    mut layout: Layout,
    form: Form,
    out: &Path,
    truth: &Path,
    line: &Line,
) -> anyhow::Result<(u64, u64)> {
    let mut store = Store::open(form, out)?;
    let mut rows = Sheet::open(truth)?;
    rows.write(layout.header().as_bytes())?;
    let (mut bytes, mut pairs) = (0, 0);
    line.begin("writing posts", Some(u64::from(corpus.len())));
    for post in corpus.posts() {
        let text = layout.post(&post)?;
        bytes += text.len() as u64;
        store.put(|| layout.path(post.number), text.as_bytes())?;
        for planted in &post.planted {
            rows.write(layout.truth(planted).as_bytes())?;
            pairs += 1;
        }
        line.advance(1);
    }
    // Both are there or neither is.
    let mut held = hold();
    store.finish(&held)?;
    rows.finish(&held)?;
    held.settle();
    Ok((bytes, pairs))
}

/// The form that the ending of a path asks for.
fn by_ending(path: &Path) -> FormArg {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("jsonl") => FormArg::Jsonl,
        Some("txt") => FormArg::Text,
        _ => FormArg::Markdown,
    }
}

/// Refuses to write over what is there.
fn refuse(form: Form, out: &Path, truth: &Path) -> anyhow::Result<()> {
    let is_folder = out.is_dir();
    if form == Form::Markdown && is_folder {
        let mut inside = fs::read_dir(out).map_err(|err| Error::io(named(out), err))?;
        if inside.next().is_some() {
            bail!("{}: this folder is not empty; name a new one, or add --force", out.display());
        }
    }
    for path in [out, truth] {
        let is_file = fs::symlink_metadata(path).is_ok_and(|there| !there.is_dir());
        if is_file && (path == truth || form != Form::Markdown) {
            bail!("{}: this file is there already; name a new one, or add --force", path.display());
        }
    }
    Ok(())
}

/// Where the posts go.
enum Store {
    /// Each to a file of its own below a folder; and the folder in it that was made last.
    Folder(PathBuf, PathBuf),
    /// All to one.
    File(Sheet),
}

impl Store {
    fn open(form: Form, out: &Path) -> anyhow::Result<Self> {
        match form {
            Form::Markdown => {
                make_folder(out, &mut hold())?;
                Ok(Self::Folder(out.to_owned(), PathBuf::new()))
            }
            Form::Jsonl | Form::Text => Ok(Self::File(Sheet::open(out)?)),
        }
    }

    fn put(&mut self, path: impl FnOnce() -> String, bytes: &[u8]) -> anyhow::Result<()> {
        match self {
            Self::File(sheet) => sheet.write(bytes),
            Self::Folder(folder, made) => {
                let path = folder.join(path());
                let mut held = hold();
                if let Some(parent) = path.parent().filter(|parent| parent != made) {
                    make_folder(parent, &mut held)?;
                    parent.clone_into(made);
                }
                let put = make_file(&path, &mut held).and_then(|mut file| file.write_all(bytes));
                Ok(put.map_err(|err| Error::io(named(&path), err))?)
            }
        }
    }

    fn finish(self, held: &Held) -> anyhow::Result<()> {
        match self {
            Self::Folder(..) => Ok(()),
            Self::File(sheet) => sheet.finish(held),
        }
    }
}

/// Makes a folder and those that it stands in, and keeps account of each that was not there.
fn make_folder(path: &Path, held: &mut Held) -> anyhow::Result<()> {
    if path == Path::new("") || path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.exists()) {
        make_folder(parent, held)?;
    }
    fs::create_dir(path).map_err(|err| Error::io(named(path), err))?;
    held.made(path.to_owned());
    Ok(())
}

/// Makes a file, or empties it, and keeps account of it if it was not there.
fn make_file(path: &Path, held: &mut Held) -> io::Result<File> {
    match File::create_new(path) {
        Ok(file) => {
            held.made(path.to_owned());
            Ok(file)
        }
        Err(err) if err.kind() == io::ErrorKind::AlreadyExists => File::create(path),
        Err(err) => Err(err),
    }
}

/// A file that is written from its beginning to its end.
struct Sheet {
    path: PathBuf,
    out: BufWriter<WholeFile>,
}

impl Sheet {
    fn open(path: &Path) -> anyhow::Result<Self> {
        let file = WholeFile::open(path).map_err(|err| Error::io(named(path), err))?;
        Ok(Self { path: path.to_owned(), out: BufWriter::with_capacity(BUFFER, file) })
    }

    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        Ok(self.out.write_all(bytes).map_err(|err| Error::io(named(&self.path), err))?)
    }

    fn finish(self, held: &Held) -> anyhow::Result<()> {
        let written = self.out.into_inner().map_err(io::IntoInnerError::into_error);
        let finished = written.and_then(|file| file.finish(held));
        Ok(finished.map_err(|err| Error::io(named(&self.path), err))?)
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

//! `refrain generate N OUT`: a corpus to files. What goes into them is decided elsewhere.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::Cli;
use super::corpus_args::{FormArg, GenerateArgs, TrapArg};
use super::messages::Messages;
use super::output::CLEAN;
use crate::error::Error;
use crate::generate::{Corpus, Form, Layout};

/// Between two words on how far it is, in posts.
const STEP: u32 = 1_000;

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
    let file = args.out.file_name().context("OUT must end with a name")?;
    let corpus = Corpus::new(args.paragraphs, args.seed, args.trap.map(TrapArg::trap));
    let mut layout = Layout::new(&corpus, form, file.to_string_lossy());
    let mut shelf = Shelf::open(form, &args.out)?;
    let mut rows = Sheet::create(truth)?;
    rows.write(layout.header().as_bytes())?;
    let progress = Progress { shown: !cli.quiet && io::stderr().is_terminal(), all: corpus.len() };
    let (mut bytes, mut pairs) = (0, 0u64);
    for post in corpus.posts() {
        progress.tell(post.number)?;
        let text = layout.post(&post)?;
        bytes += text.len() as u64;
        shelf.put(|| layout.path(post.number), text.as_bytes())?;
        for planted in &post.planted {
            rows.write(layout.truth(planted).as_bytes())?;
            pairs += 1;
        }
    }
    progress.clear()?;
    shelf.finish()?;
    rows.finish()?;
    if let Some(out) = Messages::new(cli).closing() {
        writeln!(
            out,
            "{}: {} paragraphs in {} posts, {bytes} bytes; {}: {pairs} planted pairs",
            args.out.display(),
            corpus.paragraphs(),
            corpus.len(),
            rows.path.display(),
        )?;
    }
    Ok(CLEAN)
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
enum Shelf {
    /// Each to a file of its own below a folder; and the folder in it that was made last.
    Folder(PathBuf, PathBuf),
    /// All to one.
    File(Sheet),
}

impl Shelf {
    fn open(form: Form, out: &Path) -> anyhow::Result<Self> {
        match form {
            Form::Markdown => {
                fs::create_dir_all(out).map_err(|err| Error::io(named(out), err))?;
                Ok(Self::Folder(out.to_owned(), PathBuf::new()))
            }
            Form::Jsonl | Form::Text => Ok(Self::File(Sheet::create(out.to_owned())?)),
        }
    }

    fn put(&mut self, path: impl FnOnce() -> String, bytes: &[u8]) -> anyhow::Result<()> {
        match self {
            Self::File(sheet) => sheet.write(bytes),
            Self::Folder(folder, made) => {
                let path = folder.join(path());
                if let Some(parent) = path.parent().filter(|parent| parent != made) {
                    fs::create_dir_all(parent).map_err(|err| Error::io(named(parent), err))?;
                    parent.clone_into(made);
                }
                Ok(fs::write(&path, bytes).map_err(|err| Error::io(named(&path), err))?)
            }
        }
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        match self {
            Self::Folder(..) => Ok(()),
            Self::File(sheet) => sheet.finish(),
        }
    }
}

/// A file that is written from its beginning to its end.
struct Sheet {
    path: PathBuf,
    out: BufWriter<File>,
}

impl Sheet {
    fn create(path: PathBuf) -> anyhow::Result<Self> {
        let file = File::create(&path).map_err(|err| Error::io(named(&path), err))?;
        Ok(Self { path, out: BufWriter::with_capacity(BUFFER, file) })
    }

    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        Ok(self.out.write_all(bytes).map_err(|err| Error::io(named(&self.path), err))?)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        Ok(self.out.flush().map_err(|err| Error::io(named(&self.path), err))?)
    }
}

/// How far it is, for who watches.
struct Progress {
    shown: bool,
    all: u32,
}

impl Progress {
    fn tell(&self, post: u32) -> io::Result<()> {
        if self.shown && post.is_multiple_of(STEP) {
            let percent = u64::from(post) * 100 / u64::from(self.all.max(1));
            write!(io::stderr(), "\rgenerating: {percent:3} %")?;
        }
        Ok(())
    }

    /// Takes the line away again.
    fn clear(&self) -> io::Result<()> {
        if self.shown { write!(io::stderr(), "\r\u{1b}[K") } else { Ok(()) }
    }
}

fn named(path: &Path) -> String {
    path.display().to_string()
}

//! A report to where it goes: the form, the file or standard output, colour and width; and the exit
//! code that it means. The environment is read here and nowhere else.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::bail;
use clap::ColorChoice;

use super::args::{Cli, FailOn, Format, OutputArgs};
use super::colour::coloured;
use super::input::Input;
use super::interrupt::hold;
use super::messages::Messages;
use super::page::page;
use super::progress::Progress;
use super::whole_file::WholeFile;
use crate::error::Error;
use crate::family::Class;
use crate::report::{
    Concise, Filter, Html, Json, JsonLine, MatchEntry, Report, Reporter, Text, summary,
};

/// The columns of text where no terminal tells: what most are.
const WIDTH: usize = 80;

/// Lines of prose longer than this are hard to read, however wide the terminal.
const WIDEST: usize = 100;

/// The exit codes of the contract.
pub(super) const CLEAN: u8 = 0;
pub(super) const FINDINGS: u8 = 1;
pub(super) const TROUBLE: u8 = 2;

/// What ends the writing of lines: an error of the run, or of the output.
#[derive(Debug)]
pub(super) enum Told {
    Run(Error),
    Output(io::Error),
}

impl From<Error> for Told {
    fn from(err: Error) -> Self {
        Self::Run(err)
    }
}

impl From<io::Error> for Told {
    fn from(err: io::Error) -> Self {
        Self::Output(err)
    }
}

/// Where a report goes, and in which form.
pub(super) struct Output {
    format: Format,
    /// The file; without one, standard output.
    file: Option<(PathBuf, WholeFile)>,
    text: Text,
    concise: Concise,
    html: Html,
}

impl Output {
    /// Opens the output, before the work: a path that cannot be written is told at once.
    pub(super) fn open(
        cli: &Cli,
        args: &OutputArgs,
        filter: &Filter,
        input: &Input,
    ) -> anyhow::Result<Self> {
        let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
        let format = match (args.format, path) {
            (Some(format), _) => format,
            (None, Some(path)) => format_of(path)?,
            (None, None) if io::stdout().is_terminal() => Format::Text,
            (None, None) => Format::Concise,
        };
        let file = path.map(|path| open(path, input)).transpose()?;
        let colour = if file.is_none() {
            coloured(cli, &io::stdout())
        } else {
            cli.color == ColorChoice::Always
        };
        // Who names classes wants to see them.
        let all_classes = cli.verbose || filter.classes.is_some();
        let text = Text { width: width(args), colour, limit: args.limit };
        let html = match format {
            Format::Html => page(args.limit, path, input),
            _ => Html::default(),
        };
        Ok(Self { format, file, text, concise: Concise { all_classes }, html })
    }

    /// Opens the output of objects, one a line.
    pub(super) fn open_lines(cli: &Cli, args: &OutputArgs, input: &Input) -> anyhow::Result<Self> {
        let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
        let file = path.map(|path| open(path, input)).transpose()?;
        let text = Text { width: WIDTH, colour: false, limit: None };
        let concise = Concise { all_classes: cli.verbose };
        Ok(Self { format: Format::Jsonl, file, text, concise, html: Html::default() })
    }

    /// Writes what `write` gives, a file whole or not at all.
    pub(super) fn lines(
        self,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Told>,
    ) -> anyhow::Result<()> {
        let told = |err: Told, name: String| match err {
            Told::Run(err) => err,
            Told::Output(err) => Error::io(name, err),
        };
        if let Some((path, mut file)) = self.file {
            let mut out = BufWriter::new(&mut file);
            let done = write(&mut out).and_then(|()| out.flush().map_err(Told::from));
            drop(out);
            let done = done.and_then(|()| file.finish(&hold()).map_err(Told::from));
            return Ok(done.map_err(|err| told(err, named(&path)))?);
        }
        let mut out = BufWriter::new(io::stdout().lock());
        let done = write(&mut out).and_then(|()| out.flush().map_err(Told::from));
        Ok(done.map_err(|err| told(err, "standard output".to_owned()))?)
    }

    /// Shows a report and what was left out of it, and returns the exit code.
    pub(super) fn show(
        self,
        cli: &Cli,
        fail_on: FailOn,
        report: &Report,
        input: &Input,
        elapsed: Duration,
        progress: Progress,
    ) -> anyhow::Result<u8> {
        // Beside a file there is time to see that it is being written.
        let progress = self.file.is_some().then_some(progress);
        if let Some(progress) = &progress {
            progress.line().begin("writing", None);
        }
        self.write(report, input)?;
        drop(progress);
        let mut messages = Messages::new(cli);
        messages.about(input)?;
        if let Some(out) = messages.closing() {
            summary(report, input.first, Some(elapsed), out)?;
        }
        let finding = |m: &MatchEntry| m.class == Class::Plain && fail_on.fails(m.kind);
        Ok(if !input.errors.is_empty() {
            TROUBLE
        } else if report.matches.iter().any(finding) {
            FINDINGS
        } else {
            CLEAN
        })
    }

    fn write(self, report: &Report, input: &Input) -> anyhow::Result<()> {
        let reporter: &dyn Reporter = match self.format {
            Format::Text => &self.text,
            Format::Concise => &self.concise,
            Format::Json => &Json,
            Format::Jsonl => &JsonLine,
            Format::Html => &self.html,
        };
        // Where nothing was compared, prose that says "nothing found" would mislead.
        let untold = self.format == Format::Text && input.archive.posts().is_empty();
        let write = |out: &mut dyn Write| {
            if !untold {
                reporter.write(report, &input.archive, out)?;
            }
            out.flush()
        };
        if let Some((path, mut file)) = self.file {
            let done = write(&mut BufWriter::new(&mut file));
            let done = done.and_then(|()| file.finish(&hold()));
            return Ok(done.map_err(|err| Error::io(named(&path), err))?);
        }
        let done = write(&mut BufWriter::new(io::stdout().lock()));
        Ok(done.map_err(|err| Error::io("standard output", err))?)
    }
}

/// The form that a file's ending asks for. An ending of a form that there is not is no wish for text.
fn format_of(path: &Path) -> anyhow::Result<Format> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("jsonl") => Ok(Format::Jsonl),
        Some("html" | "htm") => Ok(Format::Html),
        None | Some("txt" | "text" | "log") => Ok(Format::Text),
        Some(ending) => bail!(
            "{}: the ending .{ending} tells no form; name one with --format text, concise, json, jsonl or html",
            named(path)
        ),
    }
}

fn open(path: &Path, input: &Input) -> anyhow::Result<(PathBuf, WholeFile)> {
    if input.has_read(path) {
        bail!(
            "{}: this file is one of those that were read, and would be lost; name another",
            named(path)
        );
    }
    let opened = WholeFile::open(path);
    Ok((path.to_owned(), opened.map_err(|err| Error::io(named(path), err))?))
}

fn named(path: &Path) -> String {
    format!("--output {}", path.display())
}

fn width(args: &OutputArgs) -> usize {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || {
        #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
        std::env::var("COLUMNS").ok()?.parse().ok()
    };
    args.width
        .or_else(|| terminal().or_else(columns).map(|width| width.min(WIDEST)))
        .unwrap_or(WIDTH)
}

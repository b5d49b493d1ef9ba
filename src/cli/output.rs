//! A report to where it goes: the form, the file or standard output, colour and width; and the exit
//! code that it means. The environment is read here and nowhere else.

use std::fs::OpenOptions;
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
use super::page::{addresses, page};
use super::progress::Progress;
use super::terminal::{LinkWish, Pager, PagerWish, has_links};
use super::whole_file::WholeFile;
use crate::error::Error;
use crate::family::Class;
use crate::report::{
    Command as Asked, Concise, Csv, Filter, GitHub, Html, Json, JsonFindings, JsonLine, Markdown,
    MatchEntry, Report, Reporter, Sarif, Text, summary,
};
use crate::text::Archive;

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

/// Where a report goes, and in which forms.
pub(super) struct Output {
    /// The form of the first, then those of the files besides.
    sinks: Vec<Sink>,
    /// Whether what is no finding is told in forms that leave it out else.
    all_classes: bool,
    pager: PagerWish,
    links: LinkWish,
}

/// One form of a report, and where it goes.
struct Sink {
    format: Format,
    /// The file; without one, standard output.
    file: Option<(String, WholeFile)>,
    text: Text,
    html: Html,
    path: Option<PathBuf>,
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
        let mut wanted = vec![(format, path, "--output")];
        for to in &args.report {
            if wanted.iter().any(|(_, path, _)| *path == Some(&*to.path)) {
                bail!("--report {}: two forms cannot go to one file", to.path.display());
            }
            wanted.push((to.format, Some(&to.path), "--report"));
        }
        let mut sinks = Vec::new();
        for (format, path, flag) in wanted {
            let file = path.map(|path| open(path, flag, input)).transpose()?;
            let colour = if file.is_none() {
                coloured(cli, &io::stdout())
            } else {
                cli.color == ColorChoice::Always
            };
            let (width, wide) = width(args, file.is_some());
            let links = format == Format::Text && has_links(args.hyperlink, file.is_some());
            let links = links.then(|| addresses(input));
            let text = Text { width, wide, colour, limit: args.limit, links };
            let html = match format {
                Format::Html => Html { anonymous: args.anonymise, ..page(args.limit, path, input) },
                _ => Html::default(),
            };
            let path = path.map(Path::to_owned);
            sinks.push(Sink { format, file, text, html, path });
        }
        if args.anonymise && sinks.iter().all(|sink| sink.format != Format::Html) {
            bail!("--anonymise: only the page can do without names; ask for it with --format html");
        }
        // Who names classes wants to see them.
        let all_classes = cli.verbose || filter.classes.is_some();
        Ok(Self { sinks, all_classes, pager: args.pager, links: args.hyperlink })
    }

    /// Looks the names of posts up again, once there are fewer of them.
    pub(super) fn look_again(&mut self, input: &Input) {
        for sink in &mut self.sinks {
            if sink.format == Format::Html {
                let Html { limit, anonymous, .. } = sink.html;
                sink.html = Html { anonymous, ..page(Some(limit), sink.path.as_deref(), input) };
            }
            if sink.text.links.is_some() {
                sink.text.links = Some(addresses(input));
            }
        }
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
        let progress = self.sinks.iter().any(|sink| sink.file.is_some()).then_some(progress);
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
        let all_classes = self.all_classes;
        for Sink { format, file, mut text, html, .. } in self.sinks {
            // Where nothing was compared, prose that says "nothing found" would mislead.
            let untold = format == Format::Text && input.archive.posts().is_empty();
            let for_reading = format == Format::Text && file.is_none() && !untold;
            let pager = for_reading.then(|| Pager::start(self.pager)).flatten();
            if let Some(pager) = &pager
                && text.links.is_some()
                && self.links == LinkWish::Auto
                && !pager.hands_on_links()
            {
                text.links = None;
            }
            let reporter = reporter(format, text, html, all_classes, report.command);
            if let Some(pager) = pager {
                let done = pager.page(|out| reporter.write(report, &input.archive, out));
                done.map_err(|err| Error::io("the pager", err))?;
                continue;
            }
            written(file, |out| {
                if !untold {
                    reporter.write(report, &input.archive, out)?;
                }
                Ok(())
            })?;
            if format == Format::GitHub {
                step_summary(report, &input.archive)?;
            }
        }
        Ok(())
    }
}

/// What writes a form. Of a comparison the unit is the pair, as with `--pairs`; of a report or a check
/// it is the finding.
fn reporter(
    format: Format,
    text: Text,
    html: Html,
    all_classes: bool,
    asked: Asked,
) -> Box<dyn Reporter> {
    match format {
        Format::Text => Box::new(text),
        Format::Concise => Box::new(Concise { all_classes }),
        Format::Json => Box::new(Json),
        Format::Jsonl if asked == Asked::Compare => Box::new(JsonLine),
        Format::Jsonl => Box::new(JsonFindings),
        Format::Csv => Box::new(Csv),
        Format::Markdown => Box::new(Markdown),
        Format::Sarif => Box::new(Sarif { all_classes }),
        Format::GitHub => Box::new(GitHub),
        Format::Html => Box::new(html),
    }
}

/// Appends the table of findings to the summary of a step of GitHub's actions, if this is one.
fn step_summary(report: &Report, archive: &Archive) -> anyhow::Result<()> {
    #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let path = PathBuf::from(path);
    let told = |err| Error::io(format!("GITHUB_STEP_SUMMARY {}", path.display()), err);
    let mut file = OpenOptions::new().create(true).append(true).open(&path).map_err(told)?;
    let done = Markdown.write(report, archive, &mut file).and_then(|()| writeln!(file));
    Ok(done.map_err(told)?)
}

/// Writes objects, one a line, to where the flags want them.
pub(super) fn write_lines(
    args: &OutputArgs,
    input: &Input,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Told>,
) -> anyhow::Result<()> {
    let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let file = path.map(|path| open(path, "--output", input)).transpose()?;
    written(file, write)
}

/// Writes what `write` gives, a file whole or not at all.
fn written(
    file: Option<(String, WholeFile)>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Told>,
) -> anyhow::Result<()> {
    let told = |err: Told, name: String| match err {
        Told::Run(err) => err,
        Told::Output(err) => Error::io(name, err),
    };
    let whole = |out: &mut dyn Write| write(out).and_then(|()| out.flush().map_err(Told::from));
    if let Some((name, mut file)) = file {
        let done = whole(&mut BufWriter::new(&mut file));
        let done = done.and_then(|()| file.finish(&hold()).map_err(Told::from));
        return Ok(done.map_err(|err| told(err, name))?);
    }
    let done = whole(&mut BufWriter::new(io::stdout().lock()));
    Ok(done.map_err(|err| told(err, "standard output".to_owned()))?)
}

/// The form that a file's ending asks for. An ending of a form that there is not is no wish for text.
fn format_of(path: &Path) -> anyhow::Result<Format> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("jsonl") => Ok(Format::Jsonl),
        Some("csv") => Ok(Format::Csv),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some("sarif") => Ok(Format::Sarif),
        Some("html" | "htm") => Ok(Format::Html),
        None | Some("txt" | "text" | "log") => Ok(Format::Text),
        Some(ending) => bail!(
            "{}: the ending .{ending} tells no form; name one with --format",
            named("--output", path)
        ),
    }
}

fn open(path: &Path, flag: &str, input: &Input) -> anyhow::Result<(String, WholeFile)> {
    let name = named(flag, path);
    if input.has_read(path) {
        bail!("{name}: this file is one of those that were read, and would be lost; name another");
    }
    let opened = WholeFile::open(path);
    let opened = opened.map_err(|err| Error::io(name.clone(), err))?;
    Ok((name, opened))
}

fn named(flag: &str, path: &Path) -> String {
    format!("{flag} {}", path.display())
}

/// The columns of prose, and those of what is set in columns, where these may be more.
fn width(args: &OutputArgs, is_file: bool) -> (usize, Option<usize>) {
    if let Some(asked) = args.width {
        return (asked, Some(asked));
    }
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || {
        #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
        std::env::var("COLUMNS").ok()?.parse().ok()
    };
    let width = terminal.or_else(columns).map_or(WIDTH, |width| width.min(WIDEST));
    // Nobody knows how wide the page is that a file or a pipe ends in.
    (width, terminal.filter(|_| !is_file && io::stdout().is_terminal()))
}

//! A report to where it goes: the form, the file or standard output, colour and width; and the exit
//! code that it means. The environment is read here and nowhere else.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::time::Duration;

use anstream::AutoStream;
use anyhow::Context;
use clap::ColorChoice;

use super::args::{Cli, FailOn, Format, OutputArgs};
use super::input::Input;
use crate::family::Class;
use crate::report::{Concise, Json, Report, Reporter, Text, summary};

/// The columns of text where no terminal tells: what most are.
const WIDTH: usize = 80;

/// Lines of prose longer than this are hard to read, however wide the terminal.
const WIDEST: usize = 100;

/// The exit codes of the contract.
pub(super) const CLEAN: u8 = 0;
pub(super) const FINDINGS: u8 = 1;
pub(super) const TROUBLE: u8 = 2;

/// Shows a report and what was left out of it, and returns the exit code.
pub(super) fn show(
    cli: &Cli,
    args: &OutputArgs,
    fail_on: FailOn,
    report: &Report,
    input: &Input,
    elapsed: Duration,
) -> anyhow::Result<u8> {
    write(cli, args, report, input)?;
    let mut stderr = stderr(cli.color);
    tell(cli, input, &mut stderr)?;
    if !cli.quiet {
        summary(report, Some(elapsed), &mut stderr)?;
    }
    let finding = |m: &&crate::report::MatchEntry| m.class == Class::Plain && fail_on.fails(m.kind);
    Ok(if !input.errors.is_empty() {
        TROUBLE
    } else if report.matches.iter().any(|m| finding(&m)) {
        FINDINGS
    } else {
        CLEAN
    })
}

/// Errors always; notices and skipped files as loudly as asked for.
fn tell(cli: &Cli, input: &Input, out: &mut dyn Write) -> io::Result<()> {
    for error in &input.errors {
        writeln!(out, "error: {error}")?;
    }
    if cli.quiet {
        return Ok(());
    }
    for notice in &input.notices {
        writeln!(out, "warning: {notice}")?;
    }
    let loud = |reason: &str| cli.verbose || reason.starts_with("no posts in this folder");
    for skipped in input.skipped.iter().filter(|skipped| loud(&skipped.reason)) {
        writeln!(out, "skipped: {}: {}", skipped.path, skipped.reason)?;
    }
    Ok(())
}

fn write(cli: &Cli, args: &OutputArgs, report: &Report, input: &Input) -> anyhow::Result<()> {
    let format = args.format.unwrap_or_else(|| match &args.output {
        Some(path) if path.extension().is_some_and(|ext| ext == "json") => Format::Json,
        Some(_) => Format::Text,
        None if io::stdout().is_terminal() => Format::Text,
        None => Format::Concise,
    });
    let colour = args.output.is_none() && colours(cli.color, &io::stdout());
    let text = Text { width: width(args), colour, limit: args.limit };
    let concise = Concise { all_classes: cli.verbose };
    let reporter: &dyn Reporter = match format {
        Format::Text => &text,
        Format::Concise => &concise,
        Format::Json => &Json,
    };
    if let Some(path) = &args.output {
        let failed = || format!("{}: cannot be written", path.display());
        let mut file = BufWriter::new(File::create(path).with_context(failed)?);
        reporter.write(report, &input.archive, &mut file).with_context(failed)?;
        file.flush().with_context(failed)?;
        return Ok(());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    reporter.write(report, &input.archive, &mut out)?;
    Ok(out.flush()?)
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

/// Standard error, without colours where they are not wanted.
pub(super) fn stderr(color: ColorChoice) -> AutoStream<io::Stderr> {
    AutoStream::new(io::stderr(), choice(color))
}

fn colours(color: ColorChoice, stream: &io::Stdout) -> bool {
    match choice(color) {
        anstream::ColorChoice::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
        choice => choice != anstream::ColorChoice::Never,
    }
}

fn choice(color: ColorChoice) -> anstream::ColorChoice {
    match color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
}

//! What each command does, in its steps; and the way from an outcome to an exit code.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;

use super::args::{CheckArgs, Cli, Command, CompareArgs, ReportArgs};
use super::input::{Input, Reader};
use super::output::{CLEAN, TROUBLE, show, stderr};
use super::why;
use crate::report::{Json, Report};
use crate::{Detector, Options};

/// Parses the command line, runs it, and tells what went wrong.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(err) => {
            // Help and the version are answers, a closed pipe included; all else is wrong usage.
            let shown = err.print();
            let answered = !err.use_stderr() && shown.is_ok();
            return ExitCode::from(if answered || closed(&shown) { CLEAN } else { TROUBLE });
        }
    };
    match run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(err) if is_closed_pipe(&err) => ExitCode::from(CLEAN),
        Err(err) => {
            // Where nobody reads the message, the exit code still tells.
            let _ = writeln!(stderr(cli.color), "error: {err:#}");
            ExitCode::from(TROUBLE)
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<u8> {
    match &cli.command {
        Command::Report(args) => report(cli, args),
        Command::Check(args) => check(cli, args),
        Command::Compare(args) => compare(cli, args),
        Command::Why(args) => why::why(cli, args),
        Command::Schema => {
            io::stdout().lock().write_all(Json::SCHEMA.as_bytes())?;
            Ok(CLEAN)
        }
    }
}

fn report(cli: &Cli, args: &ReportArgs) -> anyhow::Result<u8> {
    let clock = Clock::start();
    let detector = Detector::new(&options(&args.find.options()))?;
    let mut reader = Reader::new(&args.input)?;
    reader.archive(&args.paths);
    let input = reader.finish();
    let report = with_input(detector.detect(&input.archive), &input);
    show(cli, &args.output, args.fail_on, &report, &input, clock.elapsed())
}

fn check(cli: &Cli, args: &CheckArgs) -> anyhow::Result<u8> {
    let clock = Clock::start();
    let detector = Detector::new(&options(&args.find.options()))?;
    let mut reader = Reader::new(&args.input)?;
    let drafts = reader.drafts(&args.drafts, args.stdin_filename.as_deref());
    reader.archive(&args.against);
    let input = reader.finish();
    let report = with_input(detector.check(&input.archive, drafts), &input);
    show(cli, &args.output, args.fail_on, &report, &input, clock.elapsed())
}

fn compare(cli: &Cli, args: &CompareArgs) -> anyhow::Result<u8> {
    let clock = Clock::start();
    let detector = Detector::new(&options(&args.find.options()))?;
    let mut reader = Reader::new(&args.input)?;
    let left = reader.drafts(std::slice::from_ref(&args.a), None);
    reader.archive(std::slice::from_ref(&args.b));
    let input = reader.finish();
    let report = with_input(detector.compare(&input.archive, left), &input);
    show(cli, &args.output, args.fail_on, &report, &input, clock.elapsed())
}

/// The options in force: flags over the defaults.
fn options(flags: &Options) -> Options {
    let mut options = Options::new();
    options.overwrite(flags);
    options
}

/// A report that also says what was read and what was not.
fn with_input(mut report: Report, input: &Input) -> Report {
    report.skipped.clone_from(&input.skipped);
    report.stats.files = input.files;
    report
}

/// The time that a run takes; the library has no clock.
struct Clock(Instant);

#[allow(clippy::disallowed_methods)] // Timing belongs to cli/.
impl Clock {
    fn start() -> Self {
        Self(Instant::now())
    }

    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

fn is_closed_pipe(err: &anyhow::Error) -> bool {
    err.chain().any(|cause| {
        let kind = |err: &serde_json::Error| err.io_error_kind();
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        io.or_else(|| cause.downcast_ref().and_then(kind)) == Some(io::ErrorKind::BrokenPipe)
    })
}

fn closed(shown: &io::Result<()>) -> bool {
    shown.as_ref().is_err_and(|err| err.kind() == io::ErrorKind::BrokenPipe)
}

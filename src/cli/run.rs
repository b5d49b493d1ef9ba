//! What each command does, in its steps; and the way from an outcome to an exit code.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::FromArgMatches;

use super::accept::accept;
use super::accepted::Known;
use super::args::{CheckArgs, Cli, Command, CompareArgs, ReportArgs};
use super::clock::Clock;
use super::compare_pairs::compare_pairs;
use super::config;
use super::evaluate;
use super::flags::ConfigCommand;
use super::flags::has_groups;
use super::generate;
use super::indexed::{self, index, watch};
use super::input::{Input, STDIN};
use super::inspect::inspect;
use super::interrupt;
use super::listed::{changed_since, with_listed};
use super::messages::Messages;
use super::output::{CLEAN, Output, TROUBLE};
use super::prepare::prepare_run;
use super::progress::Progress;
use super::why::why;
use super::{bench, init, shell};
use crate::Detector;
use crate::error::Error;
use crate::report::{Command as Asked, Json, Report};

/// What is said after the runtime's own words about a panic.
const BUG: &str = "this is a mistake in refrain, not in your files; please tell its makers what is \
                   printed above and what you ran";

/// Told where the archive of a check is not there.
const AGAINST: &str = "--against takes the files and folders of the posts that are already out, \
                       such as content/posts";

/// Parses the command line, runs it, and tells what went wrong.
pub fn main() -> ExitCode {
    let argv: Vec<OsString> = env::args_os().collect();
    let parsed = config::command().try_get_matches_from(&argv);
    let parsed = parsed.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (bare, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(err) => return ExitCode::from(usage(&err)),
    };
    interrupt::watch();
    ExitCode::from(guarded(&bare, || {
        let cli = config::layered(&bare, &matches, &argv)?;
        Messages::new(&cli).warn(&cli.origins.warnings)?;
        run(&cli).map_err(|err| cli.origins.placed(err))
    }))
}

/// Shows what the parser of the command line has to say. Help and the version are answers, a closed pipe
/// included; all else is wrong usage.
fn usage(err: &clap::Error) -> u8 {
    let shown = err.print();
    let answered = !err.use_stderr() && shown.is_ok();
    if answered || closed(&shown) { CLEAN } else { TROUBLE }
}

/// The exit code of a run, its error told. A panic, which the runtime has told by then, is an internal
/// error like any other.
fn guarded(cli: &Cli, run: impl FnOnce() -> anyhow::Result<u8>) -> u8 {
    let outcome = panic::catch_unwind(AssertUnwindSafe(run));
    let outcome = outcome.unwrap_or_else(|_| Err(anyhow::anyhow!(BUG)));
    match outcome {
        Ok(code) => code,
        Err(err) if is_closed_pipe(&err) => CLEAN,
        Err(err) if err.is::<clap::Error>() => err.downcast_ref().map_or(TROUBLE, usage),
        Err(err) => {
            // Where nobody reads the message, the exit code still tells.
            let _ = Messages::new(cli).fatal(&err);
            TROUBLE
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<u8> {
    match &cli.command {
        Command::Report(args) => report(cli, args),
        Command::Check(args) if args.watch => watch(args, || check(cli, args)),
        Command::Check(args) => check(cli, args),
        Command::Compare(args) => compare(cli, args),
        Command::Inspect(args) => inspect(cli, args),
        Command::Why(args) => why(cli, args),
        Command::Accept(args) => accept(cli, args),
        Command::Generate(args) => generate::generate(cli, args),
        Command::Evaluate(args) => evaluate::evaluate(cli, args),
        Command::Bench(args) => bench::bench(cli, args),
        Command::Index(args) => index(cli, args),
        Command::Init(args) => init::init(args),
        Command::Completions(args) => print(&shell::completions(args.shell)),
        Command::Man(args) => print(&shell::manual(args)?),
        Command::Config(args) => match args.what {
            ConfigCommand::Show { .. } => print(config::show(&cli.origins).as_bytes()),
            ConfigCommand::Keys => print(config::table().as_bytes()),
        },
        Command::Schema => print(Json::SCHEMA.as_bytes()),
    }
}

/// Prints an answer that is no report.
fn print(text: &[u8]) -> anyhow::Result<u8> {
    io::stdout().lock().write_all(text)?;
    Ok(CLEAN)
}

fn report(cli: &Cli, args: &ReportArgs) -> anyhow::Result<u8> {
    let clock = Clock::start();
    let paths = with_listed(&args.listed, &args.paths)?;
    config::named("report", "PATH", &paths)?;
    let mut known = Known::find(&args.run.accepted, &paths)?;
    let mut progress = Progress::start(cli);
    let (detector, mut reader, filter) = prepare_run(&args.run.find.options(), &args.run)?;
    reader.show(&progress);
    reader.archive(&detector, &paths);
    let mut input = reader.finish();
    has_groups(&filter, &input.archive)?;
    input.root = known.root(&args.paths);
    let output = Output::open(cli, &args.run.output, &filter, &input)?;
    let detector = detector.accepting(known.of_input(&input));
    let report = answer(&detector, Asked::Report, &mut input, &mut progress)?;
    let mut report = with_input(report, &input)?;
    input.warnings.extend(known.unused(&report));
    input.warnings.extend(known.unused_marks(input.archive.posts(), &report));
    filter.apply(&mut report);
    output.show(cli, args.fail_on, &report, &input, clock.elapsed(), progress)
}

fn check(cli: &Cli, args: &CheckArgs) -> anyhow::Result<u8> {
    let clock = Clock::start();
    let name = args.stdin_filename.as_deref();
    let mut drafts = with_listed(&args.listed, &args.drafts)?;
    if name.is_some() && !drafts.iter().any(|draft| draft == STDIN) {
        anyhow::bail!("--stdin-filename names standard input; give - as the draft to read it");
    }
    config::named("check", "--against PATH", &args.against)?;
    let mut known = Known::find(&args.run.accepted, &args.against)?;
    let mut progress = Progress::start(cli);
    let (detector, mut reader, filter) = prepare_run(&args.run.find.options(), &args.run)?;
    if let Some(reference) = &args.changed_since {
        let below = if drafts.is_empty() { &args.against } else { &drafts };
        drafts = changed_since(reference, below)?;
        drafts.retain(|path| reader.takes(path));
    }
    reader.show(&progress);
    reader.first(&detector, &drafts, name, "the draft itself");
    let share = indexed::share(&mut reader, &detector, args);
    reader.hint_if_missing(&args.against, AGAINST);
    let mut input = reader.finish();
    has_groups(&filter, &input.archive)?;
    input.root = known.root(&args.against);
    let mut output = Output::open(cli, &args.run.output, &filter, &input)?;
    let report = match share {
        None => {
            let detector = detector.accepting(known.of_input(&input));
            answer(&detector, Asked::Check, &mut input, &mut progress)?
        }
        Some(share) => share.check(detector, &mut known, &mut input, &mut progress)?,
    };
    let mut report = with_input(report, &input)?;
    let named = report.name_posts(input.archive.posts().len());
    input.archive.retain(|at| named[at]);
    output.look_again(&input);
    let drafts = &input.archive.posts()[..input.first];
    input.warnings.extend(known.unused_marks(drafts, &report));
    filter.apply(&mut report);
    output.show(cli, args.fail_on, &report, &input, clock.elapsed(), progress)
}

fn compare(cli: &Cli, args: &CompareArgs) -> anyhow::Result<u8> {
    if let Some(list) = &args.pairs {
        return compare_pairs(cli, args, list);
    }
    let (Some(a), Some(b)) = (&args.a, &args.b) else {
        anyhow::bail!("two texts are compared: give A and B, or --pairs FILE");
    };
    let clock = Clock::start();
    let mut known = Known::find(&args.run.accepted, &[b.clone(), a.clone()])?;
    let mut progress = Progress::start(cli);
    let (detector, mut reader, filter) = prepare_run(&args.options(), &args.run)?;
    // Who names two texts wants them compared, whatever they are to each other.
    reader.keep_copies = true;
    reader.show(&progress);
    reader.first(&detector, std::slice::from_ref(a), None, "the first text itself");
    reader.archive(&detector, std::slice::from_ref(b));
    let mut input = reader.finish();
    has_groups(&filter, &input.archive)?;
    input.root = known.root(std::slice::from_ref(b));
    let output = Output::open(cli, &args.run.output, &filter, &input)?;
    let detector = detector.accepting(known.of_input(&input));
    let report = answer(&detector, Asked::Compare, &mut input, &mut progress)?;
    let mut report = with_input(report, &input)?;
    filter.apply(&mut report);
    output.show(cli, args.fail_on, &report, &input, clock.elapsed(), progress)
}

fn answer(
    detector: &Detector,
    asked: Asked,
    input: &mut Input,
    progress: &mut Progress,
) -> Result<Report, Error> {
    let cut = std::mem::take(&mut input.cut);
    detector.answer(asked, &input.archive, input.first, cut, progress)
}

/// A report that also says what was read and what was not.
fn with_input(mut report: Report, input: &Input) -> anyhow::Result<Report> {
    input.whole()?;
    report.skipped.clone_from(&input.skipped);
    report.stats.files = input.files;
    report.stats.copies = input.copies;
    if input.namesakes_left_out > 0 {
        report.stats.limits_hit.insert("max_namesakes".to_owned(), input.namesakes_left_out);
    }
    Ok(report)
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn a_panic_is_an_internal_error() {
        let cli = Cli::try_parse_from(["refrain", "schema"]).unwrap();
        assert_eq!(guarded(&cli, || panic!("what a test does")), TROUBLE);
        assert_eq!(guarded(&cli, || Ok(CLEAN)), CLEAN);
    }
}

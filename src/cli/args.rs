//! The command line as data. What the words mean is done in the files beside; nothing runs here.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum, ValueHint};

use super::config::Origins;
use super::flags::{
    AcceptedArgs, BenchArgs, CompletionsArgs, ConfigArgs, EvaluateArgs, FilterArgs, FindArgs,
    GenerateArgs, IndexArgs, InitArgs, InputArgs, ListedArgs, ManArgs, ToAccept,
};
use super::inspect::InspectArgs;
use super::terminal::{LinkWish, PagerWish};
use crate::Options;
use crate::compare::Kind;

/// Tells a writer which paragraphs came back: where, when first, and how the wording changed.
#[derive(Debug, Parser)]
#[command(name = "refrain", version, arg_required_else_help = true, after_help = AFTER_HELP)]
#[allow(clippy::struct_excessive_bools)] // Each is a flag.
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,

    /// Print results and errors only: no closing line, no warnings, no progress
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,

    /// Do not show how far a long run is; where errors go to no terminal, it is never shown
    #[arg(long, global = true)]
    pub(super) no_progress: bool,

    /// Say more: every file that was left out, and why; where the posts' dates were found; in the
    /// concise form also what is quoted, linked or standing text
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// The file of settings [default: refrain.toml at the first input or above it]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Read no file of settings
    #[arg(long, global = true, conflicts_with = "config")]
    pub(super) no_config: bool,

    /// Where the settings below the command line come from.
    #[arg(skip)]
    pub(super) origins: Origins,
}

/// The exit codes, as `--help` prints them; a test holds them against the README.
pub(super) const AFTER_HELP: &str = "\
Exit codes:
  0    nothing to tell at or above --fail-on
  1    findings
  2    usage, configuration, unreadable input or internal error
  130  interrupted

Examples:
  refrain report content/posts
  refrain check draft.md --against content/posts
  refrain why posts/a.md:12 posts/b.md:30
  refrain accept posts/a.md:12 --against posts --note \"series opening\"";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Compare an archive with itself: every repeated text once, with all its places
    Report(ReportArgs),
    /// Compare drafts with an archive, before publishing; fails if something came back
    Check(CheckArgs),
    /// Compare two texts with each other
    Compare(CompareArgs),
    /// Show what would be compared: posts, dates, paragraphs, and what is left out
    Inspect(InspectArgs),
    /// Tell why two paragraphs match or do not: scores, thresholds, the step that decided
    Why(WhyArgs),
    /// Tell that a repeated text is known and wanted, so that it is no finding any more
    Accept(AcceptArgs),
    /// Make a large corpus with planted reuse and its truth, for measuring
    Generate(GenerateArgs),
    /// Hold reports against a truth: recall and precision by kind
    Evaluate(EvaluateArgs),
    /// Time a report stage by stage, on posts of your own
    Bench(BenchArgs),
    /// Make, look after or look at the index of an archive, which `check` keeps by itself
    Index(IndexArgs),
    /// Write a first file of settings, with a guess where the posts are
    Init(InitArgs),
    /// Tell what is set, by which file or variable
    Config(ConfigArgs),
    /// Print the completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual, or write all its pages
    Man(ManArgs),
    /// Print the JSON Schema of --format json
    Schema,
}

impl Command {
    /// How the command's files are read, if it reads any that a file of settings is for.
    pub(super) fn input(&mut self) -> Option<&mut InputArgs> {
        match self {
            Self::Report(args) => Some(&mut args.run.input),
            Self::Check(args) => Some(&mut args.run.input),
            Self::Compare(args) => Some(&mut args.run.input),
            Self::Why(args) => Some(&mut args.input),
            Self::Accept(args) => Some(&mut args.input),
            Self::Bench(args) => Some(&mut args.input),
            Self::Index(args) => Some(&mut args.input),
            _ => None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    /// Files and folders of posts; `-` reads standard input [default: `against` of refrain.toml]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) paths: Vec<String>,
    #[command(flatten)]
    pub(super) listed: ListedArgs,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// The loosest kind of plain finding that makes the exit code 1
    #[arg(long, value_name = "KIND", default_value = "never")]
    pub(super) fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// The drafts; `-` reads one from standard input
    #[arg(required_unless_present_any = ["files_from", "changed_since"], value_name = "DRAFT", value_hint = ValueHint::AnyPath)]
    pub(super) drafts: Vec<String>,
    #[command(flatten)]
    pub(super) listed: ListedArgs,
    /// Check the posts that are new or changed since a commit, branch or tag of git: those below DRAFT,
    /// or of the archive
    #[arg(long, value_name = "REF", conflicts_with = "files_from")]
    pub(super) changed_since: Option<String>,
    /// Files and folders of the posts that are already out [default: `against` of refrain.toml]
    #[arg(long, num_args = 1.., value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) against: Vec<String>,
    /// Answer again on each save of a draft, until interrupted
    #[arg(long, conflicts_with_all = ["changed_since", "files_from", "output"])]
    pub(super) watch: bool,
    /// Read all posts of the archive, and neither ask an index nor write one
    #[arg(long)]
    pub(super) no_index: bool,
    /// The name that standard input is to have: it decides the format, and the archive's post of
    /// that name is left out
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// The loosest kind of plain finding that makes the exit code 1
    #[arg(long, value_name = "KIND", default_value = "passage")]
    pub(super) fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    /// One file or folder
    #[arg(value_name = "A", required_unless_present = "pairs", requires = "b")]
    pub(super) a: Option<String>,
    /// The other
    #[arg(value_name = "B")]
    pub(super) b: Option<String>,
    /// Compare many pairs: two tab-separated paths a line (`-` reads standard input), one object a
    /// line out, in the same order
    #[arg(long, value_name = "FILE", conflicts_with = "a")]
    pub(super) pairs: Option<PathBuf>,
    /// Look also for a text that draws on all of the other, in few words of its own
    #[arg(long)]
    pub(super) digest: bool,
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// The loosest kind of plain finding that makes the exit code 1
    #[arg(long, value_name = "KIND", default_value = "never")]
    pub(super) fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(super) struct WhyArgs {
    /// A paragraph: `FILE:LINE`, any line of it; FILE alone if it holds but one
    #[arg(value_name = "A")]
    #[allow(clippy::doc_markdown)] // What the help prints is no Markdown.
    pub(super) a: String,
    /// The other paragraph
    #[arg(value_name = "B")]
    pub(super) b: String,
    /// The archive of which a report, or of which a check if it does not hold one of the two files,
    /// is explained; without it, the files of A and B alone
    #[arg(long, num_args = 1.., value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) against: Vec<String>,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) find: FindArgs,
    #[command(flatten)]
    pub(super) accepted: AcceptedArgs,
}

#[derive(Debug, Args)]
pub(super) struct AcceptArgs {
    #[command(flatten)]
    pub(super) to: ToAccept,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) find: FindArgs,
}

/// What a report, a check and a comparison have in common.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) find: FindArgs,
    #[command(flatten)]
    pub(super) filter: FilterArgs,
    #[command(flatten)]
    pub(super) accepted: AcceptedArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

impl CompareArgs {
    /// The options that the flags set.
    pub(super) fn options(&self) -> Options {
        Options { digest: self.digest.then_some(true), ..self.run.find.options() }
    }
}

/// How the result is shown.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// The form of the result [default: text on a terminal, else concise]
    #[arg(short, long, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Write the result to a file; without --format its ending tells the form: .json, .jsonl, .csv,
    /// .md, .sarif, .html or .txt
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write the result also to a file, in a form of its own, such as sarif=refrain.sarif; several
    /// times for several forms
    #[arg(long, value_name = "FORMAT=PATH", value_parser = ReportTo::parse)]
    pub(super) report: Vec<ReportTo>,
    /// Columns of the text form [default: the terminal's, of which prose takes at most 100]; from 120
    /// on, the old and the new wording stand side by side
    #[arg(long, value_name = "COLUMNS")]
    pub(super) width: Option<usize>,
    /// When the text form goes through a pager: `REFRAIN_PAGER`, `PAGER` or `less`
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) pager: PagerWish,
    /// When paths and titles of the text form are links to the file and to the post's address
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) hyperlink: LinkWish,
    /// In the page (--format html), call posts, files and writers by numbers, and name no address; what
    /// the posts say stays as it is
    #[arg(long)]
    pub(super) anonymise: bool,
    /// Findings in the text form [default: all], refrains in the page [default: 10000]
    #[arg(short = 'n', long, value_name = "N")]
    pub(super) limit: Option<usize>,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading: each repeated text with its places and changes
    Text,
    /// A line a finding: path:line:col: kind percent like path:line "words"
    Concise,
    /// One object, for programs; see `refrain schema`
    Json,
    /// An object a line: a finding of a report or a check, the whole of a comparison
    Jsonl,
    /// A row a finding, for spreadsheets
    Csv,
    /// A table that fits a comment on GitHub
    Markdown,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub's checks, and the summary of the step
    #[value(name = "github")]
    GitHub,
    /// One page for a browser, which needs no network
    Html,
}

/// A form, and the file that it goes to.
#[derive(Debug, Clone)]
pub(super) struct ReportTo {
    pub(super) format: Format,
    pub(super) path: PathBuf,
}

impl ReportTo {
    fn parse(given: &str) -> Result<Self, String> {
        let names = || {
            let all = Format::value_variants().iter().filter_map(Format::to_possible_value);
            all.map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", ")
        };
        let (format, path) = given.split_once('=').unwrap_or((given, ""));
        let format = Format::from_str(format, false)
            .map_err(|_| format!("expected FORMAT=PATH; the forms are {}", names()))?;
        if path.is_empty() {
            return Err("expected FORMAT=PATH, such as sarif=refrain.sarif".to_owned());
        }
        Ok(Self { format, path: path.into() })
    }
}

/// The loosest kind that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Word for word
    Exact,
    /// Also with a few words changed
    Light,
    /// Also rewritten in part
    Edited,
    /// Also inside a longer paragraph
    Contained,
    /// Also a shared passage
    Passage,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a plain finding of this kind fails the run.
    pub(super) fn fails(self, kind: Kind) -> bool {
        let loosest = match self {
            Self::Exact => Kind::Exact,
            Self::Light => Kind::Light,
            Self::Edited => Kind::Edited,
            Self::Contained => Kind::Contained,
            Self::Passage => Kind::Passage,
            Self::Never => return false,
        };
        kind <= loosest
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
        super::super::config::command().debug_assert();
    }
}

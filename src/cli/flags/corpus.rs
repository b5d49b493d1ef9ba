//! The command line of the two commands that measure: what corpora they make, and what they judge.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::evaluate::Unit;
use crate::generate::{Corpus, Form, Trap};

#[derive(Debug, Args)]
#[command(after_help = GENERATE_HELP)]
pub(in crate::cli) struct GenerateArgs {
    /// How many paragraphs, of 80 words on the average; a million are some 490 MB
    #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(Corpus::MOST)))]
    pub(in crate::cli) paragraphs: u32,
    /// The folder to fill, or the file to write
    #[arg(value_name = "OUT")]
    pub(in crate::cli) out: PathBuf,
    /// The number that the corpus is made from; the same gives the same bytes everywhere
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// The form of the corpus [default: by the ending of OUT: .jsonl, .txt, else markdown]
    #[arg(long, value_name = "FORM")]
    pub(in crate::cli) form: Option<FormArg>,
    /// Where the truth goes [default: truth.tsv in the folder, or OUT with the ending .truth.tsv]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) truth: Option<PathBuf>,
    /// Make a corpus that is hard on a careless detector instead of a mixed one
    #[arg(long, value_name = "TRAP")]
    pub(in crate::cli) trap: Option<TrapArg>,
    /// Write into a folder that is not empty, and over files; other files stay as they are
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

/// What the corpus holds, as `generate --help` prints it.
const GENERATE_HELP: &str = "\
Of a hundred paragraphs 76 are original, 4 word-for-word copies of earlier ones,
6 lightly edited (5 to 20 % of the words), 4 heavily (30 to 60 %, in runs), 6
hold 20 to 40 words of another, and 4 are short lines that stand in many posts.
The prose is invented words, as common as Zipf's law has it. The first line of
the truth file says what its columns are.";

/// The forms of a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormArg {
    /// A folder of posts with front matter
    Markdown,
    /// One file, a post a line: id, date, title, text
    Jsonl,
    /// One file, a paragraph a line
    Text,
}

impl FormArg {
    /// What the word means.
    pub(in crate::cli) fn form(self) -> Form {
        match self {
            Self::Markdown => Form::Markdown,
            Self::Jsonl => Form::Jsonl,
            Self::Text => Form::Text,
        }
    }
}

/// The traps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TrapArg {
    /// One paragraph, N times
    Same,
    /// N paragraphs that share one sentence of 40 words
    Sentence,
    /// One paragraph of 80 N words
    Long,
    /// N paragraphs of "a a a a"
    Word,
}

impl TrapArg {
    /// What the word means.
    pub(in crate::cli) fn trap(self) -> Trap {
        match self {
            Self::Same => Trap::Same,
            Self::Sentence => Trap::Sentence,
            Self::Long => Trap::Long,
            Self::Word => Trap::Word,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = EVALUATE_HELP)]
pub(in crate::cli) struct EvaluateArgs {
    /// Reports of refrain in JSON; `-` reads one from standard input
    #[arg(required_unless_present = "pairs", value_name = "REPORT.json")]
    pub(in crate::cli) reports: Vec<String>,
    /// The planted pairs, a line each: path, start, length, path, start, length, kind
    #[arg(long, value_name = "TSV")]
    pub(in crate::cli) truth: PathBuf,
    /// What another tool found, a line each: path, start, length, path, start, length, in the
    /// truth's unit; or the numbers of two paragraphs
    #[arg(long, value_name = "FILE", conflicts_with = "reports")]
    pub(in crate::cli) pairs: Option<PathBuf>,
    /// What the truth's offsets count [default: what its header says, else chars]
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) unit: Option<UnitArg>,
    /// The share of the shorter stretch that must be covered on both sides
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    pub(in crate::cli) cover: f64,
    /// Count a planted pair as found if reported pairs that join its two stretches cover it together:
    /// a list or a table that is told item by item
    #[arg(long)]
    pub(in crate::cli) together: bool,
    /// The form of the result
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: EvaluateFormat,
    /// List the pairs that were missed and those that are wrong, too
    #[arg(short, long)]
    pub(in crate::cli) list: bool,
}

/// What counts, as `evaluate --help` prints it.
const EVALUATE_HELP: &str = "\
A planted pair is found if a match, of any class, a passage over paragraph
breaks, or two places of one refrain cover it on both sides. Precision counts
plain matches; two copies of one source are a true pair. Paths fit if one ends
with the other. Columns are parted by tabs; lines that begin with # are not
read.";

/// What offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum UnitArg {
    /// Bytes
    Bytes,
    /// Unicode code points; the files that were reported on are read to count them
    Chars,
}

impl UnitArg {
    /// What the word means.
    pub(in crate::cli) fn unit(self) -> Unit {
        match self {
            Self::Bytes => Unit::Bytes,
            Self::Chars => Unit::Chars,
        }
    }
}

/// The forms of an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EvaluateFormat {
    /// Two small tables
    Text,
    /// One object
    Json,
}

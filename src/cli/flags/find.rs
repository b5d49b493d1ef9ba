//! The flags about what makes a match, as data, and the options that they set.

use bytesize::ByteSize;
use clap::Args;

use crate::Options;

/// What makes a match. The same names as in `Options`.
#[derive(Debug, Args)]
#[command(next_help_heading = "What counts as a match (any one of the first three)")]
#[allow(clippy::struct_excessive_bools)] // Each is a flag.
pub(in crate::cli) struct FindArgs {
    /// Share of the shorter paragraph's shingles that the other has; a lower one tells looser edits,
    /// and more that is alike by chance [default: 0.5]
    #[arg(long, value_name = "SHARE")]
    threshold: Option<f64>,
    /// Distinct shingles in common: about two sentences, wherever they stand in long paragraphs
    /// [default: 10]
    #[arg(long, value_name = "N")]
    min_shared: Option<u32>,
    /// Words of a run in common: one sentence; fewer tell formulas too [default: 12]
    #[arg(long, value_name = "N")]
    min_run: Option<u32>,
    /// Words in a shingle [default: 5]
    #[arg(long, value_name = "N")]
    shingle: Option<u32>,
    /// Repeated text of fewer words is standing text, which is no finding; 1 tells every line that
    /// comes back [default: 8]
    #[arg(long, value_name = "N")]
    min_words: Option<u32>,
    /// Compare program text too
    #[arg(long)]
    code: bool,
    /// Distinct paragraphs with one run of words that are linked each with the next, and not each with
    /// each [default: 64]
    #[arg(long, value_name = "N")]
    large_family: Option<u32>,
    /// List every pair of a large family, not only each place with its nearest earlier one
    #[arg(long)]
    all_pairs: bool,
    /// The most pairs of equal three-word runs that one alignment looks at [default: 16777216]
    #[arg(long, value_name = "N")]
    max_seeds: Option<u64>,
    /// Tell copies only, and look for nothing that was rewritten
    #[arg(long)]
    copies_only: bool,
    /// Tell rewritten text of less significance too: from 30 nats on, not from 50
    #[arg(long)]
    sensitive: bool,
    /// Three rare words that more distinct paragraphs than this have near each other are no sign of
    /// rewriting [default: 32]
    #[arg(long, value_name = "N")]
    max_holders: Option<u32>,
    /// A word in more sentences of one of two texts than this is no sign that any two of them are alike
    /// [default: 200]
    #[arg(long, value_name = "N")]
    max_units: Option<u32>,
    /// How often two texts are looked through again for what was rewritten, once stretches were found
    /// and taken out [default: 4]
    #[arg(long, value_name = "N")]
    max_rounds: Option<u32>,
    /// The most pairs of words of two rewritten stretches that are paired word by word [default: 262144]
    #[arg(long, value_name = "N")]
    max_cells: Option<u64>,
    /// Threads; the result is the same for any number [default: one a processor]
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<u32>,
    /// About how much memory texts, words and shingles may take, such as 500M or 2G; what has no room
    /// there goes to temporary files, and the result is the same [default: no limit]
    #[arg(long, value_name = "SIZE")]
    memory: Option<ByteSize>,
}

impl FindArgs {
    /// The options that the flags set.
    pub(in crate::cli) fn options(&self) -> Options {
        Options {
            shingle: self.shingle,
            min_shared: self.min_shared,
            threshold: self.threshold,
            min_run: self.min_run,
            min_words: self.min_words,
            code: self.code.then_some(true),
            large_family: self.large_family,
            all_pairs: self.all_pairs.then_some(true),
            max_seeds: self.max_seeds,
            copies_only: self.copies_only.then_some(true),
            sensitive: self.sensitive.then_some(true),
            digest: None,
            max_holders: self.max_holders,
            max_units: self.max_units,
            max_rounds: self.max_rounds,
            max_cells: self.max_cells,
            threads: self.threads,
            memory: self.memory.map(|size| size.as_u64()),
        }
    }
}

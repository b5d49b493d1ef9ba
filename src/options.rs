//! The options, from flag to file to library: one type. A field that is `None` was not set, so that
//! flags can go over a file and a file over the defaults. It is the only file that knows the
//! configurations of all layers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::align::Limits;
use crate::compare::Criteria;
use crate::error::{Error, ErrorKind, InvalidOption};

/// The least significance of rewritten text that `sensitive` asks for, in nats.
const SENSITIVE: f64 = 30.0;

/// What to find and what to call a finding. Unset fields take the defaults of `Settings`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// Words in a shingle: 3 to 100, default 5.
    pub shingle: Option<u32>,
    /// Distinct shingles that make two paragraphs a match: from 1, default 10.
    pub min_shared: Option<u32>,
    /// Share of the smaller shingle set in the larger that makes a match: above 0 to 1, default 0.5.
    pub threshold: Option<f64>,
    /// Words of a shared run that make a match: from `shingle`, default 12.
    pub min_run: Option<u32>,
    /// A repeated text of fewer words is standing text: default 8.
    pub min_words: Option<u32>,
    /// Whether program text is compared: default no.
    pub code: Option<bool>,
    /// A run of words that more distinct paragraphs hold makes a large family, whose paragraphs are
    /// linked in a chain and not each with each: from 2, default 64.
    pub large_family: Option<u32>,
    /// Whether large families too are compared and told pair by pair: default no.
    pub all_pairs: Option<bool>,
    /// The most pairs of equal three-word runs that one alignment looks at: default 16,777,216.
    pub max_seeds: Option<u64>,
    /// Whether only copies are told, which are complete by their definition, and nothing is looked for
    /// that was rewritten: default no.
    pub copies_only: Option<bool>,
    /// Whether rewritten text of less significance is told too, from 30 nats on and not from 50:
    /// default no.
    pub sensitive: Option<bool>,
    /// Whether a text that draws on all of another is looked for when two texts are compared:
    /// default no.
    pub digest: Option<bool>,
    /// Three rare words that more distinct paragraphs than this have near each other are no sign of
    /// rewriting: from 2, default 32.
    pub max_holders: Option<u32>,
    /// A word in more units (sentences or parts of long ones) of one of two texts than this is no sign
    /// that two of them are alike: from 2, default 200.
    pub max_units: Option<u32>,
    /// How often two texts are looked through again for what was rewritten, once stretches were found
    /// and taken out: from 1, default 4.
    pub max_rounds: Option<u32>,
    /// Rewritten stretches of more pairs of words than this are not paired word by word: default
    /// 262,144.
    pub max_cells: Option<u64>,
    /// Threads: 1 to 1024, default one a processor. It never changes a result.
    pub threads: Option<u32>,
    /// Bytes of memory that the columns of a run (words, shingles, lists) and the texts may take;
    /// what has no room goes to temporary files: default without limit. It never changes a result.
    pub memory: Option<u64>,
}

/// The options in force: checked, and with the defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    pub(crate) criteria: Criteria,
    pub(crate) min_words: u32,
    pub(crate) code: bool,
    pub(crate) large_family: usize,
    pub(crate) all_pairs: bool,
    pub(crate) limits: Limits,
    pub(crate) copies_only: bool,
    pub(crate) max_holders: usize,
    pub(crate) threads: Option<u32>,
    pub(crate) memory: Option<u64>,
}

impl Options {
    /// Options of which none is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the share of the smaller shingle set that makes a match.
    pub fn threshold(&mut self, share: f64) -> &mut Self {
        self.threshold = Some(share);
        self
    }

    /// Sets the number of words in a shared run that makes a match.
    pub fn min_run(&mut self, words: u32) -> &mut Self {
        self.min_run = Some(words);
        self
    }

    /// Sets the number of distinct shingles in common that makes a match.
    pub fn min_shared(&mut self, shingles: u32) -> &mut Self {
        self.min_shared = Some(shingles);
        self
    }

    /// Takes over what is set in `other`.
    pub fn overwrite(&mut self, other: &Self) -> &mut Self {
        macro_rules! take {
            ($($field:ident),*) => { $( self.$field = other.$field.or(self.$field); )* };
        }
        take!(shingle, min_shared, threshold, min_run, min_words, code, all_pairs, max_seeds);
        take!(large_family, copies_only, sensitive, digest, max_holders, threads, memory);
        take!(max_units, max_rounds, max_cells);
        self
    }

    /// The settings these options mean.
    ///
    /// # Errors
    /// `ErrorKind::InvalidOptions` with all that cannot be meant.
    pub(crate) fn settings(&self) -> Result<Settings, Error> {
        let shingle = self.shingle.unwrap_or(5);
        let criteria = Criteria {
            shingle: shingle as usize,
            min_shared: self.min_shared.unwrap_or(10),
            threshold: self.threshold.unwrap_or(0.5),
            min_run: self.min_run.unwrap_or_else(|| shingle.max(12)) as usize,
            max_seeds: self.max_seeds.unwrap_or(1 << 24),
            max_cells: self.max_cells.unwrap_or(1 << 18),
        };
        let mut wrong = Vec::new();
        let mut expect = |ok: bool, name, given: String, expected: &str| {
            if !ok {
                wrong.push(InvalidOption { name, given, expected: expected.to_owned() });
            }
        };
        let length = (3..=100).contains(&shingle);
        expect(length, "shingle", shingle.to_string(), "a number of words from 3 to 100");
        let shared = criteria.min_shared;
        expect(shared >= 1, "min-shared", shared.to_string(), "a number of shingles from 1");
        let share = criteria.threshold;
        let expected = "a share above 0 and up to 1, such as 0.5";
        expect(share > 0.0 && share <= 1.0, "threshold", share.to_string(), expected);
        let (run, least) = (criteria.min_run, criteria.shingle.max(3));
        let expected = format!("a number of words from {least}, the length of a shingle");
        expect(run >= least, "min-run", run.to_string(), &expected);
        let seeds = criteria.max_seeds;
        expect(seeds >= 1, "max-seeds", seeds.to_string(), "a number from 1");
        let large = self.large_family.unwrap_or(64);
        expect(large >= 2, "large-family", large.to_string(), "a number of paragraphs from 2");
        let holders = self.max_holders.unwrap_or(32);
        expect(holders >= 2, "max-holders", holders.to_string(), "a number of paragraphs from 2");
        let units = self.max_units.unwrap_or(200);
        expect(units >= 2, "max-units", units.to_string(), "a number of units from 2");
        let rounds = self.max_rounds.unwrap_or(4);
        expect(rounds >= 1, "max-rounds", rounds.to_string(), "a number of rounds from 1");
        let threads = self.threads;
        let given = threads.map_or(String::new(), |threads| threads.to_string());
        let ok = threads.is_none_or(|threads| (1..=1024).contains(&threads));
        expect(ok, "threads", given, "a number of threads from 1 to 1024");
        if !wrong.is_empty() {
            return Err(ErrorKind::InvalidOptions(wrong).into());
        }
        Ok(Settings {
            criteria,
            min_words: self.min_words.unwrap_or(8),
            code: self.code.unwrap_or(false),
            large_family: self.large_family.unwrap_or(64) as usize,
            all_pairs: self.all_pairs.unwrap_or(false),
            limits: Limits {
                gate: if self.sensitive.unwrap_or(false) {
                    SENSITIVE
                } else {
                    Limits::default().gate
                },
                digest: self.digest.unwrap_or(false),
                max_units: units as usize,
                max_rounds: rounds as usize,
                ..Limits::default()
            },
            copies_only: self.copies_only.unwrap_or(false),
            max_holders: holders as usize,
            threads,
            memory: self.memory,
        })
    }
}

impl Settings {
    /// The settings that can change a result, by the names of their options.
    pub(crate) fn named(&self) -> BTreeMap<String, serde_json::Value> {
        let criteria = &self.criteria;
        let named: [(&str, serde_json::Value); 16] = [
            ("shingle", criteria.shingle.into()),
            ("min_shared", criteria.min_shared.into()),
            ("threshold", criteria.threshold.into()),
            ("min_run", criteria.min_run.into()),
            ("max_seeds", criteria.max_seeds.into()),
            ("min_words", self.min_words.into()),
            ("code", self.code.into()),
            ("large_family", self.large_family.into()),
            ("all_pairs", self.all_pairs.into()),
            ("copies_only", self.copies_only.into()),
            ("sensitive", (self.limits.gate <= SENSITIVE).into()),
            ("digest", self.limits.digest.into()),
            ("max_holders", self.max_holders.into()),
            ("max_units", self.limits.max_units.into()),
            ("max_rounds", self.limits.max_rounds.into()),
            ("max_cells", criteria.max_cells.into()),
        ];
        named.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_wrong_options_are_told_at_once() {
        let options = Options {
            shingle: Some(1),
            threshold: Some(1.5),
            threads: Some(0),
            min_shared: Some(0),
            ..Options::default()
        };
        let told = options.settings().unwrap_err().to_string();
        for name in ["--shingle 1", "--threshold 1.5", "--threads 0", "--min-shared 0"] {
            assert!(told.contains(name), "{told}");
        }
    }

    #[test]
    fn later_options_go_over_earlier_ones() {
        let mut options = Options { min_run: Some(20), min_words: Some(5), ..Options::default() };
        options.overwrite(&Options { min_run: Some(15), ..Options::default() });
        assert_eq!((options.min_run, options.min_words), (Some(15), Some(5)));
    }
}

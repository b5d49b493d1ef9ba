//! The report as data: schema 1 of the JSON contract, field for field. Every reporter prints this and
//! nothing else; nothing is worked out here. Offsets are bytes of the original files, lines and
//! columns count from 1, columns in code points, shares from 0 to 1.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::compare::Kind;
use crate::family::Class;
use crate::text::{DateOrigin, Offsets, Origin};

/// The version of the JSON schema: fields are added within a version, never renamed or dropped.
pub const SCHEMA_VERSION: u32 = 1;

/// All that a run has found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The version of this form.
    pub schema_version: u32,
    /// The program that wrote it.
    pub tool: Tool,
    /// Which of the three questions was asked.
    pub command: Command,
    /// The options that can change the result, by name, with the values in force.
    pub options: BTreeMap<String, serde_json::Value>,
    /// The posts that were compared; of a `check`, the drafts and the posts that share text with
    /// them. `id` is the number that the other lists use.
    pub posts: Vec<PostEntry>,
    /// Verified pairs of paragraphs.
    pub matches: Vec<MatchEntry>,
    /// Aligned stretches between two posts, free to run over several paragraphs.
    pub passages: Vec<PassageEntry>,
    /// Repeated texts with all their places, the one most worth reading first.
    pub refrains: Vec<RefrainEntry>,
    /// Refrains that run on from each other in all their places: one longer text, cut by paragraph
    /// breaks. Each is a list of two or more refrain ids in reading order.
    pub sequences: Vec<Vec<u32>>,
    /// The accepted texts in force, in the order of their file.
    pub accepted: Vec<AcceptedEntry>,
    /// What was not read, and why.
    pub skipped: Vec<Skipped>,
    /// How much was read, compared and found.
    pub stats: Stats,
}

/// The program and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tool {
    /// Always `refrain`.
    pub name: &'static str,
    /// The version of the package.
    pub version: &'static str,
}

impl Tool {
    /// This program.
    pub const THIS: Self = Self { name: "refrain", version: env!("CARGO_PKG_VERSION") };
}

/// The question that a report answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Command {
    /// An archive against itself.
    Report,
    /// Drafts against an archive.
    Check,
    /// Two texts against each other.
    Compare,
}

/// One post.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PostEntry {
    /// Its number.
    pub id: u32,
    /// The path of its file.
    pub path: Arc<str>,
    /// What its offsets count, where it is not the bytes of the file.
    #[serde(skip_serializing_if = "Offsets::is_file")]
    pub offsets: Offsets,
    /// The encoding that its file is in, if that is not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<&'static str>,
    /// Its title.
    pub title: Option<String>,
    /// Its date, as `2018-10-07`.
    pub date: Option<Arc<str>>,
    /// The time of day on its writer's clock, as `23:30:00`, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How far that clock is from UTC, as `-05:00`, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Where its date was found.
    pub date_source: Option<DateOrigin>,
    /// Its address or slug.
    pub url: Option<String>,
    /// Its tags and categories.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The line it begins on.
    pub line: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// Its words, without title and front matter.
    pub words: u32,
    /// Its paragraphs, without the title.
    pub paragraphs: u32,
    /// Words that stand in a refrain which an earlier place has already used; standing and
    /// accepted text is not counted. In `check`, words of a draft that stand in the archive.
    pub reused_words: u32,
    /// The share of its words that are not among those. Of a check, the drafts' only, since nobody
    /// has asked how new the archive is; of two texts, the first one's.
    pub novelty: Option<f64>,
    /// Whether it is a draft: named as one to `check`, or marked in its front matter.
    pub draft: bool,
    /// Where else the same post was met; those copies were not compared.
    pub origins: Vec<Origin>,
}

/// Two paragraphs that share text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatchEntry {
    /// Its number.
    pub id: u32,
    /// How the wordings relate.
    pub kind: Kind,
    /// Whether it is a finding.
    pub class: Class,
    /// Why it is not a finding, where it is not.
    pub reason: Option<String>,
    /// 2·(words matched in order) / (words of a + words of b).
    pub similarity: f64,
    /// The share of a's words that stand in passages shared with b.
    pub a_in_b: f64,
    /// The share of b's words that stand in passages shared with a.
    pub b_in_a: f64,
    /// The share of the smaller shingle set that is in the larger.
    pub containment: f64,
    /// The Jaccard resemblance of the shingle sets.
    pub resemblance: f64,
    /// The log-likelihood ratio of reuse against chance, in nats.
    pub significance: f64,
    /// Which of the two came first.
    pub direction: Direction,
    /// One side: in `check` the draft's, else the one that stands first in the archive's order.
    pub a: Side,
    /// The other side.
    pub b: Side,
    /// What the two share, in the order of a.
    pub passages: Vec<PassagePair>,
    /// Changed numbers, dates, names and negations, where nothing else was changed.
    pub changed_facts: Vec<ChangedFact>,
    /// The refrain it belongs to.
    pub refrain: Option<u32>,
}

/// Which side of a match is the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// a is earlier.
    AFirst,
    /// b is earlier.
    BFirst,
    /// Both have the same date.
    SameDate,
    /// A date is missing.
    Unknown,
}

/// A paragraph, as one side of a match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The post's number.
    pub post: u32,
    /// The paragraph's number in its post, from 0.
    pub paragraph: u32,
    /// The path of the file.
    pub path: Arc<str>,
    /// The line it begins on.
    pub line: u32,
    /// The column it begins at.
    pub column: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
}

/// A shared stretch of two paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PassagePair {
    /// Where it stands in a.
    pub a: Bytes,
    /// Where it stands in b.
    pub b: Bytes,
    /// The number of words in the longer of the two.
    pub words: u32,
}

/// A byte range of a file, its end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bytes {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

/// Two facts that differ in otherwise equal text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedFact {
    /// What a says.
    pub a: String,
    /// What b says.
    pub b: String,
}

/// One continued reuse between two posts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassageEntry {
    /// Its number.
    pub id: u32,
    /// How the wordings relate, over the whole stretch.
    pub kind: Kind,
    /// The log-likelihood ratio of reuse against chance, in nats.
    pub significance: f64,
    /// The number of words in the longer side.
    pub words: u32,
    /// The matches it runs through.
    pub matches: Vec<u32>,
    /// Where it stands in one post.
    pub a: Stretch,
    /// Where it stands in the other.
    pub b: Stretch,
}

/// A stretch of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The post's number.
    pub post: u32,
    /// The path of the file.
    pub path: Arc<str>,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
}

/// One repeated text and every place it stands in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RefrainEntry {
    /// Its number; 0 is the one most worth reading.
    pub id: u32,
    /// The loosest kind among the links that hold the family together.
    pub kind: Kind,
    /// Whether it is a finding.
    pub class: Class,
    /// Why it is not a finding, where it is not.
    pub reason: Option<String>,
    /// The posts in which its text is accepted; of a finding, it came back in others too.
    pub accepted_posts: Vec<u32>,
    /// The words of the text at its head.
    pub words: u32,
    /// In how many posts it stands.
    pub posts: u32,
    /// How alike its places are at least: the least similarity of a place to its nearest earlier one
    /// and, where a place has none, of the links that hold the family together.
    pub weakest: f64,
    /// The index into `places` of the earliest one.
    pub head: u32,
    /// The facts that differ between a place and the earlier one that it is most like, where nothing
    /// else does.
    pub changed_facts: Vec<FactChange>,
    /// Its places, earliest first; undated ones follow in the archive's order.
    pub places: Vec<Place>,
}

/// Two facts that differ between two places of a refrain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactChange {
    /// The indices into `places` of the earlier place and of the later one.
    pub places: [u32; 2],
    /// What the earlier place says.
    pub a: String,
    /// What the later place says.
    pub b: String,
}

/// One place of a refrain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The post's number.
    pub post: u32,
    /// The paragraph's number in its post, from 0.
    pub paragraph: u32,
    /// The path of the file.
    pub path: Arc<str>,
    /// The line it begins on.
    pub line: u32,
    /// The column it begins at.
    pub column: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// The post's date.
    pub date: Option<Arc<str>>,
    /// The index into `places` of the earlier place that it is most like, of equally alike ones the
    /// last. `None` for the first, and for a place that is tied to later ones only.
    pub nearest: Option<u32>,
    /// How alike the two are.
    pub similarity: Option<f64>,
    /// Words of this place that the nearest earlier one does not have there.
    pub words_added: Option<u32>,
    /// Words of the nearest earlier place that this one does not have there.
    pub words_dropped: Option<u32>,
    /// The days from the nearest earlier place to this one, if both have a date.
    pub days_since: Option<i32>,
    /// Whether this place by itself is a finding: quoted, linked or accepted places may stand in a
    /// refrain that is one.
    pub class: Class,
    /// Why this place is none, where it is not.
    pub reason: Option<String>,
    /// Whether it is among the places that a filter asks for; without a filter all are.
    pub asked_for: bool,
}

impl Place {
    /// What is said beside it where it is no finding by itself.
    #[cfg(feature = "cli")]
    pub(super) fn said(&self) -> Option<&str> {
        match self.class {
            Class::Plain | Class::Standing => None,
            Class::Quoted => Some("quoted"),
            Class::Linked | Class::Accepted => {
                Some(self.reason.as_deref().unwrap_or(self.class.name()))
            }
        }
    }
}

/// A text that the writer has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AcceptedEntry {
    /// The file that says so.
    pub path: String,
    /// The line of it.
    pub line: u32,
    /// Why, in the writer's words.
    pub note: Option<String>,
    /// The day on which it was accepted.
    pub date: Option<String>,
    /// Whether it is accepted in every post, or only in those that the file names.
    pub anywhere: bool,
    /// The refrains with places that hold it where it is accepted; without any, it is unused.
    pub refrains: Vec<u32>,
}

/// A file, or a part of one, that was not compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why, in a few words; files of one reason are counted together.
    pub reason: String,
}

/// What was read, compared and found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Files read.
    pub files: u64,
    /// Posts in them.
    pub posts: u64,
    /// Posts met twice, which are counted and compared once.
    pub copies: u64,
    /// Paragraphs in those.
    pub paragraphs: u64,
    /// Words in those.
    pub words: u64,
    /// Paragraphs left after equal ones were folded into one.
    pub distinct_paragraphs: u64,
    /// Pairs of distinct paragraphs that the join named.
    pub candidates: u64,
    /// Matches in this report.
    pub matches: u64,
    /// Matches left out because a family is told by each place and its nearest earlier one.
    pub matches_left_out: u64,
    /// Refrains in this report.
    pub refrains: u64,
    /// Matches that a filter has taken away.
    pub filtered_matches: u64,
    /// Refrains that a filter has taken away.
    pub filtered_refrains: u64,
    /// Words that stand in a refrain which an earlier place has already used.
    pub reused_words: u64,
    /// How often a limit of the work bit, by the name of its option.
    pub limits_hit: BTreeMap<String, u64>,
}

//! The data of the page, in the form that `web/src/data.ts` reads. Names are short and lists are bare,
//! since a page can hold ten thousand refrains.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::Kind;
use crate::family::Class;
use crate::report::model::{AcceptedEntry, Command, Direction, Skipped, Stats, Tool};

/// All that the page shows.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    pub(super) tool: &'a Tool,
    pub(super) command: Command,
    pub(super) options: &'a BTreeMap<String, serde_json::Value>,
    pub(super) stats: &'a Stats,
    pub(super) skipped: &'a [Skipped],
    pub(super) accepted: &'a [AcceptedEntry],
    /// How many refrains were left out because the page would be too large.
    pub(super) left_out: usize,
    /// Each text once.
    pub(super) texts: Vec<String>,
    pub(super) posts: Vec<PostData<'a>>,
    pub(super) refrains: Vec<RefrainData<'a>>,
    pub(super) matches: Vec<MatchData<'a>>,
    pub(super) sequences: Vec<&'a [u32]>,
}

#[derive(Serialize)]
pub(super) struct PostData<'a> {
    pub(super) id: u32,
    pub(super) path: &'a str,
    /// The way to its file from the page, if both are files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) href: Option<&'a str>,
    /// Its name in the list of accepted texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) tags: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) authors: &'a [String],
    pub(super) line: u32,
    pub(super) words: u32,
    pub(super) reused: u32,
    pub(super) novelty: Option<f64>,
    pub(super) draft: bool,
    /// The number of the text, the kind and the line of each paragraph; nothing for a post that
    /// shares no text.
    pub(super) blocks: Vec<(u32, char, u32)>,
}

#[derive(Serialize)]
pub(super) struct RefrainData<'a> {
    pub(super) id: u32,
    pub(super) kind: Kind,
    pub(super) class: Class,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
    pub(super) words: u32,
    pub(super) posts: u32,
    pub(super) weakest: f64,
    pub(super) head: u32,
    /// The indices of two places, and what each of them says.
    pub(super) facts: Vec<(u32, u32, &'a str, &'a str)>,
    pub(super) places: Vec<PlaceData>,
    /// The number of runs and the fingerprint, as the list of accepted texts has them.
    pub(super) runs: u32,
    pub(super) fingerprint: String,
}

/// Post, paragraph, units of its text, words of it; line; nearest earlier place, how alike, words
/// added and dropped, days since.
pub(super) type PlaceData = (
    u32,
    u32,
    [u32; 2],
    [u32; 2],
    u32,
    Option<u32>,
    Option<f64>,
    Option<u32>,
    Option<u32>,
    Option<i32>,
);

#[derive(Serialize)]
pub(super) struct MatchData<'a> {
    pub(super) id: u32,
    pub(super) kind: Kind,
    pub(super) class: Class,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
    /// Similarity, and the share of each side's words that the other has.
    pub(super) scores: [f64; 3],
    pub(super) significance: f64,
    pub(super) direction: Direction,
    /// Post, paragraph, line.
    pub(super) a: [u32; 3],
    pub(super) b: [u32; 3],
    /// Units of a's text, units of b's, and words.
    pub(super) passages: Vec<[u32; 5]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) facts: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) refrain: Option<u32>,
}

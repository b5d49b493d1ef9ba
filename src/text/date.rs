//! When a post was published, and how we know. A file's own time is never asked.

use std::fmt;

use jiff::civil;
use serde::{Deserialize, Serialize};

/// The months in English, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A post's date: a day, sometimes with the time of day, and where it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostDate {
    /// The day.
    pub day: civil::Date,
    /// The time of day in the writer's own zone, where it is known.
    pub time: Option<civil::Time>,
    /// Where the date stands.
    pub origin: DateOrigin,
}

/// Where a post's date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrigin {
    /// In the post's front matter.
    FrontMatter,
    /// In the file's name: `2018-10-07-title.md`.
    FileName,
    /// In the post's address: `/2018/10/07/title/`.
    Url,
    /// In a field of the post's own: an element of a feed, what a page says of itself.
    Field,
}

impl PostDate {
    /// Which of two posts came first; two posts of one day are told apart only if both know their
    /// time.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.day.cmp(&other.day).then_with(|| match (self.time, other.time) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => std::cmp::Ordering::Equal,
        })
    }
}

impl fmt::Display for PostDate {
    /// The day as `2018-10-07`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day.fmt(f)
    }
}

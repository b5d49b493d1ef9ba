//! The classes that say whether a repetition is a finding. Which refrain gets which is decided in
//! `classify`.

use serde::Serialize;

/// What a repetition means to its writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Reuse worth telling.
    Plain,
    /// The later place quotes, or both quote the same source.
    Quoted,
    /// The later place links to the earlier post.
    Linked,
    /// A stock line or boilerplate, with the reason stated.
    Standing,
    /// Accepted by the writer.
    Accepted,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 5] =
        [Self::Plain, Self::Quoted, Self::Linked, Self::Standing, Self::Accepted];

    /// The word that reports and options use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Quoted => "quoted",
            Self::Linked => "linked",
            Self::Standing => "standing",
            Self::Accepted => "accepted",
        }
    }
}

/// What a place says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Quoted, linked or accepted.
    pub class: Class,
    /// How, in words.
    pub reason: String,
}

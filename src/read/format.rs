//! Which format a file is read as, by its name's ending. What the formats are is in their readers.

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Plain,
    /// XML: an export of WordPress or Blogger, RSS or Atom.
    Feed,
    /// A page of HTML.
    Page,
    /// JSON: records in a list, or an export of Ghost.
    Json,
    /// A record of JSON a line.
    JsonLines,
    /// A table of text.
    Table,
    /// A table in Parquet, which is no text.
    Parquet,
}

/// The endings that make a file a post when a folder is walked, and what they mean.
const ENDINGS: [(&str, Format); 15] = [
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkd", Format::Markdown),
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("html", Format::Page),
    ("htm", Format::Page),
    ("xml", Format::Feed),
    ("json", Format::Json),
    ("jsonl", Format::JsonLines),
    ("ndjson", Format::JsonLines),
    ("csv", Format::Table),
    ("tsv", Format::Table),
    ("parquet", Format::Parquet),
];

/// Endings that are read as XML in a file that is named itself.
const FEEDS: [&str; 3] = ["rss", "atom", "wxr"];

impl Format {
    /// The format of the file of this name; of an ending that is not known, plain text.
    pub(super) fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let ending = ending.unwrap_or_default();
        match ENDINGS.iter().find(|(known, _)| *known == ending) {
            Some(&(_, format)) => format,
            None if FEEDS.contains(&ending.as_str()) => Self::Feed,
            None => Self::Plain,
        }
    }
}

/// Whether a file of this ending, in lower case, is read when a folder is walked.
pub(super) fn is_walked(ending: &str) -> bool {
    ENDINGS.iter().any(|(known, _)| *known == ending)
}

/// The endings that are read when a folder is walked, as people write them.
pub(super) fn walked() -> String {
    ENDINGS.map(|(ending, _)| format!(".{ending}")).join(", ")
}

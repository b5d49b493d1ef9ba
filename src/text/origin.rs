//! Where else a post stands, and in what form it is written down. Which posts are one and the same is
//! found in `copies`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The form in which a post is written down, the writer's own first and what was made of it later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Written {
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
    /// A document of Word.
    Docx,
    /// A text of `LibreOffice`.
    Odt,
    /// A post in an export of WordPress.
    WordPress,
    /// A record of JSON, CSV or Parquet, or a post in another export.
    Record,
    /// A page of HTML.
    Html,
    /// A page of an e-book.
    Epub,
    /// An entry of an Atom feed.
    Atom,
    /// An item of an RSS feed.
    Rss,
}

impl Written {
    /// Its name, as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Plain => "plain",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::WordPress => "wordpress",
            Self::Record => "record",
            Self::Html => "html",
            Self::Epub => "epub",
            Self::Atom => "atom",
            Self::Rss => "rss",
        }
    }
}

/// By what two posts are known to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SameBy {
    /// They have one address.
    Url,
    /// They have one id in their feeds or exports.
    Id,
    /// They have one title and one date, and their texts agree.
    TitleAndDate,
    /// One stands on a page of several posts under the other's title, and their texts agree.
    Title,
}

impl SameBy {
    /// In words, as in "the same post as a.md (same url)".
    pub fn name(self) -> &'static str {
        match self {
            Self::Url => "same url",
            Self::Id => "same id",
            Self::TitleAndDate => "same title and date",
            Self::Title => "same title and text",
        }
    }
}

/// Another place in which a post stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The path of the file.
    pub path: Arc<str>,
    /// The line it begins on.
    pub line: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// Its address there.
    pub url: Option<String>,
    /// By what it is known to be the same post.
    pub same: SameBy,
}

//! Which format a file is read as: by its name's ending, by what its user says, or by its bytes where
//! they say something else. What the formats are is in their readers.

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Plain text.
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
    /// A zip archive. Documents of Word, `LibreOffice` and e-books are such archives too; what it holds
    /// says which it is.
    Zip,
    /// A tar archive.
    Tar,
    /// A file packed by gzip.
    Gzip,
    /// A file packed by Zstandard.
    Zstd,
}

/// The endings that make a file a post when a folder is walked, and what they mean.
const ENDINGS: [(&str, Format); 21] = [
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdown", Format::Markdown),
    ("mkd", Format::Markdown),
    ("mdx", Format::Markdown),
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
    ("docx", Format::Zip),
    ("odt", Format::Zip),
    ("epub", Format::Zip),
    ("zip", Format::Zip),
    ("tar", Format::Tar),
];

/// The endings of what is packed around another file, and of those that stand for two.
const PACKED: [(&str, Format, Option<&str>); 5] = [
    ("gz", Format::Gzip, None),
    ("zst", Format::Zstd, None),
    ("zstd", Format::Zstd, None),
    ("tgz", Format::Gzip, Some("tar")),
    ("tzst", Format::Zstd, Some("tar")),
];

/// Endings that are read as XML, and as HTML, in a file that is named itself or stands in an archive.
const OTHERS: [(&str, Format); 4] =
    [("rss", Format::Feed), ("atom", Format::Feed), ("wxr", Format::Feed), ("xhtml", Format::Page)];

/// What a program writes beside a document while it is open in it.
const LOCK: &str = "~$";

impl Format {
    /// The format of the file of this name; of an ending that is not known, plain text.
    pub(in crate::read) fn of(name: &str) -> Self {
        let ending = ending(name);
        let known = ENDINGS.iter().chain(&OTHERS).find(|(known, _)| *known == ending);
        match (known, packed(&ending)) {
            (Some(&(_, format)), _) | (_, Some((format, _))) => format,
            _ => Self::Plain,
        }
    }

    /// Whether other files, or the parts of a document, are packed in it.
    pub(in crate::read) fn is_packed(self) -> bool {
        matches!(self, Self::Zip | Self::Tar | Self::Gzip | Self::Zstd)
    }

    /// Its name, with an article.
    pub(in crate::read) fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Plain => "plain text",
            Self::Feed => "XML",
            Self::Page => "a page of HTML",
            Self::Json => "JSON",
            Self::JsonLines => "lines of JSON",
            Self::Table => "a table",
            Self::Parquet => "Parquet",
            Self::Zip => "a zip archive",
            Self::Tar => "a tar archive",
            Self::Gzip => "packed by gzip",
            Self::Zstd => "packed by Zstandard",
        }
    }
}

/// Whether the file of this name is read when a folder is walked. What is packed around a file is as good
/// as that file.
pub(in crate::read) fn is_walked(name: &str) -> bool {
    let ending = ending(name);
    if name.starts_with(LOCK) {
        return false;
    }
    match packed(&ending) {
        Some((_, Some(_))) => true,
        Some((_, None)) => is_walked(inner(name)),
        None => ENDINGS.iter().any(|(known, _)| *known == ending),
    }
}

/// The name of what is packed in the file of this name.
pub(in crate::read) fn inner(name: &str) -> &str {
    match packed(&ending(name)) {
        Some((_, Some(inner))) => inner,
        Some((_, None)) => name.rsplit_once('.').map_or(name, |(inner, _)| inner),
        None => name,
    }
}

/// The endings that are read when a folder is walked, as people write them.
pub(in crate::read) fn walked() -> String {
    let endings = ENDINGS.map(|(ending, _)| format!(".{ending}")).join(", ");
    endings + ", .tgz; and .gz or .zst behind them"
}

fn packed(ending: &str) -> Option<(Format, Option<&'static str>)> {
    let found = PACKED.iter().find(|(known, ..)| *known == ending);
    found.map(|&(_, format, inner)| (format, inner))
}

/// The ending of a name, in lower case.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_around_a_file_is_walked_like_it() {
        for (name, walked) in [
            ("a.md", true),
            ("a.MD.gz", true),
            ("a.tar.zst", true),
            ("a.tgz", true),
            ("a.zip", true),
            ("a.png.gz", false),
            ("a.gz", false),
            ("~$a.docx", false),
            ("md", false),
            ("a.rss", false),
        ] {
            assert_eq!(is_walked(name), walked, "{name}");
        }
        assert_eq!(inner("a.jsonl.gz"), "a.jsonl");
        assert_eq!(inner("a.tgz"), "tar");
        assert_eq!((Format::of("a.rss"), Format::of("a.gz")), (Format::Feed, Format::Gzip));
    }
}

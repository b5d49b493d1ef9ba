//! The flags about what is unpacked, and what it is read as, as data.

use bytesize::ByteSize;
use clap::{Args, ValueEnum};

use crate::read::{Format, Limits};

/// What files are taken for, and how much may be unpacked of each.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(in crate::cli) struct UnpackArgs {
    /// What standard input and the files that are named themselves are, whatever their names say [default:
    /// by the ending, or by what is in them]
    #[arg(long, value_name = "FORMAT")]
    pub(in crate::cli) input_format: Option<FormatArg>,
    /// The encoding of texts that are not UTF-8 and have no byte order mark, such as windows-1252 [default:
    /// what they say of themselves, else guessed]
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
    /// The most bytes that may be unpacked of a file
    #[arg(long, value_name = "SIZE", default_value = "1G")]
    unpack_size: ByteSize,
    /// How many times its size something packed may come out as
    #[arg(long, value_name = "N", default_value_t = 200)]
    unpack_ratio: u64,
    /// The most files that are looked at in an archive
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    unpack_entries: u64,
    /// How many times over a file may be packed; an archive in an archive is 2
    #[arg(long, value_name = "N", default_value_t = 3)]
    unpack_depth: u32,
}

impl UnpackArgs {
    /// How much may be unpacked.
    pub(in crate::cli) fn limits(&self) -> Limits {
        Limits {
            size: self.unpack_size.as_u64(),
            ratio: self.unpack_ratio,
            entries: self.unpack_entries,
            depth: self.unpack_depth,
        }
    }
}

/// The formats that can be named.
#[allow(clippy::doc_markdown)] // It is what the help prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormatArg {
    /// Markdown
    Markdown,
    /// Plain text
    Text,
    /// A page of HTML
    Html,
    /// An export of WordPress or Blogger, RSS, Atom
    Xml,
    /// Records in a file of JSON
    Json,
    /// A record of JSON a line
    Jsonl,
    /// A table, whatever parts its columns
    Csv,
    /// A table in Parquet
    Parquet,
    /// A zip archive, a document of Word or LibreOffice, an e-book
    #[value(aliases = ["docx", "odt", "epub"])]
    Zip,
    /// A tar archive
    Tar,
    /// Packed by gzip
    Gz,
    /// Packed by Zstandard
    Zst,
}

impl FormatArg {
    /// What the word means.
    pub(in crate::cli) fn format(self) -> Format {
        match self {
            Self::Markdown => Format::Markdown,
            Self::Text => Format::Plain,
            Self::Html => Format::Page,
            Self::Xml => Format::Feed,
            Self::Json => Format::Json,
            Self::Jsonl => Format::JsonLines,
            Self::Csv => Format::Table,
            Self::Parquet => Format::Parquet,
            Self::Zip => Format::Zip,
            Self::Tar => Format::Tar,
            Self::Gz => Format::Gzip,
            Self::Zst => Format::Zstd,
        }
    }
}

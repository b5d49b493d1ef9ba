//! How files are read, as far as the user has a say in it. It reads none.

pub use super::open::Limits;
pub use super::raw::{Format, TextEncoding};
pub use super::records::FieldNames;
pub use super::tag_page::SplitPosts;

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// How a text file is split into posts.
    pub split: SplitPosts,
    /// The fields of records that the user has named.
    pub fields: FieldNames,
    /// The format of standard input and of the files that the user has named himself; else their names
    /// tell it, or what is in them.
    pub format: Option<Format>,
    /// The encoding of what has no byte order mark and is not UTF-8.
    pub encoding: Option<TextEncoding>,
    /// How much may be unpacked.
    pub limits: Limits,
    /// Whether hidden files of archives are read too.
    pub hidden: bool,
}

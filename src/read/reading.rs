//! How files are read, as far as the user has a say in it. It reads none.

use super::records::FieldNames;
use super::tag_page::SplitPosts;

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// How a text file is split into posts.
    pub split: SplitPosts,
    /// The fields of records that the user has named.
    pub fields: FieldNames,
}

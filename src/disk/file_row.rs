//! What is known of a file of the archive: enough to tell whether it has changed, and what it gave.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Gives the path to show of a file, by its key.
pub type Paths<'a> = &'a (dyn Fn(&str) -> Arc<str> + Sync);

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRow {
    /// Its real path, from the folder that the index lies in.
    pub key: String,
    /// Its bytes.
    pub len: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub changed: i128,
    /// Whether that was long enough before it was read: a file that is changed twice in a moment may
    /// have one time for both.
    pub settled: bool,
    /// The hash of its bytes.
    pub content: u64,
    /// How many posts it gave.
    pub posts: u32,
    /// Of posts that stand in a file inside it: the post's number and what follows the file's path in
    /// theirs; rising.
    pub inner: Vec<(u32, String)>,
    /// What there was to say, but for the path.
    pub remarks: Vec<RowRemark>,
}

/// Something that was said of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowRemark {
    /// It could not be read all as it was meant.
    Notice {
        /// What follows the file's path.
        inner: String,
        /// The line, where one is to blame.
        line: Option<u32>,
        /// What is wrong.
        message: String,
    },
    /// It was read with something taken for granted.
    Assumed {
        /// What follows the file's path.
        inner: String,
        /// The line, where one is to blame.
        line: Option<u32>,
        /// What was taken for granted.
        message: String,
    },
    /// It holds no post, or other things than posts.
    Empty {
        /// What follows the file's path.
        inner: String,
        /// Why.
        reason: String,
    },
}

impl FileRow {
    /// What follows the file's path in that of a post.
    pub fn inner(&self, post: u32) -> &str {
        let at = self.inner.binary_search_by_key(&post, |inner| inner.0);
        at.map_or("", |at| &self.inner[at].1)
    }
}

/// The path of a post that stands in a file inside another one.
pub(super) fn inner_path(path: &Arc<str>, inner: &str) -> Arc<str> {
    if inner.is_empty() { Arc::clone(path) } else { format!("{path}{inner}").into() }
}

//! What is known of a file of the archive: enough to tell whether it has changed, and what it gave.

use serde::{Deserialize, Serialize};

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
    /// What there was to say, but for the path.
    pub remarks: Vec<RowRemark>,
}

/// Something that was said of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowRemark {
    /// It could not be read all as it was meant.
    Notice {
        /// The line, where one is to blame.
        line: Option<u32>,
        /// What is wrong.
        message: String,
    },
    /// It holds no post, or other things than posts.
    Empty {
        /// Why.
        reason: String,
    },
}

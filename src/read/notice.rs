//! What a reader has to say about a file beside its posts: it was left out, or something in it could
//! not be read. Errors are not here; see `crate::error`.

use std::fmt;

/// A file or folder that gave no post, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The path, as the user would write it.
    pub path: String,
    /// Why, in a few words without a full stop.
    pub reason: String,
}

/// Something in a file that could not be read as it was meant; the post itself is never lost by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The path, as the user would write it.
    pub path: String,
    /// The line, from 1, where one is to blame.
    pub line: Option<u32>,
    /// What is wrong and what was done instead.
    pub message: String,
}

impl fmt::Display for Notice {
    /// As `posts/x.md:3: message`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

//! What two paragraphs have of what a match must have, whatever stands around them.

use crate::compare::{Criteria, Match};

/// What two paragraphs have of what a match must have.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What a pair must share.
    pub criteria: Criteria,
    /// Whether these two share it; they may be a match all the same, by what was rewritten.
    pub holds: bool,
    /// What these two share; `None` if not even three words in a row.
    pub found: Option<Match>,
}

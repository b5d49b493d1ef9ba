//! Why two paragraphs match or do not.

use crate::compare::{Criteria, Match};

/// Why two paragraphs match or do not.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What a pair must share.
    pub criteria: Criteria,
    /// Whether these two share it.
    pub holds: bool,
    /// Whether they are a match all the same, by what was rewritten in them and around them.
    pub rewritten: bool,
    /// What these two share; `None` if not even three words in a row.
    pub found: Option<Match>,
}

//! What kind of reuse a verified pair is. How the scores come about is told in `score`.

use serde::Serialize;

/// How the wording of two paragraphs relates; from the alignment alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The same terms in the same order.
    Exact,
    /// A few words changed: a similarity of at least 0.85.
    Light,
    /// Rewritten in part: a similarity from 0.45 to 0.85.
    Edited,
    /// One paragraph stands nearly whole inside a longer one.
    Contained,
    /// A shared stretch inside paragraphs that otherwise differ.
    Passage,
    /// Rewritten: the same rare words, few of them in shared runs.
    Echo,
    /// A text that draws on all of another, in few words of its own.
    Digest,
}

impl Kind {
    /// All kinds, the closest first.
    pub const ALL: [Self; 7] = [
        Self::Exact,
        Self::Light,
        Self::Edited,
        Self::Contained,
        Self::Passage,
        Self::Echo,
        Self::Digest,
    ];

    /// The word that reports and options use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Light => "light",
            Self::Edited => "edited",
            Self::Contained => "contained",
            Self::Passage => "passage",
            Self::Echo => "echo",
            Self::Digest => "digest",
        }
    }
}

//! What a writer has accepted, as data: a text by its sketch, and where it may stand. Which file that is
//! written in, and how, is `cli`'s business; the rule is in `accepted`.

use std::ops::Range;

use crate::fingerprint::{Runs, Sketch};
use crate::text::PostId;

/// A place is the accepted text if at least this share of its three-word runs is in it. A changed word
/// changes three runs at most, so of a text with `light` edits (similarity of 0.85 at least) a share of
/// 0.85³ = 0.61 stays as it was where the changes are spread, and more where they stand together: an
/// accepted text outlives them. (On 20,000 generated paragraphs 2,074 of 2,078 light sides have half of
/// their runs in the other one, and of `edited` ones of a similarity below 0.5 a fifth.) A text that
/// was half written anew is told.
const SAME_TEXT: f64 = 0.5;

/// All that is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// The accepted texts, in the order of their file.
    pub texts: Vec<Acceptance>,
    /// Whether the marks in posts count.
    pub marks: bool,
}

/// A text that is known and wanted.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptance {
    /// The file that says so.
    pub path: String,
    /// The line of the file, from 1.
    pub line: u32,
    /// Why, in the writer's words.
    pub note: Option<String>,
    /// The day on which it was accepted, as `2026-11-23`.
    pub date: Option<String>,
    /// Where it may stand.
    pub scope: Scope,
    /// The text.
    pub sketch: Sketch,
}

/// Where an accepted text may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// In these posts, sorted; in another one it is a finding again.
    Posts(Vec<PostId>),
    /// Wherever it comes.
    Anywhere,
}

impl Default for Accepted {
    /// Nothing but what posts mark themselves.
    fn default() -> Self {
        Self { texts: Vec::new(), marks: true }
    }
}

impl Accepted {
    /// The same, for an archive that has only these posts, one range behind the other.
    #[must_use]
    pub fn within(&self, ranges: &[Range<usize>]) -> Self {
        let within = |post: &PostId| {
            let mut before = 0;
            let mut found = Vec::new();
            for range in ranges {
                if let Some(at) = (post.0 as usize).checked_sub(range.start)
                    && at < range.len()
                {
                    found.extend(u32::try_from(before + at).ok().map(PostId));
                }
                before += range.len();
            }
            found
        };
        let mut it = self.clone();
        for text in &mut it.texts {
            if let Scope::Posts(posts) = &mut text.scope {
                *posts = posts.iter().flat_map(within).collect();
                posts.sort_unstable();
            }
        }
        it
    }
}

impl Acceptance {
    /// Whether it says anything about a post.
    pub(super) fn is_about(&self, post: PostId) -> bool {
        match &self.scope {
            Scope::Posts(posts) => posts.binary_search(&post).is_ok(),
            Scope::Anywhere => true,
        }
    }

    /// Whether a text is this one.
    pub(super) fn is_text(&self, text: &Runs) -> bool {
        is_same_text(&self.sketch, text)
    }

    /// What a report gives as the reason.
    pub(super) fn reason(&self) -> String {
        match (&self.note, &self.date) {
            (Some(note), _) => note.clone(),
            (None, Some(date)) => format!("accepted {date}"),
            (None, None) => "accepted".to_owned(),
        }
    }
}

/// Whether two sketches are of one text, give or take a light edit.
pub fn are_one_text(a: &Sketch, b: &Sketch) -> bool {
    a.likeness(b) >= SAME_TEXT
}

/// Whether a text is the one of a sketch, or a part of it, give or take a light edit.
fn is_same_text(sketch: &Sketch, text: &Runs) -> bool {
    sketch.share_of(text) >= SAME_TEXT
}

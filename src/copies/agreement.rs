//! How much of the shorter of two texts the longer has: runs of four words, each counted once. It
//! decides nothing.

use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{BlockKind, Post, Set};

/// The words of a run: short enough for a feed's first lines, long enough to be no accident.
const RUN: usize = 4;

/// The runs of some posts.
pub(super) struct Agreement {
    runs: Vec<Set<[TermId; RUN]>>,
}

impl Agreement {
    /// Of these posts, in their order.
    pub(super) fn of(posts: &[Post]) -> Self {
        let segments = Segments::of(posts);
        let mut runs: Vec<Set<_>> = posts.iter().map(|_| Set::default()).collect();
        for (id, paragraph) in (0u32..).map(ParagraphId).zip(segments.paragraphs()) {
            if paragraph.kind == BlockKind::Links {
                continue;
            }
            let terms = segments.terms_of(id);
            let own = &mut runs[paragraph.post.0 as usize];
            own.extend(terms.windows(RUN).filter_map(|run| <[TermId; RUN]>::try_from(run).ok()));
        }
        Self { runs }
    }

    /// Whether the share of the shorter text in the longer is `percent` or more. A text without a run
    /// is in every other.
    pub(super) fn reaches(&self, a: usize, b: usize, percent: usize) -> bool {
        let (short, long) = match (&self.runs[a], &self.runs[b]) {
            (a, b) if a.len() <= b.len() => (a, b),
            (a, b) => (b, a),
        };
        let shared = short.iter().filter(|run| long.contains(*run)).count();
        shared * 100 >= short.len() * percent
    }
}

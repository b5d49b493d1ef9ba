//! The findings of a run, as the engine hands them over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Command;
use super::part::Wide;
use crate::compare::Match;
use crate::family::{Accepting, Context, Edge, Graph, Quotations, Refrain};
use crate::index::{Collapsed, RepId};
use crate::segment::{ParagraphId, Segments};
use crate::text::Archive;

/// All that a run has found, by reference.
pub(crate) struct Findings<'a> {
    pub(crate) command: Command,
    pub(crate) options: BTreeMap<String, serde_json::Value>,
    pub(crate) archive: &'a Archive,
    pub(crate) segments: &'a Segments,
    pub(crate) collapsed: &'a Collapsed,
    /// Sorted by their sides, of which a is the lower one.
    pub(crate) edges: &'a [Edge],
    /// The matches of equal paragraphs, for each paragraph that stands in several places; sorted.
    pub(crate) equal: &'a [(RepId, Match)],
    /// What two texts share over the breaks of paragraphs, where that was asked for.
    pub(crate) wide: &'a [Wide],
    pub(crate) graph: &'a Graph,
    pub(crate) refrains: &'a [Refrain],
    pub(crate) quotations: &'a Quotations,
    pub(crate) accepting: &'a Accepting<'a>,
    /// How many posts at the start of the archive ask the others; `None` if all ask all.
    pub(crate) drafts: Option<usize>,
    pub(crate) all_pairs: bool,
    pub(crate) min_words: u32,
    /// How many posts there are in all.
    pub(crate) posts: u64,
    pub(crate) words: u64,
    pub(crate) candidates: u64,
    pub(crate) limits_hit: BTreeMap<String, u64>,
    /// The dates of all posts, as a report tells them.
    pub(crate) dates: Vec<Option<Arc<str>>>,
}

impl Findings<'_> {
    /// What classes are decided by.
    pub(super) fn context(&self) -> Context<'_> {
        let Self {
            archive,
            segments,
            quotations,
            accepting,
            graph,
            edges,
            drafts,
            min_words,
            posts,
            ..
        } = *self;
        Context { archive, segments, quotations, accepting, graph, edges, drafts, min_words, posts }
    }

    /// How many posts at the start of the archive are drafts.
    pub(super) fn asking(&self) -> usize {
        self.drafts.unwrap_or(0)
    }

    pub(super) fn is_draft(&self, paragraph: ParagraphId) -> bool {
        (self.segments.paragraph(paragraph).post.0 as usize) < self.asking()
    }
}

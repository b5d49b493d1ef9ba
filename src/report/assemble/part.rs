//! Parts of paragraphs, and stretches made of them: plain data.

use crate::segment::ParagraphId;
use crate::text::{Span, Tok};

/// A part of a paragraph, in words from its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Part {
    pub(crate) paragraph: ParagraphId,
    pub(crate) span: Span<Tok>,
}

impl Part {
    /// A part of a paragraph.
    pub(crate) fn new(paragraph: ParagraphId, span: Span<Tok>) -> Self {
        Self { paragraph, span }
    }
}

/// A stretch that two posts share over the breaks of paragraphs: its parts on each side, in order, at
/// least one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wide {
    pub(crate) a: Vec<Part>,
    pub(crate) b: Vec<Part>,
    /// What it says for reuse, in nats.
    pub(crate) significance: f64,
    /// Whether a draws on all of b.
    pub(crate) digest: bool,
}

//! Where a paragraph's sentences begin. They have to be cut from the text, and most pairs, sharing
//! whole paragraphs, never ask.

use std::cell::OnceCell;

use crate::segment::{ParagraphId, Segments};
use crate::text::Archive;

/// The sentences of a paragraph, cut when they are asked for, and once only.
#[derive(Debug)]
pub(super) struct Sentences<'a> {
    archive: &'a Archive,
    segments: &'a Segments,
    id: ParagraphId,
    starts: OnceCell<Vec<u32>>,
}

impl<'a> Sentences<'a> {
    /// The sentences of a paragraph of `segments`, which `archive` was cut into.
    pub(super) fn of(archive: &'a Archive, segments: &'a Segments, id: ParagraphId) -> Self {
        Self { archive, segments, id, starts: OnceCell::new() }
    }

    /// Their first words, counted from the paragraph's first, which always is one; rising.
    pub(super) fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| self.segments.words(self.archive, self.id).sentences)
    }
}

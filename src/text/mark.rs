//! The marks by which a writer says, in a post, that what comes back there is known and wanted. Readers
//! find them; here is what they reach.

use super::{Block, Byte, Span};

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where the mark itself stands in the source's text.
    pub at: Span<Byte>,
    /// What it is about.
    pub reach: Reach,
}

/// What a mark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The first block that ends behind this byte.
    Block(u32),
    /// Every block that begins in here.
    Stretch(Span<Byte>),
}

impl Mark {
    /// Which of a post's `blocks` it reaches.
    pub fn reached<'a>(&self, blocks: &'a [Block]) -> &'a [Block] {
        let behind = |at: u32| blocks.partition_point(|block| block.span.end() <= at);
        match self.reach {
            Reach::Block(at) => {
                let first = behind(at);
                &blocks[first..blocks.len().min(first + 1)]
            }
            Reach::Stretch(span) => {
                let begin = |at: u32| blocks.partition_point(|block| block.span.start() < at);
                &blocks[begin(span.start())..begin(span.end())]
            }
        }
    }
}

/// Flags the blocks that marks reach.
pub fn flag(blocks: &mut [Block], marks: &[Mark]) {
    for mark in marks {
        let reached = mark.reached(blocks);
        let Some(first) = reached.first().map(|block| block.span) else { continue };
        let count = reached.len();
        let at = blocks.partition_point(|block| block.span.start() < first.start());
        for block in &mut blocks[at..at + count] {
            block.ignored = true;
        }
    }
}

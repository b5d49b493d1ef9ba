//! The blocks that a post is made of, before words are cut: what kind each is, where it stands, and
//! which bytes of it are text. Readers of a markup hand these over; plain text is cut by `segment`.

use serde::{Deserialize, Serialize};

use super::{Byte, Span};

/// What a block is to a reader of the post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The writer's running text.
    Prose,
    /// A block quotation.
    Quotation,
    /// A heading inside the post; the post's own title is not a block.
    Heading,
    /// One item of a list, or one row of a table.
    ListItem,
    /// The line under a picture.
    Caption,
    /// A list of link targets, as Markdown keeps them at a post's end.
    Links,
    /// Program text; cut, but not compared.
    Code,
}

/// One block of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the source's text, its outer markup left out.
    pub span: Span<Byte>,
    /// The readable pieces in order; empty when the whole span is plain text, which is the common
    /// case and costs nothing.
    pub pieces: Box<[Piece]>,
    /// Whether a mark says that what comes back here is known and wanted.
    pub ignored: bool,
}

/// A stretch of a block that a reader of the page sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The source's own bytes.
    Verbatim(Span<Byte>),
    /// Bytes that stand for other text: an entity, an escape, a line break inside a sentence.
    Replaced(Span<Byte>, Box<str>),
}

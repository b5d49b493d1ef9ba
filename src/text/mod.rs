//! The text model: spans, sources, posts, blocks, lines. It knows no algorithm.

mod archive;
mod block;
mod date;
mod lines;
mod map;
mod mark;
mod origin;
mod post;
mod source;
mod span;

pub use archive::{Archive, PostId};
pub use block::{Block, BlockKind, Piece};
pub use date::{DateOrigin, MONTHS, PostDate};
pub use lines::{LineIndex, Position};
pub use map::{Map, Set};
pub use mark::{Mark, Reach, flag};
pub use origin::{Origin, SameBy, Written};
pub use post::{Hollow, Post};
pub use source::{Lines, Offsets, Place, Source};
pub use span::{Byte, Span, Tok};

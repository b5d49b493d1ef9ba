//! Files to posts: finding them, unpacking, decoding, and a reader for each format.

mod batch;
mod blocks;
mod dates;
mod feed;
mod file;
mod found;
mod front;
mod html;
mod leaf;
mod markdown;
mod markdown_post;
mod marks;
mod notice;
mod office;
mod offsets;
mod open;
mod outcome;
mod patterns;
mod raw;
mod reading;
mod records;
mod tag_line;
mod tag_page;
mod template;
mod unescaped;
mod walk;

pub use batch::{Batch, Remark};
pub use found::{Found, FoundFile, RealPaths};
pub use notice::{Notice, Skipped};
pub use open::{read_bytes, read_file};
pub use outcome::ReadFile;
pub use patterns::Patterns;
pub use reading::{FieldNames, Format, Limits, Reading, SplitPosts, TextEncoding};
#[cfg(feature = "cli")]
pub(crate) use walk::NO_POSTS;
pub use walk::Walker;

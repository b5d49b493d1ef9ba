//! Files to posts: finding and decoding them, and a reader for each format. It cuts no words and
//! compares nothing.

mod batch;
mod blocks;
mod dates;
mod decode;
mod feed;
mod file;
mod format;
mod found;
mod front;
mod html;
mod leaf;
mod markdown;
mod markdown_post;
mod marks;
mod notice;
mod offsets;
mod outcome;
mod patterns;
mod reading;
mod records;
mod tag_line;
mod tag_page;
mod template;
mod unescaped;
mod walk;

pub use batch::{Batch, Remark};
pub use file::{read_bytes, read_file};
pub use found::{Found, FoundFile, RealPaths};
pub use notice::{Notice, Skipped};
pub use outcome::ReadFile;
pub use patterns::Patterns;
pub use reading::{FieldNames, Reading, SplitPosts};
#[cfg(feature = "cli")]
pub(crate) use walk::NO_POSTS;
pub use walk::Walker;

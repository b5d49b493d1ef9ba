//! The same post met twice: the export and the feed, a post and its tag page, a page and its Markdown.
//! One of them is kept and names the others. It compares no paragraphs and reads no files.

mod address;
mod agreement;
mod fold;
mod names;
mod out_already;
mod sameness;

pub use fold::{Copy, Same, fold, same_posts, take_out, take_published};
pub use names::Names;
pub use out_already::out_already;

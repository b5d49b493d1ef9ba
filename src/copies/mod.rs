//! The same post met twice: the export and the feed, a post and its tag page, a page and its Markdown.
//! One of them is kept and names the others. It compares no paragraphs and reads no files.

mod address;
mod agreement;
mod fold;
mod sameness;

pub use fold::{Copy, Folded, fold};

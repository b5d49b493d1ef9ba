//! A file's bytes to posts, whatever is packed around them: archives in archives, within limits.

mod archive;
mod budget;
mod bytes;
mod exports;
mod faults;
mod limits;
mod opener;
mod stream;
mod tarred;
mod zipped;

pub use limits::Limits;
pub(super) use opener::read_next;
pub use opener::{read_bytes, read_file};

//! Front matter: cut off a post's head, parsed or read line by line, and what its fields mean.

mod fields;
mod matter;
mod plain;

pub(super) use fields::{FrontFields, add_authors, add_tags, text};
pub(super) use matter::{FrontMatter, cut, line_of};

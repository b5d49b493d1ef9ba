//! Records to posts: JSON, lines of JSON, tables, exports that are records. What a record's fields mean
//! is said once, for all of them.

mod cell;
mod choose;
mod columns;
mod document;
mod editor;
mod faults;
mod ghost;
mod json;
mod json_lines;
mod layout;
mod names;
mod posts;
mod scan;
mod table;
mod when;

pub(super) use document::read as read_json;
pub(super) use json_lines::read as read_json_lines;
pub use names::FieldNames;
pub(super) use table::read as read_table;

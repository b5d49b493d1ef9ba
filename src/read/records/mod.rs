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
mod line_count;
mod names;
#[cfg(feature = "parquet")]
mod parquet;
mod posts;
mod record;
mod scan;
mod table;
mod when;

pub(super) use document::{read as read_json, read_lines as read_json_lines};
pub(super) use json_lines::is_json_lines;
pub use names::FieldNames;
#[cfg(feature = "parquet")]
pub(super) use parquet::read as read_parquet;
pub(super) use table::read as read_table;

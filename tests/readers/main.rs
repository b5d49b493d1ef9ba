//! What the readers make of files, shown to be the file's own bytes: Markdown case by case, every
//! format place by place, tables in Parquet.

#![allow(clippy::unwrap_used)] // What cannot be read fails the test.

mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
mod places;

//! Columns that may lie in temporary files, when they are too long for the memory that a run may take.

mod column;
mod fault;
mod file;
mod spool;

pub use column::{Cell, Column};
pub use spool::{Shelf, Spool};

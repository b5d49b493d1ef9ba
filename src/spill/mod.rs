//! Columns and texts that may lie in temporary files, when they are too long for the memory that a run
//! may take.

mod column;
mod fault;
mod file;
mod spool;
mod stretch;

pub use column::{Cell, Column};
pub use spool::{Spool, Store};
pub use stretch::Stretch;

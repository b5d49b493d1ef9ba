//! refrain.

pub mod compare;
mod error;
pub mod family;
pub mod read;
pub mod report;
pub mod text;

pub use error::{Error, ErrorKind, InvalidOption};

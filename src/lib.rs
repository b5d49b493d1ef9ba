//! Find the paragraphs that came back.

#[cfg(feature = "cli")]
pub mod cli;
pub mod compare;
mod detector;
mod error;
pub mod family;
pub mod fingerprint;
pub mod index;
mod options;
pub mod read;
pub mod report;
pub mod segment;
pub mod text;

pub use detector::{Detector, Explanation};
pub use error::{Error, ErrorKind, InvalidOption};
pub use options::Options;

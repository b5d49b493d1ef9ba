//! Terms to shingle hashes, and words to sketches: pure numbers.

mod hash;
mod keys;
mod shingle;
mod sketch;

pub use keys::keys;
pub use shingle::Shingles;
pub use sketch::{Runs, RunsOf, Sketch};

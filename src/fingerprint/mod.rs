//! Terms to shingle hashes, and words to sketches: pure numbers.

mod hash;
pub mod keys;
pub mod lasting;
mod rarity;
mod shingle;
mod sketch;

pub use rarity::Rareness;
pub use shingle::Shingles;
pub use sketch::{Runs, RunsOf, Sketch};

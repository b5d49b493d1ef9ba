//! Terms to shingle hashes: pure numbers.

mod hash;
mod shingle;

pub use shingle::Shingles;

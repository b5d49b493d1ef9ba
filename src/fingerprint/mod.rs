//! Terms to shingle hashes: pure numbers.

mod hash;
mod keys;
mod shingle;

pub use keys::keys;
pub use shingle::Shingles;

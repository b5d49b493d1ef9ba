//! Fingerprints to candidates, exactly. A candidate is a pair worth comparing; nothing here says that
//! two paragraphs are alike.

mod collapse;
mod join;
mod large;
mod sets;
mod sieve;

pub use collapse::{Collapsed, RepId};
pub use join::{Join, JoinScratch};
pub use large::LargeRuns;
pub use sets::{Grouped, Sets, Sifted};
pub use sieve::{Bits, Scattered, Sieve};

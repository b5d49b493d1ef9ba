//! Fingerprints to candidates, exactly. A candidate is a pair worth comparing; nothing here says that
//! two paragraphs are alike.

mod collapse;
mod grouped;
mod join;
mod kept;
mod large;
mod layout;
mod postings;
mod sets;
mod sieve;
mod sifted;

pub use collapse::{Collapsed, RepId};
pub use grouped::{Grouped, Grouping};
pub use join::{Join, JoinScratch};
pub use kept::Kept;
pub use large::LargeRuns;
pub use layout::Layout;
pub use postings::{Posted, Postings};
pub use sets::{Items, Lists, Sets};
pub use sieve::{Bits, Scattered, Sieve, Verdicts};
pub use sifted::Sifted;

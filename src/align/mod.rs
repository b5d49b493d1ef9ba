//! Two posts to the stretches that they share, however much was rewritten: seeds, clusters, ends.

mod aligner;
mod cluster;
mod digest;
mod limits;
mod pair;
mod refine;
mod seeds;
mod settle;
mod units;

pub use aligner::{Aligner, Stretch};
pub use limits::{AROUND, CutOff, Limits, Part, WIDEST_GAP};
pub use pair::Side;

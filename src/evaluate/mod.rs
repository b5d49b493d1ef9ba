//! Reported reuse against known truth: recall by what was planted, precision by what was reported. It
//! finds nothing itself, and knows refrain's own report as no more than one of many.

mod covered;
mod findings;
mod paths;
mod score;
mod truth;
mod units;

pub use findings::Findings;
pub use score::{By, Evaluation, Share, evaluate};
pub use truth::{BadLine, Pair, Place, Truth, Unit};
pub use units::CharCount;

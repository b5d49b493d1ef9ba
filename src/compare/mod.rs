//! A candidate pair to a verified match: runs, chains, passages, scores, kind.

mod align;
mod chain;
mod comparer;
mod criteria;
mod fact_words;
mod facts;
#[cfg(test)]
mod facts_tests;
mod hunks;
mod kind;
mod passage;
mod rewritten;
mod score;
mod sentences;
mod shingles;
mod tile;
mod values;
mod weights;
mod windows;
mod wording;

pub use align::nearness;
pub use comparer::{Comparer, Match, Scratch};
pub use criteria::Criteria;
pub use facts::Fact;
pub use kind::Kind;
pub use passage::Passage;
pub use rewritten::Found;
pub use score::Counts;
pub use shingles::shared_shingles;
pub use weights::Weights;

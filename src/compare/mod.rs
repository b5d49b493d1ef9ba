//! A candidate pair to a verified match.

mod kind;

pub use kind::Kind;

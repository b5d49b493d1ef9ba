//! Verified matches to refrains.

mod class;

pub use class::Class;

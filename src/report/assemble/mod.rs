//! What the engine found, in words and numbers, to what a report says, in bytes and lines. Nothing is
//! found here that the engine has not found.

mod entries;
mod findings;
mod matches;
mod pairs;
mod places;

pub(crate) use entries::assemble;
pub(crate) use findings::Findings;

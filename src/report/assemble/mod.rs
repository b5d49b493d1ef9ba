//! What the engine found, in words and numbers, to what a report says, in bytes and lines. Nothing is
//! found here that the engine has not found.

mod entries;
mod facts;
mod findings;
mod matches;
mod named;
mod pairs;
mod part;
mod parts;
mod places;
mod wide;

pub(crate) use entries::{Entries, assemble, passage};
pub(crate) use findings::Findings;
pub(crate) use pairs::Pair;
pub(crate) use part::{Part, Wide};
pub(crate) use parts::Parts;

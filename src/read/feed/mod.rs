//! WordPress exports, RSS and Atom: their XML to entries, and entries to posts.

mod post;
mod xml;

pub(super) use post::read;

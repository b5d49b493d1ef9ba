//! Exports of WordPress and Blogger, RSS and Atom: their XML to entries, and entries to posts.

mod blogger;
mod post;
mod xml;

pub(super) use post::read;

//! What only a terminal has: links, and a pager.

mod hyperlink;
mod pager;

pub(super) use hyperlink::{LinkWish, files, has_links};
pub(super) use pager::{Pager, PagerWish};

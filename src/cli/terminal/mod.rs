//! What only a terminal has: links, and a pager.

mod hyperlink;
mod pager;

pub(super) use hyperlink::{LinkWish, address, has_links, host};
pub(super) use pager::{Pager, PagerWish};

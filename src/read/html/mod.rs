//! HTML, wherever it stands: taken apart, and made blocks of.

mod blocks;
mod page;
mod scan;
mod shortcode;

pub(super) use blocks::{Layout, blocks};
pub(super) use page::read;
pub(super) use scan::{Html, plain, scan};

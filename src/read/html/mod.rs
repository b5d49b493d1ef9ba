//! HTML, wherever it stands: taken apart, and made blocks of.

mod articles;
mod blocks;
mod elements;
mod entity;
mod page;
mod part;
mod said;
mod scan;
mod shortcode;

pub(super) use blocks::{Layout, blocks};
pub(super) use page::read;
pub(super) use scan::{Html, plain, scan, unclosed};

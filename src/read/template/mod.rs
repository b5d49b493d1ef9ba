//! What the makers of sites add to Markdown, found before a parser of Markdown sees the text: actions of
//! templates, attributes, notes between colons, formulas, imports.

mod actions;
mod attributes;
mod elements;
mod found;
mod lines;

pub(super) use found::{Templates, outside};
pub(super) use lines::callout;

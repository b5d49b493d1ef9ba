//! What the makers of sites add to Markdown, found before a parser of Markdown sees the text: actions of
//! templates, attributes, notes between colons, formulas, imports.

mod actions;
mod attributes;
mod elements;
mod found;
mod lines;
mod masked;

pub(super) use found::Templates;
pub(super) use lines::callout;
pub(super) use masked::outside;

//! The report as one page of HTML that needs nothing but a browser. The page itself is made from
//! `web/`; what it shows is put into it here.

mod anonymous;
mod data;
mod names;
mod paragraphs;
mod reporter;
mod shown;

pub use names::Names;
pub use reporter::Html;

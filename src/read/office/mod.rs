//! Documents of Word and `LibreOffice`, and e-books: archives of XML, to posts.

mod document;
mod docx;
mod epub;
mod flow;
mod odt;
mod part;
mod said;
mod styles;
mod xml;

pub(super) use document::{Document, read};

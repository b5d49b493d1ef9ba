//! Posts to paragraphs, sentences and words. Never fails, reads no file, and knows no format.

mod normalize;
mod paragraph;
mod segments;
mod sentence;
mod terms;
mod token;

pub use segments::{Paragraph, ParagraphId, Segments};
pub use terms::{TermId, Terms};
pub use token::Tokenizer;

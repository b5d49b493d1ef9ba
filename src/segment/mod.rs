//! Posts to paragraphs, sentences and words. Never fails, reads no file, and knows no format.

mod ascii;
mod joined;
mod normalize;
mod paragraph;
mod segments;
mod sentence;
mod terms;
mod token;
mod word;

pub use normalize::folded_word;
pub use segments::{
    Paragraph, ParagraphId, Segments, Words, blocks, folded_words, folded_words_within,
    link_targets,
};
pub use terms::{TermId, Terms};
pub use token::Tokenizer;
pub use word::Word;

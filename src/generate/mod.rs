//! Corpora made from a seed, with planted reuse whose truth is known: posts of invented prose for
//! measuring speed, memory, recall and precision. It writes no file.

mod compose;
mod corpus;
mod edit;
mod form;
mod lexicon;
mod plan;
mod prose;
mod random;
mod zipf;

pub use corpus::{Corpus, GeneratedPost, Planted, Posts, Spot};
pub use edit::Edit;
pub use form::{Form, Layout};
pub use plan::{Kind, Trap};

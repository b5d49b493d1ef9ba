//! Find the paragraphs that came back.
//!
//! A writer with years of posts repeats paragraphs without knowing: word for word, lightly edited,
//! inside a longer one. This library cuts posts into paragraphs and shingles (runs of words), compares
//! them all, exactly, and tells which came back: where, when first, and how the wording changed.
//!
//! ```
//! use refrain::text::{Archive, Post};
//! use refrain::{Detector, Options};
//!
//! let spring = "The islands pay the same harbour levy as everybody else, and get one boat a day.";
//! let autumn = "I wrote it in spring: the islands pay the same harbour levy as everybody else, and \
//!               get one boat a day. Nobody has answered.";
//!
//! let mut archive = Archive::new();
//! for (name, text) in [("spring.txt", spring), ("autumn.txt", autumn)] {
//!     archive.push(Post::new(name, text)?);
//! }
//! let report = Detector::new(&Options::new())?.detect(&archive)?;
//!
//! assert_eq!(report.refrains.len(), 1);
//! assert_eq!(&*report.refrains[0].places[1].path, "autumn.txt");
//! # Ok::<(), refrain::Error>(())
//! ```
//!
//! # What is found
//!
//! Two paragraphs are a match if any one of these holds, and then they are always found:
//!
//! - they have `min_shared` distinct shingles in common (10 shingles of 5 words);
//! - the shorter one's shingles are in the longer one to the share of `threshold` (0.5);
//! - they have a run of `min_run` words in common (12).
//!
//! No sketch, no sample and no cap on frequency decides; `tests/oracle.rs` holds the engine to the
//! definition. Words are Unicode words (UAX #29) after NFKC and full case folding, without
//! apostrophes' shapes and characters that nobody sees; scripts without spaces fall to one character
//! a word. Every match is told with the stretches that the two share, in bytes of the files, and with
//! what the wording became ([`compare::Kind`]). Matches are joined to refrains, one repeated text with
//! all its places, earliest first; what is no finding is labelled and kept apart ([`family::Class`]).
//!
//! # How data flows
//!
//! [`read`] (bytes to posts) and [`segment`] (posts to words), [`fingerprint`] (words to hashes),
//! [`index`] (hashes to candidates), [`compare`] (candidates to matches), [`family`] (matches to
//! refrains), [`report`] (all of it in bytes and lines). [`Detector`] runs them, and is the only one
//! that knows threads; a report is the same, byte for byte, for any number of them.
//!
//! # Features
//!
//! - `cli` (default): the command line and the reports written for people. Without it the library
//!   reads files, finds, and writes JSON.

pub mod align;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod compare;
pub mod copies;
mod detector;
pub mod disk;
mod error;
pub mod evaluate;
pub mod family;
pub mod fingerprint;
pub mod generate;
pub mod index;
mod options;
pub mod read;
pub mod report;
pub mod segment;
pub mod spill;
pub mod text;

pub use detector::{
    Answer, Checked, Criterion, Cut, Detector, Explanation, Held, Observer, Pairs, Stage,
};
pub use error::{Error, ErrorKind, InvalidOption};
pub use options::Options;

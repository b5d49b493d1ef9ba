//! The command line: parse, call the detector, print, exit code. It analyses nothing.

mod args;
mod bench;
mod clock;
mod corpus_args;
mod evaluate;
mod generate;
mod input;
mod messages;
mod output;
mod prepare;
mod run;
mod why;

pub use run::main;

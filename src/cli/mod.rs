//! The command line: parse, call the detector, print, exit code. It analyses nothing.

mod args;
mod bench;
mod clock;
mod colour;
mod compare_pairs;
mod corpus_args;
mod evaluate;
mod filter_args;
mod generate;
mod input;
mod interrupt;
mod messages;
mod output;
mod prepare;
mod progress;
mod run;
mod status_line;
#[cfg(target_os = "linux")]
mod unnamed;
mod whole_file;
mod why;

pub use run::main;

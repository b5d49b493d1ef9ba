//! The command line: parse, call the detector, print, exit code. It analyses nothing.

mod accept;
mod accept_args;
mod accepted;
mod accepted_block;
mod accepted_file;
mod args;
mod bench;
mod clock;
mod colour;
mod compare_pairs;
mod copied;
mod corpus_args;
mod evaluate;
mod filter_args;
mod generate;
mod input;
mod inspect;
mod inspect_args;
mod interrupt;
mod messages;
mod output;
mod paths;
mod prepare;
mod progress;
mod run;
mod spot;
mod status_line;
#[cfg(target_os = "linux")]
mod unnamed;
mod whole_file;
mod why;

pub use run::main;

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
mod config;
mod config_args;
mod copied;
mod corpus_args;
mod evaluate;
mod field_args;
mod filter_args;
mod generate;
mod input;
mod inspect;
mod interrupt;
mod messages;
mod output;
mod page;
mod paths;
mod prepare;
mod progress;
mod run;
mod run_args;
mod spot;
mod status_line;
#[cfg(target_os = "linux")]
mod unnamed;
mod whole_file;
mod why;
mod why_text;

pub use run::main;

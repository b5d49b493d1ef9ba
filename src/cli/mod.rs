//! The command line: parse, call the detector, print, exit code. It analyses nothing.

mod accept;
mod accepted;
mod accepted_block;
mod accepted_file;
mod args;
mod bench;
mod clock;
mod colour;
mod compare_pairs;
mod config;
mod copied;
mod evaluate;
mod flags;
mod generate;
mod indexed;
mod init;
mod input;
mod inspect;
mod interrupt;
mod listed;
mod messages;
mod output;
mod page;
mod paths;
mod pre;
mod prepare;
mod progress;
mod run;
mod shell;
mod spot;
mod status_line;
mod terminal;
#[cfg(target_os = "linux")]
mod unnamed;
mod whole_file;
mod why;

pub use run::main;

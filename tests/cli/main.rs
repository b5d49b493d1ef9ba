//! The program as its users meet it: exit codes, messages, streams. Each test runs the real binary in
//! a folder of its own.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // All of this is tests; the lint only knows functions marked so.

mod accept;
mod bad_input;
mod bench;
mod check;
mod codes;
mod colour;
mod copies;
mod encodings;
mod evaluate;
mod facts;
mod filters;
mod formats;
mod forms;
mod generate;
mod index;
mod init;
mod input;
mod inspect;
mod interrupt;
mod labels;
mod limits;
mod links;
mod listed;
mod marks;
mod order;
mod outputs;
mod packed;
mod pairs;
mod place;
mod pre;
mod progress;
mod records;
mod sarif;
mod settings;
mod shipped;
mod stdin;
mod ten_posts;
mod terminal;
mod usage;
mod why;

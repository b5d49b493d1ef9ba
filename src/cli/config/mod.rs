//! `refrain.toml`: which flags are keys of it, where it is found, and how it and the environment go
//! under the command line. What the flags mean is not known here.

mod file;
mod find;
mod keys;
mod layers;
mod origin;
mod show;
mod snippet;
mod variables;

pub(super) use find::above;
pub(super) use layers::{command, layered, named};
pub(super) use origin::Origins;
pub(super) use show::{show, table};

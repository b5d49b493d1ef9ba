//! A check by way of the index: where it lies, what has changed since, and the part of the archive that it
//! says can matter.

mod apart;
mod command;
mod files;
mod place;
mod refresh;
mod share;
mod watch;

pub(super) use command::index;
pub(super) use share::share;
pub(super) use watch::watch;

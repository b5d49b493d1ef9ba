//! `refrain inspect`: what would be compared.

mod args;
mod show;

pub(super) use args::InspectArgs;
pub(super) use show::inspect;

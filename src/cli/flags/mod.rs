//! Flags as data, by what they are about.

mod accept;
mod bench;
mod config;
mod corpus;
mod fields;
mod filter;
mod find;
mod index;
mod input;
mod listed;
mod pre;
mod set_up;
mod unpack;

pub(super) use accept::{AcceptedArgs, ScopeArg, ToAccept};
pub(super) use bench::{BenchArgs, BenchFormat};
pub(super) use config::{ConfigArgs, ConfigCommand};
pub(super) use corpus::{EvaluateArgs, EvaluateFormat, FormArg, GenerateArgs, TrapArg, UnitArg};
pub(super) use filter::{FilterArgs, has_groups};
pub(super) use find::FindArgs;
pub(super) use index::{IndexArgs, IndexWork};
pub(super) use input::InputArgs;
pub(super) use listed::ListedArgs;
pub(super) use pre::{PreArgs, PreRule};
pub(super) use set_up::{CompletionsArgs, InitArgs, ManArgs};

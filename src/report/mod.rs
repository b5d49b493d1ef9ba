//! A report, and its forms for people and programs. No analysis happens here.

mod assemble;
mod filter;
#[cfg(feature = "cli")]
mod findings;
#[cfg(feature = "cli")]
mod html;
mod json;
mod model;
mod numbers;
mod reporter;
mod sketch;
mod summary;
#[cfg(feature = "cli")]
mod text;
#[cfg(feature = "cli")]
mod view;

pub(crate) use assemble::{Entries, Findings, Pair, Part, Parts, Wide, assemble, passage};
#[cfg(test)]
mod fixture;

pub use filter::{Between, Filter};
#[cfg(feature = "cli")]
pub use findings::{Concise, Csv, GitHub, JsonFindings, Markdown, Sarif};
#[cfg(feature = "cli")]
pub use html::{Html, Names};
pub use json::{Json, JsonLine};
pub use model::{
    AcceptedEntry, Bytes, ChangedFact, Command, Direction, FactChange, MatchEntry, PassageEntry,
    PassagePair, Place, PostEntry, RefrainEntry, Report, SCHEMA_VERSION, Side, Skipped, Stats,
    Stretch, Tool,
};
pub use reporter::Reporter;
pub use summary::summary;
#[cfg(feature = "cli")]
pub use text::Text;
#[cfg(feature = "cli")]
pub(crate) use view::printable;

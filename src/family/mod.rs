//! Verified matches to refrains: nodes, families, places, classes, rank.

mod absorb;
mod class;
mod classify;
mod component;
mod continued;
mod linkage;
mod node;
mod quoted;
mod rank;
mod refrain;
mod standing;

pub use absorb::absorb;
pub use class::Class;
pub use classify::classify;
pub use component::Components;
pub use continued::{Shared, continued};
pub use linkage::{families, stars};
pub use node::{Edge, Graph, Link, Node, NodeId};
pub use quoted::is_quoted;
pub use rank::{rank, sequences};
pub use refrain::{PlaceAt, Refrain};

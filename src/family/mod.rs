//! Verified matches to refrains: nodes, families, places, classes, rank.

mod absorb;
mod acceptance;
mod accepted;
mod class;
mod classify;
mod component;
mod continued;
mod life;
mod linkage;
mod lists;
mod node;
mod quoted;
mod rank;
mod refrain;
mod standing;

pub use absorb::absorb;
pub use acceptance::{Acceptance, Accepted, Scope, are_one_text};
pub use accepted::{Accepting, Asked};
pub use class::Class;
pub use classify::classify;
pub use component::components;
pub use continued::{Shared, continued, in_order};
pub use life::life;
pub use linkage::{families, stars};
pub use lists::Lists;
pub use node::{Edge, Graph, Link, Node, NodeId, Opening};
pub use quoted::is_quoted;
pub use rank::{rank, sequences};
pub use refrain::{Nearest, PlaceAt, Refrain};

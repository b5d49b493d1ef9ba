//! Verified matches to refrains: nodes, families, places, classes, rank.

mod absorb;
mod article;
mod class;
mod classify;
mod component;
mod context;
mod continued;
mod letters;
mod linkage;
mod linked;
mod lists;
mod marks;
mod node;
mod phrases;
mod quotations;
mod rank;
mod refrain;
mod series;
mod shared;
mod standing;
mod targets;
mod wording;

pub use absorb::absorb;
pub use article::Article;
pub use class::Class;
pub use classify::classify;
pub use component::components;
pub use context::Context;
pub use continued::{Shared, continued, in_order};
pub use linkage::{families, stars};
pub use lists::Lists;
pub use node::{Edge, Graph, Link, Node, NodeId, Opening};
pub use quotations::{PostQuotations, Quotations, Quoted};
pub use rank::{rank, sequences};
pub use refrain::{PlaceAt, Refrain};

//! Runs the layers one after the other. It is the only place that knows threads; every stage gives its
//! results in the order of its input, so that their number never shows.

mod background;
mod candidates;
mod cut;
mod each_pair;
mod explanation;
mod find;
mod gaps;
mod held;
mod keyed;
mod link_lists;
mod open;
mod pairs;
mod rare;
mod refrains;
mod rewrite;
mod run;
mod shingled;
mod sides;
mod stage;
mod task;
mod tell;
mod verify;
mod whole;
mod window;

pub use cut::Cut;
pub use explanation::Explanation;
pub use held::{Answer, Held};
pub use pairs::{Criterion, Pairs};
pub use run::{Checked, Detector};
pub use stage::{Observer, Stage};

//! What each layer costs, in time, and all of them together. `cargo bench -- segment` measures one.
//! Correctness is the tests' business.

mod compare;
mod detect;
mod family;
mod fingerprint;
mod index;
mod posts;
mod read;
mod report;
mod segment;
mod stage;

use criterion::{criterion_group, criterion_main};

criterion_group! {
    name = layers;
    config = posts::criterion();
    targets = read::benches, segment::benches, fingerprint::benches, index::benches,
        compare::benches, family::benches, report::benches, detect::benches
}
criterion_main!(layers);

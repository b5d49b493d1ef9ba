//! Matches to refrains: grouped, absorbed, labelled, ranked.

use criterion::Criterion;
use refrain::Stage;

use crate::stage::stages;

pub(crate) fn benches(c: &mut Criterion) {
    stages(c, "family", &[("families", Stage::Families)], |report| report.stats.refrains);
}

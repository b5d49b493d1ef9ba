//! Candidates to matches, aligned word by word.

use criterion::Criterion;
use refrain::Stage;

use crate::stage::stages;

pub(crate) fn benches(c: &mut Criterion) {
    stages(c, "compare", &[("align", Stage::Align)], |report| report.stats.candidates);
}

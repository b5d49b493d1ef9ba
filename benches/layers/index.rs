//! Paragraphs to candidates: equal ones folded, shingles to sets, sets joined.

use criterion::{Criterion, Throughput};
use refrain::Stage;
use refrain::index::Collapsed;
use refrain::segment::{ParagraphId, Segments};

use crate::posts::corpora;
use crate::stage::stages;

pub(crate) fn benches(c: &mut Criterion) {
    let steps = [("sets", Stage::Fingerprint), ("join", Stage::Join)];
    stages(c, "index", &steps, |report| report.stats.paragraphs);
    let mut group = c.benchmark_group("index");
    for corpus in corpora() {
        let segments = Segments::of(corpus.archive.posts());
        let count = segments.paragraphs().len();
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("collapse/{}", corpus.name), |b| {
            b.iter(|| {
                let ids = (0..).map(ParagraphId).take(count);
                let hashes = ids.map(|id| Collapsed::hash(&segments.terms_of(id)));
                Collapsed::of(&segments, &hashes.collect::<Vec<_>>(), false)
            });
        });
    }
    group.finish();
}

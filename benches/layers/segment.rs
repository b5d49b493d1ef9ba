//! Posts to paragraphs and words.

use criterion::Criterion;
use refrain::segment::Segments;

use crate::posts::corpora;

pub(crate) fn benches(c: &mut Criterion) {
    let mut group = c.benchmark_group("segment");
    for corpus in corpora() {
        group.throughput(corpus.bytes());
        group.bench_function(corpus.name, |b| b.iter(|| Segments::of(corpus.archive.posts())));
    }
    group.finish();
}

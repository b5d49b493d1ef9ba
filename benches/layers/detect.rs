//! A report from posts to its last line, with all threads.

use criterion::Criterion;
use refrain::{Detector, Options};

use crate::posts::corpora;

pub(crate) fn benches(c: &mut Criterion) {
    let detector = Detector::new(&Options::new()).expect("the defaults are right");
    let mut group = c.benchmark_group("detect");
    for corpus in corpora() {
        group.throughput(corpus.bytes());
        group.bench_function(corpus.name, |b| b.iter(|| detector.detect(&corpus.archive)));
    }
    group.finish();
}

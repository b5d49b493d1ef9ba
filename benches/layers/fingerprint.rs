//! Words to the hashes of shingles, and of runs.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use refrain::fingerprint::Shingles;
use refrain::segment::{ParagraphId, Segments};

use crate::posts::corpora;

pub(crate) fn benches(c: &mut Criterion) {
    let kinds = [
        ("shingles", Shingles { length: 5, short: true }),
        ("runs", Shingles { length: 12, short: false }),
    ];
    let mut group = c.benchmark_group("fingerprint");
    for corpus in corpora() {
        let segments = Segments::of(corpus.archive.posts());
        group.throughput(Throughput::Elements(segments.word_count() as u64));
        for (name, shingles) in kinds {
            group.bench_function(format!("{name}/{}", corpus.name), |b| {
                let mut hashes = Vec::new();
                b.iter(|| {
                    for (id, _) in (0..).map(ParagraphId).zip(segments.paragraphs()) {
                        shingles.hashes(&segments.terms_of(id), &mut hashes);
                        black_box(&hashes);
                    }
                });
            });
        }
    }
    group.finish();
}

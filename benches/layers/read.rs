//! Files to posts: front matter, Markdown, tag pages.

use criterion::{BatchSize, Criterion};
use refrain::read::{Reading, read_bytes};

use crate::posts::corpora;

pub(crate) fn benches(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    for corpus in corpora() {
        group.throughput(corpus.bytes());
        let read = |files: Vec<(String, Vec<u8>)>| {
            let files = files.into_iter();
            let posts = files.map(|(name, bytes)| read_bytes(&name, bytes, &Reading::default()));
            posts.collect::<Vec<_>>()
        };
        group.bench_function(corpus.name, |b| {
            b.iter_batched(|| corpus.files.clone(), read, BatchSize::LargeInput);
        });
    }
    group.finish();
}

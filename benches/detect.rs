//! The sample blog, end to end and in its first stage: what a change costs, in time. Correctness is
//! the tests' business.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use refrain::read::{SplitPosts, Walker, read_file};
use refrain::segment::Segments;
use refrain::text::Archive;
use refrain::{Detector, Options};

/// The posts of the sample blog, `times` over, so that everything in it is a refrain.
fn archive(times: usize) -> Archive {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/usfk-blog");
    let found = Walker::default().find(&[folder.display().to_string()]);
    let mut archive = Archive::new();
    for _ in 0..times {
        for file in &found.files {
            let read = read_file(file, &SplitPosts::Auto).expect("the samples can be read");
            for post in read.posts {
                archive.push(post);
            }
        }
    }
    archive
}

fn benches(c: &mut Criterion) {
    let archive = archive(10);
    let bytes: usize = archive.posts().iter().map(|post| post.body.len() as usize).sum();
    let mut group = c.benchmark_group("sample blog, ten times");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("segment", |b| b.iter(|| Segments::of(black_box(archive.posts()))));
    let detector = Detector::new(&Options::new()).expect("the defaults are right");
    group.bench_function("detect", |b| b.iter(|| detector.detect(black_box(&archive))));
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);

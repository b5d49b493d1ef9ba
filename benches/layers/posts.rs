//! What all layers are measured on: the posts of the samples, and a generated archive in which a
//! quarter of the paragraphs came back.

use std::fs;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use refrain::generate::{self, Form, Layout};
use refrain::read::{Reading, Walker, read_bytes};
use refrain::text::Archive;

/// Paragraphs of the generated archive.
const PARAGRAPHS: u32 = 2_000;

/// Posts, as files and as an archive.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    /// The names and bytes of the files.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    pub(crate) archive: Archive,
}

impl Corpus {
    fn new(name: &'static str, files: Vec<(String, Vec<u8>)>) -> Self {
        let mut archive = Archive::new();
        for (name, bytes) in &files {
            let file =
                read_bytes(name, bytes.clone(), &Reading::default()).expect("it can be read");
            for post in file.posts {
                archive.push(post);
            }
        }
        Self { name, files, archive }
    }

    /// The bytes of all files.
    pub(crate) fn bytes(&self) -> Throughput {
        Throughput::Bytes(self.files.iter().map(|(_, bytes)| bytes.len() as u64).sum())
    }
}

/// Both of them.
pub(crate) fn corpora() -> [Corpus; 2] {
    [Corpus::new("samples", samples()), Corpus::new("generated", generated())]
}

/// Short measurements, so that all layers together take a minute.
pub(crate) fn criterion() -> Criterion {
    Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let found = Walker::default().find(&[folder.display().to_string()]);
    let paths = found.files.iter().map(|file| file.path.to_string());
    paths.map(|path| (path.clone(), fs::read(&path).expect("the samples are there"))).collect()
}

fn generated() -> Vec<(String, Vec<u8>)> {
    let corpus = generate::Corpus::new(PARAGRAPHS, 1, None);
    let mut layout = Layout::new(&corpus, Form::Markdown, "");
    let posts = corpus.posts().map(|post| {
        let text = layout.post(&post).expect("a post is text");
        (layout.path(post.number), text.into_bytes())
    });
    posts.collect()
}

//! What an index asks of a reader: files read each by itself, and what was read so far.

use std::path::PathBuf;

use crate::Detector;
use crate::cli::input::{Input, Reader, tasks};
use crate::read::{FoundFile, Remark};
use crate::text::Post;

impl Reader {
    /// Reads files, each by itself: for each its posts, and what there is to say.
    pub(in crate::cli) fn read_apart(
        &self,
        detector: &Detector,
        found: Vec<FoundFile>,
    ) -> Vec<(Vec<Post>, Vec<Remark>)> {
        self.line.begin("reading files", Some(found.len() as u64));
        let parts = if self.walker.whole { found } else { FoundFile::in_parts(found) };
        let tasks: Vec<&[FoundFile]> = tasks(&parts).collect();
        let read = detector.map(&tasks, |files| {
            let one = |file| {
                let batch = self.pre.read(std::slice::from_ref(file), &self.reading, None);
                self.line.advance(1);
                (batch.posts, batch.remarks)
            };
            files.iter().map(one).collect::<Vec<_>>()
        });
        let mut all: Vec<(Vec<Post>, Vec<Remark>)> = Vec::new();
        let mut last = None;
        for (file, (posts, remarks)) in parts.iter().zip(read.into_iter().flatten()) {
            // The parts of a file follow each other.
            match all.last_mut().filter(|_| file.goes_on(last)) {
                Some(whole) => {
                    whole.0.extend(posts);
                    whole.1.extend(remarks);
                }
                None => all.push((posts, remarks)),
            }
            last = Some(file);
        }
        all
    }

    /// The real paths of the first side's files.
    pub(in crate::cli) fn first_files(&self) -> impl Iterator<Item = &PathBuf> {
        self.first.iter().flat_map(|(real, _)| real)
    }

    /// What was read so far, to be added to from elsewhere.
    pub(in crate::cli) fn so_far(&mut self) -> &mut Input {
        &mut self.input
    }
}

//! Posts to words, on all threads.

use rayon::prelude::*;

use crate::segment::Segments;
use crate::text::Archive;

/// The fewest and the most posts that one task cuts into words: fewer share the work no better, more
/// hold too many words apart from the archive's.
const POSTS_A_TASK: (usize, usize) = (16, 4096);

/// About so many tasks make up the whole of a cut, and so many of them are held at a time before they
/// are put together: enough to keep every thread busy, few enough that no word is held twice for long.
const TASKS: usize = 64;
const TASKS_A_WAVE: usize = 16;

pub(super) fn segment(archive: &Archive) -> Segments {
    let mut segments = Segments::default();
    let task = (archive.posts().len() / TASKS).clamp(POSTS_A_TASK.0, POSTS_A_TASK.1);
    for wave in archive.posts().chunks(task * TASKS_A_WAVE) {
        let parts: Vec<Segments> = wave.par_chunks(task).map(Segments::of).collect();
        for part in parts {
            segments.append(part);
        }
    }
    segments
}

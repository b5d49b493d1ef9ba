//! Posts to words, on all threads: the archive is cut into tasks of about the same size, and what
//! they give is put together in the archive's order.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::index::Collapsed;
use crate::segment::{ParagraphId, Segments, blocks};
use crate::spill::Spool;
use crate::text::{Archive, Block, Post};

/// A task cuts about so many bytes of text: a sixty-fourth of the whole, but no less than is worth a
/// task and no more than a processor's share of the cache holds the words of.
const BYTES_A_TASK: (u64, u64) = (1 << 16, 1 << 21);

/// So many tasks for each thread are cut at a time, while those before them are put together: enough
/// to keep every thread busy, few enough that no word is held twice for long.
const TASKS_A_THREAD: usize = 3;

/// The words of an archive's first posts, cut while others were still being read.
#[derive(Debug, Default)]
pub struct Cut {
    segments: Segments,
    posts: usize,
}

impl Cut {
    /// The words of some posts, if they make up a task; several threads may cut at once. `None` if
    /// they hold so much that they are better parted.
    pub fn of(posts: &[Post]) -> Option<Segments> {
        let size: u64 = posts.iter().map(|post| u64::from(post.body.len())).sum();
        (size <= 2 * BYTES_A_TASK.1).then(|| Segments::of(posts))
    }

    /// Takes the next posts of the archive, each row of them with what `of` gave.
    pub(super) fn push(&mut self, rows: Vec<(&[Post], Option<Segments>)>) {
        let mut tasks = Vec::new();
        for (posts, words) in rows {
            self.posts += posts.len();
            match words {
                Some(words) => tasks.push(Task::Ready(Box::new(words))),
                None => split_up(posts, &mut tasks),
            }
        }
        put_together(&mut self.segments, tasks);
    }
}

/// What one task cuts.
enum Task<'a> {
    Ready(Box<Segments>),
    Posts(&'a [Post]),
    /// Some blocks of a post that is too long for one task, and whether they are not its first.
    Part(&'a Post, Cow<'a, [Block]>, bool),
}

impl Task<'_> {
    fn cut(self) -> (Segments, bool) {
        match self {
            Task::Ready(words) => (*words, false),
            Task::Posts(posts) => (Segments::of(posts), false),
            Task::Part(post, blocks, goes_on) => (Segments::of_blocks(post, &blocks), goes_on),
        }
    }
}

/// The words of all posts, of which `cut` has the first already.
pub(super) fn segment(archive: &Archive, cut: Cut, spool: &Spool) -> Segments {
    let mut segments = if cut.posts == 0 { Segments::with_spool(spool) } else { cut.segments };
    let mut tasks = Vec::new();
    split_up(&archive.posts()[cut.posts..], &mut tasks);
    put_together(&mut segments, tasks);
    segments
}

/// Cuts what is not cut yet, and puts all behind the columns, in the order of the tasks. One thread at
/// a time can number words; meanwhile the others cut the next ones.
fn put_together(segments: &mut Segments, tasks: Vec<Task<'_>>) {
    let at_a_time = TASKS_A_THREAD * rayon::current_num_threads();
    let mut tasks = tasks.into_iter();
    let mut ready = Vec::new();
    loop {
        let wave: Vec<Task<'_>> = tasks.by_ref().take(at_a_time).collect();
        let last = wave.is_empty();
        let cut = || wave.into_par_iter().map(Task::cut).collect();
        let (parts, ()) = rayon::join(cut, || take_in(segments, ready));
        if last {
            return;
        }
        ready = parts;
    }
}

/// Puts what was cut behind the columns.
fn take_in(segments: &mut Segments, parts: Vec<(Segments, bool)>) {
    let numbers: Vec<_> = parts.iter().map(|(part, _)| segments.absorb_terms(part)).collect();
    let renumbered = parts.into_par_iter().zip(numbers).map(|((mut part, goes_on), numbers)| {
        part.renumber(&numbers);
        (part, goes_on)
    });
    for (part, goes_on) in renumbered.collect::<Vec<_>>() {
        segments.append_renumbered(part, goes_on);
    }
}

/// Parts posts into tasks.
fn split_up<'a>(posts: &'a [Post], tasks: &mut Vec<Task<'a>>) {
    let size = |post: &Post| u64::from(post.body.len());
    let all: u64 = posts.iter().map(size).sum();
    let most = (all / 64).clamp(BYTES_A_TASK.0, BYTES_A_TASK.1);
    let (mut first, mut held) = (0, 0);
    for (at, post) in posts.iter().enumerate() {
        let long = size(post) > 2 * most;
        if long || held >= most {
            tasks.push(Task::Posts(&posts[first..at]));
            (first, held) = (at, 0);
        }
        if long {
            split(post, most, tasks);
            first = at + 1;
        } else {
            held += size(post);
        }
    }
    if first < posts.len() {
        tasks.push(Task::Posts(&posts[first..]));
    }
}

/// Parts a long post behind every block that makes a part of it long enough.
fn split<'a>(post: &'a Post, most: u64, tasks: &mut Vec<Task<'a>>) {
    let blocks = blocks(post);
    let mut from = 0;
    for at in 1..=blocks.len() {
        let bytes = u64::from(blocks[at - 1].span.end() - blocks[from].span.start());
        if at == blocks.len() || bytes >= most {
            let part = match &blocks {
                Cow::Borrowed(told) => Cow::Borrowed(&told[from..at]),
                Cow::Owned(cut) => Cow::Owned(cut[from..at].to_vec()),
            };
            tasks.push(Task::Part(post, part, from > 0));
            from = at;
        }
    }
    if blocks.is_empty() {
        tasks.push(Task::Part(post, blocks, false));
    }
}

/// Equal paragraphs folded; program text is left out unless `code` is set.
pub(super) fn collapse(segments: &Segments, code: bool) -> Collapsed {
    let count = segments.paragraphs().len();
    let ids = (0u32..).map(ParagraphId).take(count).collect::<Vec<_>>();
    let hash = |id: &ParagraphId| Collapsed::hash(&segments.terms_of(*id));
    let hashes: Vec<u64> = ids.par_iter().map(hash).collect();
    Collapsed::of(segments, &hashes, code)
}

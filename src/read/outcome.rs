//! What a file gave: its posts, and what there is to say about it. It reads no format.

use std::sync::Arc;

use super::marks::{Comment, Marks};
use super::notice::{Notice, Skipped};
use crate::error::Error;
use crate::spill::Store;
use crate::text::{Byte, Post, Source, Span};

/// What a file gave.
#[derive(Debug, Default)]
pub struct ReadFile {
    /// Its posts, in the order in which they stand in it.
    pub posts: Vec<Post>,
    /// What could not be read as it was meant.
    pub notices: Vec<Notice>,
    /// Why there are no posts, or what of the file is none.
    pub skipped: Option<Skipped>,
    /// What was taken for granted, for who wants to know: a format that the name does not tell, an
    /// encoding.
    pub assumed: Vec<Notice>,
    /// The files in an archive that gave no post, and why.
    pub left_out: Vec<Skipped>,
    /// Those of them that could not be read.
    pub failed: Vec<Error>,
}

impl ReadFile {
    /// A file without posts.
    pub(super) fn without(path: &str, reason: impl Into<String>) -> Self {
        let skipped = Skipped { path: path.to_owned(), reason: reason.into() };
        Self { skipped: Some(skipped), ..Self::default() }
    }

    /// Adds what a file in this one gave.
    pub(super) fn add(&mut self, inner: Self) {
        self.posts.extend(inner.posts);
        self.notices.extend(inner.notices);
        self.assumed.extend(inner.assumed);
        self.left_out.extend(inner.skipped);
        self.left_out.extend(inner.left_out);
        self.failed.extend(inner.failed);
    }

    /// Says of the file, for who wants to know, what was taken for granted.
    pub(super) fn assume(&mut self, path: &str, message: impl Into<String>) {
        let (path, message) = (path.to_owned(), message.into());
        self.assumed.push(Notice { path, line: None, message });
    }

    /// Puts the texts of the file away on `store`.
    pub fn put_away(&mut self, store: &Store) {
        // Posts of one source stand together.
        let mut last: Option<(Arc<Source>, Arc<Source>)> = None;
        for post in &mut self.posts {
            let put = match &last {
                Some((source, put)) if Arc::ptr_eq(source, post.source()) => Arc::clone(put),
                _ => Arc::new(post.source().put_away(store)),
            };
            last = Some((Arc::clone(post.source()), Arc::clone(&put)));
            post.set_source(&put);
        }
    }
}

/// Gives the posts of a file the marks in it, and tells what is wrong with those that are none.
pub(super) fn give_marks(
    source: &Source,
    file: &mut ReadFile,
    comments: &[Comment],
    field: Option<Span<Byte>>,
) {
    if field.is_none() && comments.is_empty() {
        return;
    }
    let marks = Marks::of(&source.text(), comments, field);
    marks.give(&mut file.posts);
    file.notices.extend(marks.faults.into_iter().map(|(at, message)| Notice {
        path: source.path().to_owned(),
        line: Some(source.line(at)),
        message,
    }));
}

/// What the entries of a file gave.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) posts: Vec<Post>,
    pub(super) comments: Vec<Comment>,
    /// Why entries were left out, if any were.
    pub(super) left_out: Option<String>,
    /// What is wrong: a byte and a message.
    pub(super) faults: Vec<(usize, String)>,
}

impl Entries {
    /// The posts, with what there is to say about their file. Of one without posts, `without` says why
    /// there are none.
    pub(super) fn into_file(self, source: &Arc<Source>, without: &str) -> ReadFile {
        let empty = self.posts.is_empty().then(|| without.to_owned());
        let reason = self.left_out.or(empty);
        let skipped = reason.map(|reason| Skipped { path: source.path().to_owned(), reason });
        let mut file = ReadFile { posts: self.posts, skipped, ..ReadFile::default() };
        for (at, message) in self.faults {
            let line = u32::try_from(at).ok().map(|at| source.line(at));
            file.notices.push(Notice { path: source.path().to_owned(), line, message });
        }
        give_marks(source, &mut file, &self.comments, None);
        file
    }
}

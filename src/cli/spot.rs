//! A paragraph as its user names it: a file and a line of it.

use std::path::Path;

use super::input::Input;
use super::paths::real;
use crate::text::PostId;

/// A file and, where one was given, a line of it.
pub(super) struct Spot {
    pub(super) path: String,
    pub(super) line: Option<u32>,
}

impl Spot {
    /// `posts/a.md:12`, `posts/a.md:12:1` or `posts/a.md`.
    pub(super) fn parse(text: &str) -> Self {
        let numbers: Vec<_> = text.rsplitn(3, ':').map(str::parse::<u32>).collect();
        let colons = match numbers[..] {
            [Ok(_), Ok(_), _] => 2,
            [Ok(_), _, ..] => 1,
            _ => 0,
        };
        let mut parts = text.rsplitn(colons + 1, ':').collect::<Vec<_>>();
        let path = parts.pop().unwrap_or(text).to_owned();
        Self { path, line: parts.pop().and_then(|line| line.parse().ok()) }
    }

    /// The posts of its file, rising.
    pub(super) fn posts(&self, input: &Input) -> Vec<PostId> {
        let own = real(Path::new(&self.path));
        // A file that was named in two ways is shown under one of them.
        let same = |path: &str| path == self.path || own.is_some() && own == real(Path::new(path));
        let all = (0u32..).map(PostId).zip(input.archive.posts());
        all.filter(|(_, post)| same(post.path())).map(|(id, _)| id).collect()
    }
}

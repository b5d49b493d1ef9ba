//! Lines of JSON to posts: a record a line. A bad line loses nothing but itself.

use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::document::{self, NO_RECORDS};
use super::faults::Kind;
use super::names::FieldNames;
use super::posts::Posts;

/// Reads lines of JSON, the first of which is line `first` of its file.
pub(in crate::read) fn read(
    path: &Arc<str>,
    bytes: &[u8],
    first: u32,
    names: &FieldNames,
) -> ReadFile {
    if first == 1
        && is_no_line(bytes)
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return document::read(path, text, names);
    }
    let mut posts = Posts::new(path);
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', bytes).chain([bytes.len()]);
    for (line, end) in (first..).zip(ends) {
        let written = bytes[std::mem::replace(&mut start, end + 1)..end].trim_ascii();
        if written.is_empty() {
            continue;
        }
        match std::str::from_utf8(written) {
            Ok(text) => posts.record(text, line, names),
            Err(err) => posts.faults.add(Kind::Broken, line, || {
                format!("not UTF-8 (byte {}); this line is left out", err.valid_up_to() + 1)
            }),
        }
    }
    posts.into_file(NO_RECORDS)
}

/// Whether the first line that is not empty shows that a record is no line: a list begins in it, or an
/// object that goes on.
fn is_no_line(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    lines.find(|line| !line.is_empty()).is_some_and(|line| line[0] == b'[' || line == b"{")
}

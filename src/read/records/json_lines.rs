//! Lines of JSON to posts: a record a line. A bad line loses nothing but itself.

use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::faults::Kind;
use super::names::FieldNames;
use super::posts::{NO_RECORDS, Posts};

/// Reads lines of JSON, the first of which is line `first` of its file.
pub(super) fn read(path: &Arc<str>, bytes: &[u8], first: u32, names: &FieldNames) -> ReadFile {
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

/// Whether a record is a line, as far as the first line that is not empty shows: no list begins in it, and
/// no object that goes on.
pub(in crate::read) fn is_json_lines(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    lines.find(|line| !line.is_empty()).is_none_or(|line| line[0] != b'[' && line != b"{")
}

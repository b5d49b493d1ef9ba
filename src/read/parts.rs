//! A large file of lines to parts that are read each by itself: by several threads, and never all of the
//! file at once. A part is whole lines.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A part has about so many bytes: many enough to be worth a task, and few enough to be held by each
/// thread.
const PART: u64 = 16 << 20;

/// Bytes are read so many at a time.
const A_READ: usize = 1 << 20;

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Its first byte.
    pub(super) start: u64,
    pub(super) len: u64,
    /// The line of the file that it begins with, from 1.
    pub(super) line: u32,
}

/// The parts of a file; none if it is not large, or its `head` says that it does not hold a record a line.
pub(super) fn parts(path: &Path, is_lines: impl Fn(&[u8]) -> bool) -> io::Result<Vec<Part>> {
    if path.metadata()?.len() <= PART {
        return Ok(Vec::new());
    }
    cut(File::open(path)?, PART, is_lines)
}

fn cut(mut file: impl Read, size: u64, is_lines: impl Fn(&[u8]) -> bool) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut part = Part { start: 0, len: 0, line: 1 };
    let mut line = 1_u32;
    let mut block = vec![0; A_READ];
    loop {
        let n = match file.read(&mut block) {
            Ok(n) => n,
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(err) => return Err(err),
        };
        if n == 0 {
            if part.len > 0 {
                parts.push(part);
            }
            return Ok(parts);
        }
        let bytes = &block[..n];
        if part.start + part.len == 0 && !is_lines(bytes) {
            return Ok(Vec::new());
        }
        let mut from = 0;
        for feed in memchr::memchr_iter(b'\n', bytes) {
            line = line.saturating_add(1);
            let len = part.len + (feed + 1 - from) as u64;
            if len >= size {
                parts.push(Part { len, ..part });
                part = Part { start: part.start + len, len: 0, line };
                from = feed + 1;
            }
        }
        part.len += (n - from) as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_whole_lines_and_all_of_the_file() {
        let text: String = (0..500).map(|n| "x".repeat(n % 37) + "\n").collect::<String>() + "end";
        for size in [1, 10, 100, 5_000, 100_000] {
            let (mut at, mut lines) = (0, 1);
            for part in cut(text.as_bytes(), size, |_| true).unwrap() {
                assert_eq!((part.start, part.line), (at, lines), "{size}");
                let end = usize::try_from(part.start + part.len).unwrap();
                let own = &text[usize::try_from(part.start).unwrap()..end];
                assert!(own.ends_with('\n') || end == text.len());
                lines += u32::try_from(own.matches('\n').count()).unwrap();
                at += part.len;
            }
            assert_eq!(at, text.len() as u64);
        }
        assert_eq!(cut(text.as_bytes(), 10, |_| false).unwrap(), []);
        assert_eq!(cut(&b""[..], 10, |_| true).unwrap(), []);
    }
}

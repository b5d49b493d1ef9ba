//! Lines of a text, counted on as its places are asked for. Where posts are asked again and again, their
//! sources know.

/// Counts the lines of a text up to places that are asked for one after the other.
pub(super) struct LineCount<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> LineCount<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of a byte, from 1.
    pub(super) fn at(&mut self, at: usize) -> u32 {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let between = memchr::memchr_iter(b'\n', &self.text.as_bytes()[self.at..at]).count();
        self.line = self.line.saturating_add(u32::try_from(between).unwrap_or(u32::MAX));
        self.at = at;
        self.line
    }
}

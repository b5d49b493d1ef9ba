//! Bytes to lines and columns, and back. No other file counts lines or columns.

/// A place as people write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode code points.
    pub column: u32,
}

/// Where the lines of a text begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineIndex {
    starts: Box<[u32]>,
    /// In a text of many lines, how many start before each block of bytes.
    before: Box<[u32]>,
}

/// The bytes of a block, and how many lines a text has to have for blocks to be worth their memory.
const BLOCK: u32 = 4096;
const MANY: usize = 4096;

impl LineIndex {
    /// Finds the line starts of `text`, whose length must fit in 32 bits. A line ends at a line
    /// feed; the carriage return before it is part of the line.
    #[allow(clippy::cast_possible_truncation)] // `Source::new` has checked the length.
    pub fn new(text: &str) -> Self {
        let feeds = || memchr::memchr_iter(b'\n', text.as_bytes());
        // Counting first is cheaper than growing, and leaves no room unused.
        let mut starts = Vec::with_capacity(1 + feeds().count());
        starts.push(0);
        starts.extend(feeds().map(|at| at as u32 + 1));
        Self::of_starts(starts)
    }

    /// The line that holds the byte at `offset`, from 1.
    #[allow(clippy::cast_possible_truncation)] // There are no more lines than bytes.
    pub fn line(&self, offset: u32) -> u32 {
        let block = (offset / BLOCK) as usize;
        let known = self.before.get(block).zip(self.before.get(block + 1));
        let (from, to) = known.map_or((0, self.starts.len()), |(&a, &b)| (a as usize, b as usize));
        (from + self.starts[from..to].partition_point(|&start| start <= offset)) as u32
    }

    /// The same of a text that comes in parts, which may end anywhere.
    #[allow(clippy::cast_possible_truncation)] // `Source::new` has checked the length.
    pub fn of_parts(parts: impl Iterator<Item = Vec<u8>>) -> Self {
        let (mut starts, mut before) = (vec![0], 0);
        for part in parts {
            starts.extend(memchr::memchr_iter(b'\n', &part).map(|at| (before + at) as u32 + 1));
            before += part.len();
        }
        Self::of_starts(starts)
    }

    #[allow(clippy::cast_possible_truncation)] // There are no more lines than bytes.
    fn of_starts(starts: Vec<u32>) -> Self {
        let mut before = Vec::new();
        if starts.len() >= MANY {
            let mut lines = 0;
            before.extend((0..=starts[starts.len() - 1] / BLOCK).map(|block| {
                let start = block * BLOCK;
                lines += starts[lines..].iter().take_while(|&&line| line < start).count();
                lines as u32
            }));
        }
        Self { starts: starts.into(), before: before.into() }
    }

    /// Where a line, counted from 1, begins.
    ///
    /// # Panics
    /// If there is no such line.
    pub fn start(&self, line: u32) -> u32 {
        self.starts[line as usize - 1]
    }

    /// Where a line of a text of so many bytes ends, its line feed included.
    pub fn end(&self, line: u32, bytes: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(bytes)
    }

    /// The position of the byte at `offset` of `text`, which is line number `line`. An offset inside a
    /// character counts as the character; one past the end, as the end.
    #[allow(clippy::cast_possible_truncation)] // A column is no larger than the text.
    pub fn column(line: u32, text: &str, offset: u32) -> Position {
        let before = if let Some(before) = text.get(..offset as usize) {
            before.chars().count()
        } else {
            let inside = |(at, c): &(usize, char)| at + c.len_utf8() <= offset as usize;
            text.char_indices().take_while(inside).count()
        };
        Position { line, column: before as u32 + 1 }
    }

    /// The byte offset of a position, or `None` where the text has no such line or column. The
    /// column just behind a line's last character is allowed.
    #[allow(clippy::cast_possible_truncation)]
    pub fn offset(&self, text: &str, position: Position) -> Option<u32> {
        let start = *self.starts.get(position.line.checked_sub(1)? as usize)?;
        let end = self.starts.get(position.line as usize).copied().unwrap_or(text.len() as u32);
        let line = &text[start as usize..end as usize];
        let steps = position.column.checked_sub(1)? as usize;
        let mut offsets = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        offsets.nth(steps).map(|at| start + at as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn position_and_offset_are_inverse(text in "(\\PC|\n|\r\n|한|😀){0,60}") {
            let index = LineIndex::new(&text);
            let parts = text.as_bytes().chunks(3).map(<[u8]>::to_vec);
            prop_assert_eq!(&LineIndex::of_parts(parts), &index);
            for (at, _) in text.char_indices() {
                let at = u32::try_from(at).unwrap();
                let line = index.line(at);
                let start = index.start(line);
                let end = index.end(line, u32::try_from(text.len()).unwrap());
                let there =
                    LineIndex::column(line, &text[start as usize..end as usize], at - start);
                prop_assert_eq!(index.offset(&text, there), Some(at));
            }
        }
    }

    #[test]
    fn lines_of_a_long_text_are_found_by_blocks() {
        let text: String = (0..3 * MANY).map(|n| "x".repeat(n % 7) + "\n").collect();
        let index = LineIndex::new(&text);
        let mut line = 1;
        for (at, byte) in (0u32..).zip(text.bytes()) {
            assert_eq!(index.line(at), line);
            line += u32::from(byte == b'\n');
        }
        assert_eq!(index.line(u32::try_from(text.len()).unwrap()), line);
    }

    #[test]
    fn columns_count_code_points() {
        let text = "하나 둘\n😀 three";
        let index = LineIndex::new(text);
        let three = u32::try_from(text.find("three").unwrap()).unwrap();
        let second = &text[index.start(2) as usize..];
        let there = LineIndex::column(2, second, three - index.start(2));
        assert_eq!(there, Position { line: 2, column: 3 });
        assert_eq!(index.offset(text, Position { line: 3, column: 1 }), None);
    }
}

//! The source that posts stand in: one file's text, or a text out of a file, and where it stood there.
//! Nothing here reads a file.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::{Byte, LineIndex, Position, Span};
use crate::error::Error;
use crate::spill::{Store, Stretch};

/// A file's text, held once and shared by the posts in it.
#[derive(Debug)]
pub struct Source {
    path: Arc<str>,
    text: Text,
    /// Made when first asked for: of a large archive few texts are shown.
    lines: OnceLock<LineIndex>,
    shift: u32,
    offsets: Offsets,
    counted: Lines,
    /// The columns of the file's line before the text's first one.
    column: u32,
}

/// Where a text stands in its file, so that it can be put away without the rest and be itself again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    shift: u32,
    offsets: Offsets,
    counted: Lines,
    column: u32,
}

/// What the offsets of a source count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offsets {
    /// Bytes of the file.
    File,
    /// Bytes of the text as it was taken out of the file, in UTF-8.
    Decoded,
}

impl Offsets {
    /// Whether they are bytes of the file.
    #[allow(clippy::trivially_copy_pass_by_ref)] // It is what serde hands over.
    pub fn is_file(&self) -> bool {
        *self == Self::File
    }
}

/// Where the lines of a text are that was taken out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lines {
    /// They are the text's own.
    Own,
    /// The text's first line is this line of the file, and the others follow.
    From(u32),
    /// The text stands on this one line of the file, and so does all of it.
    All(u32),
}

/// A text in memory, or in a temporary file.
#[derive(Debug)]
enum Text {
    Held(Box<str>),
    Spilled(Stretch),
}

/// The bytes of a file that is counted for lines are read so many at a time.
const A_READ: usize = 1 << 20;

impl Source {
    /// A source from its path (or another name) and text. `shift` is the number of bytes that stood
    /// before the text in the file: 3 for a byte order mark, else 0.
    ///
    /// # Errors
    /// If the text is 4 GiB or longer, since offsets are held in 32 bits. This is the one place where
    /// the size of a text is checked.
    pub fn new(
        path: impl Into<Arc<str>>,
        text: impl Into<Box<str>>,
        shift: u32,
    ) -> Result<Self, Error> {
        let place = Place { shift, offsets: Offsets::File, counted: Lines::Own, column: 0 };
        Self::placed(path, text, place)
    }

    /// A source whose text is not the bytes of its file: it was packed, escaped or in another encoding.
    ///
    /// # Errors
    /// If the text is 4 GiB or longer.
    pub fn decoded(
        path: impl Into<Arc<str>>,
        text: impl Into<Box<str>>,
        lines: Lines,
    ) -> Result<Self, Error> {
        let place = Place { shift: 0, offsets: Offsets::Decoded, counted: lines, column: 0 };
        Self::placed(path, text, place)
    }

    /// A text that stands at a `place` of its file.
    ///
    /// # Errors
    /// If the text is 4 GiB or longer.
    pub fn placed(
        path: impl Into<Arc<str>>,
        text: impl Into<Box<str>>,
        place: Place,
    ) -> Result<Self, Error> {
        let (path, text) = (path.into(), text.into());
        let Place { shift, offsets, counted, column } = place;
        let max = u64::from(u32::MAX - shift) - 1;
        if text.len() as u64 > max {
            return Err(Error::too_large(path.to_string(), text.len() as u64, max));
        }
        let text = Text::Held(text);
        Ok(Self { path, text, lines: OnceLock::new(), shift, offsets, counted, column })
    }

    /// Where the text from byte `start` on stands in the file.
    pub fn place(&self, start: u32) -> Place {
        let Self { shift, offsets, counted, .. } = *self;
        let (counted, column) = match counted {
            Lines::All(_) => (counted, 0),
            Lines::Own | Lines::From(_) => {
                let Position { line, column } = self.position(start);
                (Lines::From(line), column - 1)
            }
        };
        Place { shift: shift + start, offsets, counted, column }
    }

    /// The path as the user will want to read it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same, to be held by all that speaks of the source.
    pub fn shared_path(&self) -> Arc<str> {
        Arc::clone(&self.path)
    }

    /// The same source with its text put away on `store`.
    #[must_use]
    pub fn put_away(&self, store: &Store) -> Self {
        let text = match store.put_bytes(self.text().as_bytes()) {
            Some(stretch) => Text::Spilled(stretch),
            None => Text::Held(self.text().into()),
        };
        let path = Arc::clone(&self.path);
        let Self { shift, offsets, counted, column, .. } = *self;
        Self { path, text, lines: OnceLock::new(), shift, offsets, counted, column }
    }

    /// The whole text; read anew each time, if it has been put away.
    pub fn text(&self) -> Cow<'_, str> {
        self.slice(self.span())
    }

    /// The span of the whole text.
    #[allow(clippy::cast_possible_truncation)] // Checked in `new`.
    pub fn span(&self) -> Span<Byte> {
        let len = match &self.text {
            Text::Held(text) => text.len(),
            Text::Spilled(stretch) => stretch.len(),
        };
        Span::new(0, len as u32)
    }

    /// The text at `span`.
    pub fn slice(&self, span: Span<Byte>) -> Cow<'_, str> {
        match &self.text {
            Text::Held(text) => Cow::Borrowed(&text[span.range()]),
            // It was text when it was put away; after a fault, of which the spool knows, it is zeros.
            Text::Spilled(stretch) => {
                let bytes = stretch.read(span.range());
                Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
            }
        }
    }

    /// What its offsets count.
    pub fn offsets(&self) -> Offsets {
        self.offsets
    }

    /// The line and column of a byte of the text. What stands escaped on one line of its file has that
    /// line's first column.
    pub fn position(&self, offset: u32) -> Position {
        if let Lines::All(line) = self.counted {
            return Position { line, column: 1 };
        }
        let lines = self.lines();
        let own = lines.line(offset);
        let start = lines.start(own);
        let rest = Span::new(start, lines.end(own, self.span().end()));
        let mut place = LineIndex::column(self.in_all(own), &self.slice(rest), offset - start);
        if own == 1 {
            place.column = place.column.saturating_add(self.column);
        }
        place
    }

    /// The line of a byte of the text, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        match self.counted {
            Lines::All(line) => line,
            Lines::Own | Lines::From(_) => self.in_all(self.lines().line(offset)),
        }
    }

    /// A line of the text as a line of the file.
    fn in_all(&self, own: u32) -> u32 {
        match self.counted {
            Lines::From(first) => first.saturating_add(own - 1),
            Lines::Own | Lines::All(_) => own,
        }
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| match &self.text {
            Text::Held(text) => LineIndex::new(text),
            Text::Spilled(stretch) => {
                let reads = (0..stretch.len()).step_by(A_READ);
                let read = |at: usize| stretch.read(at..(at + A_READ).min(stretch.len()));
                LineIndex::of_parts(reads.map(read))
            }
        })
    }

    /// A span of the text as a span of the file's bytes.
    pub fn in_file(&self, span: Span<Byte>) -> Span<Byte> {
        span.shift(self.shift)
    }

    /// A span of the file's bytes as a span of the text; the inverse of `in_file`.
    pub fn of_file(&self, start: u32, end: u32) -> Span<Byte> {
        Span::new(start - self.shift, end - self.shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_out_of_a_file_has_lines_of_the_file() {
        let place = |lines| {
            let source = Source::decoded("a.jsonl", "One\ntwo", lines).unwrap();
            assert_eq!(
                (source.offsets(), source.line(5)),
                (Offsets::Decoded, source.position(5).line)
            );
            (source.position(5).line, source.position(5).column)
        };
        assert_eq!(place(Lines::Own), (2, 2));
        assert_eq!(place(Lines::From(7)), (8, 2));
        assert_eq!(place(Lines::All(7)), (7, 1));
        assert_eq!(Source::new("a", "x", 0).unwrap().offsets(), Offsets::File);
    }

    #[test]
    fn a_stretch_by_itself_stands_where_it_stood() {
        let text = "\u{e9}ins\nzwei drei\nvier";
        for whole in [
            Source::new("a.md", text, 3).unwrap(),
            Source::decoded("a.jsonl", text, Lines::From(7)).unwrap(),
            Source::decoded("a.jsonl", text, Lines::All(7)).unwrap(),
        ] {
            let from = u32::try_from(text.find("drei").unwrap()).unwrap();
            let own = &text[from as usize..];
            let part = Source::placed("a", own, whole.place(from)).unwrap();
            for at in 0..=part.span().end() {
                assert_eq!(part.position(at), whole.position(from + at));
            }
            let (span, moved) = (Span::new(1, 4), Span::new(1, 4).shift(from));
            assert_eq!(part.in_file(span), whole.in_file(moved));
            assert_eq!(part.place(2), whole.place(from + 2));
        }
    }
}

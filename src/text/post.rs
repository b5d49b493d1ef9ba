//! One post, and the source it stands in. A source is one file's text; a post is a stretch of it with
//! a title and a date. Nothing here reads a file.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::{Block, Byte, LineIndex, Mark, Origin, Piece, Position, PostDate, Span, Written};
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
        let (path, text) = (path.into(), text.into());
        let max = u64::from(u32::MAX - shift) - 1;
        if text.len() as u64 > max {
            return Err(Error::too_large(path.to_string(), text.len() as u64, max));
        }
        Ok(Self { path, text: Text::Held(text), lines: OnceLock::new(), shift })
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
        Self { path, text, lines: OnceLock::new(), shift: self.shift }
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

    /// The line and column of a byte of the text.
    pub fn position(&self, offset: u32) -> Position {
        let lines = self.lines();
        let line = lines.line(offset);
        let start = lines.start(line);
        let rest = Span::new(start, lines.end(line, self.span().end()));
        LineIndex::column(line, &self.slice(rest), offset - start)
    }

    /// The line of a byte of the text, from 1.
    pub fn line(&self, offset: u32) -> u32 {
        self.lines().line(offset)
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

/// One post.
#[derive(Debug, Clone)]
pub struct Post {
    source: Arc<Source>,
    /// The whole post in its source, title and front matter included.
    pub span: Span<Byte>,
    /// The part that is cut into paragraphs.
    pub body: Span<Byte>,
    /// The blocks of the body, where the format has told them; `None` for plain text, which
    /// `segment` cuts by its blank lines.
    pub blocks: Option<Vec<Block>>,
    /// The marks that reach into it, in the order of their places; few posts have any.
    pub marks: Box<[Mark]>,
    /// The title, where the post has one.
    pub title: Option<String>,
    /// When it was published, where that is written down.
    pub date: Option<PostDate>,
    /// Its address, path or slug on the web.
    pub url: Option<String>,
    /// Its tags and categories.
    pub tags: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whether it says of itself that it is not published yet.
    pub draft: bool,
    /// The name that its feed or export knows it by.
    pub id: Option<String>,
    /// How it is written down.
    pub written: Written,
    /// Whether it stands on a page of several posts, such as a tag page.
    pub paged: bool,
    /// Where else it stands.
    pub origins: Vec<Origin>,
}

impl Post {
    /// A post of plain text that is all there is in its source.
    ///
    /// # Errors
    /// If the text is 4 GiB or longer.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Box<str>>) -> Result<Self, Error> {
        let source = Arc::new(Source::new(name, text, 0)?);
        let span = source.span();
        Ok(Self::within(source, span))
    }

    /// A post of plain text that takes up `span` of its source.
    pub fn within(source: Arc<Source>, span: Span<Byte>) -> Self {
        Self {
            source,
            span,
            body: span,
            blocks: None,
            marks: Box::default(),
            title: None,
            date: None,
            url: None,
            tags: Vec::new(),
            authors: Vec::new(),
            draft: false,
            id: None,
            written: Written::Plain,
            paged: false,
            origins: Vec::new(),
        }
    }

    /// The source it stands in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Gives the post another source of the same text.
    pub fn set_source(&mut self, source: &Arc<Source>) {
        self.source = Arc::clone(source);
    }

    /// The path of its source.
    pub fn path(&self) -> &str {
        self.source.path()
    }

    /// The block that was told to stand at `span`.
    pub fn block(&self, span: Span<Byte>) -> Option<&Block> {
        let blocks = self.blocks.as_ref()?;
        blocks.binary_search_by_key(&span, |block| block.span).ok().map(|at| &blocks[at])
    }

    /// The text at `span` as a reader of the page sees it, without the format's marks. White space
    /// is the source's own.
    pub fn readable(&self, span: Span<Byte>) -> Cow<'_, str> {
        let Some(blocks) = &self.blocks else { return self.source.slice(span) };
        let first = blocks.partition_point(|block| block.span.end() <= span.start());
        let inside = blocks[first..].iter().take_while(|block| block.span.start() < span.end());
        let mut text = String::new();
        for block in inside {
            if block.pieces.is_empty() {
                text.push_str(&self.source.slice(clip(block.span, span)));
            }
            for piece in &block.pieces {
                match piece {
                    Piece::Verbatim(at) if at.overlap(span) > 0 => {
                        text.push_str(&self.source.slice(clip(*at, span)));
                    }
                    Piece::Replaced(at, other) if span.contains(*at) => text.push_str(other),
                    _ => {}
                }
            }
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text.into()
    }
}

/// The part of `inner` inside `outer`; the two must overlap.
fn clip(inner: Span<Byte>, outer: Span<Byte>) -> Span<Byte> {
    Span::new(inner.start().max(outer.start()), inner.end().min(outer.end()))
}

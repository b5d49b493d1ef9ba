//! One post: a stretch of a source with a title and a date. Nothing here reads a file.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Block, Byte, Mark, Origin, Piece, PostDate, Source, Span, Written};
use crate::error::Error;

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
    /// The encoding that its file is in, if that is not UTF-8.
    pub encoding: Option<&'static str>,
    /// Whether it stands on a page of several posts, such as a tag page.
    pub paged: bool,
    /// Where else it stands.
    pub origins: Vec<Origin>,
    /// Which of its blocks need no words, where that is known beforehand.
    pub hollow: Option<Hollow>,
}

/// What is known beforehand of the blocks of a post that comes from an index: how many words each has, and
/// whether it shares something. The words of one that does not are never asked for; that they are there
/// is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hollow(Vec<(u32, u32)>);

impl Hollow {
    /// Of blocks, each with its first byte, how many words it has, and whether they are needed; in the
    /// order of their places.
    pub fn of(blocks: impl IntoIterator<Item = (u32, u32, bool)>) -> Self {
        let hollow = blocks.into_iter().filter(|block| block.1 > 0 && !block.2);
        Self(hollow.map(|(start, words, _)| (start, words)).collect())
    }

    /// How many words the block has that begins at this byte, if they are not needed.
    pub fn words(&self, start: u32) -> Option<u32> {
        let at = self.0.binary_search_by_key(&start, |block| block.0).ok()?;
        Some(self.0[at].1)
    }
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
            encoding: None,
            paged: false,
            origins: Vec::new(),
            hollow: None,
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

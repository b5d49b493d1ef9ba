//! What the posts of an archive quote. It is found out once for each post that shares text, since a
//! quotation can run over many paragraphs.

use super::article::{Article, articles};
use super::marks::Marked;
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, BlockKind, Byte, Map, PostId, Span, Tok};

/// A stretch is quoted if this much of it stands inside a quotation.
const QUOTED_SHARE: f64 = 0.75;

/// The quotations of the posts that share text.
#[derive(Debug, Default)]
pub struct Quotations(Map<PostId, PostQuotations>);

/// The quotations of a post, block quotations aside.
#[derive(Debug, Default)]
pub struct PostQuotations {
    marked: Box<[Span<Byte>]>,
    articles: Box<[Article]>,
}

/// How a stretch is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoted<'a> {
    /// In a block quotation.
    Block,
    /// Between quotation marks.
    Marks,
    /// In an article that is closed by this source.
    Article(&'a str),
}

impl PostQuotations {
    /// The quotations of one post.
    pub fn of(archive: &Archive, segments: &Segments, id: PostId) -> Self {
        let post = archive.get(id);
        let paragraphs = segments.of_post(id);
        let mut marked = Marked::default();
        // The text may lie in a temporary file, which is best asked once.
        let text = post.source().slice(post.body);
        let raw = |span: Span<Byte>| {
            let from = span.start().checked_sub(post.body.start()).map(|from| from as usize);
            from.and_then(|from| text.get(from..from + span.len() as usize)).unwrap_or_default()
        };
        for paragraph in paragraphs {
            match paragraph.kind {
                BlockKind::Heading => marked.stop(),
                BlockKind::Code => {}
                _ => marked.take(post, raw(paragraph.span), paragraph.span),
            }
        }
        let articles = articles(post, paragraphs, raw).into();
        Self { marked: marked.finish().into(), articles }
    }

    fn is_empty(&self) -> bool {
        self.marked.is_empty() && self.articles.is_empty()
    }
}

impl Quotations {
    /// The quotations of posts.
    pub fn of(posts: impl IntoIterator<Item = (PostId, PostQuotations)>) -> Self {
        Self(posts.into_iter().filter(|(_, of)| !of.is_empty()).collect())
    }

    /// Whether and how a stretch of a paragraph, in words from its first, is quoted.
    pub fn quoted(
        &self,
        archive: &Archive,
        segments: &Segments,
        id: ParagraphId,
        stretch: Span<Tok>,
    ) -> Option<Quoted<'_>> {
        let paragraph = segments.paragraph(id);
        if paragraph.kind == BlockKind::Quotation {
            return Some(Quoted::Block);
        }
        let of = self.0.get(&paragraph.post)?;
        if let Some(article) = of.articles.iter().find(|it| it.span.contains(paragraph.span)) {
            return Some(Quoted::Article(&article.source));
        }
        (self.marked(archive, segments, id, stretch) >= QUOTED_SHARE).then_some(Quoted::Marks)
    }

    /// The share of a stretch that stands between marks.
    pub(super) fn marked(
        &self,
        archive: &Archive,
        segments: &Segments,
        id: ParagraphId,
        stretch: Span<Tok>,
    ) -> f64 {
        let paragraph = segments.paragraph(id);
        let Some(of) = self.0.get(&paragraph.post) else { return 0.0 };
        let first = of.marked.partition_point(|span| span.end() <= paragraph.span.start());
        let near = || of.marked[first..].iter().take_while(|it| it.start() < paragraph.span.end());
        if near().next().is_none() {
            return 0.0;
        }
        let part = if stretch.len() == paragraph.tokens.len() {
            paragraph.span
        } else {
            let words = segments.words(archive, id).spans;
            words[stretch.range()].iter().copied().reduce(Span::cover).unwrap_or(paragraph.span)
        };
        let inside: u32 = near().map(|span| span.overlap(part)).sum();
        f64::from(inside) / f64::from(part.len().max(1))
    }
}

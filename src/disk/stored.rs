//! A post as a file keeps it: its own stretch of the source's text, and all that was read of it, but for
//! the path, which is the file's. Offsets count from the stretch's first byte.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};

use crate::segment::{Paragraph, blocks};
use crate::text::{
    Block, BlockKind, Byte, DateOrigin, Hollow, Mark, Piece, Place, Post, PostDate, Reach, Source,
    Span, Written,
};

/// A start and an end.
type Range = (u32, u32);

/// A post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Stored<'a> {
    place: Place,
    /// Kept apart, in fewer bytes.
    #[serde(skip)]
    pub(super) text: Cow<'a, str>,
    span: Range,
    body: Range,
    blocks: Option<Vec<StoredBlock>>,
    marks: Vec<(Range, bool, Range)>,
    pub(super) title: Option<String>,
    pub(super) date: Option<StoredDate>,
    pub(super) url: Option<String>,
    tags: Vec<String>,
    authors: Vec<String>,
    draft: bool,
    id: Option<String>,
    written: Written,
    encoding: Option<String>,
    paged: bool,
    /// For each block, also of plain text, how many words it has.
    words: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct StoredBlock {
    kind: BlockKind,
    span: Range,
    pieces: Vec<(Range, Option<String>)>,
    ignored: bool,
}

/// A date, as a file keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct StoredDate {
    day: (i16, i8, i8),
    time: Option<(i8, i8, i8, i32)>,
    /// The zone's seconds from UTC.
    zone: Option<i32>,
    origin: DateOrigin,
}

impl StoredDate {
    pub(super) fn of(date: &PostDate) -> Self {
        let PostDate { day, time, zone, origin } = *date;
        let parts = |time: civil::Time| {
            (time.hour(), time.minute(), time.second(), time.subsec_nanosecond())
        };
        let day = (day.year(), day.month(), day.day());
        Self { day, time: time.map(parts), zone: zone.map(Offset::seconds), origin }
    }

    pub(super) fn date(self) -> Option<PostDate> {
        let (year, month, day) = self.day;
        let day = civil::Date::new(year, month, day).ok()?;
        let time = match self.time {
            Some((hour, minute, second, rest)) => {
                Some(civil::Time::new(hour, minute, second, rest).ok()?)
            }
            None => None,
        };
        let zone = match self.zone {
            Some(seconds) => Some(Offset::from_seconds(seconds).ok()?),
            None => None,
        };
        Some(PostDate { day, time, zone, origin: self.origin })
    }
}

impl<'a> Stored<'a> {
    /// What is kept of a post, whose paragraphs these are.
    pub(super) fn of(post: &'a Post, paragraphs: &[Paragraph]) -> Self {
        // A mark may stand before the post that it is about.
        let marks = post.marks.iter().map(|mark| mark.at.cover(reached(mark)));
        let blocks = post.blocks.iter().flatten().map(|block| block.span);
        let window = marks.chain(blocks).fold(post.span.cover(post.body), Span::cover);
        let own = |span: Span<Byte>| (span.start() - window.start(), span.end() - window.start());
        let piece = |piece: &Piece| match piece {
            Piece::Verbatim(span) => (own(*span), None),
            Piece::Replaced(span, text) => (own(*span), Some(text.to_string())),
        };
        let block = |block: &Block| StoredBlock {
            kind: block.kind,
            span: own(block.span),
            pieces: block.pieces.iter().map(piece).collect(),
            ignored: block.ignored,
        };
        let mark =
            |mark: &Mark| (own(mark.at), matches!(mark.reach, Reach::Block(_)), own(reached(mark)));
        Self {
            place: post.source().place(window.start()),
            text: post.source().slice(window),
            span: own(post.span),
            body: own(post.body),
            blocks: post.blocks.as_ref().map(|blocks| blocks.iter().map(block).collect()),
            marks: post.marks.iter().map(mark).collect(),
            title: post.title.clone(),
            date: post.date.as_ref().map(StoredDate::of),
            url: post.url.clone(),
            tags: post.tags.clone(),
            authors: post.authors.clone(),
            draft: post.draft,
            id: post.id.clone(),
            written: post.written,
            encoding: post.encoding.map(str::to_owned),
            paged: post.paged,
            words: words(post, paragraphs),
        }
    }

    /// Which blocks of a post need no words, if those are asked for that make the `wanted` paragraphs.
    fn hollow(&self, post: &Post, wanted: &[u32]) -> Option<Hollow> {
        let blocks = blocks(post);
        if blocks.len() != self.words.len() {
            return None;
        }
        let mut number = 0;
        let known = blocks.iter().zip(&self.words).map(|(block, &words)| {
            let needed = wanted.binary_search(&number).is_ok();
            number += u32::from(words > 0);
            (block.span.start(), words, needed)
        });
        Some(Hollow::of(known.collect::<Vec<_>>()))
    }

    /// The post again, in the file at `path`; of its paragraphs only those that are wanted have words,
    /// if that is said. `None` if no post can have been kept like this.
    pub(super) fn post(self, path: Arc<str>, wanted: Option<&[u32]>) -> Option<Post> {
        let text = &*self.text;
        let known = |(start, end): Range| {
            text.get(start as usize..end as usize).map(|_| Span::<Byte>::new(start, end))
        };
        let piece = |(at, other): &(Range, Option<String>)| {
            let span = known(*at)?;
            Some(match other {
                Some(text) => Piece::Replaced(span, text.as_str().into()),
                None => Piece::Verbatim(span),
            })
        };
        let block = |block: &StoredBlock| {
            let pieces = block.pieces.iter().map(piece).collect::<Option<Vec<_>>>()?;
            let (kind, ignored) = (block.kind, block.ignored);
            Some(Block { kind, span: known(block.span)?, pieces: pieces.into(), ignored })
        };
        let blocks = match &self.blocks {
            Some(blocks) => Some(blocks.iter().map(block).collect::<Option<Vec<_>>>()?),
            None => None,
        };
        let mark = |&(at, of_block, reach): &(Range, bool, Range)| {
            let reach = known(reach)?;
            let reach = if of_block { Reach::Block(reach.start()) } else { Reach::Stretch(reach) };
            Some(Mark { at: known(at)?, reach })
        };
        let marks = self.marks.iter().map(mark).collect::<Option<Vec<_>>>()?;
        let (span, body) = (known(self.span)?, known(self.body)?);
        let date = match self.date {
            Some(date) => Some(date.date()?),
            None => None,
        };
        let source = Arc::new(Source::placed(path, text, self.place).ok()?);
        let mut post = Post::within(source, span);
        post.body = body;
        post.blocks = blocks;
        post.marks = marks.into();
        if let Some(wanted) = wanted {
            post.hollow = Some(self.hollow(&post, wanted)?);
        }
        post.title = self.title;
        post.date = date;
        post.url = self.url;
        post.tags = self.tags;
        post.authors = self.authors;
        post.draft = self.draft;
        post.id = self.id;
        post.written = self.written;
        post.encoding = self.encoding.as_deref().and_then(encoding);
        post.paged = self.paged;
        Some(post)
    }
}

/// The name of an encoding, as it is told.
fn encoding(name: &str) -> Option<&'static str> {
    encoding_rs::Encoding::for_label(name.as_bytes()).map(encoding_rs::Encoding::name)
}

/// For each block of a post how many words it has.
fn words(post: &Post, paragraphs: &[Paragraph]) -> Vec<u32> {
    let mut left = paragraphs.iter().peekable();
    let of = |block: &Block| {
        // A block without words is no paragraph.
        let own = left.next_if(|it| it.span == block.span && it.kind == block.kind);
        own.map_or(0, |it| it.tokens.len())
    };
    blocks(post).iter().map(of).collect()
}

fn reached(mark: &Mark) -> Span<Byte> {
    match mark.reach {
        Reach::Block(at) => Span::new(at, at),
        Reach::Stretch(span) => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segments;

    fn post() -> Post {
        let text =
            "front\nOn **ferries** &amp; fog. <!-- refrain: ignore -->\n\nThe end, at last.\n";
        let mut post = Post::new("posts/a.md", text).unwrap();
        let at = |part: &str| {
            let start = u32::try_from(text.find(part).unwrap()).unwrap();
            Span::new(start, start + u32::try_from(part.len()).unwrap())
        };
        post.span = Span::new(6, u32::try_from(text.len()).unwrap());
        post.body = post.span;
        let pieces = vec![
            Piece::Verbatim(at("ferries")),
            Piece::Replaced(at("&amp;"), "&".into()),
            Piece::Verbatim(at(" fog.")),
        ];
        let block = |kind, span, pieces: Vec<Piece>| Block {
            kind,
            span,
            pieces: pieces.into(),
            ignored: true,
        };
        post.blocks = Some(vec![
            block(BlockKind::Prose, at("On **ferries** &amp; fog."), pieces),
            block(BlockKind::Quotation, at("The end, at last."), Vec::new()),
        ]);
        let comment = at("<!-- refrain: ignore -->");
        let reach = Reach::Block(comment.end());
        post.marks = vec![Mark { at: comment, reach }].into();
        post.title = Some("Fog".into());
        let time = Some(civil::time(7, 5, 3, 1));
        let (day, zone) = (civil::date(2019, 3, 1), Offset::from_seconds(-18_000).ok());
        post.date = Some(PostDate { day, time, zone, origin: DateOrigin::Url });
        post.tags = vec!["fog".into()];
        post.id = Some("tag:7".into());
        post.written = Written::Markdown;
        post
    }

    #[test]
    fn a_post_comes_back_as_it_was() {
        let post = post();
        let stored = Stored::of(&post, Segments::of(std::slice::from_ref(&post)).paragraphs());
        let bytes = postcard::to_stdvec(&stored).unwrap();
        let mut again: Stored<'_> = postcard::from_bytes(&bytes).unwrap();
        again.text = stored.text.clone();
        let again = again.post("b/a.md".into(), None).unwrap();
        assert_eq!(again.path(), "b/a.md");
        let shown = |post: &Post| {
            let source = post.source();
            let blocks: Vec<_> = post
                .blocks
                .iter()
                .flatten()
                .map(|block| {
                    let place = source.position(block.span.start());
                    (block.kind, post.readable(block.span).into_owned(), place, block.ignored)
                })
                .collect();
            let marks: Vec<_> =
                post.marks.iter().map(|mark| source.slice(mark.at).into_owned()).collect();
            (blocks, marks, source.in_file(post.span), source.in_file(post.body))
        };
        assert_eq!(shown(&again), shown(&post));
        let facts = |post: &Post| {
            let Post { title, date, tags, id, written, url, .. } = post.clone();
            (title, date, tags, id, written, url)
        };
        assert_eq!(facts(&again), facts(&post));
    }

    #[test]
    fn what_cannot_have_been_kept_is_no_post() {
        let post = post();
        let good = Stored::of(&post, Segments::of(std::slice::from_ref(&post)).paragraphs());
        let bad = [
            Stored { span: (0, 9999), ..good.clone() },
            Stored { body: (5, 3), ..good.clone() },
            Stored {
                date: Some(StoredDate {
                    day: (2019, 13, 1),
                    time: None,
                    zone: None,
                    origin: DateOrigin::Url,
                }),
                ..good.clone()
            },
        ];
        assert!(good.post("a".into(), None).is_some());
        for stored in bad {
            assert!(stored.post("a".into(), None).is_none());
        }
    }
}

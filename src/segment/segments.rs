//! An archive cut up: paragraphs, sentences and words as flat columns, where a number is an index.
//! The hot layers see terms, which are numbers; bytes are looked up again when something is shown.

use std::borrow::Cow;
use std::ops::Range;

use super::paragraph;
use super::sentence;
use super::{TermId, Terms, Tokenizer, Word};
use crate::spill::{Column, Spool};
use crate::text::{Archive, Block, BlockKind, Byte, Piece, Post, PostId, Span, Tok};

/// Stands for every word that is not told. No word holds this character.
const NO_WORD: &str = "\0";

/// A paragraph's number in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(pub u32);

/// One paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Its post.
    pub post: PostId,
    /// Its number in the post, from 0.
    pub number: u32,
    /// What kind of block it is.
    pub kind: BlockKind,
    /// Whether a mark says that what comes back here is known and wanted.
    pub ignored: bool,
    /// Whether its words are not told, only how many they are: it is not compared.
    pub hollow: bool,
    /// Where it stands in its source.
    pub span: Span<Byte>,
    /// Its words in the columns.
    pub tokens: Span<Tok>,
}

/// The columns.
#[derive(Debug, Default)]
pub struct Segments {
    terms: Terms,
    paragraphs: Vec<Paragraph>,
    /// For each post, the paragraph behind its last.
    post_ends: Vec<u32>,
    tokens: Column<TermId>,
}

/// Where the words of a paragraph stand. Few paragraphs are ever asked for it, so it is cut again
/// from the text when it is, and not kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words in the source.
    pub spans: Vec<Span<Byte>>,
    /// The first words of sentences, counted from the paragraph's first, which always is one; rising.
    pub sentences: Vec<u32>,
}

impl Segments {
    /// No posts yet; the words of those to come lie where `spool` puts them.
    pub fn with_spool(spool: &Spool) -> Self {
        Self { tokens: spool.column(), ..Self::default() }
    }

    /// Cuts posts into columns of their own. Never fails.
    ///
    /// # Panics
    /// At the 2³²nd word.
    pub fn of(posts: &[Post]) -> Self {
        let mut segments = Self::default();
        let mut tokenizer = Tokenizer::default();
        for post in posts {
            let first = segments.paragraph_count();
            segments.push_blocks(&mut tokenizer, post, &blocks(post), first);
            segments.post_ends.push(segments.paragraph_count());
        }
        segments
    }

    /// Cuts some blocks of one post into columns of their own.
    ///
    /// # Panics
    /// At the 2³²nd word.
    pub fn of_blocks(post: &Post, blocks: &[Block]) -> Self {
        let mut segments = Self::default();
        segments.push_blocks(&mut Tokenizer::default(), post, blocks, 0);
        segments.post_ends.push(segments.paragraph_count());
        segments
    }

    /// Puts the columns of what follows behind these; `goes_on` tells whether its first post is the
    /// rest of the last one here. The result is the same as if all had been cut at once, so the work
    /// may be split anywhere.
    ///
    /// # Panics
    /// At the 2³²nd word.
    pub fn append(&mut self, mut other: Self, goes_on: bool) {
        let numbers = self.absorb_terms(&other);
        other.renumber(&numbers);
        self.append_renumbered(other, goes_on);
    }

    /// The first step of `append`: takes in the words of `other`, and returns their numbers here.
    pub fn absorb_terms(&mut self, other: &Self) -> Vec<TermId> {
        self.terms.absorb(&other.terms)
    }

    /// The second step, which asks nothing of the columns that these go behind: gives all words the
    /// `numbers` that they have there.
    ///
    /// # Panics
    /// If there are fewer numbers than words.
    pub fn renumber(&mut self, numbers: &[TermId]) {
        // The columns of a part of the work are always in memory.
        for term in self.tokens.held_mut().into_iter().flatten() {
            *term = numbers[term.0 as usize];
        }
    }

    /// The last step: copies the columns.
    ///
    /// # Panics
    /// At the 2³²nd word.
    #[allow(clippy::needless_pass_by_value)] // Its columns are given back as soon as they are copied.
    pub fn append_renumbered(&mut self, other: Self, goes_on: bool) {
        let goes_on = goes_on && self.post_ends.pop().is_some();
        let post = u32::try_from(self.post_ends.len()).expect("fewer than 2^32 posts");
        let (token, paragraph) = (self.token_count(), self.paragraph_count());
        let last = self.paragraphs.last().filter(|last| goes_on && last.post.0 == post);
        let before = last.map_or(0, |last| last.number + 1);
        self.tokens.append(&other.tokens);
        self.post_ends.extend(other.post_ends.iter().map(|end| end + paragraph));
        self.paragraphs.extend(other.paragraphs.iter().map(|p| Paragraph {
            post: PostId(p.post.0 + post),
            number: if p.post.0 == 0 { p.number + before } else { p.number },
            tokens: p.tokens.shift(token),
            ..*p
        }));
        self.token_count();
    }

    /// The words by number.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The words by number, and nothing else.
    pub fn into_terms(self) -> Terms {
        self.terms
    }

    /// All paragraphs, in the order of the posts.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// One paragraph.
    ///
    /// # Panics
    /// If the number is another archive's.
    pub fn paragraph(&self, id: ParagraphId) -> &Paragraph {
        &self.paragraphs[id.0 as usize]
    }

    /// The paragraphs of a post.
    ///
    /// # Panics
    /// If the number is another archive's.
    pub fn of_post(&self, post: PostId) -> &[Paragraph] {
        let at = post.0 as usize;
        let start = if at == 0 { 0 } else { self.post_ends[at - 1] };
        &self.paragraphs[start as usize..self.post_ends[at] as usize]
    }

    /// The terms of a paragraph.
    pub fn terms_of(&self, id: ParagraphId) -> Cow<'_, [TermId]> {
        self.tokens.get(self.paragraph(id).tokens.range())
    }

    /// The terms of a stretch of a paragraph, whose words are counted from its first.
    pub fn terms_within(&self, id: ParagraphId, span: Span<Tok>) -> Cow<'_, [TermId]> {
        self.tokens.get(span.shift(self.paragraph(id).tokens.start()).range())
    }

    /// How many words all paragraphs have.
    pub fn word_count(&self) -> usize {
        self.tokens.len()
    }

    /// Gives back the memory of all terms, once nobody asks for them any more. Paragraphs keep their
    /// places and lengths.
    pub fn forget_terms(&mut self) {
        self.tokens = Column::default();
        self.terms = Terms::default();
    }

    /// Where the words of a paragraph stand in its source; `archive` is the one that was cut.
    pub fn words(&self, archive: &Archive, id: ParagraphId) -> Words {
        let paragraph = self.paragraph(id);
        let post = archive.get(paragraph.post);
        let source = post.source();
        let block = block_of(post, paragraph.span);
        let spans = Tokenizer::default().spans(source, &block);
        let text = source.slice(paragraph.span);
        let sentences = sentences(&text, paragraph.span.start(), &spans);
        Words { spans, sentences }
    }

    /// Puts the blocks of a post behind the columns; the post's first paragraph is number `first`.
    fn push_blocks(
        &mut self,
        tokenizer: &mut Tokenizer,
        post: &Post,
        blocks: &[Block],
        first: u32,
    ) {
        #[allow(clippy::cast_possible_truncation)] // Posts are counted in u32.
        let id = PostId(self.post_ends.len() as u32);
        for block in blocks {
            let start = self.token_count();
            let (tokens, terms) = (&mut self.tokens, &mut self.terms);
            let untold = post.hollow.as_ref().and_then(|it| it.words(block.span.start()));
            if let Some(words) = untold {
                let none = terms.intern(Word::alone(NO_WORD));
                (0..words).for_each(|_| tokens.push(none));
            } else {
                tokenizer.words(post.source(), block, &mut |word| tokens.push(terms.intern(word)));
            }
            let tokens = Span::new(start, self.token_count());
            if tokens.is_empty() {
                continue;
            }
            let number = self.paragraph_count() - first;
            let &Block { kind, span, ignored, .. } = block;
            let hollow = untold.is_some();
            let paragraph = Paragraph { post: id, number, kind, ignored, hollow, span, tokens };
            self.paragraphs.push(paragraph);
        }
    }

    fn token_count(&self) -> u32 {
        u32::try_from(self.tokens.len()).expect("fewer than 2^32 words")
    }

    #[allow(clippy::cast_possible_truncation)] // Each paragraph holds a word, and words are counted.
    fn paragraph_count(&self) -> u32 {
        self.paragraphs.len() as u32
    }
}

/// The blocks of a post: those that its format has told, or those that its lines make.
pub fn blocks(post: &Post) -> Cow<'_, [Block]> {
    match &post.blocks {
        Some(told) => Cow::Borrowed(told),
        None => Cow::Owned(paragraph::blocks(post.source(), post.body, &post.marks)),
    }
}

/// For each target of a list of links at `span` of a post, the words of the list that it is.
pub fn link_targets(post: &Post, span: Span<Byte>) -> Vec<Range<usize>> {
    let block = block_of(post, span);
    let words = Tokenizer::default().spans(post.source(), &block);
    let within = |piece: &Piece| {
        let (Piece::Verbatim(at) | Piece::Replaced(at, _)) = piece;
        let start = words.partition_point(|word| word.start() < at.start());
        start..words.partition_point(|word| word.start() < at.end())
    };
    block.pieces.iter().map(within).filter(|words| !words.is_empty()).collect()
}

/// Calls `word` with each folded word of the paragraph that stands at `span` of a post, in order.
pub fn folded_words(post: &Post, span: Span<Byte>, mut word: impl FnMut(&str)) {
    let mut folded = String::new();
    Tokenizer::default().words(post.source(), &block_of(post, span), &mut |found| {
        folded.clear();
        found.push_to(&mut folded);
        word(&folded);
    });
}

/// Calls `word` with those folded words of the paragraph at `span` that stand inside `part` of it.
pub fn folded_words_within(
    post: &Post,
    span: Span<Byte>,
    part: Span<Byte>,
    mut word: impl FnMut(&str),
) {
    let stand = Tokenizer::default().spans(post.source(), &block_of(post, span));
    let mut stand = stand.into_iter();
    folded_words(post, span, |folded| {
        if stand.next().is_some_and(|at| part.overlap(at) > 0) {
            word(folded);
        }
    });
}

/// The block at `span` of a post, as its words are cut; of plain text that is the span alone.
fn block_of(post: &Post, span: Span<Byte>) -> Cow<'_, Block> {
    post.block(span).map_or_else(
        || {
            let (kind, pieces) = (BlockKind::Prose, Box::default());
            Cow::Owned(Block { kind, span, pieces, ignored: false })
        },
        Cow::Borrowed,
    )
}

/// The first words of sentences among words that stand at `spans` of a source; `text` is the source's
/// text from `start` on.
fn sentences(text: &str, start: u32, spans: &[Span<Byte>]) -> Vec<u32> {
    let within = |from: u32, to: u32| text.get((from - start) as usize..(to - start) as usize);
    let word = |span: Span<Byte>| within(span.start(), span.end()).unwrap_or_default();
    let breaks = |(before, next): (Span<Byte>, Span<Byte>)| {
        // Words of an entity can share their bytes; nothing ends between them.
        if before.end() > next.start() {
            return false;
        }
        let Some(gap) = within(before.end(), next.start()) else { return false };
        let first = word(next).chars().next().unwrap_or(' ');
        sentence::breaks(word(before), gap, first)
    };
    let pairs = (1u32..).zip(spans.iter().copied().zip(spans.iter().copied().skip(1)));
    let later = pairs.filter(|(_, pair)| breaks(*pair)).map(|(at, _)| at);
    std::iter::once(0).chain(later).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(segments: &Segments) -> Vec<TermId> {
        segments.tokens.get(0..segments.word_count()).into_owned()
    }

    proptest! {
        #[test]
        fn spans_nest_and_splitting_the_work_changes_nothing(
            texts in prop::collection::vec("([a-zA-Zé’' .\n>한\u{301}\u{ad}]|\n\n){0,80}", 0..5),
            at in 0usize..5,
        ) {
            let mut archive = Archive::new();
            for text in &texts {
                archive.push(Post::new("p", text.as_str()).unwrap());
            }
            let posts = archive.posts();
            let whole = Segments::of(posts);
            for (id, p) in (0u32..).map(ParagraphId).zip(whole.paragraphs()) {
                let text = posts[p.post.0 as usize].source().text();
                prop_assert!(text.get(p.span.range()).is_some());
                let words = whole.words(&archive, id);
                prop_assert_eq!(words.spans.len(), p.tokens.len() as usize);
                prop_assert!(words.sentences.iter().all(|&start| start < p.tokens.len()));
                for span in words.spans {
                    prop_assert!(p.span.contains(span) && text.get(span.range()).is_some());
                }
            }
            let (left, right) = posts.split_at(at.min(posts.len()));
            let mut parts = Segments::of(left);
            parts.append(Segments::of(right), false);
            prop_assert_eq!(all(&parts), all(&whole));
            prop_assert_eq!(&parts.paragraphs, &whole.paragraphs);
            prop_assert_eq!(&parts.post_ends, &whole.post_ends);
            let spool = Spool::new(Some(1));
            let mut pieces = Segments::with_spool(&spool);
            for post in posts {
                let blocks = blocks(post);
                let (left, right) = blocks.split_at(at.min(blocks.len()));
                pieces.append(Segments::of_blocks(post, left), false);
                pieces.append(Segments::of_blocks(post, right), true);
            }
            prop_assert_eq!(all(&pieces), all(&whole));
            prop_assert_eq!(&pieces.paragraphs, &whole.paragraphs);
            prop_assert_eq!(&pieces.post_ends, &whole.post_ends);
        }
    }
}

//! An archive cut up: paragraphs, sentences and words as flat columns, where a number is an index.
//! The hot layers see terms, which are numbers; bytes are looked up again when something is shown.

use super::paragraph;
use super::sentence;
use super::{TermId, Terms, Tokenizer};
use crate::text::{BlockKind, Byte, Post, PostId, Span, Tok};

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
    tokens: Vec<TermId>,
    spans: Vec<Span<Byte>>,
    /// The first words of sentences, rising; the first word of a paragraph is always one.
    sentence_starts: Vec<u32>,
}

impl Segments {
    /// Cuts posts into columns of their own. Never fails.
    ///
    /// # Panics
    /// At the 2³²nd word.
    pub fn of(posts: &[Post]) -> Self {
        let mut segments = Self::default();
        let mut tokenizer = Tokenizer::default();
        for (id, post) in (0u32..).zip(posts) {
            segments.push_post(&mut tokenizer, PostId(id), post);
        }
        segments
    }

    /// Puts the columns of the posts that follow behind these. The result is the same as if all had
    /// been cut at once, so the work may be split anywhere.
    ///
    /// # Panics
    /// At the 2³²nd word.
    pub fn append(&mut self, other: &Self) {
        let ids = self.terms.absorb(&other.terms);
        let token = self.token_count();
        let paragraph = self.paragraph_count();
        let post = self.post_ends.len();
        self.tokens.extend(other.tokens.iter().map(|term| ids[term.0 as usize]));
        self.spans.extend_from_slice(&other.spans);
        self.sentence_starts.extend(other.sentence_starts.iter().map(|start| start + token));
        self.post_ends.extend(other.post_ends.iter().map(|end| end + paragraph));
        self.paragraphs.extend(other.paragraphs.iter().map(|p| Paragraph {
            post: PostId(p.post.0 + u32::try_from(post).expect("fewer than 2^32 posts")),
            tokens: p.tokens.shift(token),
            ..*p
        }));
        self.token_count();
    }

    /// The words by number.
    pub fn terms(&self) -> &Terms {
        &self.terms
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
    pub fn terms_of(&self, id: ParagraphId) -> &[TermId] {
        &self.tokens[self.paragraph(id).tokens.range()]
    }

    /// The terms of all paragraphs, one behind the other.
    pub fn tokens(&self) -> &[TermId] {
        &self.tokens
    }

    /// Where the words of a paragraph stand in its source.
    pub fn spans_of(&self, id: ParagraphId) -> &[Span<Byte>] {
        &self.spans[self.paragraph(id).tokens.range()]
    }

    /// The first words of the paragraph's sentences, counted from the paragraph's first word.
    pub fn sentence_starts(&self, id: ParagraphId) -> impl Iterator<Item = u32> + '_ {
        let tokens = self.paragraph(id).tokens;
        let first = self.sentence_starts.partition_point(|&start| start < tokens.start());
        let inside = self.sentence_starts[first..].iter().take_while(move |&&s| s < tokens.end());
        inside.map(move |start| start - tokens.start())
    }

    fn push_post(&mut self, tokenizer: &mut Tokenizer, id: PostId, post: &Post) {
        let source = post.source();
        let cut;
        let blocks = if let Some(told) = &post.blocks {
            told
        } else {
            cut = paragraph::blocks(source, post.body);
            &cut
        };
        let mut number = 0;
        for block in blocks {
            let first = self.token_count();
            tokenizer.block(source, block, &mut |span, word| {
                self.spans.push(span);
                self.tokens.push(self.terms.intern(word));
            });
            let tokens = Span::new(first, self.token_count());
            if tokens.is_empty() {
                continue;
            }
            self.push_sentences(source.text(), tokens);
            let (kind, span) = (block.kind, block.span);
            self.paragraphs.push(Paragraph { post: id, number, kind, span, tokens });
            number += 1;
        }
        self.post_ends.push(self.paragraph_count());
    }

    fn push_sentences(&mut self, text: &str, tokens: Span<Tok>) {
        self.sentence_starts.push(tokens.start());
        for at in tokens.start() + 1..tokens.end() {
            let (before, next) = (self.spans[at as usize - 1], self.spans[at as usize]);
            // Words of an entity can share their bytes; nothing ends between them.
            let Some(gap) = text.get(before.end() as usize..next.start() as usize) else {
                continue;
            };
            let first = text[next.range()].chars().next().unwrap_or(' ');
            if sentence::breaks(&text[before.range()], gap, first) {
                self.sentence_starts.push(at);
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_nest_and_splitting_the_work_changes_nothing(
            texts in prop::collection::vec("([a-zA-Zé’' .\n>한\u{301}\u{ad}]|\n\n){0,80}", 0..5),
            at in 0usize..5,
        ) {
            let posts: Vec<_> = texts.iter().map(|t| Post::new("p", t.as_str()).unwrap()).collect();
            let whole = Segments::of(&posts);
            for p in whole.paragraphs() {
                let text = posts[p.post.0 as usize].source().text();
                prop_assert!(text.get(p.span.range()).is_some());
                for span in &whole.spans[p.tokens.range()] {
                    prop_assert!(p.span.contains(*span) && text.get(span.range()).is_some());
                }
            }
            let (left, right) = posts.split_at(at.min(posts.len()));
            let mut parts = Segments::of(left);
            parts.append(&Segments::of(right));
            prop_assert_eq!(&parts.tokens, &whole.tokens);
            prop_assert_eq!(&parts.paragraphs, &whole.paragraphs);
            prop_assert_eq!(&parts.sentence_starts, &whole.sentence_starts);
            prop_assert_eq!(&parts.post_ends, &whole.post_ends);
        }
    }
}

//! The words of one paragraph, from its seed and its role alone; so that the source of a copy is made
//! again where it is wanted, and need not be kept.

use std::ops::Range;

use super::edit::{Edit, ended};
use super::lexicon::Lexicon;
use super::plan::{CopyKind, Kind, Trap};
use super::prose::{Mark, Word, bytes, sentences};
use super::random::{Random, Stream};

/// Words of a paragraph: 80 on the average.
const PARAGRAPH: (u32, u32) = (45, 115);

/// Words of a paragraph that then takes a part of another one, and of that part. Together they are as
/// long as other paragraphs.
const HOST: (u32, u32) = (45, 75);
const PART: (u32, u32) = (20, 40);

/// Words of a line that stands in many posts.
const LINE: (u32, u32) = (8, 40);

/// The changed words of a thousand.
const LIGHT: (u32, u32) = (50, 200);
const HEAVY: (u32, u32) = (300, 600);

/// Of a hundred heavy copies, how many have their halves swapped.
const MOVED: u32 = 40;

/// Words of a paragraph in a trap of one word or of one paragraph, and of the sentence in the trap
/// that has one.
const TRAP: u32 = 80;
const TRAP_SENTENCE: u32 = 40;

/// The words of a paragraph, and which of its bytes stand in its source.
pub(super) struct Composed {
    pub(super) words: Vec<Word>,
    /// Bytes of this paragraph that are planted, and of the paragraph that they are from.
    pub(super) planted: Option<(Range<usize>, Range<usize>)>,
    pub(super) edit: Edit,
}

/// Makes paragraphs of one corpus.
pub(super) struct Composer {
    pub(super) lexicon: Lexicon,
    seed: u64,
}

impl Composer {
    pub(super) fn new(seed: u64) -> Self {
        Self { lexicon: Lexicon::new(), seed }
    }

    /// Random numbers for the `number`th thing of one kind.
    pub(super) fn random(&self, stream: Stream, number: u32) -> Random {
        Random::new(self.seed, stream, u64::from(number))
    }

    /// An original paragraph.
    pub(super) fn original(&self, paragraph: u32) -> Vec<Word> {
        self.fresh(Stream::Prose, paragraph, PARAGRAPH)
    }

    /// A line that stands in many posts; like the next two, the whole of it is planted.
    pub(super) fn line(&self, line: u32) -> Composed {
        self.repeated(self.fresh(Stream::Line, line, LINE))
    }

    /// A copy of the original `source`.
    pub(super) fn copy(&self, paragraph: u32, kind: CopyKind, source: u32) -> Composed {
        let mut random = self.random(Stream::Edit, paragraph);
        let old = self.original(source);
        let within = |(least, most)| move |random: &mut Random| random.between(least, most);
        let edit = match kind {
            CopyKind::Exact => Edit::None,
            CopyKind::Light if random.happens(50) => Edit::Scattered(within(LIGHT)(&mut random)),
            CopyKind::Light => Edit::Runs(within(LIGHT)(&mut random)),
            CopyKind::Heavy if random.happens(MOVED) => Edit::Moved(within(HEAVY)(&mut random)),
            CopyKind::Heavy => Edit::Runs(within(HEAVY)(&mut random)),
            CopyKind::Partial => return self.partial(paragraph, &old, &mut random),
        };
        let words = edit.apply(&self.lexicon, &mut random, &old);
        let planted = Some((self.whole(&words), self.whole(&old)));
        Composed { words, planted, edit }
    }

    /// A paragraph of a trap. `paragraphs` is how many the whole corpus would have.
    pub(super) fn trap(&self, trap: Trap, paragraph: u32, paragraphs: u32) -> Composed {
        match trap {
            Trap::Same => self.repeated(self.fresh(Stream::Line, 0, (TRAP, TRAP))),
            Trap::Word => {
                let word = Word { number: self.lexicon.article(), mark: Mark::None };
                self.repeated(vec![word; TRAP as usize])
            }
            Trap::Long => {
                let words = paragraphs.saturating_mul(TRAP);
                let words = self.fresh(Stream::Prose, paragraph, (words, words));
                Composed { words, planted: None, edit: Edit::None }
            }
            Trap::Sentence => {
                let mut part = self.fresh(Stream::Line, 0, (TRAP_SENTENCE, TRAP_SENTENCE));
                for word in &mut part[..TRAP_SENTENCE as usize - 1] {
                    word.mark = Mark::None;
                }
                let before = self.fresh(Stream::Prose, paragraph, (12, 28));
                let behind = self.fresh(Stream::Edit, paragraph, (12, 28));
                let range = before.len()..before.len() + part.len();
                let words = [before, part, behind].concat();
                let here = bytes(&self.lexicon, &words, range);
                Composed { words, planted: Some((here.clone(), here)), edit: Edit::None }
            }
        }
    }

    /// A part of `old` inside a new paragraph.
    fn partial(&self, paragraph: u32, old: &[Word], random: &mut Random) -> Composed {
        let host = self.fresh(Stream::Prose, paragraph, HOST);
        let length = random.between(PART.0, PART.1) as usize;
        let start = below(random, old.len() - length + 1);
        let source = start..start + length;
        // At least five words of the new paragraph before it, and behind it.
        let cut = 5 + below(random, host.len() - 10);
        let words = [&host[..cut], &old[source.clone()], &host[cut..]].concat();
        let here = bytes(&self.lexicon, &words, cut..cut + length);
        let planted = Some((here, bytes(&self.lexicon, old, source)));
        Composed { words: ended(words), planted, edit: Edit::None }
    }

    fn repeated(&self, words: Vec<Word>) -> Composed {
        let whole = self.whole(&words);
        Composed { words, planted: Some((whole.clone(), whole)), edit: Edit::None }
    }

    fn fresh(&self, stream: Stream, number: u32, (least, most): (u32, u32)) -> Vec<Word> {
        let mut random = self.random(stream, number);
        let count = random.between(least, most);
        sentences(&self.lexicon, &mut random, count)
    }

    /// All bytes of a paragraph, the last full stop too.
    fn whole(&self, words: &[Word]) -> Range<usize> {
        let end = bytes(&self.lexicon, words, 0..words.len()).end;
        let stop = words.last().is_some_and(|word| word.mark != Mark::None);
        0..end + usize::from(stop)
    }
}

impl CopyKind {
    /// Its name in the truth.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Exact => Kind::Exact,
            Self::Light => Kind::Light,
            Self::Heavy => Kind::Heavy,
            Self::Partial => Kind::Partial,
        }
    }
}

/// A place in a list of `count`.
fn below(random: &mut Random, count: usize) -> usize {
    random.below(u32::try_from(count).unwrap_or(u32::MAX)) as usize
}

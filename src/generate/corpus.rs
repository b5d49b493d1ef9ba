//! A corpus, post by post, with the truth about what is planted in each. It keeps where its paragraphs
//! stand, not what they say: a million of them take some 30 MB.

use jiff::Span;
use jiff::civil::{Date, date};

use super::compose::{Composed, Composer};
use super::edit::Edit;
use super::plan::{Kind, Role, Trap, roles, sizes};
use super::prose::render;
use super::random::{Random, Stream};

/// The day of the first post, and how many days later the last one is out.
const FIRST_DAY: Date = date(2005, 1, 3);
const DAYS: u64 = 7_700;

/// Words of a title.
const TITLE: (u32, u32) = (3, 7);

/// A corpus of posts with planted reuse, the same for a seed on every machine.
///
/// Of a hundred paragraphs 76 are originals, 4 word-for-word copies, 6 lightly edited (5 to 20 % of the
/// words; half of them scattered, half in runs), 4 heavily (30 to 60 %, in runs, and in two of five with
/// the halves swapped), 6 hold 20 to 40 words of another one, and 4 are short lines that stand in many
/// posts. A copy stands behind its source. Heavy edits come in runs because at that rate scattered ones
/// leave no words in a row: they would be paraphrases, not copies.
pub struct Corpus {
    composer: Composer,
    paragraphs: u32,
    roles: Vec<Role>,
    /// How many paragraphs each post has.
    sizes: Vec<u32>,
}

/// One post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedPost {
    /// Its number, from 0.
    pub number: u32,
    /// The day it was out.
    pub date: Date,
    /// Its title: words, nothing that any format would take for its own.
    pub title: String,
    /// Its paragraphs, blank lines between them.
    pub text: String,
    /// What of it is from earlier places.
    pub planted: Vec<Planted>,
}

/// A planted pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planted {
    /// How the two relate.
    pub kind: Kind,
    /// What was done to the copy's words.
    pub edit: Edit,
    /// The earlier place.
    pub source: Spot,
    /// The later one.
    pub copy: Spot,
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The post's number.
    pub post: u32,
    /// The paragraph's number in the corpus, from 0.
    pub paragraph: u32,
    /// The paragraph's number in its post, from 0.
    pub nth: u32,
    /// Its first byte in the text of the post.
    pub start: u32,
    /// Its length in bytes.
    pub len: u32,
}

impl Corpus {
    /// The most paragraphs that a corpus can have: some 4 GB.
    pub const MOST: u32 = 8_000_000;

    /// A corpus of `paragraphs`, which are [`Corpus::MOST`] at most, with or without a trap.
    pub fn new(paragraphs: u32, seed: u64, trap: Option<Trap>) -> Self {
        let paragraphs = paragraphs.min(Self::MOST);
        let composer = Composer::new(seed);
        let (roles, sizes) = match trap {
            None => (roles(paragraphs, seed), sizes(paragraphs, seed)),
            Some(Trap::Long) => (vec![Role::Trap(Trap::Long)], vec![1]),
            Some(trap) => (vec![Role::Trap(trap); paragraphs as usize], sizes(paragraphs, seed)),
        };
        Self { composer, paragraphs, roles, sizes }
    }

    /// How many posts it has.
    #[allow(clippy::cast_possible_truncation)] // No more than paragraphs.
    pub fn len(&self) -> u32 {
        self.sizes.len() as u32
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// How many paragraphs it has.
    #[allow(clippy::cast_possible_truncation)] // As many as were asked for, or one.
    pub fn paragraphs(&self) -> u32 {
        self.roles.len() as u32
    }

    /// The posts, each made when it is asked for.
    pub fn posts(&self) -> Posts<'_> {
        Posts { corpus: self, post: 0, paragraph: 0, originals: Vec::new(), lines: Vec::new() }
    }

    /// The day a post is out; days rise evenly.
    pub fn date(&self, post: u32) -> Date {
        let day = DAYS * u64::from(post) / u64::from(self.len().max(1));
        let day = i64::try_from(day).unwrap_or_default();
        FIRST_DAY.saturating_add(Span::new().days(day))
    }

    /// The title of a post.
    pub fn title(&self, post: u32) -> String {
        let mut random = self.composer.random(Stream::Title, post);
        let count = random.between(TITLE.0, TITLE.1);
        let lexicon = &self.composer.lexicon;
        let words = (0..count).map(|_| lexicon.word(lexicon.draw_content(&mut random)));
        let mut title = words.collect::<Vec<_>>().join(" ");
        title[..1].make_ascii_uppercase();
        title
    }
}

/// The posts of a corpus in the order of their dates.
pub struct Posts<'a> {
    corpus: &'a Corpus,
    post: u32,
    paragraph: u32,
    /// Where the originals so far stand.
    originals: Vec<Spot>,
    /// Where each repeated line stands first.
    lines: Vec<Option<Spot>>,
}

impl Iterator for Posts<'_> {
    type Item = GeneratedPost;

    fn next(&mut self) -> Option<GeneratedPost> {
        let corpus = self.corpus;
        let number = self.post;
        let size = *corpus.sizes.get(number as usize)?;
        let (mut text, mut planted) = (String::new(), Vec::new());
        for nth in 0..size {
            if nth > 0 {
                text.push_str("\n\n");
            }
            planted.extend(self.paragraph(nth, &mut text));
            self.paragraph += 1;
        }
        self.post += 1;
        let (date, title) = (corpus.date(number), corpus.title(number));
        Some(GeneratedPost { number, date, title, text, planted })
    }
}

impl Posts<'_> {
    /// Writes the next paragraph behind `text`, and tells what of it is planted.
    #[allow(clippy::cast_possible_truncation)] // A corpus of MOST paragraphs has less than 4 GiB.
    fn paragraph(&mut self, nth: u32, text: &mut String) -> Option<Planted> {
        let corpus = self.corpus;
        let (number, start) = (self.paragraph, text.len());
        let spot = |range: std::ops::Range<usize>| Spot {
            post: self.post,
            paragraph: number,
            nth,
            start: (start + range.start) as u32,
            len: range.len() as u32,
        };
        let maker = &corpus.composer;
        // Where the source stands, and how the two relate; the first of all lines has no source.
        let (composed, source, kind) = match corpus.roles[number as usize] {
            Role::Original => {
                render(&maker.lexicon, &maker.original(number), text);
                self.originals.push(spot(0..text.len() - start));
                return None;
            }
            Role::Copy(kind) => {
                let mut random = maker.random(Stream::Roles, number + 1);
                let source = self.draw(&mut random);
                let composed = maker.copy(number, kind, source.paragraph);
                (composed, Some(source), kind.kind())
            }
            Role::Line(line) => (maker.line(line), self.line(line), Kind::Boilerplate),
            Role::Trap(trap) => {
                let kind = if trap == Trap::Sentence { Kind::Partial } else { Kind::Exact };
                (maker.trap(trap, number, corpus.paragraphs), self.line(0), kind)
            }
        };
        let Composed { words, planted, edit } = composed;
        render(&maker.lexicon, &words, text);
        let (here, there) = planted?;
        let copy = spot(here);
        match (source, corpus.roles[number as usize]) {
            (Some(source), Role::Copy(_)) => {
                let start = source.start + there.start as u32;
                let source = Spot { start, len: there.len() as u32, ..source };
                Some(Planted { kind, edit, source, copy })
            }
            (Some(source), _) => Some(Planted { kind, edit, source, copy }),
            (None, Role::Line(line)) => self.first(line, copy),
            (None, _) => self.first(0, copy),
        }
    }

    /// One of the originals so far.
    #[allow(clippy::cast_possible_truncation)] // No more than paragraphs.
    fn draw(&self, random: &mut Random) -> Spot {
        self.originals[random.below(self.originals.len() as u32) as usize]
    }

    fn line(&self, line: u32) -> Option<Spot> {
        self.lines.get(line as usize).copied().flatten()
    }

    /// Keeps where a line stands first.
    fn first(&mut self, line: u32, spot: Spot) -> Option<Planted> {
        let at = line as usize;
        if self.lines.len() <= at {
            self.lines.resize(at + 1, None);
        }
        self.lines[at] = Some(spot);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters of a stretch, as words without case and marks.
    fn words(posts: &[GeneratedPost], spot: Spot) -> Vec<String> {
        let text = cut(posts, spot).to_lowercase();
        text.split(' ').map(|word| word.trim_matches(['.', ',']).to_owned()).collect()
    }

    fn cut(posts: &[GeneratedPost], spot: Spot) -> &str {
        let start = spot.start as usize;
        &posts[spot.post as usize].text[start..start + spot.len as usize]
    }

    #[test]
    fn the_truth_cuts_what_it_says() {
        let corpus = Corpus::new(3_000, 1, None);
        let posts: Vec<_> = corpus.posts().collect();
        let planted: Vec<Planted> = posts.iter().flat_map(|post| post.planted.clone()).collect();
        let of = |kind| planted.iter().filter(|pair| pair.kind == kind).collect::<Vec<_>>();
        let counts = Kind::ALL.map(|kind| of(kind).len());
        assert_eq!(counts[..4], [120, 180, 120, 180]);
        assert!((100..116).contains(&counts[4]), "{counts:?}");
        for pair in &planted {
            assert!(pair.source.paragraph < pair.copy.paragraph, "{pair:?}");
            let [source, copy] = [words(&posts, pair.source), words(&posts, pair.copy)];
            match pair.kind {
                Kind::Exact | Kind::Boilerplate => {
                    assert_eq!(cut(&posts, pair.source), cut(&posts, pair.copy));
                }
                Kind::Partial => {
                    assert_eq!(source, copy);
                    assert!((20..=40).contains(&copy.len()));
                }
                Kind::Light | Kind::Heavy => {
                    assert_ne!(source, copy);
                    let share = copy.iter().filter(|word| source.contains(word)).count();
                    assert!(share * 3 > copy.len(), "{pair:?}");
                }
            }
            if pair.kind != Kind::Partial {
                let text = &posts[pair.copy.post as usize].text;
                let paragraph = text.split("\n\n").nth(pair.copy.nth as usize);
                assert_eq!(paragraph, Some(cut(&posts, pair.copy)));
            }
        }
    }

    #[test]
    fn posts_are_of_the_right_size_and_in_order() {
        let corpus = Corpus::new(2_000, 1, None);
        let posts: Vec<_> = corpus.posts().collect();
        assert_eq!(posts.len(), corpus.len() as usize);
        assert!(posts.is_sorted_by_key(|post| post.date));
        assert_eq!(posts[0].date.to_string(), "2005-01-03");
        assert!(posts.last().is_some_and(|post| post.date.year() >= 2025));
        let paragraphs: Vec<&str> = posts.iter().flat_map(|post| post.text.split("\n\n")).collect();
        assert_eq!(paragraphs.len(), 2_000);
        let words: usize = paragraphs.iter().map(|text| text.split(' ').count()).sum();
        assert!((150_000..165_000).contains(&words), "{words}");
        assert_ne!(Corpus::new(100, 2, None).posts().next(), Some(posts[0].clone()));
    }

    #[test]
    fn a_trap_is_what_it_is_called() {
        let all = |trap, paragraphs| -> Vec<GeneratedPost> {
            Corpus::new(paragraphs, 1, Some(trap)).posts().collect()
        };
        for trap in [Trap::Same, Trap::Word] {
            let posts = all(trap, 50);
            let text: Vec<_> = posts.iter().flat_map(|post| post.text.split("\n\n")).collect();
            assert_eq!(text.len(), 50);
            assert!(text.iter().all(|paragraph| *paragraph == text[0]));
            assert_eq!(text[0].split(' ').count(), 80);
            assert_eq!(posts.iter().map(|post| post.planted.len()).sum::<usize>(), 49);
        }
        let posts = all(Trap::Sentence, 50);
        let planted: Vec<_> = posts.iter().flat_map(|post| post.planted.clone()).collect();
        assert_eq!(planted.len(), 49);
        for pair in planted {
            assert_eq!(cut(&posts, pair.source), cut(&posts, pair.copy));
            assert_eq!(words(&posts, pair.copy).len(), 40);
        }
        let posts = all(Trap::Long, 50);
        assert_eq!(posts.len(), 1);
        assert_eq!(posts[0].text.split(' ').count(), 50 * 80);
        assert!(!posts[0].text.contains('\n') && posts[0].planted.is_empty());
    }
}

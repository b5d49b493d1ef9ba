//! Quotation marks to the stretches between them, in one paragraph and over several. A mark that may be
//! something else (an apostrophe, an inch, a French closing mark) is taken for a quotation only where
//! its neighbours say so; in doubt nothing is quoted.

use crate::text::{Byte, Piece, Post, Span};

/// A quotation that is not closed in its own paragraph may run over this many more.
const MOST_PARAGRAPHS: usize = 30;

/// An opening mark and those that close it.
struct Pair {
    open: char,
    close: &'static [char],
    /// Whether its neighbours must say that it opens, since it may be another mark.
    asks: bool,
    /// Whether it is an apostrophe elsewhere, so that it has to be closed to count.
    single: bool,
}

const fn pair(open: char, close: &'static [char], asks: bool, single: bool) -> Pair {
    Pair { open, close, asks, single }
}

/// Curly, German, Swedish, French, and the brackets of East Asian texts; then the single ones.
const PAIRS: [Pair; 16] = [
    pair('"', &['"'], true, false),
    pair('“', &['”'], false, false),
    pair('„', &['“', '”', '"'], false, false),
    pair('”', &['”'], true, false),
    pair('«', &['»'], false, false),
    pair('»', &['«', '»'], true, false),
    pair('‹', &['›'], true, false),
    pair('›', &['‹', '›'], true, false),
    pair('「', &['」'], false, false),
    pair('『', &['』'], false, false),
    pair('｢', &['｣'], false, false),
    pair('《', &['》'], false, false),
    pair('〈', &['〉'], false, false),
    pair('\'', &['\''], true, true),
    pair('‘', &['’'], true, true),
    pair('‚', &['‘', '’'], true, true),
];

/// Of marks in a row, so many look at the word behind them; a row of thousands is no writing.
const NEAR: usize = 4;

/// What begins with an apostrophe and is no quotation.
const ELISIONS: [&str; 9] = ["tis", "twas", "em", "til", "cause", "n", "bout", "round", "cos"];

/// A mark with its neighbours.
#[derive(Debug, Clone, Copy)]
struct Mark {
    c: char,
    at: Span<Byte>,
    before: Option<char>,
    behind: Option<char>,
    /// The first character behind it that is no white space.
    next: Option<char>,
    /// Whether the word behind it is one that begins with an apostrophe.
    elision: bool,
}

impl Mark {
    fn may_open(self) -> bool {
        let parted = self
            .before
            .is_none_or(|c| c.is_whitespace() || is_wide(c) || "([{—–-/“„«\"「『‘'¿¡".contains(c));
        parted && self.behind.is_some_and(|c| !c.is_whitespace())
    }

    fn may_close(self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
    }

    /// Whether it opens a quotation of this pair.
    fn opens(self, pair: &Pair) -> bool {
        let single =
            || !self.elision && self.behind.is_some_and(|c| !c.is_ascii_digit()) && self.may_open();
        self.c == pair.open
            && match (pair.single, pair.asks) {
                (true, _) => single(),
                (false, asks) => !asks || self.may_open(),
            }
    }

    /// Whether it closes one. An apostrophe behind an s, with a word to follow, is a plural's.
    fn closes(self, pair: &Pair) -> bool {
        if !pair.close.contains(&self.c) {
            return false;
        }
        if !pair.single {
            return pair.open != '"' || self.may_close();
        }
        let ends = self.behind.is_none_or(|c| !c.is_alphanumeric() || is_wide(c));
        let plural = matches!(self.before, Some('s' | 'S'))
            && self.behind.is_some_and(char::is_whitespace)
            && self.next.is_some_and(char::is_lowercase);
        self.may_close() && ends && !plural
    }
}

/// A quotation that is still open at the end of a paragraph.
struct Open {
    pair: &'static Pair,
    from: u32,
    /// Where the paragraph ends that it was opened in.
    end: u32,
    paragraphs: usize,
}

/// The stretches of a post that stand between marks, marks included, while its paragraphs are gone
/// through in order.
#[derive(Default)]
pub(super) struct Marked {
    spans: Vec<Span<Byte>>,
    open: Option<Open>,
}

impl Marked {
    /// Takes the next paragraph.
    pub(super) fn take(&mut self, post: &Post, text: &str, paragraph: Span<Byte>) {
        let may_have = may_open(text) || (self.open.is_some() && text.contains('\''));
        let marks = if may_have { marks(post, text, paragraph) } else { Vec::new() };
        let mut at = self.go_on(&marks, paragraph);
        // Where one apostrophe finds no end, the next of its kind finds none either.
        let mut endless = [false; PAIRS.len()];
        while let Some(mark) = marks.get(at) {
            at += 1;
            let opened = (0..PAIRS.len()).find(|&n| mark.opens(&PAIRS[n]) && !endless[n]);
            let Some(number) = opened else { continue };
            let pair = &PAIRS[number];
            let from = mark.at.start();
            if let Some(end) = closing(&marks[at..], pair) {
                self.spans.push(Span::new(from, marks[at + end].at.end()));
                at += end + 1;
            } else if pair.single {
                endless[number] = true;
                if at == 1 && from == paragraph.start() {
                    self.open = Some(Open { pair, from, end: paragraph.end(), paragraphs: 0 });
                }
            } else if pair.open != '"' || !marks[at..].iter().any(|mark| mark.opens(pair)) {
                // In a speech of several paragraphs each opens, and only the last one closes.
                self.spans.push(Span::new(from, paragraph.end()));
                self.open = Some(Open { pair, from, end: paragraph.end(), paragraphs: 0 });
                return;
            }
        }
    }

    /// Ends what is open: behind a heading nothing goes on.
    pub(super) fn stop(&mut self) {
        self.open = None;
    }

    /// The stretches, in order and apart from each other.
    pub(super) fn finish(mut self) -> Vec<Span<Byte>> {
        self.spans.sort_unstable();
        self.spans.dedup_by(|next, last| {
            let joined = next.start() <= last.end();
            if joined {
                *last = last.cover(*next);
            }
            joined
        });
        self.spans
    }

    /// Goes on with the quotation that is open, if this paragraph says how; returns the first mark that
    /// is not used up.
    fn go_on(&mut self, marks: &[Mark], paragraph: Span<Byte>) -> usize {
        let Some(mut open) = self.open.take() else { return 0 };
        open.paragraphs += 1;
        let told = marks.iter().position(|mark| mark.closes(open.pair) || mark.opens(open.pair));
        let Some(at) = told else {
            self.open = Some(open).filter(|open| open.paragraphs < MOST_PARAGRAPHS);
            return 0;
        };
        let mark = marks[at];
        let opens_anew = mark.opens(open.pair) && mark.at.start() == paragraph.start();
        if opens_anew && open.pair.single && open.paragraphs == 1 {
            self.spans.push(Span::new(open.from, open.end));
        }
        // A straight mark at the start of a paragraph could be either; there it opens.
        if opens_anew || !mark.closes(open.pair) {
            return 0;
        }
        self.spans.push(Span::new(open.from, mark.at.end()));
        at + 1
    }
}

/// Which of these marks closes a quotation of this pair. The brackets may hold others of their kind.
fn closing(marks: &[Mark], pair: &'static Pair) -> Option<usize> {
    let mut depth = 0;
    for (at, mark) in marks.iter().enumerate() {
        if mark.closes(pair) {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        } else if mark.c == pair.open && !pair.single {
            // A straight mark that can only open says that the one before was none.
            if pair.open == '"' {
                return None;
            }
            depth += i32::from(!pair.asks);
        }
    }
    None
}

/// Whether a text can have a mark that opens. Most English text has none but apostrophes inside words,
/// and bytes are looked at many at a time.
fn may_open(text: &str) -> bool {
    let in_mark = |byte: u8| matches!(byte, b'"' | b'&') || !byte.is_ascii();
    let bytes = text.as_bytes();
    bytes.chunks(64).any(|bytes| bytes.iter().fold(false, |found, &byte| found | in_mark(byte)))
        || bytes.first() == Some(&b'\'')
        || bytes.windows(2).any(|pair| pair[1] == b'\'' && !pair[0].is_ascii_alphanumeric())
}

/// The marks of a paragraph, as a reader of the page sees them.
fn marks(post: &Post, text: &str, paragraph: Span<Byte>) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut before = None;
    // How many marks at the end still wait for the word behind them.
    let mut waiting = 0;
    let mut word = String::new();
    for (c, at) in Letters::of(post, text, paragraph) {
        for mark in found.iter_mut().rev().take(waiting.min(NEAR)) {
            mark.behind = mark.behind.or(Some(c));
            if !c.is_whitespace() {
                mark.next = mark.next.or(Some(c));
            }
        }
        if waiting > 0 && c.is_alphanumeric() && word.len() < 8 {
            word.extend(c.to_lowercase());
        } else if waiting > 0 && !word.is_empty() {
            for mark in found.iter_mut().rev().take(waiting.min(NEAR)) {
                mark.elision = mark.behind != Some(' ') && ELISIONS.contains(&word.as_str());
            }
            waiting = 0;
        }
        if PAIRS.iter().any(|pair| pair.open == c || pair.close.contains(&c)) {
            if waiting == 0 {
                word.clear();
            }
            waiting += 1;
            found.push(Mark { c, at, before, behind: None, next: None, elision: false });
        }
        before = Some(c);
    }
    found
}

/// The characters of a paragraph as a reader of the page sees them, each with its place in the source.
struct Letters<'a> {
    /// The source's text at `start`, which holds the paragraph.
    text: &'a str,
    start: u32,
    pieces: Pieces<'a>,
    /// What is being read: the rest of it, and where it stands.
    rest: std::str::Chars<'a>,
    at: u32,
    /// Where all of it stands, if it stands for other bytes.
    stands_for: Option<Span<Byte>>,
}

enum Pieces<'a> {
    Whole(Option<Span<Byte>>),
    Told(std::slice::Iter<'a, Piece>),
}

impl<'a> Letters<'a> {
    /// The letters of a paragraph of `post`; `text` is the source's text there.
    fn of(post: &'a Post, text: &'a str, paragraph: Span<Byte>) -> Self {
        let block = post.block(paragraph).filter(|block| !block.pieces.is_empty());
        let pieces = match block {
            Some(block) => Pieces::Told(block.pieces.iter()),
            None => Pieces::Whole(Some(paragraph)),
        };
        let start = paragraph.start();
        Self { text, start, pieces, rest: "".chars(), at: start, stands_for: None }
    }

    fn next_piece(&mut self) -> Option<()> {
        let here = |span: Span<Byte>| {
            let from = (span.start() - self.start) as usize;
            self.text.get(from..from + span.len() as usize).unwrap_or_default()
        };
        let (rest, at, stands_for) = match &mut self.pieces {
            Pieces::Whole(span) => {
                let span = span.take()?;
                (here(span), span.start(), None)
            }
            Pieces::Told(pieces) => match pieces.next()? {
                Piece::Verbatim(span) => (here(*span), span.start(), None),
                Piece::Replaced(span, other) => (&**other, span.start(), Some(*span)),
            },
        };
        (self.rest, self.at, self.stands_for) = (rest.chars(), at, stands_for);
        Some(())
    }
}

impl Iterator for Letters<'_> {
    type Item = (char, Span<Byte>);

    #[allow(clippy::cast_possible_truncation)] // A character has four bytes at most.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(c) = self.rest.next() {
                let at = self.at;
                self.at += c.len_utf8() as u32;
                return Some((c, self.stands_for.unwrap_or(Span::new(at, self.at))));
            }
            self.next_piece()?;
        }
    }
}

/// Whether no spaces stand around a word of this script.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands between marks in a text whose paragraphs blank lines part.
    fn quoted(text: &str) -> Vec<String> {
        let post = Post::new("a.txt", text).unwrap();
        let mut marked = Marked::default();
        let mut start = 0;
        for part in text.split("\n\n") {
            let span = |from: usize| u32::try_from(from).unwrap();
            marked.take(&post, part, Span::new(span(start), span(start + part.len())));
            start += part.len() + 2;
        }
        let found = marked.finish();
        found.iter().map(|span| text[span.range()].replace("\n\n", " / ")).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(quoted(text), expected, "{text}");
    }

    #[test]
    fn marks_of_many_kinds() {
        check("He wrote: “The ferry pays.” So he did.", &["“The ferry pays.”"]);
        check("\"The ferry pays,\" he wrote.", &["\"The ferry pays,\""]);
        check("그는 「배는 남는다」라고 썼다.", &["「배는 남는다」"]);
        check("그는 \"배는 남는다\"라고 '썼다'고 했다.", &["\"배는 남는다\"", "'썼다'"]);
        check("他说：“船会留下。”我不信《海报》。", &["“船会留下。”", "《海报》"]);
        check("Er schrieb: „Die Fähre ‚trägt‘ sich.“ Sagt er.", &["„Die Fähre ‚trägt‘ sich.“"]);
        check("Er schrieb: »Die Fähre trägt sich.« Nein.", &["»Die Fähre trägt sich.«"]);
        check("Il écrit : « Le bac paie. » Non.", &["« Le bac paie. »"]);
        check("Han skrev: ”Färjan bär sig.” Nej.", &["”Färjan bär sig.”"]);
        check("Er sagt ‚nein‘ und geht.", &["‚nein‘"]);
        check("「彼は『残る』と言った」と書いた。", &["「彼は『残る』と言った」"]);
        check("“The ferry pays its way. So it will", &["“The ferry pays its way. So it will"]);
    }

    #[test]
    fn apostrophes_open_nothing() {
        check("The ferry's late, and the dogs' owners don't mind; 'tis life.", &[]);
        check("In the '90s the crews' pay was a joke, 'cause nobody asked.", &[]);
        check("It isn’t the crew’s fault. The dogs’ owners know.", &[]);
        check("He said 'the ferry's late' and left.", &["'the ferry's late'"]);
        check("He said ‘the ferry’s late,’ and left.", &["‘the ferry’s late,’"]);
        check("A plank of 5'10\" and one of 6'2\" lay there.", &[]);
    }

    #[test]
    fn quotations_of_several_paragraphs() {
        check("“One.\n\n“Two.\n\n“Three.” Own.", &["“One.", "“Two.", "“Three.”"]);
        check("He said: “One.\n\nTwo.\n\nThree.” Own.", &["“One. / Two. / Three.”"]);
        check("He said: \"One.\n\nTwo.\n\nThree.\" Own.", &["\"One. / Two. / Three.\""]);
        check("„Eins.\n\nZwei.“ Eigenes.", &["„Eins. / Zwei.“"]);
        check("‘One.\n\n‘Two,’ he said.", &["‘One.", "‘Two,’"]);
        // Forgotten marks: what follows is not drawn in.
        check("He said: “One.\n\nOwn.\n\n“Two.” Own.", &["“One.", "“Two.”"]);
        check("He said: “One.\n\nOwn.", &["“One."]);
    }
}

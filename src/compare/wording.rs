//! One side of a pair as it is written: its words with their capitals, the marks between them, and
//! where they stand. What a change means is told in `facts`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::fact_words::{is_date, is_german, is_month};
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::{Archive, BlockKind, Byte, Span};

/// Where more of a paragraph's words than this, in tenths, have a capital, a capital says nothing.
const TITLE_CASE: usize = 6;

/// Marks behind which a capital says no more than at the start of a sentence.
const OPENERS: [char; 20] = [
    '"', '“', '”', '„', '‘', '«', '»', '‹', '›', '(', '[', ':', '—', '–', '•', '|', '/', '「',
    '『', '…',
];

/// Marks that may stand between a number and what belongs to it.
const LOOSE: [char; 4] = [' ', '\u{a0}', '\u{202f}', '-'];

/// Marks that belong to a number before them, and to a number behind them.
const BEFORE: [char; 8] = ['$', '€', '£', '¥', '₩', '₹', '+', '−'];
const BEHIND: [char; 6] = ['%', '‰', '°', '€', '£', '¥'];

/// A paragraph, word by word.
pub(super) struct Wording<'a> {
    /// The words as the engine compares them.
    pub(super) words: Vec<&'a str>,
    spans: Vec<Span<Byte>>,
    /// For each word, whether it begins a sentence.
    first: Vec<bool>,
    text: Cow<'a, str>,
    /// Where the text begins in its source.
    start: u32,
    /// What it is.
    kind: BlockKind,
    /// Whether a capital inside a sentence means a name; most changes never ask.
    names: OnceCell<bool>,
}

impl<'a> Wording<'a> {
    /// The wording of a paragraph of these terms.
    pub(super) fn of(
        archive: &'a Archive,
        segments: &'a Segments,
        id: ParagraphId,
        terms: &[TermId],
    ) -> Self {
        let cut = segments.words(archive, id);
        let paragraph = segments.paragraph(id);
        let mut first = vec![false; cut.spans.len()];
        for &at in &cut.sentences {
            first[at as usize] = true;
        }
        Self {
            words: terms.iter().map(|&term| segments.terms().word(term)).collect(),
            spans: cut.spans,
            first,
            text: archive.get(paragraph.post).source().slice(paragraph.span),
            start: paragraph.span.start(),
            kind: paragraph.kind,
            names: OnceCell::new(),
        }
    }

    fn has_names(&self) -> bool {
        let tell = || {
            let inside = || (0..self.words.len()).filter(|&at| !self.opens(at));
            let capitals = inside().filter(|&at| self.capital(at)).count();
            self.kind != BlockKind::Heading
                && capitals * 10 <= inside().count() * TITLE_CASE
                && !is_german(self.words.iter().copied())
        };
        *self.names.get_or_init(tell)
    }

    /// Whether a word is a name, as far as its capital tells; `among` is what was changed with it.
    pub(super) fn is_name(&self, at: usize, among: &Range<usize>) -> bool {
        let word = self.words[at];
        if !self.capital(at) || !self.has_names() || word == "i" || word.starts_with("i'") {
            return false;
        }
        let inside = |at: usize| self.capital(at) && !self.opens(at);
        // At the start of a sentence every word has a capital: a name goes on, or comes again.
        !self.opens(at)
            || (at + 1 < among.end && inside(at + 1))
            || (0..self.words.len()).any(|other| self.words[other] == word && inside(other))
    }

    /// Whether a word is a month or a weekday.
    pub(super) fn is_date(&self, at: usize) -> bool {
        is_date(self.words[at]) && self.capital(at)
    }

    /// Whether a word is a month, or says in Korean which month or year a number is.
    pub(super) fn is_month(&self, at: usize) -> bool {
        let word = self.words[at];
        let korean = word.starts_with(char::is_numeric) && word.ends_with(['월', '년']);
        korean || (is_month(word) && self.capital(at))
    }

    /// What stands between the word before and this one.
    pub(super) fn gap(&self, at: usize) -> &str {
        let from = if at == 0 { self.start } else { self.spans[at - 1].end() };
        let to = self.spans.get(at).map_or(self.end(), |span| span.start());
        // Words of an entity can share their bytes; nothing stands between them.
        self.at(from, to).unwrap_or_default()
    }

    /// Whether nothing parts a word from the one before but a space; with `comma`, that or a comma or
    /// a full stop, as inside a date.
    pub(super) fn follows(&self, at: usize, comma: bool) -> bool {
        let part = |c: char| LOOSE.contains(&c) || c == '\n' || (comma && matches!(c, ',' | '.'));
        at > 0 && at < self.words.len() && self.gap(at).chars().all(part)
    }

    /// Where a stretch stands in the source, with the signs of money and share that belong to it.
    pub(super) fn bytes(&self, stretch: &Range<usize>) -> Span<Byte> {
        let Some(words) = self.spans.get(stretch.clone()).filter(|words| !words.is_empty()) else {
            return Span::new(self.start, self.start);
        };
        let (mut start, mut end) = (words[0].start(), words[words.len() - 1].end());
        let number = |at: usize| self.words[at].chars().any(char::is_numeric);
        if number(stretch.start) {
            let before = self.gap(stretch.start).chars().rev();
            start -= length(before.take_while(|c| BEFORE.contains(c)));
        }
        if number(stretch.end - 1) {
            let gap = self.gap(stretch.end);
            let spaces = gap.len() - gap.trim_start_matches(['\u{a0}', '\u{202f}', ' ']).len();
            let marks = length(gap[spaces..].chars().take_while(|c| BEHIND.contains(c)));
            if marks > 0 {
                end += length(gap[..spaces].chars()) + marks;
            }
        }
        Span::new(start, end)
    }

    fn capital(&self, at: usize) -> bool {
        let span = self.spans[at];
        let word = self.at(span.start(), span.end()).unwrap_or_default();
        word.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a word stands where every word has a capital.
    fn opens(&self, at: usize) -> bool {
        self.first[at] || self.gap(at).contains(OPENERS)
    }

    fn end(&self) -> u32 {
        self.start + length(self.text.chars())
    }

    fn at(&self, from: u32, to: u32) -> Option<&str> {
        let place = |at: u32| at.checked_sub(self.start).map(|at| at as usize);
        self.text.get(place(from)?..place(to)?)
    }
}

#[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
fn length(text: impl Iterator<Item = char>) -> u32 {
    text.map(|c| c.len_utf8() as u32).sum()
}

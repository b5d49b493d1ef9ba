//! Text with tones, broken into lines of a width. It measures columns, so that a Korean syllable
//! counts two; it does not print.

use std::ops::Range;

use textwrap::core::{Word, display_width};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use super::style::Tone;

/// A text whose stretches have tones; `\n` in it breaks a line.
#[derive(Debug, Default)]
pub(super) struct Marked {
    text: String,
    tones: Vec<(Range<usize>, Tone)>,
}

impl Marked {
    /// A text of one tone.
    pub(super) fn new(text: &str, tone: Tone) -> Self {
        let mut marked = Self::default();
        marked.push(text, tone);
        marked
    }

    /// Adds `text` at the end.
    pub(super) fn push(&mut self, text: &str, tone: Tone) {
        let start = self.text.len();
        self.text.push_str(text);
        self.tones.push((start..self.text.len(), tone));
    }

    /// Adds another marked text at the end.
    pub(super) fn append(&mut self, other: &Self) {
        for (range, tone) in &other.tones {
            self.push(&other.text[range.clone()], *tone);
        }
    }

    /// Whether it begins with `text`.
    pub(super) fn starts_with(&self, text: &str) -> bool {
        self.text.starts_with(text)
    }

    /// Whether it ends in `text`.
    pub(super) fn ends_with(&self, text: &str) -> bool {
        self.text.ends_with(text)
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The lines of at most `width` columns; only a word that is longer stands out.
    pub(super) fn lines(&self, width: usize) -> Vec<Vec<(&str, Tone)>> {
        self.wrapped(width, false)
    }

    /// The lines of at most `width` columns; a word that is longer is broken, for something stands
    /// beside it.
    pub(super) fn broken_lines(&self, width: usize) -> Vec<Vec<(&str, Tone)>> {
        self.wrapped(width, true)
    }

    fn wrapped(&self, width: usize, break_words: bool) -> Vec<Vec<(&str, Tone)>> {
        let options = Options::new(width)
            .break_words(break_words)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_splitter(WordSplitter::NoHyphenation)
            .word_separator(WordSeparator::Custom(words));
        let mut at = 0;
        let mut lines = Vec::new();
        for line in textwrap::wrap(&self.text, options) {
            // Lines are stretches of the text, with nothing but white space left out between them.
            at += self.text[at..].find(&*line).unwrap_or_default();
            lines.push(self.toned(at..at + line.len()));
            at += line.len();
        }
        lines
    }

    fn toned(&self, line: Range<usize>) -> Vec<(&str, Tone)> {
        let first = self.tones.partition_point(|(range, _)| range.end <= line.start);
        let inside = self.tones[first..].iter().take_while(|(range, _)| range.start < line.end);
        let cut = |range: &Range<usize>| range.start.max(line.start)..range.end.min(line.end);
        inside.map(|(range, tone)| (&self.text[cut(range)], *tone)).collect()
    }
}

/// The columns that `text` takes up.
pub(super) fn columns(text: &str) -> usize {
    display_width(text)
}

/// Up to this many columns, letters of a script with spaces stay together where Unicode would let a
/// line break between any two: 20 Hangul syllables, more than the longest words have.
const WORD_COLUMNS: usize = 40;

/// The pieces that a line may be broken between. Unicode's rules allow a break between any two Hangul
/// syllables, but Korean has spaces, and a Korean reader expects the break there.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let next = at..at + word.word.len() + word.whitespace.len();
        at = next.end;
        match joined.last_mut() {
            Some(last) if belong(&line[last.clone()], &line[next.clone()]) => last.end = next.end,
            _ => joined.push(next),
        }
    }
    Box::new(joined.into_iter().map(|range| Word::from(&line[range])))
}

fn belong(left: &str, right: &str) -> bool {
    let (Some(last), Some(first)) = (left.chars().last(), right.chars().next()) else {
        return false;
    };
    // A path that is broken cannot be followed with a click.
    // Unicode keeps a word and the `../` behind it together, so only the last part is looked at.
    let part = left.rsplit(char::is_whitespace).next().unwrap_or_default();
    let path = part.contains('/');
    path || (is_hangul(last) || is_hangul(first))
        && has_spaces(last)
        && has_spaces(first)
        && columns(left) + columns(right) <= WORD_COLUMNS
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// Whether it is a letter or digit of a script that puts spaces between words.
fn has_spaces(c: char) -> bool {
    c.is_alphanumeric() && (is_hangul(c) || columns(c.encode_utf8(&mut [0; 4])) < 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, width: usize) -> Vec<String> {
        let marked = Marked::new(text, Tone::Plain);
        let lines = marked.lines(width);
        lines.iter().map(|line| line.iter().map(|(text, _)| *text).collect()).collect()
    }

    const KOREAN: &str = "어머니는 해마다 첫눈이 오는 날이면 2018년의 그 골목을 다시 걸었고, 나는 \
                          뒤에서 발자국을 세며 겨울이 얼마나 남았는지를 가늠해 보곤 했다.";

    #[test]
    fn a_path_is_never_broken() {
        let path = "../shared-data/some-chapters/11-1_Kings.txt:61:";
        for width in [20, 40, 60] {
            let lines = plain(&format!("Differs in ../a/b-c.txt:9, against {path}"), width);
            assert!(lines.iter().any(|line| line.contains(path)), "{width}: {lines:#?}");
        }
    }

    #[test]
    fn korean_breaks_at_spaces_and_fits() {
        for width in [24, 60, 80, 120] {
            let lines = plain(KOREAN, width);
            assert!(lines.iter().all(|line| columns(line) <= width), "{width}: {lines:#?}");
            assert_eq!(lines.join(" "), KOREAN);
        }
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_stop() {
        let lines = plain("初雪那天母亲又走过那条小巷，我在后面数着她的脚印。", 20);
        assert_eq!(lines, ["初雪那天母亲又走过那", "条小巷，我在后面数着", "她的脚印。"]);
    }

    #[test]
    fn only_an_unbreakable_word_stands_out() {
        let lines = plain("see thisisonelongwordthatdoesnotfit there", 10);
        assert_eq!(lines, ["see", "thisisonelongwordthatdoesnotfit", "there"]);
    }

    #[test]
    fn tones_go_on_over_a_line_break() {
        let mut marked = Marked::new("one ", Tone::Plain);
        marked.push("[-two three-]", Tone::Deleted);
        marked.push("{+four+} five", Tone::Inserted);
        assert_eq!(
            marked.lines(9),
            [
                vec![("one ", Tone::Plain), ("[-two", Tone::Deleted)],
                vec![("three-]", Tone::Deleted)],
                vec![("{+four+}", Tone::Inserted)],
                vec![("five", Tone::Inserted)],
            ]
        );
    }

    #[test]
    fn an_empty_line_parts_paragraphs() {
        assert_eq!(plain("one\n\ntwo", 10), ["one", "", "two"]);
    }
}

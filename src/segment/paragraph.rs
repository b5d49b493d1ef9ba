//! Plain text to blocks, by its lines. Markup has told its blocks already and never comes here.
//!
//! The rules, in the order in which they are asked:
//! - A line of white space alone, of any kind, is blank; blank lines part blocks.
//! - Lines without a blank between them are one block (hard-wrapped text), unless one of them is a
//!   paragraph's own length: then each line is a block, for that is how it was written.
//! - A line that opens as a quotation (`>`), list item (`-`, `*`, `•`, `1.`) or heading (`#`) begins
//!   a block of that kind; a line closed by a credit in brackets ends one, the caption of a picture.
//! - A lone short line that does not end as a sentence is a heading.

use super::normalize::is_invisible;
use crate::text::{Block, BlockKind, Byte, Mark, Source, Span, flag};

/// A line longer than this, in characters, is a paragraph and not a part of one: no editor wraps so
/// late, and few paragraphs are so short.
const WRAPPED_LINE: usize = 140;

/// A credit in brackets is at most this many words: `[Harbor Wire]`, `(AP/Yonhap, file)`.
const CREDIT_WORDS: usize = 6;

/// A heading is at most this many words.
const HEADING_WORDS: usize = 12;

/// The blocks of the plain text at `span` of `source`. The lines of `marks` are no text, and part blocks
/// as blank ones do.
pub(super) fn blocks(source: &Source, span: Span<Byte>, marks: &[Mark]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut group: Vec<Line> = Vec::new();
    let text = source.slice(span);
    for line in lines(&text, span) {
        let before = marks.partition_point(|mark| mark.at.end() < line.end());
        let is_mark = marks.get(before).is_some_and(|mark| mark.at.start() <= line.start);
        if line.text.is_empty() || is_mark {
            cut(&mut group, &mut blocks);
        } else {
            group.push(line);
        }
    }
    cut(&mut group, &mut blocks);
    flag(&mut blocks, marks);
    blocks
}

/// A line without the white space around it.
struct Line<'a> {
    text: &'a str,
    start: u32,
}

impl Line<'_> {
    #[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
    fn end(&self) -> u32 {
        self.start + self.text.len() as u32
    }
}

#[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
fn lines(text: &str, span: Span<Byte>) -> impl Iterator<Item = Line<'_>> {
    let mut at = span.start();
    text.split_inclusive('\n').map(move |raw| {
        let opened = raw.trim_start_matches(is_blank);
        let start = at + (raw.len() - opened.len()) as u32;
        at += raw.len() as u32;
        Line { text: opened.trim_end_matches(is_blank), start }
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Cuts a group of lines that no blank line parts.
fn cut(group: &mut Vec<Line>, blocks: &mut Vec<Block>) {
    let unwrapped = group.iter().any(|line| line.text.chars().nth(WRAPPED_LINE).is_some());
    let mut open: Option<Block> = None;
    let count = group.len();
    for (at, line) in group.drain(..).enumerate() {
        if !line.text.contains(char::is_alphanumeric) {
            // A rule or an underline: parts what it stands between.
            if let Some(block) = &mut open
                && at == 1
                && line.text.starts_with(['=', '-'])
                && block.kind == BlockKind::Prose
            {
                block.kind = BlockKind::Heading;
            }
            blocks.extend(open.take());
            continue;
        }
        let marked = marked_kind(line.text);
        let credited = at + 1 < count && closes_with_credit(line.text);
        let goes_on = open.as_ref().is_some_and(|block| match (block.kind, marked) {
            _ if unwrapped => block.kind == BlockKind::Quotation && marked == Some(block.kind),
            (BlockKind::Quotation, Some(BlockKind::Quotation))
            | (BlockKind::Prose | BlockKind::ListItem, None) => true,
            _ => false,
        });
        match &mut open {
            Some(block) if goes_on => block.span = Span::new(block.span.start(), line.end()),
            _ => {
                blocks.extend(open.take());
                let kind = marked.unwrap_or_else(|| lone_kind(line.text, count, credited));
                let span = Span::new(line.start, line.end());
                open = Some(Block { kind, span, pieces: Box::default(), ignored: false });
            }
        }
        if credited {
            blocks.extend(open.take());
        }
    }
    blocks.extend(open);
}

/// The kind that a line's first characters declare.
fn marked_kind(line: &str) -> Option<BlockKind> {
    if line.starts_with('>') {
        return Some(BlockKind::Quotation);
    }
    let marker = line.split_whitespace().next()?;
    let digits = marker.trim_end_matches(['.', ')']);
    let numbered = digits.len() + 1 == marker.len()
        && digits.len() <= 3
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.is_empty();
    if matches!(marker, "-" | "*" | "+" | "•" | "–" | "·") || numbered {
        return Some(BlockKind::ListItem);
    }
    let level = marker.len();
    (level <= 6 && marker.bytes().all(|b| b == b'#')).then_some(BlockKind::Heading)
}

/// The kind of a block that begins with an unmarked line, in a group of `count` lines.
fn lone_kind(line: &str, count: usize, credited: bool) -> BlockKind {
    let names_photo = || {
        let lower = line.to_lowercase();
        ["photo", "screengrab", "screenshot", "pictured", "사진", "写真", "照片"]
            .iter()
            .any(|word| lower.contains(word))
    };
    if credited || (count == 1 && closes_with_credit(line) && names_photo()) {
        return BlockKind::Caption;
    }
    let ends = line.ends_with(|c: char| !c.is_alphanumeric());
    let short = line.split_whitespace().nth(HEADING_WORDS).is_none();
    let spaced = line.contains(char::is_whitespace);
    if count == 1 && short && spaced && !ends { BlockKind::Heading } else { BlockKind::Prose }
}

/// Whether a line ends in a short note in brackets.
fn closes_with_credit(line: &str) -> bool {
    let (open, close) = match line.chars().next_back() {
        Some(']') => ('[', ']'),
        Some(')') => ('(', ')'),
        Some('］') => ('［', '］'),
        Some('）') => ('（', '）'),
        _ => return false,
    };
    line.rfind(open).is_some_and(|at| {
        let note = &line[at..];
        note.matches(close).count() == 1 && note.split_whitespace().nth(CREDIT_WORDS).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_text(text: &str) -> Vec<(BlockKind, String)> {
        let source = Source::new("t", text, 0).unwrap();
        let cut = blocks(&source, source.span(), &[]);
        cut.iter().map(|b| (b.kind, source.slice(b.span).into_owned())).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_the_blank_is() {
        let cut = cut_text("The first one ends here.\n\u{a0} \nThe second.\r\n\r\nThe third.");
        assert_eq!(cut.len(), 3);
        assert_eq!(cut[1], (BlockKind::Prose, "The second.".into()));
    }

    #[test]
    fn wrapped_lines_are_one_and_long_lines_are_many() {
        assert_eq!(cut_text("The pilot boat left\nthe quay at six\nand came back.").len(), 1);
        let long = "The pilot boat left the quay. ".repeat(8);
        assert_eq!(cut_text(&format!("{long}\nA short line follows.\n{long}")).len(), 3);
    }

    #[test]
    fn a_caption_and_the_prose_below_it_are_two() {
        let cut = cut_text("The bridge on Monday. [Harbor Wire]\nThe bridge will open in May.");
        assert_eq!(cut[0].0, BlockKind::Caption);
        assert_eq!(cut[1].0, BlockKind::Prose);
    }

    #[test]
    fn marks_tell_the_kind() {
        use BlockKind::{ListItem, Prose, Quotation};
        let cut =
            cut_text("> The mayor said no.\n> Twice.\n- first thing\n- second thing\n\nSo it is.");
        let kinds: Vec<_> = cut.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [Quotation, ListItem, ListItem, Prose]);
    }
}

//! The marks in a file: `<!-- refrain: ignore -->` and its kin, to what they reach. Where comments stand
//! in Markdown is the parser's to say; in plain text a mark is a line of its own.

use std::ops::Range;

use super::offsets::span;
use crate::text::{Byte, Mark, Post, Reach, Span, flag};

/// What is said of a mark that has no known word.
const KNOWN: &str = "known are `ignore` (the next block), `off`, `on` and `ignore-file`";

/// A comment that means to be a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Comment {
    /// The whole comment.
    pub(super) at: Span<Byte>,
    /// The start of the block that it stands in the middle of, if it does.
    pub(super) inside: Option<u32>,
}

/// The marks of a file, and what is wrong with those that are none: a byte and a message each.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) all: Vec<Mark>,
    pub(super) faults: Vec<(u32, String)>,
}

/// What a comment says behind `refrain:`; `None` if it is a comment like any other.
fn word(comment: &str) -> Option<&str> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let (name, word) = inner.split_once(':')?;
    name.trim_end().eq_ignore_ascii_case("refrain").then(|| word.trim())
}

/// The comment at `range`, if it means to be a mark.
pub(super) fn comment(text: &str, range: &Range<usize>, inside: Option<usize>) -> Option<Comment> {
    word(&text[range.clone()])?;
    let inside = inside.and_then(|at| u32::try_from(at).ok());
    Some(Comment { at: span(range), inside })
}

/// The lines of plain text that are comments and mean to be marks.
pub(super) fn in_lines(text: &str, body: Range<usize>) -> Vec<Comment> {
    let mut found = Vec::new();
    // Most texts have no comment at all.
    if !text[body.clone()].contains("<!--") {
        return found;
    }
    let mut at = body.start;
    for line in text[body].split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        found.extend(comment(text, &(start..start + line.trim().len()), None));
        at += line.len();
    }
    found
}

/// Where `body` begins behind the marks at its top, which are neither title nor text.
pub(super) fn behind_top(text: &str, body: Range<usize>, comments: &[Comment]) -> usize {
    let mut at = body.start;
    for comment in comments {
        let (start, end) = (comment.at.start() as usize, comment.at.end() as usize);
        if !text[at..start].trim().is_empty() {
            break;
        }
        at = end;
    }
    at
}

impl Marks {
    /// The marks that the comments of a text are, and the one in its front matter, if `field` is there.
    pub(super) fn of(text: &str, comments: &[Comment], field: Option<Span<Byte>>) -> Self {
        let mut marks = Self::default();
        let whole = span(&(0..text.len()));
        marks.all.extend(field.map(|at| Mark { at, reach: Reach::Stretch(whole) }));
        let mut off: Option<Span<Byte>> = None;
        let mut ignored = field.is_some();
        for &Comment { at, inside } in comments {
            let shown = &text[at.range()];
            let mut mark = |at, reach| marks.all.push(Mark { at, reach });
            match word(shown).unwrap_or_default() {
                "ignore" => mark(at, Reach::Block(inside.unwrap_or(at.end()))),
                "ignore-file" if !ignored => {
                    mark(at, Reach::Stretch(whole));
                    ignored = true;
                }
                "off" if off.is_none() => off = Some(at),
                "on" if off.is_some() => {
                    let from = off.take().unwrap_or(at);
                    let start = from.end().min(at.start());
                    mark(from, Reach::Stretch(Span::new(start, at.start())));
                    // It reaches nothing itself, but it is no text either.
                    mark(at, Reach::Stretch(Span::new(at.end(), at.end())));
                }
                "ignore-file" => marks.fault(at, shown, "the file is ignored already"),
                "off" => marks.fault(at, shown, "it is off already"),
                "on" => marks.fault(at, shown, "there is no `off` before it"),
                _ => marks.fault(at, shown, &format!("not understood; {KNOWN}")),
            }
        }
        if let Some(at) = off {
            let rest = Span::new(at.end(), whole.end());
            marks.all.push(Mark { at, reach: Reach::Stretch(rest) });
        }
        marks.all.sort_by_key(|mark| mark.at);
        marks
    }

    fn fault(&mut self, at: Span<Byte>, shown: &str, what: &str) {
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        self.faults.push((at.start(), format!("{shown}: {what}")));
    }

    /// Gives posts the marks that are about them, and flags the blocks that are known already.
    pub(super) fn give(&self, posts: &mut [Post]) {
        if self.all.is_empty() {
            return;
        }
        for post in posts {
            let about = |mark: &&Mark| match mark.reach {
                Reach::Stretch(span) => span.overlap(post.body) > 0 || post.body.contains(mark.at),
                Reach::Block(_) => post.span.contains(mark.at),
            };
            post.marks = self.all.iter().filter(about).copied().collect();
            if let Some(blocks) = &mut post.blocks {
                flag(blocks, &post.marks);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::{Reading, read_bytes};
    use crate::segment::blocks;

    /// The blocks of a file, those that a mark reaches in brackets, and what is wrong.
    fn read(name: &str, text: &str) -> (String, Vec<String>) {
        let file = read_bytes(name, text.into(), &Reading::default()).unwrap();
        let mut seen = Vec::new();
        for post in &file.posts {
            for block in blocks(post).iter() {
                let text = post.readable(block.span).replace('\n', " ");
                seen.push(if block.ignored { format!("[{text}]") } else { text });
            }
        }
        (seen.concat(), file.notices.iter().map(ToString::to_string).collect())
    }

    #[track_caller]
    fn check(name: &str, text: &str, expected: &str) {
        assert_eq!(read(name, text), (expected.to_owned(), Vec::new()));
    }

    #[test]
    fn ignore_reaches_the_next_block_or_the_one_around_it() {
        for name in ["a.md", "a.txt"] {
            check(
                name,
                "One.\n\n<!-- refrain: ignore -->\nTwo.\nMore.\n\nThree.\n",
                "One.[Two. More.]Three.",
            );
            check(name, "One.\n<!--Refrain:ignore-->\n\nTwo.\n", "One.[Two.]");
        }
        check("a.md", "One, <!-- refrain: ignore --> two.\n\nThree.\n", "[One,  two.]Three.");
        check("a.md", "One.\n\nTwo. <!-- refrain: ignore -->\n\nThree.\n", "One.[Two.]Three.");
        check("a.md", "- One\n- <!-- refrain: ignore --> Two\n- Three\n", "One[Two]Three");
        check("a.md", "<!-- refrain: ignore --> One.\n\nTwo.\n", "[One.]Two.");
        check("a.md", "<p>One.</p>\n<!-- refrain: ignore -->\n<p>Two.</p>\n", "One.[Two.]");
        check(
            "a.md",
            "Write `<!-- refrain: ignore -->`.\n\nTwo.\n",
            "Write <!-- refrain: ignore -->.Two.",
        );
    }

    #[test]
    fn off_reaches_to_on_or_to_the_end() {
        for name in ["a.md", "a.txt"] {
            let text = "One.\n\n<!-- refrain: off -->\n\nTwo.\n\nThree.\n\n<!-- refrain: on -->\n\nFour.\n";
            check(name, text, "One.[Two.][Three.]Four.");
            check(name, "One.\n\n<!-- refrain: off -->\n\nTwo.\n\nThree.\n", "One.[Two.][Three.]");
        }
    }

    #[test]
    fn a_file_is_ignored_by_a_mark_anywhere_or_by_its_front_matter() {
        for name in ["a.md", "a.txt"] {
            check(name, "One.\n\nTwo.\n\n<!-- refrain: ignore-file -->\n", "[One.][Two.]");
            check(name, "---\ntitle: x\nrefrain: false\n---\nOne.\n\nTwo.\n", "[One.][Two.]");
            check(name, "---\ntitle: x\nrefrain: true\n---\nOne.\n", "One.");
        }
        check(
            "a.txt",
            "<!-- refrain: ignore-file -->\n\nThe Ferry Comes Back\n\nIt did.\n",
            "[It did.]",
        );
        check(
            "a.md",
            "# Tag: port\n\n## One\n\nA.\n\n<!-- refrain: off -->\n\n## Two\n\nB.\n",
            "A.[B.]",
        );
    }

    #[test]
    fn what_is_no_mark_is_told_with_its_line() {
        for (mark, what) in [
            (
                "<!-- refrain: ignroe -->",
                "not understood; known are `ignore` (the next block), `off`, `on` and `ignore-file`",
            ),
            ("<!-- refrain: on -->", "there is no `off` before it"),
            ("<!-- refrain: -->", "not understood"),
        ] {
            let (_, told) = read("a.md", &format!("One.\n\n{mark}\n\nTwo.\n"));
            assert_eq!(told.len(), 1);
            assert!(told[0].starts_with(&format!("a.md:3: {mark}: {what}")), "{told:?}");
        }
        let (_, told) = read("a.md", "---\ntitle: x\nrefrain: maybe\n---\nOne.\n");
        assert!(told[0].starts_with("a.md:3: refrain: cannot read \"maybe\""), "{told:?}");
        let twice = "<!-- refrain: ignore-file -->\n\nOne.\n\n<!-- refrain: ignore-file -->\n";
        let (seen, told) = read("a.md", twice);
        assert_eq!(seen, "[One.]");
        assert_eq!(told, ["a.md:5: <!-- refrain: ignore-file -->: the file is ignored already"]);
        assert_eq!(read("a.md", "<!-- no refrain: here -->\n\nOne.\n").1, [""; 0]);
    }
}

//! Whether a stretch of text is a quotation: by its block, or by the marks around it.

use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, BlockKind, Byte, Span, Tok};

/// A stretch is quoted if this much of it stands between marks.
const QUOTED_SHARE: f64 = 0.9;

/// Marks that open and close differently: curly, German, guillemets both ways are not told apart
/// from their openers alone, and the brackets of East Asian texts.
const PAIRS: [(char, char); 7] =
    [('“', '”'), ('„', '“'), ('«', '»'), ('‹', '›'), ('「', '」'), ('『', '』'), ('《', '》')];

/// Whether a stretch of a paragraph, in words from its first, is a quotation.
pub(super) fn quoted(
    archive: &Archive,
    segments: &Segments,
    id: ParagraphId,
    stretch: Span<Tok>,
) -> bool {
    let paragraph = segments.paragraph(id);
    let text = archive.get(paragraph.post).source().slice(paragraph.span);
    is_quoted(paragraph.kind, &text, paragraph.span, || {
        let words = segments.words(archive, id).spans;
        words[stretch.range()].iter().copied().reduce(Span::cover).unwrap_or(paragraph.span)
    })
}

/// Whether a part of a paragraph is a quotation. `text` is the source's text at `whole`, the
/// paragraph's span; `part` is asked for only if there is a mark.
pub fn is_quoted(
    kind: BlockKind,
    text: &str,
    whole: Span<Byte>,
    part: impl FnOnce() -> Span<Byte>,
) -> bool {
    if kind == BlockKind::Quotation {
        return true;
    }
    if !(may_have_mark(text) && text.contains(is_mark)) {
        return false;
    }
    let part = part();
    let inside: u32 = marked(text)
        .into_iter()
        .map(|(from, to)| part.overlap(Span::new(whole.start() + from, whole.start() + to)))
        .sum();
    f64::from(inside) >= QUOTED_SHARE * f64::from(part.len())
}

/// Whether a text has a byte that marks have. Most texts have none, and bytes are looked at many at a
/// time.
fn may_have_mark(text: &str) -> bool {
    let in_mark = |byte: u8| byte == b'"' || !byte.is_ascii();
    text.as_bytes()
        .chunks(64)
        .any(|bytes| bytes.iter().fold(false, |found, &byte| found | in_mark(byte)))
}

fn is_mark(c: char) -> bool {
    c == '"' || PAIRS.iter().any(|pair| pair.0 == c)
}

/// The stretches between quotation marks, marks included. One that is not closed runs to the end of
/// the paragraph, as in a speech of several paragraphs.
#[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
fn marked(text: &str) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((from, close)) if c == close => {
                found.push((from as u32, (at + c.len_utf8()) as u32));
                open = None;
            }
            Some(_) => {}
            None if c == '"' => open = Some((at, '"')),
            None => open = PAIRS.iter().find(|pair| pair.0 == c).map(|pair| (at, pair.1)),
        }
    }
    found.extend(open.map(|(from, _)| (from as u32, text.len() as u32)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str, part: &str) -> bool {
        let at = |n: usize| u32::try_from(n).unwrap();
        let whole = Span::new(0, at(text.len()));
        let from = text.find(part).unwrap();
        is_quoted(BlockKind::Prose, text, whole, || Span::new(at(from), at(from + part.len())))
    }

    #[test]
    fn marks_of_many_kinds() {
        assert!(quoted(
            "He wrote: “The ferry pays its way.” So he did.",
            "The ferry pays its way."
        ));
        assert!(quoted("\"The ferry pays its way,\" he wrote.", "The ferry pays its way"));
        assert!(quoted("그는 「배는 남는다」라고 썼다.", "배는 남는다"));
        assert!(quoted("“The ferry pays its way. So it will", "So it will"));
        assert!(!quoted("The “ferry” pays its own way.", "The “ferry” pays its own way."));
    }
}

//! Whether two places that differ in nothing but facts are versions of one paragraph, of which one is
//! old or wrong, or parallel lines: a table's, a schedule's, a list's, which are meant to differ.

use crate::segment::{ParagraphId, Segments};
use crate::text::BlockKind;

/// Inside one post a paragraph of fewer words is a line of a list, whatever it is set as.
const LINE: u32 = 40;

/// What comes first of all has at least so many words on both sides: in fewer, a number makes
/// another sentence more often than another version.
const PARAGRAPH: u32 = 15;

/// Whether two paragraphs are parallel lines, so that their facts are no news.
pub fn are_parallel(segments: &Segments, sides: [ParagraphId; 2]) -> bool {
    let [a, b] = sides.map(|id| segments.paragraph(id));
    let prose = a.kind == BlockKind::Prose && b.kind == BlockKind::Prose;
    a.post == b.post && (!prose || a.tokens.len().min(b.tokens.len()) < LINE)
}

/// Whether two paragraphs that differ in a fact are the first thing that their writer should read:
/// running text of different posts.
pub fn is_first_news(segments: &Segments, sides: [ParagraphId; 2]) -> bool {
    let [a, b] = sides.map(|id| segments.paragraph(id));
    let running = |kind| matches!(kind, BlockKind::Prose | BlockKind::Quotation);
    a.post != b.post
        && running(a.kind)
        && running(b.kind)
        && a.tokens.len().min(b.tokens.len()) >= PARAGRAPH
}

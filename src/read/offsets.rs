//! Ranges of `usize`, as parsers give them, to the spans of the text model. It looks at no words.

use std::ops::Range;

use crate::text::{Byte, Span};

/// The range as a span.
///
/// # Panics
/// If it lies beyond 4 GiB, which `Source::new` has ruled out for every text that is read.
pub(super) fn span(range: &Range<usize>) -> Span<Byte> {
    let offset = |at: usize| u32::try_from(at).expect("a source is shorter than 4 GiB");
    Span::new(offset(range.start), offset(range.end))
}

/// The largest range of whole characters of `text` inside `range`, which may run past its end.
pub(super) fn clamp(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    let mut end = range.end.min(text.len());
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end.max(start)
}

/// `range` of `text` without the white space at its ends; empty at its start if there is only that.
pub(super) fn trim(text: &str, range: &Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let end = range.start + inner.trim_end().len();
    let start = end - inner[..end - range.start].trim_start().len();
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clamping_keeps_whole_characters() {
        let text = "a한b";
        assert_eq!(clamp(text, &(0..2)), 0..1);
        assert_eq!(clamp(text, &(2..9)), 4..5);
        assert_eq!(clamp(text, &(2..3)), 4..4);
    }

    #[test]
    fn trimming_moves_both_ends() {
        let text = "x \u{a0}ab\n y";
        assert_eq!(&text[trim(text, &(1..text.len() - 1))], "ab");
        assert_eq!(trim(text, &(1..4)), 1..1);
    }
}

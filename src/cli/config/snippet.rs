//! A message about a place in a file of settings, with the line under it and a mark under the words.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// `refrain.toml:3: what`, and the line.
pub(super) fn told(path: &str, text: &str, span: Range<usize>, what: &str) -> String {
    let start = floor(text, span.start);
    let begin = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = line_of(text, start);
    let before = &text[begin..start];
    let marked = &text[start..floor(text, span.end).clamp(start, end)];
    let number = line.to_string();
    let (gap, indent) = (" ".repeat(number.len()), " ".repeat(before.width()));
    let mut message = format!("{path}:{line}: {what}\n");
    let shown = text[begin..end].trim_end().replace('\t', " ");
    let _ = writeln!(message, " {gap} |\n {number} | {shown}");
    let _ = write!(message, " {gap} | {indent}{}", "^".repeat(marked.trim_end().width().max(1)));
    message
}

/// The line of a byte, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text[..floor(text, at)].matches('\n').count() + 1
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn the_words_are_marked_in_their_line() {
        let message = told("refrain.toml", "a = 1\nä = 2 # x\n", 6..8, "unknown key");
        assert_eq!(message, "refrain.toml:2: unknown key\n   |\n 2 | ä = 2 # x\n   | ^");
        assert!(told("x", "", 5..9, "empty").ends_with("| ^"));
    }
}

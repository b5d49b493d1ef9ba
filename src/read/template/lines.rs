//! What begins a line and is no text: the marks of notes (`:::note`, `!!! note`, `> [!note]`), formulas
//! that stand by themselves, what a file of MDX imports and exports. Code in fences is left alone.

use std::ops::Range;

use super::masked::{Mask, Masked};

/// The marks without one of which there is none of all that.
const MARKS: [&str; 7] = [":::", "!!! ", "??? ", "$$", "import ", "export ", "[!"];
/// This is another form of `??? `.
const OPENED: &str = "???+ ";

/// Finds them in `text`.
pub(super) fn find(text: &str, found: &mut Vec<Masked>) {
    if !MARKS.iter().chain(&[OPENED]).any(|mark| text.contains(mark)) {
        return;
    }
    let mut fence: Option<&str> = None;
    let (mut before_is_blank, mut before_is_quote) = (true, false);
    let mut at = 0;
    while at < text.len() {
        let line = line(text, at);
        let next = line.end;
        let whole = &text[line.clone()];
        let inner = whole.trim_start_matches([' ', '\t', '>']);
        let start = line.start + whole.len() - inner.len();
        let inner = inner.trim_end();
        let ticks = mark_of(inner);
        match (fence, ticks) {
            (Some(open), Some(mark)) => {
                let closes = mark.len() == inner.len() && mark.starts_with(open);
                fence = fence.filter(|_| !closes);
            }
            (Some(_), None) => {}
            (None, Some(mark)) => fence = Some(mark),
            (None, None) => {
                let is_first = before_is_blank && start == line.start;
                let note = if before_is_quote { None } else { callout(text, line.start) };
                let note = note.map(|range| (range, Mask::Letters));
                let masked = note.or_else(|| one(text, start, inner, next, is_first));
                if let Some((range, _)) = &masked {
                    at = range.end.max(next);
                    // What is imported may be followed by more of it.
                    (before_is_blank, before_is_quote) = (is_first, whole.contains('>'));
                    found.extend(masked);
                    continue;
                }
            }
        }
        before_is_blank = inner.is_empty();
        before_is_quote = whole.trim_start().starts_with('>');
        at = next;
    }
}

/// What the line that begins with `inner` at `start` begins or is, if it is none of the text.
fn one(text: &str, start: usize, inner: &str, next: usize, is_first: bool) -> Option<Masked> {
    let whole = start..start + inner.len();
    if inner.starts_with(":::") {
        return Some((whole, Mask::Blank));
    }
    let is_note = MARKS[1..3].iter().chain(&[OPENED]).any(|mark| inner.starts_with(mark));
    if is_note && inner.len() > "-   ".len() && is_moved_in(&text[next..]) {
        return Some((whole, Mask::Item));
    }
    if inner.starts_with("$$") {
        return Some((start..formula(text, start)?, Mask::Letters));
    }
    if is_first && is_module(inner) {
        return Some((start..paragraph_end(text, start), Mask::Letters));
    }
    None
}

/// So many signs of quotations and spaces are looked behind for a note's mark: who nests a hundred thousand
/// quotations would have each of them look behind all others.
const MOST_MARKS: usize = 64;

/// Whether a note in a quotation's dress begins at `start`, as Obsidian has them: `> [!info] Title`. Its
/// mark is left out of it. A note that quotes is a quotation.
pub(in crate::read) fn callout(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    let marks = rest.bytes().take(MOST_MARKS);
    let inner = &rest[marks.take_while(|b| matches!(b, b'>' | b' ' | b'\t')).count()..];
    let mark = inner.strip_prefix("[!").filter(|_| rest.trim_start().starts_with('>'))?;
    let len = mark.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
    let (name, behind) = mark.split_at(len);
    let behind = behind.strip_prefix(']')?;
    let is_quote = ["quote", "cite"].iter().any(|it| name.eq_ignore_ascii_case(it));
    if name.is_empty() || is_quote {
        return None;
    }
    let at = start + rest.len() - inner.len();
    Some(at..at + 2 + len + 1 + usize::from(behind.starts_with(['+', '-'])))
}

/// The line at `at`, its end included.
fn line(text: &str, at: usize) -> Range<usize> {
    let len = memchr::memchr(b'\n', &text.as_bytes()[at..]);
    at..len.map_or(text.len(), |len| at + len + 1)
}

/// The mark of a code fence that a line begins with.
fn mark_of(line: &str) -> Option<&str> {
    let mark = line.bytes().next().filter(|b| matches!(b, b'`' | b'~'))?;
    let len = line.bytes().take_while(|&b| b == mark).count();
    (len >= 3 && !line[len..].contains('`')).then(|| &line[..len])
}

/// Whether the first line that is not blank is moved in.
fn is_moved_in(rest: &str) -> bool {
    let line = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let line = line.trim_start_matches('>');
    line.starts_with("    ") || line.starts_with('\t')
}

/// The end of the formula that opens at `start`, if it ends its line and no blank line is in it.
fn formula(text: &str, start: usize) -> Option<usize> {
    let end = paragraph_end(text, start);
    let inner = &text[start + 2..end];
    let close = start + 2 + inner.find("$$")? + 2;
    text[close..line(text, close).end].trim().is_empty().then_some(close)
}

/// The end of the last line before the next blank one.
fn paragraph_end(text: &str, start: usize) -> usize {
    let mut at = start;
    while at < text.len() {
        let line = line(text, at);
        if text[line.clone()].trim().is_empty() {
            break;
        }
        at = line.end;
    }
    start + text[start..at].trim_end().len()
}

/// Whether a paragraph that begins so is a module's: what it imports, or exports.
fn is_module(line: &str) -> bool {
    let quoted = |text: &str| text.starts_with(['"', '\'']);
    if let Some(rest) = line.strip_prefix("import ") {
        let from = rest.split_once(" from ").is_some_and(|(_, from)| quoted(from.trim_start()));
        return quoted(rest) || from || rest.trim_end() == "{";
    }
    let Some(rest) = line.strip_prefix("export ") else { return false };
    let (word, more) = rest.split_once(' ').unwrap_or((rest, ""));
    match word {
        "const" | "let" | "var" => more.contains('='),
        "function" | "async" | "class" => more.contains(['(', '{']),
        "default" => more.contains(['(', '{', ';', '[']),
        _ => word.starts_with(['{', '*']) && rest.contains([';', '\'', '"', '}']),
    }
}

#[cfg(test)]
mod tests {
    use super::super::masked::seen;
    use super::*;

    #[test]
    fn lines_that_are_no_text() {
        assert_eq!(seen(find, "a\n  :::note b\nc\n> :::\n"), [":::note b", ":::"]);
        assert_eq!(seen(find, "a\n> [!info] b\n> c\n"), ["[!info]"]);
        assert_eq!(
            seen(find, "!!! note \"a\"\n\n    b\n???+ tip\n\tc\n"),
            ["!!! note \"a\"", "???+ tip"]
        );
        assert_eq!(seen(find, "$$\na\n$$\nb\n\n$$ c $$  \nd\n"), ["$$\na\n$$", "$$ c $$"]);
        assert_eq!(
            seen(find, "import a from 'b'\nexport let c = {\n  d\n}\n\nimport \"e\"\n"),
            ["import a from 'b'\nexport let c = {\n  d\n}", "import \"e\""]
        );
    }

    #[test]
    fn lines_that_look_like_them_are_text() {
        for text in [
            "```\n:::\n$$ a $$\n```\n",
            "~~~~\n```\n:::\n~~~\n",
            "!!! so he said\nb\n",
            "$$ a\n\n$$\n",
            "$$ a $$ b\n",
            "import duties\n",
            "export of coal, from 'here'\n",
            "a\nimport a from 'b'\n",
            "> a\n> [!sic]\n",
        ] {
            assert!(seen(find, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn notes_in_a_quotations_dress() {
        let mark = |text: &'static str| callout(text, 0).map(|range| &text[range]);
        assert_eq!(mark("> [!info]- Title"), Some("[!info]-"));
        assert_eq!(mark(">[!a-b]"), Some("[!a-b]"));
        for text in ["> [!quote] a", "> [info]", "> [!", "> [!]", "> a"] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}

//! WordPress's shortcodes: which stretches of a post's text are none, and what they make of the text
//! between them. `[sic]` is no shortcode.

use std::ops::Range;

use crate::text::Set;

/// The shortcodes that WordPress itself and its best-known plugins have; others are told by their
/// attributes or by their closing mark.
const KNOWN: [&str; 8] =
    ["gallery", "audio", "video", "playlist", "embed", "caption", "wp_caption", "more"];

/// Those that hold the line under a picture.
const CAPTIONS: [&str; 2] = ["caption", "wp_caption"];

/// Those that hold program text.
const CODE: [&str; 4] = ["code", "sourcecode", "source", "codeblock"];

/// The longest shortcode that is looked for, in bytes.
const LONGEST: usize = 2000;

/// What a shortcode says of the text behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    Nothing,
    Caption(bool),
    Code(bool),
}

/// A shortcode, brackets included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shortcode {
    pub(super) at: Range<usize>,
    pub(super) says: Says,
}

/// The shortcodes in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Shortcode> {
    let all: Vec<(Range<usize>, &str, &str)> = brackets(text).collect();
    let name_of = |inner: &str| name(inner).to_ascii_lowercase();
    let paired: Set<String> =
        all.iter().filter_map(|(_, inner, _)| inner.strip_prefix('/')).map(name_of).collect();
    let mut found = Vec::new();
    for (at, inner, _) in all {
        let (closes, rest) = match inner.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, inner),
        };
        let name = name_of(rest);
        let known = |names: &[&str]| names.contains(&name.as_str());
        if name.is_empty() || !(known(&KNOWN) || paired.contains(&name) || has_field(rest)) {
            continue;
        }
        let says = if known(&CAPTIONS) {
            Says::Caption(!closes)
        } else if known(&CODE) {
            Says::Code(!closes)
        } else {
            Says::Nothing
        };
        found.push(Shortcode { at, says });
    }
    found
}

/// What stands in square brackets, with neither brackets nor tags inside.
fn brackets(text: &str) -> impl Iterator<Item = (Range<usize>, &str, &str)> {
    text.match_indices('[').filter_map(move |(at, _)| {
        let rest = &text.as_bytes()[at + 1..text.len().min(at + 1 + LONGEST)];
        let len = rest.iter().position(|b| matches!(b, b'[' | b']' | b'<'))?;
        let inner = text.get(at + 1..at + 1 + len)?;
        (rest[len] == b']').then_some((at..at + len + 2, inner, text))
    })
}

/// The name at the start of a shortcode; empty where none can be.
fn name(inner: &str) -> &str {
    let is_end = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let len = inner.find(is_end).unwrap_or(inner.len());
    let behind = inner[len..].chars().next();
    let sound = inner.starts_with(|c: char| c.is_ascii_alphabetic())
        && behind.is_none_or(|c| c.is_whitespace() || c == '/' || c == '=');
    if sound { &inner[..len] } else { "" }
}

/// Whether something like `ids="1,2"` stands in it.
fn has_field(inner: &str) -> bool {
    inner.split_whitespace().skip(1).any(|word| {
        let name = word.split_once('=').map_or("", |(name, _)| name);
        !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, Says)> {
        find(text).into_iter().map(|code| (&text[code.at], code.says)).collect()
    }

    #[test]
    fn shortcodes_are_told_from_brackets() {
        assert!(seen("He [sic] said [1] and [...] and [see below] [ ] [").is_empty());
        assert_eq!(seen("[gallery]"), [("[gallery]", Says::Nothing)]);
        assert_eq!(seen("[form id=\"4\" x]"), [("[form id=\"4\" x]", Says::Nothing)]);
        assert_eq!(
            seen("[box]Text[/box] [caption id='a' width=\"3\"]Pier[/caption]"),
            [
                ("[box]", Says::Nothing),
                ("[/box]", Says::Nothing),
                ("[caption id='a' width=\"3\"]", Says::Caption(true)),
                ("[/caption]", Says::Caption(false)),
            ]
        );
        assert_eq!(seen("[code]x[/code]").len(), 2);
    }
}

//! What is said of a block, a link or a picture in braces behind it: the attribute lists and extensions of
//! kramdown, `{: .x}`, `{:toc}`, `{::comment}`, and the attributes of Pandoc and Goldmark, `{.x #y z=1}`.

use super::masked::{Mask, Masked};

/// The longest list of attributes, in bytes.
const LONGEST: usize = 200;

/// Finds them in `text`.
pub(super) fn find(text: &str, found: &mut Vec<Masked>) {
    let mut at = 0;
    // Where no end of a remark stands behind, it is not looked for again.
    let mut remarks = true;
    while let Some(brace) = memchr::memchr(b'{', &text.as_bytes()[at..]) {
        let start = at + brace;
        let end = match text.as_bytes().get(start + 1) {
            Some(b':') if remarks && text[start..].starts_with("{::comment}") => {
                let end = text[start..].find("{:/comment}").map(|len| start + len + 11);
                remarks = end.is_some();
                end
            }
            Some(b':') => kramdown(text, start),
            Some(b'{' | b'%') | None => None,
            Some(_) => list(text, start),
        };
        found.extend(end.map(|end| (start..end, Mask::Letters)));
        at = end.unwrap_or(start + 1);
    }
}

/// The end of the list or extension of kramdown that opens at `start`. `{:a => 1}` is a hash in Ruby.
fn kramdown(text: &str, start: usize) -> Option<usize> {
    let end = start + brace_soon(&text[start..])?;
    let inner = text[start + 2..end - 1].trim();
    let is_list = !inner.contains("=>")
        && (inner.starts_with(['.', '#', ':', '/'])
            || inner.contains("=\"")
            || is_alone(text, start, end));
    is_list.then_some(end)
}

/// The end of the attributes that open at `start`: behind a link, a picture or code, or on a line of
/// their own.
fn list(text: &str, start: usize) -> Option<usize> {
    let end = start + brace_soon(&text[start..])?;
    let behind = text[..start].ends_with([')', ']', '`']);
    let is_one = |word: &str| {
        let name = word.strip_prefix(['.', '#']).or_else(|| {
            let (name, value) = word.split_once('=')?;
            (!value.is_empty()).then_some(name)
        });
        name.is_some_and(|name| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
        })
    };
    let inner = text[start + 1..end - 1].trim();
    let sound = !inner.is_empty() && inner.split_whitespace().all(is_one);
    (sound && (behind || is_alone(text, start, end))).then_some(end)
}

fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let behind = text[end..].lines().next().unwrap_or_default();
    before.trim_matches([' ', '\t', '>']).is_empty() && behind.trim().is_empty()
}

/// Behind the first `}` of `rest`, if it stands on the same line and near.
fn brace_soon(rest: &str) -> Option<usize> {
    let near = rest.bytes().take(LONGEST).take_while(|&b| b != b'\n');
    near.enumerate().find(|&(_, b)| b == b'}').map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::masked::outside;
    use super::*;

    fn left(text: &str) -> String {
        let mut found = Vec::new();
        find(text, &mut found);
        let ranges: Vec<_> = found.into_iter().map(|(range, _)| range).collect();
        outside(&ranges, 0..text.len()).map(|part| &text[part]).collect()
    }

    #[test]
    fn attributes_of_every_kind_are_found() {
        for (text, rest) in [
            ("# Head {:.big}", "# Head "),
            ("* TOC\n{:toc}\n", "* TOC\n\n"),
            ("a{: #b .c}\n{::options x=\"y\" /}", "a\n"),
            ("a {::comment}\nb\n\nc\n{:/comment} d", "a  d"),
            ("[a](b){:target=\"_blank\"} c", "[a](b) c"),
            ("![a](b){width=50%} `c`{.d} [e](f){.g #h}", "![a](b) `c` [e](f)"),
            ("> a\n> {.b}\n", "> a\n> \n"),
        ] {
            assert_eq!(left(text), rest, "{text}");
        }
    }

    #[test]
    fn other_braces_are_text() {
        for text in [
            "{:a => 1}",
            "{: .x",
            "a {.b} c",
            "f(x){return=}",
            "{x}",
            "(a){b}",
            "{",
            "{::comment} a",
        ] {
            assert!(left(text) == text || text.starts_with("{::"), "{text}");
        }
    }
}

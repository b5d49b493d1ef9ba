//! The values in braces that the tags of JSX have: `<Boat speed={[1, 2]}>`. With a mask over them these
//! tags are HTML, which a parser of Markdown knows.

use super::masked::{Mask, Masked};

/// The longest tag that is looked into, in bytes.
const LONGEST: usize = 4000;

/// Finds them in `text`.
pub(super) fn find(text: &str, found: &mut Vec<Masked>) {
    if !text.contains("={") {
        return;
    }
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        at += open + 1;
        let before = found.len();
        match tag(&text.as_bytes()[at..text.len().min(at + LONGEST)], at, found) {
            Some(end) => at = end,
            None => found.truncate(before),
        }
    }
}

/// Goes through the tag whose name begins at `start`, the first byte of `rest`. Where it ends, if it
/// does before a blank line.
fn tag(rest: &[u8], start: usize, found: &mut Vec<Masked>) -> Option<usize> {
    if !rest.first()?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = 0;
    while at < rest.len() {
        match rest[at] {
            b'>' => return Some(start + at + 1),
            b'<' => return None,
            b'\n'
                if rest[at + 1..].trim_ascii_start().len() < rest.len() - at - 1
                    && rest[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'))
                        == Some(&b'\n') =>
            {
                return None;
            }
            b'=' => match rest.get(at + 1) {
                Some(quote @ (b'"' | b'\'')) => {
                    at += 2 + memchr::memchr(*quote, &rest[at + 2..])?;
                }
                Some(b'{') => {
                    let len = balanced(&rest[at + 1..])?;
                    found.push((start + at + 1..start + at + 1 + len, Mask::Letters));
                    at += len;
                }
                _ => {}
            },
            _ => {}
        }
        at += 1;
    }
    None
}

/// How long what stands in braces is, which may hold braces and texts.
fn balanced(rest: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_u32, 0);
    while at < rest.len() {
        match rest[at] {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at + 1),
            b'}' => depth -= 1,
            quote @ (b'"' | b'\'' | b'`') => at += 1 + memchr::memchr(quote, &rest[at + 1..])?,
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::masked::seen;
    use super::*;

    #[test]
    fn values_in_braces() {
        assert_eq!(
            seen(find, "<A b={c} d=\"={\" e={{ f: \"}\" }}>g={h}</A>"),
            ["{c}", "{{ f: \"}\" }}"]
        );
        assert_eq!(seen(find, "<A\n  b={[1, 2]}\n/> i"), ["{[1, 2]}"]);
        for text in ["1 < 2 ={3}", "<A b={c", "<A\n\nb={c}>", "<A b={c} <", "a={b}", "<A b={\"}>"] {
            assert!(seen(find, text).is_empty(), "{text}");
        }
    }
}

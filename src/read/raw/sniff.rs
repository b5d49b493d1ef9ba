//! What a file is by its first bytes, or a text by its first words, where that is not what its name says.
//! In doubt the name is believed.

use super::format::Format;

/// So many bytes from the start of a file tell what it is.
pub(in crate::read) const HEAD: usize = 1024;

/// Where a tar archive says that it is one, in the way of POSIX or of GNU. Without the zero, mustard in a
/// recipe would do.
const TAR: (usize, [&[u8]; 2]) = (257, [b"ustar\0", b"ustar  \0"]);

/// The first bytes of what is no text, and of what is packed.
const FIRST: [(&[u8], Format); 5] = [
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"\x1f\x8b", Format::Gzip),
    (b"\x28\xb5\x2f\xfd", Format::Zstd),
    (b"PAR1", Format::Parquet),
];

/// The first bytes of formats that are known and not read, what they are, and how to make text of them.
const FOREIGN: [(&[u8], &str, &str); 6] = [
    (b"%PDF-", "a PDF", "make text of it by --pre 'pdftotext -layout {} -'"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a document of an old Word or another program of its time",
        "save it as .docx, or make text of it by --pre 'antiword {}'",
    ),
    (b"{\\rtf", "Rich Text", "save it as .docx, or make text of it by --pre 'unrtf --text {}'"),
    (b"BZh", "packed by bzip2", "unpack it, or do so by --pre 'bzip2 -dc {}'"),
    (b"\xfd7zXZ\0", "packed by xz", "unpack it, or do so by --pre 'xz -dc {}'"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
];

/// The format of bytes that begin so, if it is no text or packed.
pub(in crate::read) fn of_bytes(head: &[u8]) -> Option<Format> {
    let first = FIRST.iter().find(|(first, _)| head.starts_with(first));
    let at_mark = head.get(TAR.0..).unwrap_or_default();
    let is_tar = || TAR.1.iter().any(|mark| at_mark.starts_with(mark));
    first.map(|&(_, format)| format).or_else(|| is_tar().then_some(Format::Tar))
}

/// What begins so, and how to make text of it, if it is a format that is known and not read.
pub(in crate::read) fn foreign(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let found = FOREIGN.iter().find(|(first, ..)| head.starts_with(first));
    found.map(|&(_, what, remedy)| (what, remedy))
}

/// What a text is that a name says to be of this format.
pub(in crate::read) fn of_text(text: &str, named: Format) -> Format {
    let start = text.trim_start();
    let loose = matches!(named, Format::Markdown | Format::Plain) || named.is_packed();
    if start.starts_with('<') {
        match root(start) {
            Some("html") if named != Format::Page => return Format::Page,
            Some("rss" | "feed") if named != Format::Feed => return Format::Feed,
            _ => {}
        }
    } else if loose
        && start.starts_with(['{', '['])
        && let Some(found) = of_json(start)
    {
        return found;
    }
    named
}

/// The name of the first element of XML, or of a page that says that it is one.
fn root(text: &str) -> Option<&'static str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let behind = match rest.as_bytes() {
            [b'<', b'?', ..] => rest.split_once("?>")?.1,
            [b'<', b'!', b'-', b'-', ..] => rest.split_once("-->")?.1,
            [b'<', b'!', ..] => {
                if starts(rest, "<!doctype html") {
                    return Some("html");
                }
                // A declaration may have others in it, in brackets.
                let (inner, behind) = rest.split_once('>')?;
                if inner.contains('[') { rest.split_once("]>")?.1 } else { behind }
            }
            _ => break,
        };
        rest = behind;
    }
    let names = ["html", "rss", "feed"];
    names.into_iter().find(|name| {
        let tag = rest.strip_prefix('<').unwrap_or_default();
        let behind = tag.as_bytes().get(name.len());
        starts(tag, name) && behind.is_some_and(|b| b.is_ascii_whitespace() || *b == b'>')
    })
}

fn starts(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// Whether a text is JSON to its end: one value, or a record a line. Front matter in JSON has text behind
/// it, and what stands in brackets at the start of a text is no JSON.
fn of_json(text: &str) -> Option<Format> {
    use serde::de::IgnoredAny;
    let whole = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let records = text.starts_with('{') || text[1..].trim_start().starts_with('{');
    if !records {
        return None;
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let two = lines.next().zip(lines.next());
    if two.is_some_and(|(a, b)| a.starts_with('{') && b.starts_with('{') && whole(a) && whole(b)) {
        return Some(Format::JsonLines);
    }
    whole(text).then_some(Format::Json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_it_says_where_that_is_sure() {
        use Format::{Feed, Json, JsonLines, Markdown, Page, Plain, Table};
        for (text, named, found) in [
            ("<!DOCTYPE html><p>One", Markdown, Page),
            ("\n<HTML lang=en>", Plain, Page),
            ("<?xml version='1.0'?>\n<!-- a --><!DOCTYPE html PUBLIC 'x'><html>", Feed, Page),
            ("<!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss version='2.0'>", Page, Feed),
            ("<feed xmlns='x'>", Plain, Feed),
            ("<html>", Table, Page),
            ("<htmlish> is a word", Markdown, Markdown),
            ("<p>One</p>", Markdown, Markdown),
            ("<!-- open", Markdown, Markdown),
            ("{\"a\": 1}", Markdown, Json),
            ("[ {\"a\": 1} ]\n", Plain, Json),
            ("{\"a\": 1}\n{\"a\": 2}\n{broken", Plain, JsonLines),
            ("{\"title\": \"A\"}\n\nText.", Markdown, Markdown),
            ("[Harbor Wire]", Plain, Plain),
            ("{{< figure >}}", Markdown, Markdown),
            ("{\"a\": 1}", Format::Zip, Json),
            ("a,b\n1,2", Format::Zip, Format::Zip),
        ] {
            assert_eq!(of_text(text, named), found, "{text}");
        }
    }

    #[test]
    fn what_is_packed_is_known_by_its_first_bytes() {
        assert_eq!(of_bytes(b"\x1f\x8b\x08"), Some(Format::Gzip));
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        assert_eq!(of_bytes(&tar), Some(Format::Tar));
        let recipe = format!("{}mustard, and stir.", "a ".repeat(128));
        assert_eq!((recipe.find("ustard"), of_bytes(recipe.as_bytes())), (Some(257), None));
        assert_eq!(of_bytes(b"PK is a name"), None);
        assert!(foreign(b"%PDF-1.7").is_some() && foreign(b"{\\rtf1 a").is_some());
    }
}

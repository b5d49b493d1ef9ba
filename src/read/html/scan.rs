//! HTML taken apart, in a page, a feed or inside Markdown: tags told by name, entities decoded, scripts
//! and styles left out. It builds no tree and mends nothing.

use std::ops::Range;

use super::entity::entity;

/// What stands in a stretch of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum Html {
    /// Text, as it is.
    Text(Range<usize>),
    /// An entity, and what it stands for.
    Entity(Range<usize>, Box<str>),
    /// An opening tag: its name in lower case, and all of it.
    Open(String, Range<usize>),
    /// A closing tag, its name in lower case.
    Close(String),
    /// A comment.
    Comment(Range<usize>),
}

/// The elements whose content no reader sees as text.
const UNSEEN: [&str; 5] = ["script", "style", "noscript", "svg", "iframe"];

/// Takes the HTML in `range` of `text` apart. A tag that is not closed runs to the end.
pub(in crate::read) fn scan(text: &str, range: Range<usize>) -> Vec<Html> {
    let end = range.end;
    let mut found = Vec::new();
    let (mut at, mut plain) = (range.start, range.start);
    while let Some(step) = text[at..end].find(['<', '&']) {
        let mark = at + step;
        let (next, what) = if text[mark..end].starts_with('&') {
            match entity(&text[mark..end]) {
                Some((len, decoded)) => (mark + len, Some(Html::Entity(mark..mark + len, decoded))),
                None => (mark + 1, None),
            }
        } else {
            tag(text, mark, end)
        };
        let is_text = what.is_none() && next == mark + 1;
        if !is_text {
            if plain < mark {
                found.push(Html::Text(plain..mark));
            }
            found.extend(what);
            plain = next;
        }
        at = next;
    }
    if plain < end {
        found.push(Html::Text(plain..end));
    }
    found
}

/// What closes the comment or unseen element in which the HTML in `range` ends, if it does.
pub(in crate::read) fn unclosed(text: &str, range: Range<usize>) -> Option<String> {
    let mut at = range.start;
    while let Some(step) = text[at..range.end].find('<') {
        let mark = at + step;
        let (next, what) = tag(text, mark, range.end);
        let rest = &text[mark..range.end];
        match what {
            Some(Html::Comment(_)) if !rest.contains("-->") => return Some("-->".to_owned()),
            None if next == range.end => {
                let name = rest[1..].split(|c: char| !c.is_ascii_alphanumeric()).next();
                let name = name.unwrap_or_default().to_ascii_lowercase();
                let close = format!("</{name}>");
                if UNSEEN.contains(&name.as_str()) && !rest.contains(&close) {
                    return Some(close);
                }
            }
            _ => {}
        }
        at = next;
    }
    None
}

/// A line of HTML as a reader sees it.
pub(in crate::read) fn plain(written: &str) -> String {
    let mut shown = String::with_capacity(written.len());
    for piece in scan(written, 0..written.len()) {
        match piece {
            Html::Text(at) => shown.push_str(&written[at]),
            Html::Entity(_, decoded) => shown.push_str(&decoded),
            Html::Open(..) | Html::Close(_) | Html::Comment(_) => {}
        }
    }
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tag, comment or unseen element at `mark`: where it ends and what to tell of it. A `<` that
/// opens nothing is one byte of text.
fn tag(text: &str, mark: usize, end: usize) -> (usize, Option<Html>) {
    let rest = &text[mark..end];
    if rest.starts_with("<!--") {
        let behind = rest.find("-->").map_or(end, |len| mark + len + 3);
        return (behind, Some(Html::Comment(mark..behind)));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return (mark + close_of(rest), None);
    }
    let closing = rest.starts_with("</");
    let name_at = if closing { 2 } else { 1 };
    let named = &rest[name_at..];
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (mark + 1, None);
    }
    let len = named.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = named[..len].to_ascii_lowercase();
    let next = mark + close_of(rest);
    if closing {
        return (next, Some(Html::Close(name)));
    }
    if UNSEEN.contains(&name.as_str()) && !text[mark..next].ends_with("/>") {
        let inner = &text[next..end];
        let closes = |&(at, _): &(usize, &str)| {
            let tag = inner.get(at + 2..at + 2 + name.len());
            tag.is_some_and(|tag| tag.eq_ignore_ascii_case(&name))
        };
        let behind = inner.match_indices("</").find(closes).map(|(at, _)| next + at);
        return (behind.map_or(end, |at| at + close_of(&text[at..end])), None);
    }
    (next, Some(Html::Open(name, mark..next)))
}

/// How long the tag at the start of `rest` is; a `>` in a quoted value does not end it.
fn close_of(rest: &str) -> usize {
    let mut at = 1;
    while let Some(step) = rest[at..].find(['>', '"', '\'']) {
        let here = at + step;
        let mark = rest.as_bytes()[here];
        if mark == b'>' {
            return here + 1;
        }
        let value = &rest[here + 1..];
        let opens = rest[..here].trim_end().ends_with('=');
        at = match value.find(char::from(mark)) {
            Some(len) if opens => here + len + 2,
            _ => here + 1,
        };
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> String {
        let part = |piece: Html| match piece {
            Html::Text(range) => html[range].to_owned(),
            Html::Entity(_, decoded) => decoded.into(),
            Html::Open(name, _) => format!("[{name}]"),
            Html::Close(name) => format!("[/{name}]"),
            Html::Comment(_) => String::new(),
        };
        scan(html, 0..html.len()).into_iter().map(part).collect()
    }

    #[test]
    fn tags_are_told_by_name() {
        assert_eq!(seen("<P class='a>b'>One <b>two</B></p>"), "[p]One [b]two[/b][/p]");
        assert_eq!(seen("<p title=it's>One</p>"), "[p]One[/p]");
    }

    #[test]
    fn entities_are_decoded() {
        assert_eq!(seen("R&amp;D &#8212; &#x2014; &rarr; &nope; & Co"), "R&D — — → &nope; & Co");
    }

    #[test]
    fn what_no_reader_sees_is_left_out() {
        assert_eq!(seen("a<!-- b <i> -->c<STYLE>d</style>e"), "ace");
        assert_eq!(seen("a<script src=x></script>b<script>if (a < b) {}"), "ab");
    }

    #[test]
    fn what_is_cut_names_its_end() {
        let cut = |html: &str| unclosed(html, 0..html.len());
        assert_eq!(cut("<div>\n<!-- a\n").as_deref(), Some("-->"));
        assert_eq!(cut("<p>a</p><script x>\nb = '<i>';\n").as_deref(), Some("</script>"));
        assert_eq!(cut("<!-- a --><script>b</script>"), None);
        assert_eq!(cut("<p>a < b"), None);
    }

    #[test]
    fn a_lone_mark_is_text() {
        assert_eq!(seen("1 < 2 <3 한&"), "1 < 2 <3 한&");
    }
}

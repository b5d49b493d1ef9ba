//! Whether the text of a field is HTML, Markdown or plain: by the field's name, or else by plain evidence
//! in it. It parses nothing.

use memchr::memmem::find;

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Plain,
    Markdown,
    Html,
    /// HTML whose paragraphs are parted by blank lines.
    Loose,
    /// A whole page of HTML.
    Page,
}

/// Tags that only HTML with paragraphs of its own has.
const BLOCKS: [&str; 9] =
    ["</p>", "<p>", "<br>", "<br/>", "<br />", "</div>", "</li>", "</blockquote>", "</table>"];

/// Tags of single words.
const INLINE: [&str; 6] = ["</a>", "</em>", "</strong>", "</i>", "</b>", "</span>"];

/// What the text of a field of this name is.
pub(super) fn of(name: &str, text: &str) -> Layout {
    let name = name.to_ascii_lowercase();
    let last = name.rsplit('.').next().unwrap_or_default();
    if last.contains("markdown") || last == "md" {
        return Layout::Markdown;
    }
    // Most texts have no tag, and a look at their bytes is quick.
    if memchr::memchr(b'<', text.as_bytes()).is_some() {
        let top = text.trim_start().get(..14).unwrap_or_default().to_ascii_lowercase();
        if top.starts_with("<!doctype html") || top.starts_with("<html") {
            return Layout::Page;
        }
        let has = |tag: &&str| find(text.as_bytes(), tag.as_bytes()).is_some();
        if BLOCKS.iter().any(&has) || has(&"</h") {
            // A post of WordPress can have a list in it and no other paragraph marked.
            let loose = last.starts_with("post") && !has(&"</p>");
            return if loose { Layout::Loose } else { Layout::Html };
        }
        if last.contains("html") || last == "rendered" {
            return Layout::Html;
        }
        if INLINE.iter().any(has) && !is_markdown(text) {
            return Layout::Loose;
        }
    } else if last.contains("html") || last == "rendered" {
        return Layout::Loose;
    }
    if is_markdown(text) && !last.contains("plain") { Layout::Markdown } else { Layout::Plain }
}

/// Whether there is a heading, a quotation, program text, a link or a strong word in it as only Markdown
/// has them. A list alone is no evidence: people write them in plain text too.
fn is_markdown(text: &str) -> bool {
    let bytes = text.as_bytes();
    let at_line = |mark: &[u8]| {
        bytes.starts_with(mark)
            || memchr::memmem::find_iter(bytes, mark).any(|at| at > 0 && bytes[at - 1] == b'\n')
    };
    let linked =
        || find(bytes, b"](").is_some_and(|at| memchr::memchr(b'[', &bytes[..at]).is_some());
    let strong = || {
        let mut marks = memchr::memmem::find_iter(bytes, b"**");
        let opens = |at: usize| {
            (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
                && bytes.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
        };
        marks.next().is_some_and(opens) && marks.next().is_some()
    };
    let heading = || {
        memchr::memchr_iter(b'#', bytes).any(|at| {
            let behind = bytes[at..].iter().find(|&&byte| byte != b'#');
            (at == 0 || bytes[at - 1] == b'\n') && behind == Some(&b' ')
        })
    };
    linked() || heading() || at_line(b"> ") || at_line(b"```") || strong()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_says_what_it_is() {
        for (name, text, expected) in [
            ("text", "The ferry is late.\n\nIt is #1 and 3 > 2.", Layout::Plain),
            ("text", "- one\n- two\n* three *", Layout::Plain),
            ("text", "<p>The ferry.</p>", Layout::Html),
            ("text", "The <em>ferry</em>.\n\nLate.", Layout::Loose),
            ("post_content", "The ferry.\n\n<ul><li>a</li></ul>", Layout::Loose),
            ("content.rendered", "The ferry.", Layout::Loose),
            ("text", "a < b", Layout::Plain),
            ("text", "\n<!DOCTYPE html><html><p>The ferry.", Layout::Page),
            ("text", "## Ferries\n\nLate.", Layout::Markdown),
            ("text", "Late, says [Ada](http://a.example).", Layout::Markdown),
            ("text", "Late.\n> Early.", Layout::Markdown),
            ("text", "It is **late** again.", Layout::Markdown),
            ("text", "2**3 is 8 and 2**4 is 16; #late", Layout::Plain),
            ("content_markdown", "The ferry.", Layout::Markdown),
            ("plaintext", "# no heading", Layout::Plain),
        ] {
            assert_eq!(of(name, text), expected, "{text}");
        }
    }
}

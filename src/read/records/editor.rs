//! What the editors of Ghost keep, to HTML: the trees of Lexical and the sections of Mobiledoc. Only what
//! a reader sees of them is kept, and what kind of block it is.

use serde_json::Value;

/// HTML of a text in Lexical; `None` if it is none.
pub(super) fn lexical(text: &str) -> Option<String> {
    let tree: Value = serde_json::from_str(text).ok()?;
    let mut html = String::new();
    nodes(tree.get("root")?, &mut html);
    (!html.is_empty()).then_some(html)
}

fn nodes(parent: &Value, html: &mut String) {
    for child in parent.get("children").and_then(Value::as_array).into_iter().flatten() {
        node(child, html);
    }
}

fn node(node: &Value, html: &mut String) {
    let text = |name: &str| node.get(name).and_then(Value::as_str).unwrap_or_default();
    let tag = match text("type") {
        "paragraph" => "p",
        "heading" | "extended-heading" => match text("tag") {
            tag @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => tag,
            _ => "h2",
        },
        "quote" | "extended-quote" | "aside" => "blockquote",
        "list" => "ul",
        "listitem" => "li",
        "text" | "extended-text" => return escape(text("text"), html),
        "linebreak" => return html.push_str("<br>"),
        "codeblock" => return block("pre", text("code"), html),
        "html" => return html.push_str(text("html")),
        "markdown" => return paragraphs(text("markdown"), html),
        "callout" => return raw("p", text("calloutText"), html),
        "toggle" => {
            raw("p", text("heading"), html);
            return html.push_str(text("content"));
        }
        "link" | "autolink" => {
            html.push_str("<a href=\"");
            escape(text("url"), html);
            html.push_str("\">");
            nodes(node, html);
            return html.push_str("</a>");
        }
        _ => {
            raw("figcaption", text("caption"), html);
            return nodes(node, html);
        }
    };
    start(tag, html);
    nodes(node, html);
    end(tag, html);
}

/// HTML of a text in Mobiledoc; `None` if it is none.
pub(super) fn mobiledoc(text: &str) -> Option<String> {
    let whole: Value = serde_json::from_str(text).ok()?;
    let list = |name: &str| whole.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let (markups, cards) = (list("markups"), list("cards"));
    let mut html = String::new();
    for section in whole.get("sections")?.as_array()? {
        let tag = section.get(1).and_then(Value::as_str);
        match (section.get(0).and_then(Value::as_u64), tag) {
            (Some(1), Some(tag)) => {
                let tag = if tag.bytes().all(|b| b.is_ascii_alphanumeric()) { tag } else { "p" };
                start(tag, &mut html);
                markers(section.get(2), &markups, &mut html);
                end(tag, &mut html);
            }
            (Some(3), _) => {
                html.push_str("<ul>");
                for item in section.get(2).and_then(Value::as_array).into_iter().flatten() {
                    html.push_str("<li>");
                    markers(Some(item), &markups, &mut html);
                    html.push_str("</li>\n");
                }
                html.push_str("</ul>\n");
            }
            (Some(10), _) => {
                let at =
                    section.get(1).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
                if let Some(card) = at.and_then(|at| cards.get(at)) {
                    self::card(card, &mut html);
                }
            }
            _ => {}
        }
    }
    (!html.is_empty()).then_some(html)
}

/// The stretches of a section, with the links that open and close at them.
fn markers(list: Option<&Value>, markups: &[Value], html: &mut String) {
    let mut open: Vec<bool> = Vec::new();
    for marker in list.and_then(Value::as_array).into_iter().flatten() {
        for at in marker.get(1).and_then(Value::as_array).into_iter().flatten() {
            let markup = at.as_u64().and_then(|at| markups.get(usize::try_from(at).ok()?));
            let is_link = markup.is_some_and(|it| it.get(0).and_then(Value::as_str) == Some("a"));
            if is_link {
                let target = markup.and_then(|it| it.get(1)?.get(1)?.as_str()).unwrap_or_default();
                html.push_str("<a href=\"");
                escape(target, html);
                html.push_str("\">");
            }
            open.push(is_link);
        }
        match marker.get(3) {
            Some(Value::String(text)) => escape(text, html),
            // An atom: the only one there is breaks a line.
            _ => html.push_str("<br>"),
        }
        for _ in 0..marker.get(2).and_then(Value::as_u64).unwrap_or(0) {
            match open.pop() {
                Some(true) => html.push_str("</a>"),
                Some(false) => {}
                None => break,
            }
        }
    }
    for _ in open.into_iter().filter(|link| *link) {
        html.push_str("</a>");
    }
}

fn card(card: &Value, html: &mut String) {
    let text = |name: &str| card.get(1).and_then(|it| it.get(name)?.as_str()).unwrap_or_default();
    match card.get(0).and_then(Value::as_str).unwrap_or_default() {
        "markdown" | "card-markdown" => paragraphs(text("markdown"), html),
        "html" => html.push_str(text("html")),
        "code" => block("pre", text("code"), html),
        "callout" => raw("p", text("calloutText"), html),
        _ => raw("figcaption", text("caption"), html),
    }
}

/// Paragraphs that blank lines part.
fn paragraphs(text: &str, html: &mut String) {
    let text = text.replace("\r\n", "\n");
    for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) {
        block("p", part, html);
    }
}

fn block(tag: &str, text: &str, html: &mut String) {
    start(tag, html);
    escape(text, html);
    end(tag, html);
}

fn raw(tag: &str, inner: &str, html: &mut String) {
    if !inner.trim().is_empty() {
        start(tag, html);
        html.push_str(inner);
        end(tag, html);
    }
}

fn start(tag: &str, html: &mut String) {
    html.extend(["<", tag, ">"]);
}

fn end(tag: &str, html: &mut String) {
    html.extend(["</", tag, ">\n"]);
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_of_lexical() {
        let text = r#"{"root": {"type": "root", "children": [
            {"type": "extended-heading", "tag": "h3", "children": [{"type": "text", "text": "A<B"}]},
            {"type": "paragraph", "children": [{"type": "extended-text", "text": "See "},
                {"type": "link", "url": "/x", "children": [{"type": "text", "text": "this"}]},
                {"type": "linebreak"}]},
            {"type": "list", "children": [{"type": "listitem", "children": [
                {"type": "text", "text": "one"}]}]},
            {"type": "image", "caption": "The <b>pier</b>"},
            {"type": "markdown", "markdown": "One.\n\nTwo."},
            {"type": "horizontalrule"}]}}"#;
        let html = "<h3>A&lt;B</h3>\n<p>See <a href=\"/x\">this</a><br></p>\n\
            <ul><li>one</li>\n</ul>\n<figcaption>The <b>pier</b></figcaption>\n<p>One.</p>\n<p>Two.</p>\n";
        assert_eq!(lexical(text).as_deref(), Some(html));
        assert_eq!(lexical("{}"), None);
    }

    #[test]
    fn sections_of_mobiledoc() {
        let text = r#"{"version": "0.3.1", "markups": [["em"], ["a", ["href", "/x"]]],
            "atoms": [["soft-return", "", {}]],
            "cards": [["card-markdown", {"markdown": "Five."}], ["image", {"caption": "Pier"}]],
            "sections": [[1, "blockquote", [[0, [0, 1], 2, "One"], [1, [], 0, 0], [0, [], 0, " two"]]],
                [3, "ol", [[[0, [], 0, "three"]], [[0, [], 0, "four"]]]], [10, 0], [10, 1], [10, 9]]}"#;
        let html = "<blockquote><a href=\"/x\">One</a><br> two</blockquote>\n\
            <ul><li>three</li>\n<li>four</li>\n</ul>\n<p>Five.</p>\n<figcaption>Pier</figcaption>\n";
        assert_eq!(mobiledoc(text).as_deref(), Some(html));
        assert_eq!(mobiledoc("[]"), None);
    }
}

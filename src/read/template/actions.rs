//! The template actions that site generators leave in Markdown: Liquid, Nunjucks, Hugo shortcodes, Go
//! templates, and the remarks of MDX. It finds where they stand; it runs none of them.

use std::ops::Range;

use super::masked::{Mask, Masked};

/// The block tags whose whole content is program text or a remark, from the opening tag to the end.
const WHOLE: [&str; 4] = ["highlight", "comment", "codeblock", "mermaid"];

/// The block tags whose content is quoted.
const QUOTES: [&str; 2] = ["quote", "blockquote"];

/// The longest closing tag, in bytes.
const TAG_MAX: usize = 200;

/// Finds the template actions in `text`, in order: `{{ x }}`, `{{< x >}}`, `{{% x %}}`, `{% x %}`,
/// `{# x #}`, `{/* x */}`. One that is not closed before the next blank line or code fence is text.
/// With them the stretches that they say are quoted.
pub(super) fn find(text: &str) -> (Vec<Masked>, Vec<Range<usize>>) {
    let mut found: Vec<Masked> = Vec::new();
    let mut unclosed: Vec<String> = Vec::new();
    let (mut quotes, mut quote) = (Vec::new(), None);
    let mut at = 0;
    while let Some(brace) = memchr::memchr(b'{', &text.as_bytes()[at..]) {
        let start = at + brace;
        let end = match text.as_bytes().get(start + 1) {
            Some(b'{') => action(text, start, "}}"),
            Some(b'%') => action(text, start, "%}"),
            Some(b'#') if !text[start + 2..].starts_with(char::is_alphanumeric) => {
                action(text, start, "#}")
            }
            Some(b'/') if text[start + 2..].starts_with('*') => {
                remark(text, start).ok_or(start + 1)
            }
            _ => Err(start + 1),
        };
        match end {
            Ok(end) => {
                let tag = name(&text[start..end]);
                let inner = tag.trim_start_matches('/');
                let inner = inner.strip_prefix("end").unwrap_or(inner);
                if QUOTES.contains(&inner) {
                    if inner == tag {
                        quote = Some(end);
                    } else if let Some(from) = quote.take() {
                        quotes.push(from..start);
                    }
                }
                let end = whole(text, tag, end, &mut unclosed).unwrap_or(end);
                found.push((start..end, Mask::Letters));
                at = end;
            }
            // Nothing that opens before here can close, so this stays linear.
            Err(next) => at = next,
        }
    }
    (found, quotes)
}

/// The name of the tag in an action.
fn name(action: &str) -> &str {
    let inner = action.trim_matches(['{', '}', '%', '<', '>', '-', ' ']);
    inner.split_whitespace().next().unwrap_or_default()
}

/// Behind the remark of MDX that opens at `start`, which may hold anything.
fn remark(text: &str, start: usize) -> Option<usize> {
    text[start..].find("*/}").map(|len| start + len + 3)
}

/// The end of the action that opens at `start`, or how far it was looked for in vain.
fn action(text: &str, start: usize, close: &str) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let mut at = start + 2;
    while at < bytes.len() {
        if text.as_bytes()[at..].starts_with(close.as_bytes()) {
            return Ok(at + close.len());
        }
        at = match bytes[at] {
            b'\n' if stops(&text[at + 1..]) => return Err(at + 1),
            b'"' => quoted(text, at).unwrap_or(at + 1),
            b'`' if follows_a_name(&text[start + 2..at]) => {
                text[at + 1..].find('`').map_or(at + 1, |len| at + len + 2)
            }
            _ => at + 1,
        };
    }
    Err(at)
}

/// Whether no action can run into the line that `rest` begins with.
fn stops(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_start();
    line.is_empty() || line.starts_with("```") || line.starts_with("~~~")
}

/// Whether a raw string of a Go template can begin behind this: `{{raw` and a space. Elsewhere a
/// back-tick is Markdown's.
fn follows_a_name(before: &str) -> bool {
    let name = before.trim_start_matches(['-', ' ']).trim_end();
    before.ends_with(' ') && !name.is_empty() && name.len() <= 64 && !name.contains('\n')
}

/// Behind the string that opens at `at`, if it is closed on its line.
fn quoted(text: &str, at: usize) -> Option<usize> {
    let mut escaped = false;
    for (step, byte) in text.as_bytes()[at + 1..].iter().enumerate() {
        match byte {
            b'\n' => return None,
            b'"' if !escaped => return Some(at + step + 2),
            _ => escaped = *byte == b'\\' && !escaped,
        }
    }
    None
}

/// Behind the first `}` of `rest`, if it stands on the same line and near.
fn brace_soon(rest: &str) -> Option<usize> {
    let near = rest.bytes().take(TAG_MAX).take_while(|&b| b != b'\n');
    near.enumerate().find(|&(_, b)| b == b'}').map(|(at, _)| at + 1)
}

/// The end of the whole block that an action of this tag opens, for the tags in `WHOLE`. A tag
/// found without an end is kept in `unclosed`, and its end is not looked for again.
fn whole(text: &str, tag: &str, end: usize, unclosed: &mut Vec<String>) -> Option<usize> {
    if !WHOLE.contains(&tag) || unclosed.iter().any(|it| it == tag) {
        return None;
    }
    let closing = [format!("end{tag}"), format!("/{tag}")];
    let mut at = end;
    while let Some(open) = text[at..].find('{') {
        let from = at + open;
        if let Some(len) = brace_soon(&text[from..])
            && closing.iter().any(|it| it == name(&text[from..from + len]))
        {
            let behind = &text[from + len..];
            return Some(from + len + usize::from(behind.starts_with('}')));
        }
        at = from + 1;
    }
    unclosed.push(tag.to_owned());
    None
}

#[cfg(test)]
mod tests {
    use super::super::masked::outside;
    use super::*;

    fn left(text: &str) -> String {
        let ranges: Vec<_> = find(text).0.into_iter().map(|(range, _)| range).collect();
        outside(&ranges, 0..text.len()).map(|part| &text[part]).collect()
    }

    #[test]
    fn actions_of_every_kind_are_found() {
        for (text, rest) in [
            ("a {{< fig src=\"x}}y\" >}} b", "a  b"),
            ("a {{% note %}}b{{% /note %}}", "a b"),
            ("{% include x.html %}\nb", "\nb"),
            ("[a]({{ \"/b\" | url }}) c", "[a]() c"),
            ("a {{site\n.url}} b", "a  b"),
            ("a {# b #} c {/* d\n\ne */} f", "a  c  f"),
            ("{{raw `\n\tx := T{{}}\n\n\ty\n`}}\nb", "\nb"),
            ("{% highlight ruby %}\nx\n\ny\n{% endhighlight %}\nb", "\nb"),
            ("{% codeblock lang:js %}\nx\n\ny\n{% endcodeblock %}\nb", "\nb"),
            ("{{< highlight go >}}\nx\n{{< /highlight >}}\nb", "\nb"),
        ] {
            assert_eq!(left(text), rest, "{text}");
        }
    }

    #[test]
    fn what_is_not_closed_is_text() {
        for text in [
            "a {{ b\n\nc }} d",
            "a {{ b\n```\nc }}\n```",
            "## a {#b} c",
            "{/* b",
            "{ {",
            "{%",
            "{{",
            "50 {% off",
        ] {
            assert_eq!(left(text), text);
        }
    }
}

//! The template actions that site generators leave in Markdown: Liquid, Hugo shortcodes, Go templates,
//! kramdown attribute lists. It finds where they stand, and writes a mask over them so that a Markdown
//! parser does not trip; it runs none of them.

use std::borrow::Cow;
use std::ops::Range;

/// The block tags whose whole content is program text or a remark, from the opening tag to the end.
const WHOLE: [&str; 2] = ["highlight", "comment"];

/// The longest closing tag or attribute list, in bytes.
const TAG_MAX: usize = 200;

/// Finds the template actions in `text`, in order: `{{ x }}`, `{{< x >}}`, `{{% x %}}`, `{% x %}`,
/// `{: .x}`. One that is not closed before the next blank line or code fence is text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut unclosed: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(brace) = text[at..].find('{') {
        let start = at + brace;
        let end = match text.as_bytes().get(start + 1) {
            Some(b'{') => action(text, start, "}}"),
            Some(b'%') => action(text, start, "%}"),
            Some(b':') => attributes(text, start).ok_or(start + 1),
            _ => Err(start + 1),
        };
        match end {
            Ok(end) => {
                let end = whole(text, start, end, &mut unclosed).unwrap_or(end);
                found.push(start..end);
                at = end;
            }
            // Nothing that opens before here can close, so this stays linear.
            Err(next) => at = next,
        }
    }
    found
}

/// The text with an `x` for each byte of the templates; every other byte stays where it is. A letter
/// is what a link's target and a word can both hold.
pub(super) fn mask<'a>(text: &'a str, templates: &[Range<usize>]) -> Cow<'a, str> {
    if templates.is_empty() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for template in templates {
        out.push_str(&text[out.len()..template.start]);
        out.extend(std::iter::repeat_n('x', template.len()));
    }
    out.push_str(&text[out.len()..]);
    out.into()
}

/// The parts of `range` outside the templates, in order.
pub(super) fn outside(
    templates: &[Range<usize>],
    range: Range<usize>,
) -> impl Iterator<Item = Range<usize>> {
    let (mut at, end) = (range.start, range.end);
    let inside = among(templates, &range).iter().cloned().chain(std::iter::once(end..end));
    inside.filter_map(move |template| {
        let part = at..template.start;
        at = at.max(template.end);
        (!part.is_empty()).then_some(part)
    })
}

/// Whether a part of `range` is a template's.
pub(super) fn meets(templates: &[Range<usize>], range: &Range<usize>) -> bool {
    !among(templates, range).is_empty()
}

/// The templates that lie in `range`, or partly.
fn among<'a>(templates: &'a [Range<usize>], range: &Range<usize>) -> &'a [Range<usize>] {
    let first = templates.partition_point(|template| template.end <= range.start);
    let behind = &templates[first..];
    &behind[..behind.partition_point(|template| template.start < range.end)]
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

fn attributes(text: &str, start: usize) -> Option<usize> {
    let end = start + brace_soon(&text[start..])?;
    let inner = text[start..end].get(2..)?.trim_start_matches([':', ' ']);
    inner.starts_with(['.', '#']).then_some(end)
}

/// Behind the first `}` of `rest`, if it stands on the same line and near.
fn brace_soon(rest: &str) -> Option<usize> {
    let near = rest.bytes().take(TAG_MAX).take_while(|&b| b != b'\n');
    near.enumerate().find(|&(_, b)| b == b'}').map(|(at, _)| at + 1)
}

/// The end of the whole block that the action at `start..end` opens, for the tags in `WHOLE`. A tag
/// found without an end is kept in `unclosed`, and its end is not looked for again.
fn whole(text: &str, start: usize, end: usize, unclosed: &mut Vec<String>) -> Option<usize> {
    let name = |action: &str| {
        let inner = action.trim_matches(['{', '}', '%', '<', '>', '-', ' ']);
        inner.split_whitespace().next().unwrap_or_default().to_owned()
    };
    let tag = name(&text[start..end]);
    if !WHOLE.contains(&tag.as_str()) || unclosed.contains(&tag) {
        return None;
    }
    let closing = [format!("end{tag}"), format!("/{tag}")];
    let mut at = end;
    while let Some(open) = text[at..].find('{') {
        let from = at + open;
        if let Some(len) = brace_soon(&text[from..])
            && closing.contains(&name(&text[from..from + len]))
        {
            let behind = &text[from + len..];
            return Some(from + len + usize::from(behind.starts_with('}')));
        }
        at = from + 1;
    }
    unclosed.push(tag);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn left(text: &str) -> String {
        outside(&find(text), 0..text.len()).map(|part| &text[part]).collect()
    }

    #[test]
    fn actions_of_every_kind_are_found() {
        for (text, rest) in [
            ("a {{< fig src=\"x}}y\" >}} b", "a  b"),
            ("a {{% note %}}b{{% /note %}}", "a b"),
            ("{% include x.html %}\nb", "\nb"),
            ("[a]({{ \"/b\" | url }}) c", "[a]() c"),
            ("a {{site\n.url}} b", "a  b"),
            ("# Head {:.big}", "# Head "),
            ("{{raw `\n\tx := T{{}}\n\n\ty\n`}}\nb", "\nb"),
            ("{% highlight ruby %}\nx\n\ny\n{% endhighlight %}\nb", "\nb"),
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
            "{:a => 1}",
            "{ {",
            "{%",
            "{{",
            "{: .x",
            "50 {% off",
        ] {
            assert_eq!(left(text), text);
        }
    }

    proptest! {
        #[test]
        fn a_mask_keeps_every_other_byte(text in "([{}%`\"<>\n a:.]|한|raw |highlight){0,60}") {
            let found = find(&text);
            let masked = mask(&text, &found);
            prop_assert_eq!(masked.len(), text.len());
            for part in outside(&found, 0..text.len()) {
                prop_assert_eq!(&masked[part.clone()], &text[part]);
            }
        }
    }
}

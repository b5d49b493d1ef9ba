//! Where the links of a text lead, as its Markdown, HTML, template or plain text writes them. Links are
//! looked for in the few stretches that match, when they are asked for: kept from reading on, they
//! would cost more memory than all else that is known of a paragraph.

/// The targets of the links in `text`, in the order of their kinds. `rest` gives all of the post, where
/// the targets of links by reference stand; it is asked for only if there is one.
pub(super) fn targets(text: &str, rest: impl FnOnce() -> String) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // Most text has none, and a look at its bytes is quick.
    let may_hold = |byte: u8| matches!(byte, b'[' | b'<' | b'{' | b'/');
    if !text.as_bytes().chunks(64).any(|it| it.iter().fold(false, |any, &b| any | may_hold(b))) {
        return found;
    }
    // [text](target "title")
    for (at, mark) in text.match_indices("](") {
        let inner = &text[at + mark.len()..];
        found.push(inline(inner).to_owned());
    }
    // <a href="target">
    for (at, mark) in text.match_indices("href=") {
        let inner = &text[at + mark.len()..];
        let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\''));
        let inner = quote.map_or(inner, |_| &inner[1..]);
        let end = inner.find(|c: char| match quote {
            Some(quote) => c == quote,
            None => c.is_whitespace() || c == '>',
        });
        found.push(inner[..end.unwrap_or(inner.len())].to_owned());
    }
    // {% post_url 2018-03-15-cat %}, {% link _posts/cat.md %}, {{< ref "cat.md" >}}
    for mark in ["{% post_url ", "{% link ", "{{< ref ", "{{< relref ", "{{% ref ", "{{% relref "] {
        for (at, _) in text.match_indices(mark) {
            let word = text[at + mark.len()..].split_whitespace().next().unwrap_or_default();
            found.push(word.trim_matches('"').to_owned());
        }
    }
    // https://host/cat
    for (at, _) in text.match_indices("://") {
        let scheme = text[..at].len() - text[..at].trim_end_matches(char::is_alphabetic).len();
        let start = at - scheme;
        if !text[..start].ends_with(['(', '"', '\'']) {
            let end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']');
            let whole = &text[start..];
            found.push(whole[..whole.find(end).unwrap_or(whole.len())].to_owned());
        }
    }
    // [text][name], and [name]: target elsewhere in the post
    if text.contains("][") {
        let rest = rest();
        for (at, mark) in text.match_indices("][") {
            let inner = &text[at + mark.len()..];
            let name = inner.split(']').next().unwrap_or_default();
            let name = if name.is_empty() {
                text[..at].rsplit('[').next().unwrap_or_default()
            } else {
                name
            };
            found.extend(definition(&rest, name));
        }
    }
    found.retain(|target| !target.is_empty());
    found
}

/// The target at the start of what follows `](`, templates with spaces in it included.
fn inline(inner: &str) -> &str {
    let inner = inner.trim_start();
    if let Some(end) = inner.starts_with("{{").then(|| inner.find("}}")).flatten() {
        let behind = &inner[end + 2..];
        let more = behind.find(|c: char| c.is_whitespace() || c == ')').unwrap_or(behind.len());
        return &inner[..end + 2 + more];
    }
    if let Some(end) = inner.starts_with("{%").then(|| inner.find("%}")).flatten() {
        return &inner[..end + 2];
    }
    let mut depth = 0;
    let end = inner.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c.is_whitespace() || depth < 0
    });
    inner[..end.unwrap_or(inner.len())].trim_matches(['<', '>'])
}

/// What `[name]: target` at the start of a line says.
fn definition(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let rest = line.trim_start().strip_prefix('[')?;
        let (label, target) = rest.split_once("]:")?;
        let target = target.split_whitespace().next()?.trim_matches(['<', '>']);
        label.trim().eq_ignore_ascii_case(name.trim()).then(|| target.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_many_kinds() {
        let rest = || "x\n[old]: ../2018/cat.md \"The cat\"\n".to_owned();
        for (text, target) in [
            ("I [wrote](../2018/cat.md) it.", "../2018/cat.md"),
            ("I [wrote](/2018/cat/ \"The cat\") it.", "/2018/cat/"),
            ("I [wrote]({{ \"/2018/cat/\" | url }}) it.", "{{ \"/2018/cat/\" | url }}"),
            ("I [wrote]({{ site.url }}/2018/cat/) it.", "{{ site.url }}/2018/cat/"),
            ("<a href=\"/2018/cat/\">I</a> wrote.", "/2018/cat/"),
            ("See {{< ref \"cat.md\" >}} now.", "cat.md"),
            ("See https://a.example/cat, now.", "https://a.example/cat,"),
            ("I [wrote][old] it.", "../2018/cat.md"),
            ("[Old][] it is.", "../2018/cat.md"),
        ] {
            assert_eq!(targets(text, rest), [target], "{text}");
        }
        let url = targets("[it]({% post_url 2018-03-15-cat %})", rest);
        assert!(url.contains(&"2018-03-15-cat".to_owned()));
        assert_eq!(targets("Nothing (at all) here.", rest), [""; 0]);
    }
}

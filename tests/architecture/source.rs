//! A source file, as far as its place in the house goes: its words, its module and its imports.

/// A name that a file takes from elsewhere.
pub(crate) struct Import {
    pub(crate) path: Vec<String>,
    /// What it is called here.
    pub(crate) name: String,
    /// The module that the path is seen from.
    pub(crate) from: Vec<String>,
    pub(crate) public: bool,
}

pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
    /// Its words and signs, without comments, literals and tests.
    pub(crate) tokens: Vec<String>,
    pub(crate) module: Vec<String>,
    pub(crate) imports: Vec<Import>,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let steps = path.trim_start_matches("src/").trim_end_matches(".rs").split('/');
        let module: Vec<_> =
            steps.filter(|s| !["mod", "lib"].contains(s)).map(String::from).collect();
        let tokens = without_tests(&tokens(text));
        let imports = imports(&tokens, &module);
        Self { path: path.to_owned(), text: text.to_owned(), tokens, module, imports }
    }

    pub(crate) fn floor(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let behind = |close: &str, from: usize| {
            rest[from..].find(close).map_or(rest.len(), |at| from + at + close.len())
        };
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let hashes = rest[word..].chars().take_while(|c| *c == '#').count();
        let raw = ["r", "br"].contains(&&rest[..word]) && rest[word + hashes..].starts_with('"');
        let (length, code) = match first {
            '/' if rest.starts_with("//") => (behind("\n", 0), false),
            '/' if rest.starts_with("/*") => (behind("*/", 2), false),
            'r' | 'b' if raw => {
                (behind(&format!("\"{}", "#".repeat(hashes)), word + hashes + 1), false)
            }
            '"' => {
                let mut escaped = false;
                let end = rest.char_indices().skip(1).find(|&(_, c)| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                (end.map_or(rest.len(), |(at, _)| at + 1), false)
            }
            '\'' if rest.starts_with("'\\") => (behind("'", 3), false),
            '\'' => {
                let inner = rest[1..].chars().next().map_or(0, char::len_utf8);
                let lifetime = 1 + rest[1..].find(|c| !is_word(c)).unwrap_or(rest.len() - 1);
                let literal = rest[1 + inner..].starts_with('\'');
                (if literal { inner + 2 } else { lifetime }, false)
            }
            ':' if rest.starts_with("::") => (2, true),
            _ if word > 0 => (word, true),
            _ => (first.len_utf8(), !first.is_whitespace()),
        };
        if code {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// The word or sign at a place; behind the end, a semicolon.
pub(crate) fn word(tokens: &[String], at: usize) -> &str {
    tokens.get(at).map_or(";", String::as_str)
}

/// The place behind the bracket that closes the one at `open`.
pub(crate) fn closed(tokens: &[String], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 1 => return at + 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

fn without_tests(tokens: &[String]) -> Vec<String> {
    let mut live = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let attribute = word(tokens, at) == "#" && word(tokens, at + 1) == "[";
        let end = if attribute { closed(tokens, at + 1) } else { at + 1 };
        let has = |token: &str| tokens[at..end].iter().any(|t| t == token);
        if !(attribute && has("cfg") && has("test") && !has("not") && !has("any")) {
            live.extend_from_slice(&tokens[at..end]);
            at = end;
            continue;
        }
        at = end;
        let mut whole = false;
        while at < tokens.len() && !whole {
            whole = ["{", ";"].contains(&word(tokens, at));
            let nested = ["{", "(", "["].contains(&word(tokens, at));
            at = if nested { closed(tokens, at) } else { at + 1 };
        }
    }
    live
}

fn imports(tokens: &[String], module: &[String]) -> Vec<Import> {
    let mut found = Vec::new();
    let mut inline: Vec<(usize, String)> = Vec::new();
    let (mut at, mut depth) = (0, 0);
    while at < tokens.len() {
        let before = |n: usize| at.checked_sub(n).map_or("", |at| word(tokens, at));
        let mut paths = Vec::new();
        let mut next = at + 1;
        match word(tokens, at) {
            "mod" if word(tokens, at + 2) == "{" => inline.push((depth, tokens[at + 1].clone())),
            "{" => depth += 1,
            "}" => {
                depth -= usize::from(depth > 0);
                inline.pop_if(|(opened, _)| *opened == depth);
            }
            "use" if word(tokens, at + 1) != "<" => next = tree(tokens, at + 1, &[], &mut paths),
            "crate" | "super" | "self" | "refrain"
                if word(tokens, at + 1) == "::" && (before(1), before(2)) != ("in", "(") =>
            {
                while word(tokens, next) == "::" && word(tokens, next + 1).starts_with(is_word) {
                    next += 2;
                }
                let path = tokens[at..next].iter().filter(|t| *t != "::").cloned().collect();
                paths.push((path, String::new()));
            }
            _ => {}
        }
        let inner = inline.iter().map(|(_, name)| name);
        let from: Vec<String> = module.iter().chain(inner).cloned().collect();
        let public = ["pub", ")"].contains(&before(1));
        let import = |(path, name)| Import { path, name, from: from.clone(), public };
        found.extend(paths.into_iter().map(import));
        at = next;
    }
    found
}

/// Adds the paths of the use tree at `at`, each behind `stem`; gives the place behind the tree.
fn tree(
    tokens: &[String],
    mut at: usize,
    stem: &[String],
    out: &mut Vec<(Vec<String>, String)>,
) -> usize {
    let mut path = stem.to_vec();
    loop {
        let sign = word(tokens, at);
        at += 1;
        match sign {
            "::" => {}
            "{" => {
                while !["}", ";"].contains(&word(tokens, at)) {
                    at = tree(tokens, at, &path, out);
                    at += usize::from(word(tokens, at) == ",");
                }
                return at + 1;
            }
            "as" | "," | "}" | ";" => {
                path.pop_if(|last| last == "self" && !stem.is_empty());
                let renamed = sign == "as";
                let name = if renamed { Some(&tokens[at]) } else { path.last() };
                out.push((path.clone(), name.cloned().unwrap_or_default()));
                return if renamed { at + 1 } else { at - 1 };
            }
            _ => path.push(sign.to_owned()),
        }
    }
}

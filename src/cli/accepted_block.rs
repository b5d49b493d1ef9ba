//! The entries of the list of accepted texts, and their blocks as they are written: cut out of the list,
//! and made anew.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::fingerprint::Sketch;

/// What a block begins with.
const BEGINS: &str = "[[accepted]]";

/// The keys of a block and of the list, for who has misspelt one.
const KEYS: [&str; 10] = [
    "version",
    "accepted",
    "text",
    "note",
    "scope",
    "date",
    "words",
    "posts",
    "runs",
    "fingerprint",
];

/// An accepted text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Its first words, for people.
    pub(super) text: String,
    pub(super) note: Option<String>,
    pub(super) scope: Scope,
    pub(super) date: Option<String>,
    /// How many words it has, for people.
    pub(super) words: u32,
    /// The posts that it stands in, as paths from the folder that holds `.refrain`; sorted.
    pub(super) posts: Vec<String>,
    pub(super) sketch: Sketch,
    /// The line of the list that it begins on; 0 if it is not there yet.
    pub(super) line: u32,
    /// The lines of comment above its block.
    pub(super) remark: String,
    /// Its block as it stands in the list, as long as nothing of it is changed.
    pub(super) block: Option<String>,
}

/// Where an accepted text may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Scope {
    /// In its posts.
    #[default]
    Places,
    /// In any post.
    Anywhere,
}

/// A block as it stands in the list.
pub(super) struct Written<'a> {
    /// The line that it begins on, from 1.
    pub(super) line: usize,
    /// The lines of comment right above it.
    pub(super) remark: &'a str,
    pub(super) text: &'a str,
}

/// What stands above the blocks of a list, and the blocks.
pub(super) fn split(list: &str) -> (&str, Vec<Written<'_>>) {
    // Where each block begins, and the remark above it.
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    let (mut at, mut remark) = (0, None);
    for (number, line) in (1..).zip(list.split_inclusive('\n')) {
        if line.starts_with(BEGINS) {
            starts.push((remark.unwrap_or(at), at, number));
        }
        remark = line.starts_with('#').then(|| remark.unwrap_or(at));
        at += line.len();
    }
    let head = starts.first().map_or(list.len(), |(remark, ..)| *remark);
    let ends = starts.iter().skip(1).map(|(remark, ..)| *remark).chain([list.len()]);
    let blocks = starts.iter().zip(ends).map(|(&(remark, from, line), to)| Written {
        line,
        remark: &list[remark..from],
        text: &list[from..to],
    });
    (&list[..head], blocks.collect())
}

/// The block of an entry.
pub(super) fn rendered(entry: &Entry) -> String {
    let mut out = format!("{BEGINS}\ntext = {}\n", quoted(&entry.text));
    let scope = match entry.scope {
        Scope::Places => "places",
        Scope::Anywhere => "anywhere",
    };
    // Writing to a string cannot fail.
    if let Some(note) = &entry.note {
        let _ = writeln!(out, "note = {}", quoted(note));
    }
    let _ = writeln!(out, "scope = \"{scope}\"");
    if let Some(date) = &entry.date {
        let _ = writeln!(out, "date = {date}");
    }
    let _ = writeln!(out, "words = {}\nposts = [", entry.words);
    for post in &entry.posts {
        let _ = writeln!(out, "    {},", quoted(post));
    }
    let (runs, digits) = (entry.sketch.runs(), entry.sketch.digits());
    let _ = writeln!(out, "]\nruns = {runs}\nfingerprint = \"{digits}\"");
    out
}

/// A basic string of TOML, whose escapes are those of JSON and one more.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// The parser's message, with the key that was meant in the place of all that there are.
pub(super) fn nearest(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let Some(rest) = message.strip_prefix("unknown field `") else { return message.to_owned() };
    let given = rest.split('`').next().unwrap_or_default();
    let likeness = |key: &str| strsim::jaro_winkler(given, key);
    let best = KEYS.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match best.filter(|key| likeness(key) > 0.7) {
        Some(key) => format!("unknown key `{given}`; did you mean `{key}`?"),
        None => format!("unknown key `{given}`; known are {}", KEYS.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_the_remarks_above_them() {
        let list =
            "# Head\nversion = 1\n\n# Mine\n# too\n[[accepted]]\na = 1\n\n[[accepted]]\nb = 2\n";
        let (head, blocks) = split(list);
        assert_eq!(head, "# Head\nversion = 1\n\n");
        let told: Vec<_> = blocks.iter().map(|it| (it.line, it.remark, it.text)).collect();
        assert_eq!(
            told,
            [(6, "# Mine\n# too\n", "[[accepted]]\na = 1\n\n"), (9, "", "[[accepted]]\nb = 2\n")]
        );
        assert_eq!(split("version = 1\n").0, "version = 1\n");
    }

    #[test]
    fn every_text_is_a_string_of_toml() {
        for text in ["a \"b\" \\ c", "한국\t\u{7f}\u{1}\n", "é’"] {
            let table: toml::Table = format!("x = {}", quoted(text)).parse().unwrap();
            assert_eq!(table["x"].as_str(), Some(text));
        }
    }

    #[test]
    fn a_misspelt_key_gets_the_right_one() {
        let told = nearest("unknown field `nte`, expected one of `text`, `note`");
        assert_eq!(told, "unknown key `nte`; did you mean `note`?");
        assert!(nearest("unknown field `xyz`").starts_with("unknown key `xyz`; known are version"));
        assert_eq!(nearest("missing field `runs`"), "missing field `runs`");
    }
}

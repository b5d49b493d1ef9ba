//! The pieces of a page as elements: where each ends, what is written in its tag, and what a reader sees
//! of it. It knows nothing of what elements mean.

use std::ops::Range;

use super::scan::{Html, scan};

/// The elements that hold nothing and are never closed.
const EMPTY: [&str; 9] = ["img", "br", "hr", "meta", "link", "input", "source", "wbr", "col"];

/// A page, taken apart.
pub(super) struct Elements<'a> {
    text: &'a str,
    pieces: Vec<Html>,
    /// For each piece that opens an element, the piece that closes it; for all others 0, and for
    /// those that are never closed.
    ends: Vec<usize>,
}

impl<'a> Elements<'a> {
    /// The elements of a page.
    pub(super) fn of(text: &'a str) -> Self {
        let pieces = scan(text, 0..text.len());
        let mut ends = vec![0; pieces.len()];
        // Of each name the elements that are open. What closes an element of one name says nothing of
        // those of other names: real pages cross them.
        let mut open: Vec<(&str, Vec<usize>)> = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Html::Open(name, _) if !EMPTY.contains(&name.as_str()) => {
                    match open.iter_mut().find(|(it, _)| it == name) {
                        Some((_, starts)) => starts.push(at),
                        None => open.push((name, vec![at])),
                    }
                }
                Html::Close(name) => {
                    let starts = open.iter_mut().find(|(it, _)| it == name);
                    if let Some(start) = starts.and_then(|(_, starts)| starts.pop()) {
                        ends[start] = at;
                    }
                }
                _ => {}
            }
        }
        Self { text, pieces, ends }
    }

    /// The text of the page.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Everything, in order.
    pub(super) fn pieces(&self) -> &[Html] {
        &self.pieces
    }

    /// The name of the element that opens here, if one does, and its tag.
    pub(super) fn opens(&self, at: usize) -> Option<(&str, &'a str)> {
        match &self.pieces[at] {
            Html::Open(name, range) => Some((name, &self.text[range.clone()])),
            _ => None,
        }
    }

    /// The piece behind the element that opens here; `None` if it is never closed.
    pub(super) fn behind(&self, at: usize) -> Option<usize> {
        Some(self.ends[at]).filter(|end| *end > 0).map(|end| end + 1)
    }

    /// The pieces of the first element among these that `wanted` takes, its opening tag first; one
    /// that is never closed runs to their end.
    pub(super) fn first(
        &self,
        range: &Range<usize>,
        wanted: impl Fn(&str, &str) -> bool,
    ) -> Option<Range<usize>> {
        let start = range
            .clone()
            .find(|at| self.opens(*at).is_some_and(|(name, tag)| wanted(name, tag)))?;
        Some(start..self.behind(start).unwrap_or(range.end).min(range.end))
    }

    /// The text of these pieces on one line.
    pub(super) fn shown(&self, range: &Range<usize>) -> String {
        let mut line = String::new();
        for piece in &self.pieces[range.clone()] {
            match piece {
                Html::Text(at) => line.push_str(&self.text[at.clone()]),
                Html::Entity(_, shown) => line.push_str(shown),
                Html::Open(name, _) if name == "br" => line.push(' '),
                _ => {}
            }
        }
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The attributes of a tag, their names in lower case.
pub(super) fn attributes(tag: &str) -> Vec<(String, &str)> {
    let tag = tag.trim_start_matches('<').trim_end_matches('>');
    let mut rest = tag.find(|c: char| c.is_whitespace()).map_or("", |at| &tag[at..]);
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
        if rest.is_empty() {
            return found;
        }
        let is_end = |c: char| c.is_whitespace() || c == '=' || c == '/';
        let (name, behind) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
        rest = behind;
        let Some(value) = behind.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quoted {
            Some(mark) => value[1..].split_once(mark).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name.to_ascii_lowercase(), value));
        rest = behind;
    }
}

/// The words of a tag's `class` and `id`, as they are written.
pub(super) fn labels(tag: &str) -> impl Iterator<Item = &str> {
    let named =
        attributes(tag).into_iter().filter(|(key, _)| matches!(key.as_str(), "id" | "class"));
    named.flat_map(|(_, value)| value.split_ascii_whitespace())
}

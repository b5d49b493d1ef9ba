//! A report with its texts at hand: which post, which words, which match ties two places. It looks
//! things up; it decides nothing.

use std::borrow::Cow;

use super::model::{Command, Direction, MatchEntry, Place, PostEntry, RefrainEntry, Report, Side};
use crate::text::{Archive, Map, Position};

/// A report and the archive that its numbers point into.
pub(super) struct View<'a> {
    /// The report.
    pub(super) report: &'a Report,
    archive: &'a Archive,
    posts: Map<u32, &'a PostEntry>,
    refrains: Map<u32, &'a RefrainEntry>,
    matches: Map<u32, Vec<&'a MatchEntry>>,
}

impl<'a> View<'a> {
    /// A view of `report`, whose posts stand in `archive`.
    pub(super) fn new(report: &'a Report, archive: &'a Archive) -> Self {
        let posts = report.posts.iter().map(|post| (post.id, post)).collect();
        let refrains = report.refrains.iter().map(|refrain| (refrain.id, refrain)).collect();
        let mut matches: Map<u32, Vec<&MatchEntry>> = Map::default();
        for entry in &report.matches {
            if let Some(refrain) = entry.refrain {
                matches.entry(refrain).or_default().push(entry);
            }
        }
        Self { report, archive, posts, refrains, matches }
    }

    /// The post with this number.
    pub(super) fn post(&self, id: u32) -> Option<&'a PostEntry> {
        self.posts.get(&id).copied()
    }

    /// The refrain that a match belongs to.
    pub(super) fn refrain(&self, entry: &MatchEntry) -> Option<&'a RefrainEntry> {
        self.refrains.get(&entry.refrain?).copied()
    }

    /// What a reader sees at these bytes of a post's file, on one line.
    pub(super) fn text(&self, post: u32, start: u32, end: u32) -> String {
        let Some(post) = self.archive.posts().get(post as usize) else { return String::new() };
        one_line(&post.readable(post.source().of_file(start, end)))
    }

    /// The line that a place ends on.
    pub(super) fn last_line(&self, place: &Place) -> u32 {
        let Some(post) = self.archive.posts().get(place.post as usize) else { return place.line };
        let span = post.source().of_file(place.start, place.end);
        post.source().line(span.end().max(span.start() + 1) - 1)
    }

    /// Where what stands at these bytes of a post's file ends: the place behind its last character.
    pub(super) fn end(&self, post: u32, start: u32, end: u32) -> Position {
        let Some(post) = self.archive.posts().get(post as usize) else {
            return Position { line: 1, column: 1 };
        };
        post.source().position(post.source().of_file(start, end).end())
    }

    /// For each place of a refrain, the matches that tie it to others, those with the earliest
    /// places first.
    pub(super) fn links(&self, refrain: &RefrainEntry) -> Vec<Vec<Link<'a>>> {
        let mut at: Map<(u32, u32), Vec<usize>> = Map::default();
        for (index, place) in refrain.places.iter().enumerate() {
            at.entry((place.post, place.paragraph)).or_default().push(index);
        }
        let find = |side: &Side| {
            let here = at.get(&(side.post, side.paragraph))?;
            here.iter().copied().find(|&index| overlap(side, &refrain.places[index]))
        };
        let mut links: Vec<Vec<Link>> = vec![Vec::new(); refrain.places.len()];
        for &entry in self.matches.get(&refrain.id).into_iter().flatten() {
            if let (Some(a), Some(b)) = (find(&entry.a), find(&entry.b))
                && a != b
            {
                links[a].push(Link { other: b, entry, from_a: true });
                links[b].push(Link { other: a, entry, from_a: false });
            }
        }
        for list in &mut links {
            list.sort_by_key(|link| (link.other, link.entry.id));
        }
        links
    }

    /// The paragraphs of the drafts that came out before, in the drafts' order, each with its
    /// matches; of a comparison, the first text's paragraphs.
    pub(super) fn drafts(&self) -> Vec<Vec<&'a MatchEntry>> {
        let mut entries: Vec<&MatchEntry> = self.report.matches.iter().collect();
        entries.sort_by_key(|entry| (entry.a.post, entry.a.start, entry.a.end, entry.id));
        let same = |x: &&MatchEntry, y: &&MatchEntry| {
            (x.a.post, x.a.paragraph) == (y.a.post, y.a.paragraph)
        };
        entries.chunk_by(same).map(<[_]>::to_vec).collect()
    }

    /// Whether the report is about drafts rather than about the archive as a whole.
    pub(super) fn about_drafts(&self) -> bool {
        matches!(self.report.command, Command::Check | Command::Compare)
    }

    /// Whether side a of a match of drafts has the earlier wording. A draft is later than all that is
    /// out; of two texts the dates decide and, without them, the order in which they were given.
    pub(super) fn a_is_earlier(&self, entry: &MatchEntry) -> bool {
        self.report.command == Command::Compare && entry.direction != Direction::BFirst
    }

    /// The facts of a match of drafts that differ, the earlier one first.
    pub(super) fn facts(&self, entry: &'a MatchEntry) -> Vec<[&'a str; 2]> {
        let turned = !self.a_is_earlier(entry);
        let said = entry.changed_facts.iter().map(|fact| [&*fact.a, &*fact.b]);
        said.map(|[a, b]| if turned { [b, a] } else { [a, b] }).collect()
    }

    /// What sorts the other side of a draft's matches by age: dated before undated, then by date,
    /// then in the archive's order.
    pub(super) fn age(&self, side: &Side) -> (bool, &'a str, u32, u32) {
        let date = self.post(side.post).and_then(|post| post.date.as_deref());
        (date.is_none(), date.unwrap_or_default(), side.post, side.start)
    }
}

/// A match, seen from one of the places it ties.
#[derive(Clone, Copy)]
pub(super) struct Link<'a> {
    /// The index of the other place.
    pub(super) other: usize,
    /// The match.
    pub(super) entry: &'a MatchEntry,
    /// Whether the place it is seen from is the match's side a.
    pub(super) from_a: bool,
}

impl Link<'_> {
    /// The share of this place's words that stand in the other.
    pub(super) fn share(&self) -> f64 {
        if self.from_a { self.entry.a_in_b } else { self.entry.b_in_a }
    }
}

fn overlap(side: &Side, place: &Place) -> bool {
    side.start < place.end && place.start < side.end
}

/// `text` with each run of white space as one space, and without what steers a terminal.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace().map(printable).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    line
}

/// `text` without the characters that steer a terminal; its spaces, which a path needs, stay.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() || is_bidi_control(c);
    if text.contains(steers) { text.replace(steers, "").into() } else { text.into() }
}

/// Marks that turn the reading direction of what follows, also of what is printed after the text.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_a_post_cannot_steer_the_terminal() {
        assert_eq!(one_line("  a\u{1b}[2J b\n\tc \u{7} d\u{202e} "), "a[2J b c d");
        assert_eq!(printable("my  posts/a\u{9b}.md"), "my  posts/a.md");
    }
}

//! Text that stands escaped in a file, with the way back: which bytes of the file each stretch of it came
//! from. It knows no format; whoever unescapes puts the stretches in.

use std::ops::Range;

/// A text and where its stretches stand in the source.
#[derive(Debug, Default, Clone)]
pub(super) struct Unescaped {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Part {
    /// Where it begins in the text; it ends where the next begins.
    at: usize,
    source: Range<usize>,
    /// Whether the text is the source's own bytes.
    same: bool,
}

/// A stretch of the source that some of the text came from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Stretch<'a> {
    /// The source's own bytes.
    Same(Range<usize>),
    /// Bytes that stand for other text.
    Other(Range<usize>, &'a str),
}

impl Unescaped {
    /// A stretch of the source as it is.
    pub(super) fn of(source: &str, range: Range<usize>) -> Self {
        let mut all = Self::default();
        all.same(source, range);
        all
    }

    /// Adds bytes of the source that are the text.
    pub(super) fn same(&mut self, source: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.parts.push(Part { at: self.text.len(), source: range.clone(), same: true });
            self.text.push_str(&source[range]);
        }
    }

    /// Adds text that the bytes at `range` stand for.
    pub(super) fn other(&mut self, range: Range<usize>, shown: &str) {
        if !shown.is_empty() {
            self.parts.push(Part { at: self.text.len(), source: range, same: false });
            self.text.push_str(shown);
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The smallest range of the source that holds all of it; `None` without text.
    pub(super) fn cover(&self) -> Option<Range<usize>> {
        let (first, last) = (self.parts.first()?, self.parts.last()?);
        Some(first.source.start..last.source.end)
    }

    /// Where the text at `range` came from, stretch by stretch.
    pub(super) fn stretches(&self, range: Range<usize>) -> impl Iterator<Item = Stretch<'_>> {
        let first = self.parts.partition_point(|part| part.at <= range.start).saturating_sub(1);
        let ends = self.parts[first..].iter().skip(1).map(|part| part.at).chain([self.text.len()]);
        let inside = self.parts[first..].iter().zip(ends);
        let (start, stop) = (range.start, range.end);
        let inside = inside.take_while(move |(part, _)| part.at < stop);
        let meets = move |&(_, end): &(_, usize)| start < end && start < stop;
        inside.filter(meets).map(move |(part, end)| {
            let from = start.max(part.at) - part.at;
            let to = stop.min(end) - part.at;
            if part.same {
                Stretch::Same(part.source.start + from..part.source.start + to)
            } else {
                Stretch::Other(part.source.clone(), &self.text[part.at + from..part.at + to])
            }
        })
    }

    /// The smallest range of the source that the text at `range` came from.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let mut whole: Option<Range<usize>> = None;
        for stretch in self.stretches(range) {
            let (Stretch::Same(at) | Stretch::Other(at, _)) = stretch;
            whole = Some(whole.map_or(at.start, |whole| whole.start)..at.end);
        }
        whole.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_kept() {
        let source = "R&amp;D &lt;b>";
        let mut text = Unescaped::default();
        text.same(source, 0..1);
        text.other(1..6, "&");
        text.same(source, 6..8);
        text.other(8..12, "<");
        text.same(source, 12..14);
        assert_eq!(text.text(), "R&D <b>");
        let parts: Vec<_> = text.stretches(0..3).collect();
        assert_eq!(parts, [Stretch::Same(0..1), Stretch::Other(1..6, "&"), Stretch::Same(6..7)]);
        assert_eq!(text.source(4..7), 8..14);
        assert_eq!(text.cover(), Some(0..14));
        assert_eq!(text.stretches(3..3).count(), 0);
        assert_eq!(Unescaped::default().stretches(0..0).count(), 0);
    }
}

//! A stretch that is no text, what stands for it in the mask, and what is left beside such stretches.

use std::ops::Range;

/// What stands in the mask for a stretch that is no text. Every other byte stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mask {
    /// An `x` for each byte: what a link's target and a word can both hold.
    Letters,
    /// White space: a line of its own that parts what stands around it.
    Blank,
    /// The mark of a list's item, since what is moved in behind it belongs to it.
    Item,
}

/// A stretch that is no text.
pub(super) type Masked = (Range<usize>, Mask);

/// The parts of `range` outside the templates, in order.
pub(in crate::read) fn outside(
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

/// The templates that lie in `range`, or partly.
pub(super) fn among<'a>(templates: &'a [Range<usize>], range: &Range<usize>) -> &'a [Range<usize>] {
    let first = templates.partition_point(|template| template.end <= range.start);
    let behind = &templates[first..];
    &behind[..behind.partition_point(|template| template.start < range.end)]
}

/// The stretches that one of the finders finds, as they are written.
#[cfg(test)]
pub(super) fn seen(find: fn(&str, &mut Vec<Masked>), text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    find(text, &mut found);
    found.into_iter().map(|(range, _)| &text[range]).collect()
}

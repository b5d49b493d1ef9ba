//! All that was found in a text, in order, and the mask that is laid over it so that a parser of Markdown
//! does not trip. What each thing is, is told where it is found.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use super::masked::{Mask, among};
use super::{actions, attributes, elements, lines};

/// The templates of a text.
#[derive(Debug, Default)]
pub(in crate::read) struct Templates {
    /// Where they stand, in order and apart from each other.
    pub(in crate::read) ranges: Vec<Range<usize>>,
    masks: Vec<Mask>,
    /// What stands between two of them that say it is quoted.
    quotes: Vec<Range<usize>>,
}

impl Templates {
    /// Finds them.
    pub(in crate::read) fn of(text: &str) -> Self {
        let (mut found, quotes) = actions::find(text);
        attributes::find(text, &mut found);
        elements::find(text, &mut found);
        lines::find(text, &mut found);
        // Of what lies inside of another the other counts.
        found.sort_by_key(|(range, mask)| (range.start, Reverse(range.end), *mask));
        let mut all = Self { quotes, ..Self::default() };
        for (range, mask) in found {
            if all.ranges.last().is_none_or(|last| last.end <= range.start) {
                all.ranges.push(range);
                all.masks.push(mask);
            }
        }
        all
    }

    /// The text with the mask over them.
    pub(in crate::read) fn mask<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.ranges.is_empty() {
            return text.into();
        }
        let mut out = String::with_capacity(text.len());
        for (range, mask) in self.ranges.iter().zip(&self.masks) {
            out.push_str(&text[out.len()..range.start]);
            let (lead, fill) = match mask {
                Mask::Letters => ("", 'x'),
                Mask::Blank => ("", ' '),
                Mask::Item => ("-   ", 'x'),
            };
            out.push_str(lead);
            out.extend(std::iter::repeat_n(fill, range.len() - lead.len()));
        }
        out.push_str(&text[out.len()..]);
        out.into()
    }

    /// Whether a part of `range` is a template's.
    pub(in crate::read) fn meet(&self, range: &Range<usize>) -> bool {
        !among(&self.ranges, range).is_empty()
    }

    /// Whether what looks like an item here is the mask of a note.
    pub(in crate::read) fn is_note(&self, at: usize) -> bool {
        let found = self.ranges.binary_search_by_key(&at, |range| range.start);
        found.is_ok_and(|found| self.masks[found] == Mask::Item)
    }

    /// Whether what stands here is quoted, as a template around it says.
    pub(in crate::read) fn quote(&self, at: usize) -> bool {
        self.quotes.iter().any(|range| range.contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::masked::outside;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn a_mask_keeps_every_other_byte(
            text in "([{}%`\"<>=\n a:.#$!?/*-]|한|raw |highlight|quote|:::|!!! n|    |\\{/\\*|\\*/\\}|<A b=|import '|export |\\$\\$|```){0,60}"
        ) {
            let found = Templates::of(&text);
            let masked = found.mask(&text);
            prop_assert_eq!(masked.len(), text.len());
            for part in outside(&found.ranges, 0..text.len()) {
                prop_assert_eq!(&masked[part.clone()], &text[part]);
            }
        }
    }
}

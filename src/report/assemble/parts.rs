//! Parts of paragraphs to bytes of their files. Where a paragraph's words stand is cut from the text
//! once, for all that is told of it.

use super::Findings;
use super::pairs::Pair;
use super::part::Part;
use crate::family::{PlaceAt, Refrain};
use crate::segment::ParagraphId;
use crate::text::{Byte, Span, Tok};

/// Marks that belong to the words behind them.
const OPENERS: [char; 12] = ['"', '\'', '“', '‘', '„', '«', '‹', '(', '[', '「', '『', '（'];

/// Marks that belong to the words before them.
const CLOSERS: [char; 22] = [
    '.', ',', ';', ':', '!', '?', '…', '"', '\'', '”', '’', '“', '»', '›', ')', ']', '。', '、',
    '」', '』', '）', '！',
];

/// Where parts of paragraphs stand in the texts of their sources.
#[derive(Debug)]
pub(crate) struct Parts {
    /// Sorted, none twice.
    parts: Vec<Part>,
    bytes: Vec<Span<Byte>>,
}

impl Parts {
    /// `parts` must be sorted, and none be there twice; `bytes` is where they stand.
    pub(crate) fn new(parts: Vec<Part>, bytes: Vec<Span<Byte>>) -> Self {
        Self { parts, bytes }
    }

    /// Where a part stands, or `None` if it is a whole paragraph.
    fn get(&self, paragraph: ParagraphId, span: Span<Tok>) -> Option<Span<Byte>> {
        let at = self.parts.binary_search(&Part { paragraph, span }).ok()?;
        Some(self.bytes[at])
    }
}

impl Findings<'_> {
    /// The parts of paragraphs that pairs and refrains are told with, without whole paragraphs; in no
    /// order, and many of them twice.
    pub(crate) fn parts(&self, pairs: &[Pair]) -> Vec<Part> {
        let places = self.refrains.iter().flat_map(|refrain: &Refrain| &refrain.places);
        let in_places = places.map(|&PlaceAt { paragraph, span, .. }| Part { paragraph, span });
        let in_pairs = pairs.iter().flat_map(|pair| {
            self.found(pair).passages.iter().flat_map(|passage| {
                let sides = [passage.a, passage.b];
                let [a, b] = if pair.swap() { [sides[1], sides[0]] } else { sides };
                [(pair.a, a), (pair.b, b)].map(|(paragraph, span)| Part { paragraph, span })
            })
        });
        in_places.chain(in_pairs).filter(|part| !self.is_whole(part.paragraph, part.span)).collect()
    }

    /// Where parts of one paragraph stand: from the first word to the last with the marks that belong
    /// to them.
    pub(crate) fn cut<'a>(
        &self,
        parts: &'a [Part],
    ) -> impl Iterator<Item = Span<Byte>> + use<'a, '_> {
        let id = parts[0].paragraph;
        let words = self.segments.words(self.archive, id).spans;
        let whole = self.segments.paragraph(id);
        let text = self.post_of(id).source().slice(whole.span);
        let slice = move |from: u32, to: u32| {
            let from_whole = |at: u32| (at - whole.span.start()) as usize;
            text[from_whole(from)..from_whole(to)].to_owned()
        };
        parts.iter().map(move |part| {
            let words = &words[part.span.range()];
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                return whole.span;
            };
            let (mut start, mut end) = (whole.span.start(), whole.span.end());
            if part.span.start() > 0 {
                let before = slice(start, first.start());
                start = first.start() - marks(before.chars().rev(), &OPENERS);
            }
            if part.span.end() < whole.tokens.len() {
                let behind = slice(last.end(), end);
                end = last.end() + marks(behind.chars(), &CLOSERS);
            }
            Span::new(start, end)
        })
    }

    /// Where a stretch of a paragraph stands in the text of its source.
    pub(super) fn bytes(&self, parts: &Parts, id: ParagraphId, stretch: Span<Tok>) -> Span<Byte> {
        let whole = || self.segments.paragraph(id).span;
        if self.is_whole(id, stretch) {
            whole()
        } else {
            parts.get(id, stretch).unwrap_or_else(whole)
        }
    }

    /// Where a part stands, a whole paragraph included.
    pub(super) fn cut_or_whole(&self, part: &Part) -> Option<Span<Byte>> {
        if self.is_whole(part.paragraph, part.span) {
            return Some(self.segments.paragraph(part.paragraph).span);
        }
        self.cut(std::slice::from_ref(part)).next()
    }

    fn is_whole(&self, id: ParagraphId, stretch: Span<Tok>) -> bool {
        stretch.len() == self.segments.paragraph(id).tokens.len()
    }
}

/// The bytes of the marks at the start of `chars` that are among `wanted`.
#[allow(clippy::cast_possible_truncation)] // Inside a source, whose length was checked.
fn marks(chars: impl Iterator<Item = char>, wanted: &[char]) -> u32 {
    chars.take_while(|c| wanted.contains(c)).map(|c| c.len_utf8() as u32).sum()
}

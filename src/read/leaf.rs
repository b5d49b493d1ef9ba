//! One block of Markdown while it is put together: its pieces in order, then what is left out of
//! them, then its span. It knows no Markdown; `markdown` feeds it.

use std::ops::Range;

use super::offsets::{span, trim};
use super::template::outside;
use crate::text::{Block, BlockKind, Piece};

/// The marks that a bare address begins with.
const ADDRESSES: [&str; 3] = ["https://", "http://", "www."];

/// The words, in lower case, of which a caption's line holds one. Han words are looked for inside
/// the line, since no spaces part them.
const PICTURES: [&str; 9] = [
    "photo",
    "photos",
    "photograph",
    "image",
    "picture",
    "pictured",
    "screengrab",
    "screenshot",
    "illustration",
];
const PICTURES_INSIDE: [&str; 5] = ["사진", "写真", "照片", "图片", "圖片"];

/// The longest caption told by its credit, in bytes; a longer line is a paragraph that happens to end
/// in brackets.
const CAPTION_MAX: usize = 600;

/// A block that is not finished: `begin`, add to it, `settle`, then take the `block`. One block after
/// the other can be put together in it, in the same memory.
#[derive(Debug)]
pub(super) struct Leaf {
    kind: BlockKind,
    pieces: Vec<Raw>,
    /// Inline markup with text in it, and text left out again: part of the block's span.
    around: Vec<Range<usize>>,
    /// Whether a break stands between the last piece and the next.
    gap: bool,
    /// How many images are open.
    images: u32,
    /// Whether there is text in an image, and whether there is any outside.
    in_image: bool,
    beside_image: bool,
}

/// A piece whose place is still a range.
#[derive(Debug)]
enum Raw {
    Verbatim(Range<usize>),
    Replaced(Range<usize>, Box<str>),
    /// The end of a line, or markup like it: stands for a space.
    Break(Range<usize>),
}

impl Raw {
    fn range(&self) -> &Range<usize> {
        match self {
            Raw::Verbatim(range) | Raw::Replaced(range, _) | Raw::Break(range) => range,
        }
    }

    fn shown<'a>(&'a self, text: &'a str) -> &'a str {
        match self {
            Raw::Verbatim(range) => &text[range.clone()],
            Raw::Replaced(_, other) => other,
            Raw::Break(_) => " ",
        }
    }
}

impl Leaf {
    pub(super) fn new() -> Self {
        Self {
            kind: BlockKind::Prose,
            pieces: Vec::new(),
            around: Vec::new(),
            gap: false,
            images: 0,
            in_image: false,
            beside_image: false,
        }
    }

    /// Empties it for a block of this kind.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.pieces.clear();
        self.around.clear();
        *self = Self {
            kind,
            pieces: std::mem::take(&mut self.pieces),
            around: std::mem::take(&mut self.around),
            ..Self::new()
        };
    }

    /// Adds the source's own text at `range`, without the templates in it.
    pub(super) fn verbatim(&mut self, text: &str, range: Range<usize>, templates: &[Range<usize>]) {
        for part in outside(templates, range) {
            let blank = text[part.clone()].trim().is_empty();
            self.note_image(!blank);
            self.break_before(text, part.start);
            match self.pieces.last_mut() {
                Some(Raw::Verbatim(last)) if last.end == part.start => last.end = part.end,
                _ => self.pieces.push(Raw::Verbatim(part)),
            }
        }
    }

    /// Adds text that stands for other bytes.
    pub(super) fn replaced(&mut self, text: &str, range: Range<usize>, shown: impl Into<Box<str>>) {
        let shown = shown.into();
        self.note_image(!shown.trim().is_empty());
        // A parser may count the white space behind an entity in.
        let inner = trim(text, &range);
        let range = if inner.is_empty() { range } else { inner };
        self.break_before(text, range.start);
        self.pieces.push(Raw::Replaced(range, shown));
    }

    /// Where it begins so far.
    pub(super) fn start(&self) -> Option<usize> {
        self.pieces.first().map(|raw| raw.range().start)
    }

    /// Makes a quotation of it, unless it is code.
    pub(super) fn quote(&mut self) {
        if self.kind != BlockKind::Code {
            self.kind = BlockKind::Quotation;
        }
    }

    /// A break between words: the next piece does not join the last.
    pub(super) fn gap(&mut self) {
        self.gap = !self.pieces.is_empty();
    }

    /// Inline markup that ends here; it belongs to the block if it holds some of its text.
    pub(super) fn close_inline(&mut self, range: Range<usize>) {
        if self.pieces.last().is_some_and(|last| last.range().end > range.start) {
            self.around.push(range);
        }
    }

    pub(super) fn open_image(&mut self) {
        self.images += 1;
        self.gap();
    }

    pub(super) fn close_image(&mut self) {
        self.images = self.images.saturating_sub(1);
        self.gap();
    }

    /// Takes off what no reader misses: addresses, and white space at the ends. Whether a letter or a
    /// digit is left; without one there is no block.
    pub(super) fn settle(&mut self, text: &str) -> bool {
        if self.kind != BlockKind::Code {
            self.leave_addresses_out(text);
        }
        self.trim(text);
        self.pieces.iter().any(|raw| raw.shown(text).contains(char::is_alphanumeric))
    }

    /// What is left, as a reader sees it.
    pub(super) fn readable(&self, text: &str) -> String {
        self.pieces.iter().map(|raw| raw.shown(text)).collect()
    }

    /// The block; `settle` must have left something of it.
    pub(super) fn block(&mut self, text: &str) -> Block {
        let first = self.pieces.first().map_or(0, |raw| raw.range().start);
        let last = self.pieces.last().map_or(first, |raw| raw.range().end);
        let mut whole = first..last;
        for range in self.around.iter().map(|range| trim(text, range)) {
            if range.start < last && first < range.end {
                whole = whole.start.min(range.start)..whole.end.max(range.end);
            }
        }
        let kind = self.kind(text, &whole);
        self.join_lines(text);
        let plain = matches!(&self.pieces[..], [Raw::Verbatim(only)] if *only == whole);
        let pieces =
            if plain { Box::default() } else { self.pieces.drain(..).map(piece).collect() };
        Block { kind, span: span(&whole), pieces, ignored: false }
    }

    /// Puts the break that is due before the piece at `start`, unless white space stands there.
    fn break_before(&mut self, text: &str, start: usize) {
        let Some(last) = self.pieces.last() else { return };
        let end = last.range().end;
        let parted = text[start..].starts_with(char::is_whitespace)
            || last.shown(text).ends_with(char::is_whitespace);
        if std::mem::take(&mut self.gap) && end < start && !parted {
            self.pieces.push(Raw::Break(end..start));
        }
    }

    fn note_image(&mut self, is_text: bool) {
        if self.images > 0 {
            self.in_image |= is_text;
        } else {
            self.beside_image |= is_text;
        }
    }

    fn leave_addresses_out(&mut self, text: &str) {
        let may_hold = |raw: &Raw| match raw {
            Raw::Verbatim(range) => may_hold_address(&text[range.clone()]),
            Raw::Replaced(..) | Raw::Break(_) => false,
        };
        if !self.pieces.iter().any(may_hold) {
            return;
        }
        // Whether an address reaches up to here: an `&` that is written as an entity is part of it.
        let mut open = false;
        for raw in std::mem::take(&mut self.pieces) {
            let range = match raw {
                Raw::Verbatim(range) => range,
                Raw::Replaced(_, ref shown) if open && **shown == *"&" => continue,
                other => {
                    open = false;
                    self.pieces.push(other);
                    continue;
                }
            };
            let mut at = range.start;
            if open {
                at += address_len(&text[range.clone()]);
            }
            while let Some(address) = address(text, at, range.end) {
                if at < address.start {
                    self.pieces.push(Raw::Verbatim(at..address.start));
                }
                at = address.end;
                self.around.push(trim(text, &range));
            }
            open = range.start < at && at == range.end;
            if at < range.end {
                self.pieces.push(Raw::Verbatim(at..range.end));
            }
        }
    }

    /// Makes one piece of two lines that only ASCII white space parts, which parts words as the space
    /// does that a break stands for. Hard-wrapped text then needs no pieces. It comes last: where
    /// addresses are left out, it counts which line they were on.
    fn join_lines(&mut self, text: &str) {
        let is_blank = |range: &Range<usize>| {
            text.as_bytes()[range.clone()].iter().all(u8::is_ascii_whitespace)
        };
        self.pieces.dedup_by(|next, last| match (last, next) {
            (Raw::Verbatim(last), Raw::Break(next)) if last.end == next.start && is_blank(next) => {
                last.end = next.end;
                true
            }
            (Raw::Verbatim(last), Raw::Verbatim(next)) if last.end == next.start => {
                last.end = next.end;
                true
            }
            _ => false,
        });
    }

    /// Takes white space off both ends.
    fn trim(&mut self, text: &str) {
        let blank = |raw: &Raw| raw.shown(text).trim().is_empty();
        while self.pieces.last().is_some_and(blank) {
            self.pieces.pop();
        }
        let lead = self.pieces.iter().take_while(|raw| blank(raw)).count();
        self.pieces.drain(..lead);
        if let Some(Raw::Verbatim(first)) = self.pieces.first_mut() {
            first.start = first.end - text[first.clone()].trim_start().len();
        }
        if let Some(Raw::Verbatim(last)) = self.pieces.last_mut() {
            last.end = last.start + text[last.clone()].trim_end().len();
        }
    }

    fn kind(&self, text: &str, whole: &Range<usize>) -> BlockKind {
        let is_line = || !text[whole.clone()].contains('\n');
        match self.kind {
            BlockKind::Prose if self.in_image && !self.beside_image => BlockKind::Caption,
            BlockKind::Prose
                if self.pieces.last().is_some_and(|raw| is_bracketed(raw.shown(text)))
                    && is_line()
                    && has_credit(&self.readable(text)) =>
            {
                BlockKind::Caption
            }
            kind => kind,
        }
    }
}

fn piece(raw: Raw) -> Piece {
    match raw {
        Raw::Verbatim(range) => Piece::Verbatim(span(&range)),
        Raw::Replaced(range, text) => Piece::Replaced(span(&range), text),
        Raw::Break(range) => Piece::Replaced(span(&range), " ".into()),
    }
}

/// Whether there can be an address in `text`; asks what is quick to tell.
fn may_hold_address(text: &str) -> bool {
    text.contains("://") || text.contains("www.")
}

/// The first bare address in `text[from..end]`. It ends before white space, quotes, anything that is
/// not ASCII (no space parts an address from the Chinese behind it), and the sentence's own stop.
fn address(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let inner = &text[from..end];
    let is_start = |&(at, _): &(usize, &str)| {
        ADDRESSES.iter().any(|mark| inner[at..].starts_with(mark))
            && !inner[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
    };
    let (start, _) = inner.match_indices(['h', 'w']).find(is_start)?;
    let len = address_len(&inner[start..]);
    Some(from + start..from + start + len.max(4))
}

/// How much of what follows is still of an address.
fn address_len(rest: &str) -> usize {
    let is_end = |c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '<' | '>' | '"');
    let whole = &rest[..rest.find(is_end).unwrap_or(rest.len())];
    whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'']).len()
}

/// Whether a line names a picture and is closed by a credit in brackets.
fn has_credit(line: &str) -> bool {
    if line.len() > CAPTION_MAX || !is_bracketed(line) {
        return false;
    }
    let lower = line.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| PICTURES.contains(&word))
        || PICTURES_INSIDE.iter().any(|word| line.contains(word))
}

fn is_bracketed(line: &str) -> bool {
    line.ends_with([')', ']', '）', '］', '】'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_addresses(text: &str) -> String {
        let mut leaf = Leaf::new();
        leaf.verbatim(text, 0..text.len(), &[]);
        leaf.leave_addresses_out(text);
        leaf.readable(text)
    }

    #[test]
    fn addresses_are_left_out_to_their_last_character() {
        for (text, rest) in [
            ("see https://a.example/b_c?d=e. Then", "see . Then"),
            ("(www.a.example/b), x", "(), x"),
            ("详见https://a.example的说明", "详见的说明"),
            ("awww.no and https", "awww.no and https"),
            ("http://a.example", ""),
        ] {
            assert_eq!(without_addresses(text), rest);
            assert!(may_hold_address(text) || text == rest);
        }
    }

    #[test]
    fn an_address_goes_on_behind_an_entity() {
        let text = "see https://a.example?b=c&amp;d=e&amp;f. Then &amp; now";
        let mut leaf = Leaf::new();
        let mut at = 0;
        for (start, _) in text.match_indices("&amp;") {
            leaf.verbatim(text, at..start, &[]);
            leaf.replaced(text, start..start + 5, "&");
            at = start + 5;
        }
        leaf.verbatim(text, at..text.len(), &[]);
        leaf.leave_addresses_out(text);
        assert_eq!(leaf.readable(text), "see . Then & now");
    }

    #[test]
    fn a_block_without_a_letter_is_dropped() {
        let mut leaf = Leaf::new();
        leaf.verbatim("* * *", 0..5, &[]);
        assert!(!leaf.settle("* * *"));
    }

    #[test]
    fn plain_text_has_no_pieces_and_is_trimmed() {
        let text = "  The ferry is late.\n";
        let mut leaf = Leaf::new();
        leaf.verbatim(text, 0..text.len(), &[]);
        assert!(leaf.settle(text));
        let block = leaf.block(text);
        assert_eq!(&text[block.span.range()], "The ferry is late.");
        assert!(block.pieces.is_empty());
    }

    #[test]
    fn a_credit_makes_a_caption_only_with_a_picture() {
        assert!(has_credit("The harbor in a photo from March (Ledger)"));
        assert!(has_credit("3월의 항구 사진 [레저]"));
        assert!(!has_credit("The harbor was closed in March (see below)"));
        assert!(!has_credit("This photo shows the harbor."));
    }
}

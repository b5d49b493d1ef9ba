//! HTML to blocks, whether it stands in a page, in a feed or in an export: which stretches are text,
//! and what kind of block they make. It mends nothing and builds no tree: counts of what is open are
//! enough, and no nest is too deep for them.

use std::ops::Range;

use super::super::leaf::Leaf;
use super::super::marks::{self, Comment};
use super::super::unescaped::{Stretch, Unescaped};
use super::elements::attributes;
use super::scan::{self, Html};
use super::shortcode::{self, Says, Shortcode};
use crate::text::{Block, BlockKind};

/// How the text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Layout {
    /// HTML.
    Html,
    /// HTML as WordPress keeps it: blank lines part paragraphs, and shortcodes are no text.
    WordPress,
    /// Text without markup; blank lines part paragraphs.
    Plain,
}

/// The blocks of `content`, in order and apart from each other, and the comments that mean to be
/// marks; their places are those in `source`.
pub(in crate::read) fn blocks(
    source: &str,
    content: &Unescaped,
    layout: Layout,
) -> (Vec<Block>, Vec<Comment>) {
    let mut builder = Builder::new(source, content, layout);
    builder.read(0..content.text().len());
    builder.finish()
}

/// The blocks so far, and what is open.
pub(super) struct Builder<'a> {
    source: &'a str,
    content: &'a Unescaped,
    layout: Layout,
    shortcodes: Vec<Shortcode>,
    /// The first shortcode that does not lie behind.
    next_code: usize,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    leaf: Leaf,
    open: bool,
    quotes: u32,
    /// For each open list or table, whether an item or a row is open in it; and how many are.
    lists: Vec<bool>,
    items: u32,
    /// What the element around says of its text: a heading, a caption, code.
    said: Option<BlockKind>,
    /// Whether a `p` is open: blank lines in it part nothing.
    paragraph: bool,
    /// How many `br` have come one after the other.
    breaks: u32,
    /// Whether a link to a note is open, whose mark is no text: it would stick to the word before.
    note: bool,
}

/// The longest mark of a note, in bytes: `[12]`, `↩`.
const NOTE_MARK: usize = 6;

/// How the places of notes are called, as makers of pages do.
const NOTES: [&str; 7] =
    ["#fn", "#footnote", "#_ftn", "#cite_note", "#endnote", "#_edn", "#easy-footnote"];

/// Whether a link's tag leads to a note on its page, or back from it.
fn leads_to_note(tag: &str) -> bool {
    // Most links lead elsewhere, and their tags need not be taken apart.
    tag.contains('#')
        && attributes(tag)
            .iter()
            .any(|(key, value)| key == "href" && NOTES.iter().any(|it| value.starts_with(it)))
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, content: &'a Unescaped, layout: Layout) -> Self {
        let wordpress = layout == Layout::WordPress;
        let shortcodes = if wordpress { shortcode::find(content.text()) } else { Vec::new() };
        Self {
            source,
            content,
            layout,
            shortcodes,
            next_code: 0,
            blocks: Vec::new(),
            comments: Vec::new(),
            leaf: Leaf::new(),
            open: false,
            quotes: 0,
            lists: Vec::new(),
            items: 0,
            said: None,
            paragraph: false,
            breaks: 0,
            note: false,
        }
    }

    /// Takes the text at `range` of the content, which begins behind all that was taken before.
    pub(super) fn read(&mut self, range: Range<usize>) {
        if self.layout == Layout::Plain {
            return self.text(range);
        }
        for piece in scan::scan(self.content.text(), range) {
            self.take(&piece);
        }
    }

    /// Takes the next piece of the content.
    pub(super) fn take(&mut self, piece: &Html) {
        match piece {
            Html::Text(at) if self.note && at.len() <= NOTE_MARK => {}
            Html::Entity(..) if self.note => {}
            Html::Text(at) => self.text(at.clone()),
            Html::Entity(at, shown) => self.entity(at.clone(), shown),
            Html::Open(name, at) => {
                self.note = name == "a" && leads_to_note(&self.content.text()[at.clone()])
                    || self.note && name == "sup";
                self.tag(name, true);
            }
            Html::Close(name) => {
                self.note &= name != "a";
                self.tag(name, false);
            }
            Html::Comment(at) => self.comment(at.clone()),
        }
    }

    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<Comment>) {
        self.close_leaf();
        self.blocks.shrink_to_fit();
        (self.blocks, self.comments)
    }

    fn text(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(code) = self.shortcodes.get(self.next_code).cloned() {
            if code.at.start >= range.end {
                break;
            }
            if at < code.at.start {
                self.paragraphs(at..code.at.start);
            }
            at = at.max(code.at.end.min(range.end));
            if code.at.end > range.end {
                break;
            }
            self.next_code += 1;
            self.say(code.says);
        }
        if at < range.end {
            self.paragraphs(at..range.end);
        }
    }

    fn say(&mut self, says: Says) {
        match says {
            Says::Nothing => self.gap(),
            Says::Caption(opens) => {
                self.close_leaf();
                self.said = opens.then_some(BlockKind::Caption);
            }
            Says::Code(opens) => {
                self.close_leaf();
                self.said = opens.then_some(BlockKind::Code);
            }
        }
    }

    /// Adds text, and parts it at its blank lines where the layout says so.
    fn paragraphs(&mut self, range: Range<usize>) {
        if self.layout == Layout::Html || self.paragraph || self.is_code() {
            return self.verbatim(range);
        }
        let text = &self.content.text()[range.clone()];
        let mut from = 0;
        for (at, _) in text.match_indices('\n') {
            let behind = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
            if at >= from && behind.starts_with('\n') {
                self.verbatim(range.start + from..range.start + at);
                self.close_leaf();
                from = at + 1;
            }
        }
        self.verbatim(range.start + from..range.end);
    }

    fn verbatim(&mut self, range: Range<usize>) {
        let blank = self.content.text()[range.clone()].trim().is_empty();
        if blank && !self.open {
            return;
        }
        if !blank {
            self.breaks = 0;
        }
        let (source, content) = (self.source, self.content);
        for stretch in content.stretches(range) {
            match stretch {
                Stretch::Same(at) => self.leaf().verbatim(source, at, &[]),
                Stretch::Other(at, shown) => self.leaf().replaced(source, at, shown),
            }
        }
    }

    fn entity(&mut self, range: Range<usize>, shown: &str) {
        let inside = self.shortcodes.get(self.next_code);
        if inside.is_some_and(|code| code.at.start < range.start && range.end <= code.at.end) {
            return;
        }
        if shown.trim().is_empty() && !self.open {
            return;
        }
        let (source, at) = (self.source, self.content.source(range));
        self.leaf().replaced(source, at, shown);
    }

    fn comment(&mut self, range: Range<usize>) {
        let inner = self.content.text()[range.clone()].trim_start_matches("<!--").trim_start();
        let parts = ["wp:", "/wp:", "more", "nextpage"].iter().any(|mark| inner.starts_with(mark));
        if self.layout == Layout::WordPress && parts {
            return self.close_leaf();
        }
        let at = self.content.source(range.clone());
        // In escaped HTML a mark is read, but its bytes are not the comment's own.
        if self.source.get(at.clone()) == Some(&self.content.text()[range]) {
            let inside = if self.open { self.leaf.start() } else { None };
            self.comments.extend(marks::comment(self.source, &at, inside));
        }
    }

    fn tag(&mut self, name: &str, opens: bool) {
        match name {
            "br" => return self.line_break(),
            "td" | "th" | "wbr" | "img" => return self.gap(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.close_leaf();
                self.said = opens.then_some(BlockKind::Heading);
            }
            "figcaption" | "caption" => {
                self.close_leaf();
                self.said = opens.then_some(BlockKind::Caption);
            }
            "pre" | "listing" | "xmp" => {
                self.close_leaf();
                self.said = opens.then_some(BlockKind::Code);
            }
            "blockquote" => {
                self.close_leaf();
                self.quotes = if opens { self.quotes + 1 } else { self.quotes.saturating_sub(1) };
            }
            "ul" | "ol" | "dl" | "table" | "menu" => {
                self.close_leaf();
                if opens {
                    self.lists.push(false);
                } else {
                    self.items -= u32::from(self.lists.pop() == Some(true));
                }
            }
            "li" | "tr" | "dt" | "dd" => {
                self.close_leaf();
                self.item(opens);
            }
            "p" | "div" | "section" | "article" | "aside" | "header" | "footer" | "main"
            | "nav" | "figure" | "hr" | "details" | "summary" | "center" | "address" | "body"
            | "html" | "head" | "title" | "form" | "fieldset" | "thead" | "tbody" | "tfoot"
            | "option" | "select" | "textarea" | "button" | "video" | "audio" | "object"
            | "hgroup" | "dialog" | "search" | "legend" => {
                self.close_leaf();
                // A heading or a caption that was never closed ends here.
                let ends = match self.said {
                    Some(BlockKind::Heading) => name != "hgroup",
                    Some(BlockKind::Caption) => name == "figure",
                    _ => false,
                };
                self.said = self.said.filter(|_| !ends);
            }
            _ => return,
        }
        self.paragraph = name == "p" && opens;
    }

    /// An item or a row; outside of any list it is one by itself.
    fn item(&mut self, opens: bool) {
        if self.lists.is_empty() && opens {
            self.lists.push(false);
        }
        if let Some(item) = self.lists.last_mut() {
            self.items = self.items + u32::from(opens) - u32::from(*item);
            *item = opens;
        }
    }

    /// Two in a row part paragraphs, as writers did before there were better ways.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 && !self.is_code() {
            self.close_leaf();
        }
        self.gap();
    }

    fn gap(&mut self) {
        if self.open {
            self.leaf.gap();
        }
    }

    fn close_leaf(&mut self) {
        self.breaks = 0;
        if std::mem::take(&mut self.open) && self.leaf.settle(self.source) {
            self.blocks.push(self.leaf.block(self.source));
        }
    }

    fn leaf(&mut self) -> &mut Leaf {
        if !self.open {
            self.open = true;
            self.leaf.begin(self.kind());
        }
        &mut self.leaf
    }

    /// What text here would be; that it is quoted counts for more than what it is quoted from.
    fn kind(&self) -> BlockKind {
        match self.said {
            Some(BlockKind::Code) => BlockKind::Code,
            _ if self.quotes > 0 => BlockKind::Quotation,
            Some(kind) => kind,
            None if self.items > 0 => BlockKind::ListItem,
            None => BlockKind::Prose,
        }
    }

    fn is_code(&self) -> bool {
        self.said == Some(BlockKind::Code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind::{Caption, Code, Heading, ListItem, Prose, Quotation};
    use crate::text::Piece;

    fn shown(text: &str, block: &Block) -> String {
        if block.pieces.is_empty() {
            return text[block.span.range()].to_owned();
        }
        let part = |piece: &Piece| match piece {
            Piece::Verbatim(span) => text[span.range()].to_owned(),
            Piece::Replaced(_, other) => other.to_string(),
        };
        block.pieces.iter().map(part).collect()
    }

    #[track_caller]
    fn check(layout: Layout, text: &str, expected: &[(BlockKind, &str)]) {
        let (found, _) = blocks(text, &Unescaped::of(text, 0..text.len()), layout);
        let found: Vec<_> = found.iter().map(|it| (it.kind, shown(text, it))).collect();
        let found: Vec<_> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn kinds() {
        check(
            Layout::Html,
            "<h2>Top</h2><p>One <b>t</b>wo\nthree<blockquote><p>Quoted</p></blockquote>\
             <ul><li>a<ul><li>b</ul>c</li></ul><pre>x\n\ny</pre><table><tr><td>d<td>e</table>\
             <figure><img><figcaption>Pier</figure>after R&amp;D",
            &[
                (Heading, "Top"),
                (Prose, "One two\nthree"),
                (Quotation, "Quoted"),
                (ListItem, "a"),
                (ListItem, "b"),
                (ListItem, "c"),
                (Code, "x\n\ny"),
                (ListItem, "d e"),
                (Caption, "Pier"),
                (Prose, "after R&D"),
            ],
        );
    }

    #[test]
    fn the_marks_of_notes_are_no_text() {
        check(
            Layout::Html,
            "<p>A key<sup><a href='#fn1'>1</a></sup> and<a href=\"#_ftn2\"><sup>[2]</sup></a>.</p>\
             <ol><li id=fn1>Said <a href='#fnref1'>↩</a> <a href='#fnref2'>&#8617;</a></li></ol>\
             <p>10<sup>6</sup>, <a href='#top'>up</a>",
            &[(Prose, "A key and."), (ListItem, "Said"), (Prose, "106, up")],
        );
    }

    #[test]
    fn paragraphs_without_tags() {
        let text = "One\nmore\n \nTwo<br>\n<br/>Three<p>Four\n\nmore</p>Five\n\nSix";
        check(
            Layout::WordPress,
            text,
            &[
                (Prose, "One\nmore"),
                (Prose, "Two"),
                (Prose, "Three"),
                (Prose, "Four\n\nmore"),
                (Prose, "Five"),
                (Prose, "Six"),
            ],
        );
        check(Layout::Plain, "1 < 2\n\n<p>\n", &[(Prose, "1 < 2"), (Prose, "<p>")]);
        check(Layout::Html, "One\n\ntwo", &[(Prose, "One\n\ntwo")]);
    }

    #[test]
    fn wordpress_marks_are_no_text() {
        check(
            Layout::WordPress,
            "<!-- wp:paragraph -->\nOne\n<!-- /wp:paragraph -->Two<!--more-->Three\n\
             [gallery ids=\"1,2\" title=\"R&amp;D\"]\n[caption id=\"a\"]<img src=x> The pier[/caption]\nFour [sic]",
            &[
                (Prose, "One"),
                (Prose, "Two"),
                (Prose, "Three"),
                (Caption, "The pier"),
                (Prose, "Four [sic]"),
            ],
        );
    }
}

//! The events of a Markdown parser to blocks. Which parser, and what is done when it fails, is in
//! `markdown`; how one block's text is put together, in `leaf`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::html::{self, Html};
use super::leaf::Leaf;
use super::marks::{self, Comment};
use super::offsets::span;
use super::template::{self, Templates};
use crate::text::{Block, BlockKind, Byte, Piece, Span};

/// What a Markdown text is made of.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// The blocks, headings among them, in order and apart from each other.
    pub(super) blocks: Vec<Block>,
    /// The headings once more, as headings.
    pub(super) headings: Vec<HeadingLine>,
    /// The comments that mean to be marks, in order.
    pub(super) comments: Vec<Comment>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeadingLine {
    /// From 1, the largest, to 6.
    pub(super) level: u8,
    /// All of it, marks included.
    pub(super) whole: Span<Byte>,
    /// As a reader sees it; empty where nothing is left to see.
    pub(super) text: String,
}

/// The blocks so far, and where in the nest of blocks the parser is. A leaf is opened by the first
/// thing a reader sees and closed where any block begins or ends, so that an item's own text stays
/// apart from the list inside it.
pub(super) struct Builder<'a> {
    text: &'a str,
    /// The text with its templates masked, which is what the parser reads.
    masked: &'a str,
    templates: &'a Templates,
    parsed: Parsed,
    leaf: Leaf,
    /// Whether `leaf` is open; closed, it is room for the next.
    open: bool,
    /// For each open quotation, whether it is one and no note in its dress; for each open item, the
    /// same.
    quotes: Vec<bool>,
    items: Vec<bool>,
    rows: u32,
    code: bool,
    heading: bool,
    /// For each open link, whether it is an address and no words.
    links: Vec<bool>,
    /// Block quotations opened by raw HTML, which may hold Markdown; a heading ends them all, in
    /// case one is never closed.
    html_quotes: u32,
    /// What the raw HTML says of the text in it.
    html_kind: Option<BlockKind>,
    /// The ranges of the block of raw HTML that is open.
    html: Option<Range<usize>>,
    /// Where a script or a remark ends that a blank line has cut in two.
    unseen: usize,
    /// The inline elements of HTML that are open, and where each begins.
    elements: Vec<(String, usize)>,
    /// How many `br` have come one after the other.
    breaks: u32,
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, masked: &'a str, templates: &'a Templates) -> Self {
        Self {
            text,
            masked,
            templates,
            parsed: Parsed::default(),
            leaf: Leaf::new(),
            open: false,
            quotes: Vec::new(),
            items: Vec::new(),
            rows: 0,
            code: false,
            heading: false,
            links: Vec::new(),
            html_quotes: 0,
            html_kind: None,
            html: None,
            unseen: 0,
            elements: Vec::new(),
            breaks: 0,
        }
    }

    /// Takes a list of link targets, of which the parser tells no events. Their labels, which are often
    /// numbers, are left out.
    pub(super) fn links(&mut self, definitions: &[Range<usize>]) {
        let (Some(first), Some(last)) = (definitions.first(), definitions.last()) else { return };
        let target = |definition: &Range<usize>| {
            let text = &self.text[definition.clone()];
            let label = text.find("]:").map_or(0, |at| at + 2);
            let end = definition.start + text.trim_end().len();
            // The white space before a target parts it from the one before.
            (definition.start + label).min(end)..end
        };
        let pieces = definitions.iter().map(|it| Piece::Verbatim(span(&target(it)))).collect();
        let whole = span(&(first.start..target(last).end));
        let block = Block { kind: BlockKind::Links, span: whole, pieces, ignored: false };
        self.parsed.blocks.push(block);
    }

    /// All blocks, in order. Should two overlap after all, the first is kept.
    pub(super) fn finish(mut self) -> Parsed {
        self.close_leaf();
        let mut behind = 0;
        self.parsed.blocks.sort_by_key(|block| block.span);
        self.parsed.blocks.retain(|block| {
            let apart = block.span.start() >= behind;
            if apart {
                behind = block.span.end();
            }
            apart
        });
        // Blocks are held as long as their post.
        self.parsed.blocks.shrink_to_fit();
        self.parsed
    }

    /// Takes the next event, whose range must lie on the bounds of characters.
    pub(super) fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(_) | Event::Code(_) | Event::Html(_) | Event::InlineHtml(_)
                if range.start < self.unseen => {}
            Event::Start(tag) => self.open(&tag, range),
            Event::End(tag) => self.close(tag, range),
            Event::Text(shown) => self.add(&shown, range),
            Event::Code(shown) => self.add_code(&shown, range),
            Event::SoftBreak | Event::HardBreak => self.gap(),
            Event::Html(_) => self.add_html(range),
            Event::InlineHtml(_) => self.inline_html(range),
            Event::Rule => self.close_leaf(),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => return,
            Tag::Link { link_type, .. } => {
                self.links.push(matches!(link_type, LinkType::Autolink | LinkType::Email));
                return;
            }
            Tag::Image { .. } => return self.leaf().open_image(),
            Tag::TableCell => return self.gap(),
            _ => self.close_leaf(),
        }
        match tag {
            // A note or a warning in GitHub's dress is the writer's own.
            Tag::BlockQuote(dress) => {
                let is_note =
                    dress.is_some() || template::callout(self.text, range.start).is_some();
                self.quotes.push(!is_note);
            }
            Tag::Item => self.items.push(!self.templates.is_note(range.start)),
            Tag::TableHead | Tag::TableRow => self.rows += 1,
            Tag::CodeBlock(_) => self.code = true,
            Tag::HtmlBlock => self.html = None,
            Tag::Heading { level, .. } => {
                self.heading = true;
                self.html_quotes = 0;
                let text = String::new();
                let level = *level as u8;
                self.parsed.headings.push(HeadingLine { level, whole: span(&range), text });
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                return self.close_inline(range);
            }
            TagEnd::Link => {
                self.links.pop();
                return self.close_inline(range);
            }
            TagEnd::Image => {
                self.close_inline(range);
                return self.leaf().close_image();
            }
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::TableCell => return,
            TagEnd::HtmlBlock => self.close_html(),
            TagEnd::Heading(_) => self.close_heading(),
            _ => self.close_leaf(),
        }
        match tag {
            TagEnd::BlockQuote(_) => drop(self.quotes.pop()),
            TagEnd::Item => drop(self.items.pop()),
            TagEnd::TableHead | TagEnd::TableRow => self.rows -= 1,
            TagEnd::CodeBlock => self.code = false,
            _ => {}
        }
    }

    fn add(&mut self, shown: &str, range: Range<usize>) {
        if self.links.last() == Some(&true) {
            return;
        }
        let (text, templates) = (self.text, self.templates);
        let masked = range.is_empty() || templates.meet(&range);
        if !shown.trim().is_empty() {
            self.breaks = 0;
        }
        let leaf = self.leaf();
        if masked || text[range.clone()] == *shown {
            leaf.verbatim(text, range, &templates.ranges);
        } else {
            leaf.replaced(text, range, shown);
        }
    }

    /// Code inside a sentence keeps even what looks like a template.
    fn add_code(&mut self, shown: &str, range: Range<usize>) {
        let text = self.text;
        let source = &text[range.clone()];
        let fence = source.bytes().take_while(|&b| b == b'`').count();
        let inner = source.get(fence..source.len() - fence.min(source.len()));
        self.breaks = 0;
        let padded = inner.and_then(|inner| inner.find(shown).map(|at| range.start + fence + at));
        let leaf = self.leaf();
        match padded {
            Some(at) => leaf.verbatim(text, at..at + shown.len(), &[]),
            None if source.contains(['{', '\n']) => {
                let plain = source.trim_matches(['`', ' ']).replace(['\r', '\n'], " ");
                leaf.replaced(text, range.clone(), plain);
            }
            None => leaf.replaced(text, range.clone(), shown),
        }
        leaf.close_inline(range);
    }

    fn inline_html(&mut self, range: Range<usize>) {
        for piece in html::scan(self.masked, range.clone()) {
            match piece {
                Html::Open(name, _) if name == "br" => self.line_break(),
                Html::Open(name, _) if name == "blockquote" => self.html_quotes += 1,
                Html::Close(name) if name == "blockquote" => {
                    self.html_quotes = self.html_quotes.saturating_sub(1);
                }
                Html::Open(name, at) => self.elements.push((name, at.start)),
                Html::Close(name) => {
                    if let Some(open) = self.elements.iter().rposition(|(it, _)| *it == name) {
                        let (_, start) = self.elements[open];
                        self.elements.truncate(open);
                        self.close_inline(start..range.end);
                    }
                }
                Html::Comment(at) => self.comment(&at),
                Html::Text(_) | Html::Entity(..) => {}
            }
        }
    }

    /// Two in a row part paragraphs, as writers did before there were better ways.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 && self.rows == 0 && !self.heading {
            self.close_leaf();
        }
        self.gap();
    }

    /// Gathers the lines of a block of raw HTML, since a tag may run over several.
    fn add_html(&mut self, range: Range<usize>) {
        match &mut self.html {
            Some(open) if open.end == range.start => open.end = range.end,
            _ => {
                self.close_html();
                self.html = Some(range);
            }
        }
    }

    fn close_html(&mut self) {
        let Some(range) = self.html.take() else { return };
        if let Some(close) = html::unclosed(self.masked, range.clone())
            && let Some(len) = self.masked[range.end..].find(&close)
        {
            self.unseen = range.end + len + close.len();
        }
        let (text, templates) = (self.text, self.templates);
        for piece in html::scan(self.masked, range) {
            match piece {
                Html::Text(at) => {
                    if !text[at.clone()].trim().is_empty() {
                        self.breaks = 0;
                    }
                    self.leaf().verbatim(text, at, &templates.ranges);
                }
                Html::Entity(at, shown) => self.leaf().replaced(text, at, shown),
                Html::Open(name, _) => self.html_tag(&name, true),
                Html::Close(name) => self.html_tag(&name, false),
                Html::Comment(at) => self.comment(&at),
            }
        }
        self.close_leaf();
        self.html_kind = None;
    }

    fn comment(&mut self, range: &Range<usize>) {
        let inside = if self.open { self.leaf.start() } else { None };
        self.parsed.comments.extend(marks::comment(self.text, range, inside));
    }

    fn html_tag(&mut self, name: &str, opens: bool) {
        let kind = match name {
            "br" => return self.line_break(),
            "td" | "th" => return self.gap(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" | "tr" => Some(BlockKind::ListItem),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            "pre" => Some(BlockKind::Code),
            "blockquote" | "p" | "div" | "section" | "article" | "aside" | "header" | "footer"
            | "main" | "nav" | "figure" | "table" | "ul" | "ol" | "dl" | "dt" | "dd" | "hr"
            | "details" | "summary" | "center" => None,
            _ => return,
        };
        self.close_leaf();
        if name == "blockquote" {
            self.html_quotes =
                if opens { self.html_quotes + 1 } else { self.html_quotes.saturating_sub(1) };
        } else if kind.is_some() {
            self.html_kind = kind.filter(|_| opens);
        }
    }

    fn close_heading(&mut self) {
        self.heading = false;
        if self.open
            && self.leaf.settle(self.text)
            && let Some(heading) = self.parsed.headings.last_mut()
        {
            heading.text = self.leaf.readable(self.text);
        }
        self.close_leaf();
    }

    fn gap(&mut self) {
        if self.open {
            self.leaf.gap();
        }
    }

    fn close_inline(&mut self, range: Range<usize>) {
        if self.open {
            self.leaf.close_inline(range);
        }
    }

    fn close_leaf(&mut self) {
        self.elements.clear();
        if std::mem::take(&mut self.open) && self.leaf.settle(self.text) {
            if self.leaf.start().is_some_and(|start| self.templates.quote(start)) {
                self.leaf.quote();
            }
            self.parsed.blocks.push(self.leaf.block(self.text));
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
        match self.html_kind {
            _ if self.code => BlockKind::Code,
            Some(BlockKind::Code) => BlockKind::Code,
            _ if self.html_quotes > 0 || self.quotes.contains(&true) => BlockKind::Quotation,
            Some(kind) => kind,
            None if self.heading => BlockKind::Heading,
            None if self.rows > 0 || self.items.contains(&true) => BlockKind::ListItem,
            None => BlockKind::Prose,
        }
    }
}

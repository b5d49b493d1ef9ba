//! The paragraphs of a document while it is read, whatever it is written in: lists, rows of tables, notes
//! behind the text. At the end, a post with a text of its own.

use std::ops::Range;
use std::sync::Arc;

use super::super::dates;
use super::super::leaf::Leaf;
use super::super::notice::Notice;
use super::super::outcome::ReadFile;
use super::said::Said;
use super::styles::Look;
use crate::error::Error;
use crate::text::{BlockKind, Lines, Post, Source, Written};

/// What parts paragraphs in the text of the post, and cells in a row.
const PARAGRAPHS: &str = "\n\n";
const CELLS: &str = "\t";

/// The paragraphs so far, and what is open.
#[derive(Debug, Default)]
pub(super) struct Flow {
    done: Vec<(Look, String)>,
    /// Those of notes, which stand behind all others.
    notes: Vec<(Look, String)>,
    /// A text box is a paragraph in a paragraph.
    open: Vec<(Look, String)>,
    /// The cells of each open row.
    rows: Vec<String>,
    /// How many lists, notes, and elements that are no text, are open.
    lists: u32,
    in_notes: u32,
    skipped: u32,
}

impl Flow {
    /// A paragraph opens, which its style makes a `look` of.
    pub(super) fn paragraph(&mut self, look: Option<Look>) {
        let prose = if self.lists > 0 { BlockKind::ListItem } else { BlockKind::Prose };
        self.open.push((look.unwrap_or(Look::Block(prose)), String::new()));
    }

    /// What the open paragraph is, told late.
    pub(super) fn set_look(&mut self, look: Look) {
        if let Some((open, _)) = self.open.last_mut() {
            *open = look;
        }
    }

    /// The open paragraph is an item of a list, unless it is something else already.
    pub(super) fn set_item(&mut self) {
        if let Some((look @ Look::Block(BlockKind::Prose), _)) = self.open.last_mut() {
            *look = Look::Block(BlockKind::ListItem);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.skipped == 0
            && let Some((_, open)) = self.open.last_mut()
        {
            open.push_str(text);
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some((look, text)) = self.open.pop() else { return };
        match self.rows.last_mut() {
            Some(row) if self.in_notes == 0 => {
                if !row.is_empty() {
                    row.push_str(CELLS);
                }
                row.push_str(text.trim());
            }
            _ => self.push(look, text),
        }
    }

    pub(super) fn row(&mut self) {
        self.rows.push(String::new());
    }

    pub(super) fn end_row(&mut self) {
        if let Some(row) = self.rows.pop() {
            self.push(Look::Block(BlockKind::ListItem), row);
        }
    }

    pub(super) fn list(&mut self, opens: bool) {
        step(&mut self.lists, opens);
    }

    pub(super) fn note(&mut self, opens: bool) {
        step(&mut self.in_notes, opens);
    }

    /// An element opens or closes whose text is none of the post's.
    pub(super) fn skip(&mut self, opens: bool) {
        step(&mut self.skipped, opens);
    }

    fn push(&mut self, look: Look, text: String) {
        let to = if self.in_notes > 0 { &mut self.notes } else { &mut self.done };
        if !text.trim().is_empty() {
            to.push((look, text));
        }
    }

    /// The post, with what the document says of itself. A document that ends in an unsound place has its
    /// paragraphs up to there, and the `fault` is told.
    pub(super) fn finish(
        mut self,
        path: &Arc<str>,
        said: Said,
        written: Written,
        fault: Option<String>,
    ) -> Result<ReadFile, Error> {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        let mut title = None;
        let mut text = String::new();
        let mut places: Vec<(BlockKind, Range<usize>)> = Vec::new();
        for (look, paragraph) in self.done.iter().chain(&self.notes) {
            let paragraph = paragraph.trim();
            let own = places.is_empty() && is_heading(*look) && title.is_none();
            match look {
                Look::Contents => continue,
                Look::Title if title.is_none() => {
                    title = Some(paragraph);
                    continue;
                }
                // A document whose first line is a heading has its title there.
                _ if own && said.title.as_ref().is_none_or(|it| same(it, paragraph)) => {
                    title = Some(paragraph);
                    continue;
                }
                _ => {}
            }
            let kind = if let Look::Block(kind) = look { *kind } else { BlockKind::Heading };
            if !text.is_empty() {
                text.push_str(PARAGRAPHS);
            }
            let start = text.len();
            text.push_str(paragraph);
            places.push((kind, start..text.len()));
        }
        let title = title.map(one_line).filter(|title| !title.is_empty()).or(said.title);
        let mut leaf = Leaf::new();
        let mut blocks = Vec::new();
        for (kind, at) in places {
            leaf.begin(kind);
            leaf.verbatim(&text, at, &[]);
            if leaf.settle(&text) {
                blocks.push(leaf.block(&text));
            }
        }
        if blocks.is_empty() {
            return Ok(ReadFile::without(path, fault.unwrap_or("no text in it".to_owned())));
        }
        let source = Arc::new(Source::decoded(Arc::clone(path), text, Lines::Own)?);
        let mut post = Post::within(Arc::clone(&source), source.span());
        post.blocks = Some(blocks);
        (post.title, post.tags, post.authors) = (title, said.tags, said.authors);
        // When a document was begun is not when its post was published: its name is surer.
        post.date = dates::of_file_name(path).or(said.date);
        post.written = written;
        let mut file = ReadFile { posts: vec![post], ..ReadFile::default() };
        if let Some(fault) = fault {
            let message = format!("{fault}; what stands before that is read (save it again)");
            file.notices.push(Notice { path: path.to_string(), line: None, message });
        }
        Ok(file)
    }
}

fn step(count: &mut u32, opens: bool) {
    *count = if opens { *count + 1 } else { count.saturating_sub(1) };
}

fn is_heading(look: Look) -> bool {
    look == Look::Block(BlockKind::Heading)
}

fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(flow: &mut Flow, look: Option<Look>, text: &str) {
        flow.paragraph(look);
        flow.text(text);
        flow.end_paragraph();
    }

    #[test]
    fn paragraphs_become_blocks_of_their_kinds() {
        let mut flow = Flow::default();
        paragraph(&mut flow, Some(Look::Title), "The Ferry");
        paragraph(&mut flow, None, " It is late. ");
        flow.note(true);
        paragraph(&mut flow, None, "Again.");
        flow.note(false);
        flow.row();
        paragraph(&mut flow, None, "Year");
        paragraph(&mut flow, None, "Loaves");
        flow.end_row();
        flow.list(true);
        paragraph(&mut flow, None, "One");
        flow.list(false);
        paragraph(&mut flow, None, "---");
        let path = "2019-01-02-a.docx".into();
        let file = flow.finish(&path, Said::default(), Written::Docx, None).unwrap();
        let post = &file.posts[0];
        let text = post.source().text();
        let blocks: Vec<_> = post.blocks.iter().flatten().collect();
        let shown: Vec<_> = blocks.iter().map(|it| (it.kind, &text[it.span.range()])).collect();
        assert_eq!(
            shown,
            [
                (BlockKind::Prose, "It is late."),
                (BlockKind::ListItem, "Year\tLoaves"),
                (BlockKind::ListItem, "One"),
                (BlockKind::Prose, "Again."),
            ]
        );
        assert_eq!(post.title.as_deref(), Some("The Ferry"));
        assert_eq!(post.date.unwrap().to_string(), "2019-01-02");
        assert_eq!(post.source().line(post.blocks.as_ref().unwrap()[1].span.start()), 3);
    }
}

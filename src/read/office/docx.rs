//! A document of Word: `word/document.xml`, with the styles and notes beside it. What was struck out in
//! review, comments, heads and feet of pages are no text of the post.

use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::flow::Flow;
use super::part::Part;
use super::said::Said;
use super::styles::Styles;
use super::xml::{Step, Tag, walk};
use crate::error::Error;
use crate::text::Written;

/// The file of the text.
pub(super) const TEXT: &str = "word/document.xml";

/// The files of the notes.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// What holds no text of the post, or text that is there twice.
const NO_TEXT: [&str; 4] = ["Fallback", "del", "moveFrom", "rt"];

/// Reads a document.
pub(super) fn read(path: &Arc<str>, part: &mut Part<'_>) -> Result<ReadFile, Error> {
    let styles = part("word/styles.xml")?.map(|text| styles(&text)).unwrap_or_default();
    let said = part("docProps/core.xml")?.map(|text| Said::of(&text)).unwrap_or_default();
    let mut flow = Flow::default();
    let text = part(TEXT)?.unwrap_or_default();
    let fault = paragraphs(&text, &styles, &mut flow);
    flow.note(true);
    for name in NOTES {
        if let Some(text) = part(name)? {
            // A broken note is not worth the text.
            let _ = paragraphs(&text, &styles, &mut flow);
        }
    }
    flow.note(false);
    flow.finish(path, said, Written::Docx, fault.map(|(_, said)| said))
}

fn paragraphs(text: &str, styles: &Styles, flow: &mut Flow) -> Option<(usize, String)> {
    let (mut is_text, mut is_line) = (false, false);
    walk(text, |step| match step {
        Step::Open(tag) => {
            is_text = tag.name() == "t";
            // The lines that part notes from the text are notes of a type of their own.
            if is_note(tag.name()) && tag.get("type").is_some_and(|it| it != "normal") {
                is_line = true;
                flow.skip(true);
            }
            open(&tag, styles, flow);
        }
        Step::Text(text) if is_text => flow.text(text),
        Step::Text(_) => {}
        Step::Close(name) => {
            is_text = false;
            match name.as_str() {
                "p" => flow.end_paragraph(),
                "tr" => flow.end_row(),
                name if NO_TEXT.contains(&name) => flow.skip(false),
                name if is_note(name) && is_line => {
                    is_line = false;
                    flow.skip(false);
                }
                _ => {}
            }
        }
    })
}

fn is_note(name: &str) -> bool {
    matches!(name, "footnote" | "endnote")
}

fn open(tag: &Tag<'_>, styles: &Styles, flow: &mut Flow) {
    match tag.name() {
        "p" => flow.paragraph(None),
        "pStyle" => {
            if let Some(look) = tag.get("val").and_then(|id| styles.look(&id)) {
                flow.set_look(look);
            }
        }
        // A list that no style tells; 0 takes a paragraph out of the list that its style tells.
        "numId" if tag.get("val").is_none_or(|id| id != "0") => flow.set_item(),
        "tr" => flow.row(),
        "tab" | "ptab" => flow.text("\t"),
        "br" | "cr" => flow.text("\n"),
        "noBreakHyphen" => flow.text("\u{2011}"),
        name if NO_TEXT.contains(&name) => flow.skip(true),
        _ => {}
    }
}

fn styles(text: &str) -> Styles {
    let mut styles = Styles::default();
    let mut open: Option<(String, Option<String>, Option<String>)> = None;
    let _ = walk(text, |step| match step {
        Step::Open(tag) => match (tag.name(), &mut open) {
            ("style", _) => open = tag.get("styleId").map(|id| (id, None, None)),
            ("name", Some((_, name, _))) => *name = tag.get("val"),
            ("basedOn", Some((_, _, base))) => *base = tag.get("val"),
            _ => {}
        },
        Step::Close(name) if name == "style" => {
            if let Some((id, name, base)) = open.take() {
                styles.add(id, name, base);
            }
        }
        _ => {}
    });
    styles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    fn read_text(body: &str) -> ReadFile {
        let mut part = |name: &str| {
            Ok(match name {
                TEXT => Some(format!("<w:document><w:body>{body}</w:body></w:document>").into()),
                "word/styles.xml" => Some(
                    "<w:styles><w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style>\
                     <w:style w:styleId='T'><w:name w:val='Title'/></w:style></w:styles>"
                        .into(),
                ),
                "word/footnotes.xml" => Some(
                    "<w:footnotes><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>No</w:t>\
                     </w:r></w:p></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t>\
                     </w:r></w:p></w:footnote></w:footnotes>"
                        .into(),
                ),
                _ => None,
            })
        };
        read(&"a.docx".into(), &mut part).unwrap()
    }

    fn shown(file: &ReadFile) -> Vec<(BlockKind, String)> {
        let post = &file.posts[0];
        let blocks = post.blocks.iter().flatten();
        blocks.map(|it| (it.kind, post.readable(it.span).into_owned())).collect()
    }

    #[test]
    fn runs_lists_quotations_tables_and_notes() {
        let run = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
        let file = read_text(&format!(
            "<w:p><w:pPr><w:pStyle w:val='T'/></w:pPr>{}</w:p>\
             <w:p>{}<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>{}</w:ins>\
             <w:r><w:br/><w:instrText>PAGE</w:instrText></w:r><w:hyperlink>{}</w:hyperlink></w:p>\
             <w:p><w:pPr><w:pStyle w:val='Zitat'/></w:pPr>{}</w:p>\
             <w:p><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>{}</w:p>\
             <w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>\
             <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{}</w:p>\
             </w:txbxContent></mc:Choice><mc:Fallback><w:p>{}</w:p></mc:Fallback>\
             </mc:AlternateContent></w:r></w:p>",
            run("The Ferry"),
            run("It is "),
            run("late &amp; slow"),
            run("again"),
            run("Quoted."),
            run("An item"),
            run("Year"),
            run("Loaves"),
            run("In a box"),
            run("In a box"),
        ));
        assert_eq!(file.posts[0].title.as_deref(), Some("The Ferry"));
        let expected = [
            (BlockKind::Prose, "It is late & slow\nagain"),
            (BlockKind::Quotation, "Quoted."),
            (BlockKind::ListItem, "An item"),
            (BlockKind::ListItem, "Year\tLoaves"),
            (BlockKind::Prose, "In a box"),
            (BlockKind::Prose, "A note."),
        ];
        let expected: Vec<_> = expected.map(|(kind, text)| (kind, text.to_owned())).into();
        assert_eq!(shown(&file), expected);
    }

    #[test]
    fn a_document_that_breaks_off_keeps_what_came_before() {
        let file = read_text("<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>Two</w:r>");
        assert_eq!(shown(&file)[0].1, "One.");
        assert!(file.notices[0].message.contains("what stands before that is read"));
        let deep = "<w:p>".repeat(100_000);
        assert!(
            read_text(&format!("<w:p><w:r><w:t>One.</w:t></w:r></w:p>{deep}")).posts.len() == 1
        );
    }
}

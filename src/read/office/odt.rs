//! A text of `LibreOffice`: `content.xml`, with the styles beside it. What was struck out, comments, heads
//! and feet of pages are no text of the post.

use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::flow::Flow;
use super::part::Part;
use super::said::Said;
use super::styles::{Look, Styles};
use super::xml::{Step, Tag, walk};
use crate::error::Error;
use crate::text::{BlockKind, Written};

/// The file of the text.
pub(super) const TEXT: &str = "content.xml";

/// What holds text that is none of the post's.
const NO_TEXT: [&str; 6] =
    ["tracked-changes", "annotation", "note-citation", "table-of-content", "ruby-text", "forms"];

/// The most spaces that one element may stand for.
const SPACES: usize = 64;

/// Reads a text.
pub(super) fn read(path: &Arc<str>, part: &mut Part<'_>) -> Result<ReadFile, Error> {
    let text = part(TEXT)?.unwrap_or_default();
    let mut styles = Styles::default();
    if let Some(common) = part("styles.xml")? {
        add_styles(&common, &mut styles);
    }
    add_styles(&text, &mut styles);
    let said = part("meta.xml")?.map(|text| Said::of(&text)).unwrap_or_default();
    let mut flow = Flow::default();
    let fault = paragraphs(&text, &styles, &mut flow);
    flow.finish(path, said, Written::Odt, fault.map(|(_, said)| said))
}

fn paragraphs(text: &str, styles: &Styles, flow: &mut Flow) -> Option<(usize, String)> {
    walk(text, |step| match step {
        Step::Open(tag) => open(&tag, styles, flow),
        Step::Text(text) => flow.text(text),
        Step::Close(name) => match name.as_str() {
            "p" | "h" => flow.end_paragraph(),
            "table-row" => flow.end_row(),
            "list" => flow.list(false),
            "note-body" => flow.note(false),
            name if NO_TEXT.contains(&name) => flow.skip(false),
            _ => {}
        },
    })
}

fn open(tag: &Tag<'_>, styles: &Styles, flow: &mut Flow) {
    match tag.name() {
        "p" => flow.paragraph(tag.get("style-name").and_then(|id| styles.look(&id))),
        "h" => {
            let look = tag.get("style-name").and_then(|id| styles.look(&id));
            flow.paragraph(look.or(Some(Look::Block(BlockKind::Heading))));
        }
        "table-row" => flow.row(),
        "list" => flow.list(true),
        "note-body" => flow.note(true),
        "tab" => flow.text("\t"),
        "line-break" => flow.text("\n"),
        "s" => {
            let n = tag.get("c").and_then(|n| n.parse().ok()).unwrap_or(1_usize);
            flow.text(&" ".repeat(n.min(SPACES)));
        }
        name if NO_TEXT.contains(&name) => flow.skip(true),
        _ => {}
    }
}

fn add_styles(text: &str, styles: &mut Styles) {
    let _ = walk(text, |step| {
        if let Step::Open(tag) = step
            && tag.name() == "style"
            && let Some(id) = tag.get("name")
        {
            styles.add(id, tag.get("display-name"), tag.get("parent-style-name"));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_by_their_styles_and_notes_behind_the_text() {
        let content = "<office:document-content><office:automatic-styles>\
            <style:style style:name='P1' style:family='paragraph' \
            style:parent-style-name='Quotations'/></office:automatic-styles><office:body>\
            <office:text><text:tracked-changes><text:p>No</text:p></text:tracked-changes>\
            <text:h text:outline-level='1'>The Ferry</text:h>\
            <text:p>It is<text:s text:c='2'/>late<text:note><text:note-citation>1\
            </text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body>\
            </text:note> again.</text:p><text:p text:style-name='P1'>Quoted.</text:p>\
            <text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>\
            <table:table><table:table-row><table:table-cell><text:p>Year</text:p>\
            </table:table-cell><table:table-cell><text:p>Loaves</text:p></table:table-cell>\
            </table:table-row></table:table></office:text></office:body>\
            </office:document-content>";
        let mut part = |name: &str| Ok((name == TEXT).then(|| content.into()));
        let file = read(&"a.odt".into(), &mut part).unwrap();
        let post = &file.posts[0];
        let blocks = post.blocks.iter().flatten();
        let shown: Vec<_> =
            blocks.map(|it| (it.kind, post.readable(it.span).into_owned())).collect();
        let expected = [
            (BlockKind::Prose, "It is  late again."),
            (BlockKind::Quotation, "Quoted."),
            (BlockKind::ListItem, "An item"),
            (BlockKind::ListItem, "Year\tLoaves"),
            (BlockKind::Prose, "A note."),
        ];
        let expected: Vec<_> = expected.map(|(kind, text)| (kind, text.to_owned())).into();
        assert_eq!(shown, expected);
        assert_eq!(post.title.as_deref(), Some("The Ferry"));
    }
}

//! What the named styles of a document make of a paragraph. Word and `LibreOffice` name their own styles in
//! English, whatever language they speak to their user; what a writer has made is known by what it is
//! based on.

use std::collections::BTreeMap;

use crate::text::BlockKind;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// The post's own title.
    Title,
    Block(BlockKind),
    /// An entry of a table of contents, which repeats headings.
    Contents,
}

/// Styles are based on each other so deep, at most.
const DEEPEST: usize = 16;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// For each id what it is called, and the id of what it is based on.
    known: BTreeMap<String, (String, Option<String>)>,
}

impl Styles {
    pub(super) fn add(&mut self, id: String, name: Option<String>, base: Option<String>) {
        let name = name.unwrap_or_else(|| id.clone());
        self.known.insert(id, (name, base));
    }

    /// What a paragraph of this style is; `None` for running text.
    pub(super) fn look(&self, id: &str) -> Option<Look> {
        let mut id = id.to_owned();
        for _ in 0..DEEPEST {
            let Some((name, base)) = self.known.get(&id) else { return look(&id) };
            match (look(name), base) {
                (None, Some(base)) => id.clone_from(base),
                (found, _) => return found,
            }
        }
        None
    }
}

/// What a style of this name makes of a paragraph.
fn look(name: &str) -> Option<Look> {
    // LibreOffice writes what is no letter by its number.
    let name = name.replace("_20_", " ").to_lowercase();
    let kind = match name.trim() {
        "title" => return Some(Look::Title),
        "caption" | "illustration" | "figure" | "drawing" => BlockKind::Caption,
        "subtitle" => BlockKind::Heading,
        "quote" | "intense quote" | "intensequote" | "quotations" | "block text" | "blocktext"
        | "block quotation" => BlockKind::Quotation,
        "html preformatted" | "preformatted text" | "plain text" | "macro text" => BlockKind::Code,
        other => {
            let numbered = other.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
            match numbered {
                "heading" => BlockKind::Heading,
                "toc" | "contents" | "contents heading" | "toc heading" => {
                    return Some(Look::Contents);
                }
                _ if other.starts_with("list") => BlockKind::ListItem,
                _ => return None,
            }
        }
    };
    Some(Look::Block(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_what_it_is_called_or_based_on() {
        let mut styles = Styles::default();
        styles.add("berschrift1".into(), Some("heading 1".into()), Some("Standard".into()));
        styles.add("Mine".into(), None, Some("Zitat".into()));
        styles.add("Zitat".into(), Some("Quote".into()), None);
        styles.add("Round".into(), None, Some("Round".into()));
        let kind = |id: &str| styles.look(id);
        assert_eq!(kind("berschrift1"), Some(Look::Block(BlockKind::Heading)));
        assert_eq!(kind("Mine"), Some(Look::Block(BlockKind::Quotation)));
        assert_eq!((kind("Round"), kind("Normal")), (None, None));
        assert_eq!(kind("Heading_20_2"), Some(Look::Block(BlockKind::Heading)));
        assert_eq!(kind("TOC1"), Some(Look::Contents));
        assert_eq!(kind("Title"), Some(Look::Title));
    }
}

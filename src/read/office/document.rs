//! Which of them a document is, by the names of the files in it, and the way to its reader.

use std::sync::Arc;

use super::super::outcome::ReadFile;
use super::part::Part;
use super::{docx, epub, odt};
use crate::error::Error;

/// A document that is an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Document {
    Docx,
    Odt,
    Epub,
}

impl Document {
    /// The document that files of these names are, if they are one.
    pub(in crate::read) fn of(names: &[&str]) -> Option<Self> {
        let has = |name: &str| names.contains(&name);
        if has(docx::TEXT) && has("[Content_Types].xml") {
            Some(Self::Docx)
        } else if has(epub::CONTAINER) {
            Some(Self::Epub)
        } else if has(odt::TEXT) && has("META-INF/manifest.xml") {
            Some(Self::Odt)
        } else {
            None
        }
    }
}

/// Reads a document.
///
/// # Errors
/// If a file in it that it cannot do without cannot be unpacked, or is no text.
pub(in crate::read) fn read(
    kind: Document,
    path: &Arc<str>,
    part: &mut Part<'_>,
) -> Result<ReadFile, Error> {
    match kind {
        Document::Docx => docx::read(path, part),
        Document::Odt => odt::read(path, part),
        Document::Epub => epub::read(path, part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_by_its_files() {
        let of = |names: &[&str]| Document::of(names);
        assert_eq!(of(&["[Content_Types].xml", "word/document.xml"]), Some(Document::Docx));
        assert_eq!(of(&["META-INF/manifest.xml", "content.xml", "mimetype"]), Some(Document::Odt));
        assert_eq!(of(&["META-INF/container.xml", "OEBPS/a.xhtml"]), Some(Document::Epub));
        assert_eq!(of(&["content.xml", "a.md"]), None);
    }
}

//! What a document or a book says of itself, beside its text: title, writers, date, keywords. All of them
//! use the names of Dublin Core.

use super::super::dates;
use super::xml::{Step, walk};
use crate::text::{DateOrigin, PostDate};

/// What a document says of itself.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<PostDate>,
    pub(super) tags: Vec<String>,
}

/// The elements that tell when a document was begun, or a book published.
const DATES: [&str; 3] = ["created", "creation-date", "date"];

impl Said {
    /// Reads the properties in `docProps/core.xml`, `meta.xml` or the metadata of a book.
    pub(super) fn of(text: &str) -> Self {
        let mut found: Vec<(String, String)> = Vec::new();
        // What is broken says less, and its text is read all the same.
        let _ = walk(text, |step| match step {
            Step::Open(tag) => found.push((tag.name().to_owned(), String::new())),
            Step::Text(text) => {
                if let Some((_, value)) = found.last_mut() {
                    value.push_str(text);
                }
            }
            Step::Close(_) => {}
        });
        let all = |name: &'static str| {
            let named = found.iter().filter(move |(it, _)| it == name);
            named.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let date = DATES.into_iter().flat_map(all).find_map(|it| dates::parse_field(&it));
        // In a text of LibreOffice, the creator is who has changed it last.
        let first: Vec<String> = all("initial-creator").collect();
        let authors = if first.is_empty() { all("creator").collect() } else { first };
        let keywords = all("keywords").flat_map(|all| {
            all.split([',', ';']).map(|it| it.trim().to_owned()).collect::<Vec<_>>()
        });
        let mut tags: Vec<String> = keywords.chain(all("keyword")).chain(all("subject")).collect();
        tags.retain(|tag| !tag.is_empty());
        Self {
            title: all("title").next(),
            authors,
            date: date.map(|date| date.found(DateOrigin::Field)),
            tags,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_by_the_names_of_dublin_core() {
        let core = "<cp:coreProperties><dc:title>R&amp;D</dc:title><dc:creator>Ada</dc:creator>\
            <cp:keywords>tolls, money</cp:keywords><dc:subject></dc:subject>\
            <dcterms:created>2019-06-14T09:30:00Z</dcterms:created>\
            <dcterms:modified>2020-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>";
        let said = Said::of(core);
        assert_eq!(
            (said.title.as_deref(), &said.authors[..]),
            (Some("R&D"), &["Ada".to_owned()][..])
        );
        assert_eq!(said.tags, ["tolls", "money"]);
        assert_eq!(said.date.unwrap().to_string(), "2019-06-14");
        let meta =
            "<m><dc:creator>Bo</dc:creator><meta:initial-creator>Ada</meta:initial-creator></m>";
        assert_eq!(Said::of(meta).authors, ["Ada"]);
    }
}

//! XML to what opens, what closes and the text between, by local names. No entity is expanded but the five
//! of XML and the numbered ones, nothing outside is asked for, and no depth is followed by recursion.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A step through XML.
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    /// An element of this local name ends.
    Close(String),
    Text(&'a str),
}

/// An opening tag.
pub(super) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Its local name.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The attribute of this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        // Looking for attributes that are there twice takes the square of their number.
        let found = self.0.attributes().with_checks(false).flatten().find(|it| {
            let key = it.key.into_inner();
            key.rsplit(':').next() == Some(name)
        })?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.unwrap_or_else(|_| found.value.clone()).into_owned())
    }
}

/// Takes the steps through XML in their order; where it is not sound, what is said of it and its byte.
/// What came before has been taken then.
pub(super) fn walk(text: &str, mut take: impl FnMut(Step<'_>)) -> Option<(usize, String)> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    let mut open = 0_u64;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                open += 1;
                take(Step::Open(Tag(&tag)));
            }
            Ok(Event::End(tag)) => {
                open = open.saturating_sub(1);
                take(Step::Close(tag.local_name().into_inner().to_owned()));
            }
            Ok(Event::Text(text)) => take(Step::Text(&text)),
            Ok(Event::CData(text)) => take(Step::Text(&text)),
            Ok(Event::GeneralRef(name)) => take(Step::Text(&shown(&name))),
            Ok(Event::Eof) if open == 0 => return None,
            Ok(Event::Eof) => {
                let at = text.trim_end().len().saturating_sub(1);
                return Some((at, "it ends in the middle".to_owned()));
            }
            Ok(_) => {}
            Err(err) => {
                let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                return Some((at.min(text.len()), format!("the XML is not sound ({err})")));
            }
        }
    }
}

/// What an entity stands for; one that the text has made itself stands for nothing.
fn shown(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(shown)) => shown.to_string(),
        _ => resolve_xml_entity(name).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn told(text: &str) -> (String, Option<(usize, String)>) {
        let mut told = String::new();
        let fault = walk(text, |step| match step {
            Step::Open(tag) => {
                let _ = write!(told, "<{}{}>", tag.name(), tag.get("val").unwrap_or_default());
            }
            Step::Close(name) => drop(write!(told, "</{name}>")),
            Step::Text(text) => told += text,
        });
        (told, fault)
    }

    #[test]
    fn steps_have_local_names() {
        let (told, fault) =
            told("<?xml version='1.0'?><w:p x='1'><w:s w:val='a&amp;b'/>R&amp;D&#33;</w:p>");
        assert_eq!((told.as_str(), fault), ("<p><sa&b></s>R&D!</p>", None));
    }

    #[test]
    fn entities_of_the_texts_own_are_nothing_and_nothing_is_fetched() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">\
            <!ENTITY d SYSTEM \"file:///etc/passwd\">]><a>1&c;&d;2</a>";
        assert_eq!(told(bomb), ("<a>12</a>".to_owned(), None));
    }

    #[test]
    fn what_is_broken_keeps_what_came_before() {
        let (before, fault) = told("<a>One<b>Two");
        assert_eq!((before.as_str(), fault.unwrap().0), ("<a>One<b>Two", 11));
        assert!(told("<a>One</b>").1.unwrap().1.contains("not sound"));
        let deep = "<a>".repeat(100_000);
        assert!(told(&deep).1.unwrap().1.contains("in the middle"));
    }
}

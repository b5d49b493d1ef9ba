//! WordPress exports, RSS and Atom to their entries: the fields of each, and where they stand. What the
//! fields mean is in `post`. No entity is expanded but the five of XML and the numbered ones, and
//! nothing outside the file is asked for.

use std::ops::Range;

use quick_xml::errors::Error;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::super::unescaped::Unescaped;

/// Which kind of XML it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// An export of WordPress.
    Wxr,
    Rss,
    Atom,
}

/// What the file holds.
#[derive(Debug)]
pub(super) struct Feed {
    pub(super) form: Form,
    /// The whole entries, in order.
    pub(super) entries: Vec<Entry>,
    /// What is wrong: a byte and a message.
    pub(super) faults: Vec<(usize, String)>,
}

/// An item of RSS or an entry of Atom.
#[derive(Debug)]
pub(super) struct Entry {
    /// All of it, tags included.
    pub(super) whole: Range<usize>,
    pub(super) fields: Vec<Field>,
}

/// One element of an entry.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name, with the prefix as it is written.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// What it holds.
    pub(super) value: Unescaped,
    /// What stands between its tags.
    inner: Range<usize>,
    /// Whether there are tags in it.
    pub(super) marked_up: bool,
}

/// The fields that are asked for; all others, comments and their texts among them, are read over.
const ASKED: [&str; 25] = [
    "title",
    "link",
    "guid",
    "id",
    "pubDate",
    "published",
    "updated",
    "dc:date",
    "author",
    "dc:creator",
    "category",
    "content",
    "content:encoded",
    "description",
    "summary",
    "wp:post_date",
    "wp:post_date_gmt",
    "wp:status",
    "wp:post_type",
    "wp:post_name",
    "app:control",
    "blogger:type",
    "blogger:status",
    "blogger:trashed",
    "blogger:filename",
];

/// So many faults are told one by one.
const FAULTS: usize = 20;

impl Entry {
    /// The first field of that name that holds something.
    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        let filled = |it: &&Field| it.name == name && !it.value.text().trim().is_empty();
        self.fields.iter().find(filled)
    }

    /// What it holds, without white space at the ends.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.field(name).map(|field| field.value.text().trim())
    }
}

impl Field {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Takes a file apart; of one that is no feed, the reason.
pub(super) fn parse(text: &str) -> Result<Feed, String> {
    let form = form(text)?;
    let mut feed = Feed { form, entries: Vec::new(), faults: Vec::new() };
    let mut at = 0;
    while let Some(next) = feed.read(text, at) {
        at = next;
    }
    Ok(feed)
}

/// What the root of the file is.
fn form(text: &str) -> Result<Form, String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(root) | Event::Empty(root)) => {
                return match root.local_name().into_inner() {
                    "rss" if root.attributes_raw().contains("xmlns:wp=") => Ok(Form::Wxr),
                    "rss" => Ok(Form::Rss),
                    "feed" => Ok(Form::Atom),
                    other => {
                        let shown: String = other.chars().take(40).collect();
                        Err(format!("no WordPress export, RSS or Atom (its root is <{shown}>)"))
                    }
                };
            }
            Ok(Event::Text(text)) if !text.trim().is_empty() => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Err("no WordPress export, RSS or Atom (it is not XML)".to_owned())
}

/// An entry while it is read.
#[derive(Default)]
struct Reading {
    start: usize,
    fields: Vec<Field>,
    /// The field that is open.
    field: Option<Field>,
    /// How many elements are open in the entry, and at which of them the field opened.
    depth: u32,
    field_depth: u32,
    /// Whether the element around is the author of an entry of Atom, whose name is asked for.
    author: bool,
}

impl Feed {
    /// Reads on from `from`; the place to begin anew, if it came to a fault and there is more to read.
    fn read(&mut self, text: &str, from: usize) -> Option<usize> {
        let mut reader = Reader::from_str(&text[from..]);
        reader.config_mut().allow_dangling_amp = true;
        // Where it begins anew, the elements around are closed without having been opened.
        reader.config_mut().allow_unmatched_ends = from > 0;
        let place = |reader: &Reader<&[u8]>| {
            from + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX - from)
        };
        let (mut entry, mut open): (Option<Reading>, u32) = (None, 0);
        loop {
            let start = place(&reader);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(err) => return self.fault(text, start, place(&reader), entry.as_ref(), &err),
            };
            let range = start..place(&reader).min(text.len());
            match event {
                Event::Start(tag) => {
                    open += 1;
                    match &mut entry {
                        Some(entry) => entry.open(&tag, &range),
                        None if self.is_entry(&tag) => {
                            entry = Some(Reading { start, ..Reading::default() });
                        }
                        None => {}
                    }
                }
                Event::Empty(tag) => {
                    if let Some(entry) = &mut entry {
                        entry.open(&tag, &range);
                        entry.close(text, &range);
                    }
                }
                Event::End(_) => {
                    open = open.saturating_sub(1);
                    if let Some(mut reading) = entry.take() {
                        if reading.depth > 0 {
                            reading.close(text, &range);
                            entry = Some(reading);
                        } else {
                            let whole = reading.start..range.end;
                            self.entries.push(Entry { whole, fields: reading.fields });
                        }
                    }
                }
                Event::Eof => {
                    if open > 0 && from == 0 || entry.is_some() {
                        self.told_cut(text, entry.as_ref());
                    }
                    return None;
                }
                other => {
                    if let Some(field) = entry.as_mut().and_then(|entry| entry.field.as_mut()) {
                        field.add(text, &other, range);
                    }
                }
            }
        }
    }

    fn is_entry(&self, tag: &BytesStart<'_>) -> bool {
        let name = tag.local_name().into_inner();
        name == if self.form == Form::Atom { "entry" } else { "item" }
    }

    fn told_cut(&mut self, text: &str, entry: Option<&Reading>) {
        let end = text.trim_end().len().saturating_sub(1);
        let at = entry.map_or(end, |entry| entry.start);
        let lost = if entry.is_some() { "; the entry that begins here is lost" } else { "" };
        let n = self.entries.len();
        self.faults.push((
            at,
            format!(
                "the file ends in the middle{lost}; the {n} before are read (fetch or export it again)"
            ),
        ));
    }

    /// Tells a fault, and where the next entry begins.
    fn fault(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        entry: Option<&Reading>,
        err: &Error,
    ) -> Option<usize> {
        // What is never closed reaches to the end of the file.
        if matches!(err, Error::Syntax(_)) {
            self.told_cut(text, entry);
            return None;
        }
        let lost = if entry.is_some() { "; this entry is lost" } else { "" };
        if self.faults.len() < FAULTS {
            self.faults.push((start, format!("the XML is not sound ({err}){lost}")));
        }
        let at = end.max(start + 1).min(text.len());
        let at = (at..=text.len()).find(|&at| text.is_char_boundary(at))?;
        let name = if self.form == Form::Atom { "<entry" } else { "<item" };
        text[at..].find(name).map(|len| at + len)
    }
}

impl Reading {
    fn open(&mut self, tag: &BytesStart<'_>, range: &Range<usize>) {
        self.depth += 1;
        let name = tag.name().into_inner();
        let name = name.strip_prefix("atom:").unwrap_or(name);
        let named = self.depth == 2 && self.author && name == "name";
        if named {
            self.field = None;
        }
        match &mut self.field {
            Some(field) => field.marked_up = true,
            None if named || self.depth == 1 && ASKED.contains(&name) => {
                self.author |= name == "author";
                self.field_depth = self.depth;
                self.field = Some(Field {
                    name: if named { "author" } else { name }.to_owned(),
                    attributes: attributes(tag),
                    value: Unescaped::default(),
                    inner: range.end..range.end,
                    marked_up: false,
                });
            }
            None => {}
        }
    }

    fn close(&mut self, text: &str, range: &Range<usize>) {
        if self.field_depth == self.depth
            && let Some(mut field) = self.field.take()
        {
            field.inner.end = range.start.max(field.inner.start);
            if field.marked_up {
                field.value = Unescaped::of(text, field.inner.clone());
            }
            self.fields.push(field);
        }
        self.depth -= 1;
        self.author &= self.depth > 0;
    }
}

impl Field {
    fn add(&mut self, text: &str, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(_) => self.value.same(text, range),
            Event::CData(_) => {
                let inner = range.start + "<![CDATA[".len()..range.end - "]]>".len();
                self.value.same(text, inner);
            }
            Event::GeneralRef(name) => match shown(name) {
                Some(shown) => self.value.other(range, &shown),
                // What HTML knows, a reader of HTML will decode.
                None => self.value.same(text, range),
            },
            _ => {}
        }
    }
}

/// What an entity stands for, if it is one of XML's own or has a number.
fn shown(name: &BytesRef<'_>) -> Option<String> {
    match name.resolve_char_ref() {
        Ok(Some(shown)) => Some(shown.to_string()),
        _ => resolve_xml_entity(name).map(str::to_owned),
    }
}

fn attributes(tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let read = |it: quick_xml::events::attributes::Attribute<'_>| {
        let value =
            it.normalized_value(XmlVersion::Implicit1_0).unwrap_or_else(|_| it.value.clone());
        (it.key.into_inner().to_owned(), value.into_owned())
    };
    // Looking for attributes that are there twice takes the square of their number.
    tag.attributes().with_checks(false).flatten().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_their_places() {
        let text = "<?xml version='1.0'?><rss><channel><title>Blog</title><item a='b'>\
            <title>R&amp;D &#8212; &nbsp;x</title><x><title>no</title></x>\
            <content:encoded><![CDATA[<p>One ]]]]><![CDATA[> two</p>]]></content:encoded>\
            <link/></item></channel></rss>";
        let feed = parse(text).unwrap();
        assert_eq!((feed.form, feed.entries.len(), feed.faults.len()), (Form::Rss, 1, 0));
        let entry = &feed.entries[0];
        assert!(text[entry.whole.clone()].starts_with("<item a"));
        assert!(text[entry.whole.clone()].ends_with("</item>"));
        assert_eq!(entry.text("title"), Some("R&D — &nbsp;x"));
        assert_eq!(entry.text("content:encoded"), Some("<p>One ]]> two</p>"));
        let content = entry.field("content:encoded").unwrap();
        assert_eq!(&text[content.value.source(3..6)], "One");
        assert_eq!(&text[content.value.source(11..14)], "two");
    }

    #[test]
    fn atoms_author_and_markup() {
        let text = "<feed><entry><author><email>x</email><name>Ada</name></author>\
            <category term='port'/><content type='xhtml'><div><p>One</p></div></content>\
            </entry></feed>";
        let entry = &parse(text).unwrap().entries[0];
        assert_eq!(entry.text("author"), Some("Ada"));
        assert_eq!(entry.text("content"), Some("<div><p>One</p></div>"));
        assert_eq!(entry.fields[1].attribute("term"), Some("port"));
    }

    #[test]
    fn what_is_cut_or_broken_loses_only_itself() {
        let item = "<item><title>One</title></item>\n";
        for (rest, entries, line, says) in [
            ("<item><title>Two", 2, 3, "ends in the middle; the entry that begins"),
            ("<item><title><![CDATA[Two", 2, 3, "ends in the middle; the entry that begins"),
            ("", 2, 2, "ends in the middle; the 2 before"),
            (
                "<item><title>a</b></item>\n<item><title>Two</title></item></channel></rss>",
                3,
                3,
                "this entry is lost",
            ),
            ("<item><title>a & b</title></item></channel></rss>", 3, 0, ""),
        ] {
            let text = format!("<rss><channel>{item}{item}{rest}");
            let feed = parse(&text).unwrap();
            assert_eq!(feed.entries.len(), entries, "{rest}: {:?}", feed.faults);
            assert_eq!(feed.faults.len(), usize::from(line > 0), "{rest}: {:?}", feed.faults);
            if let Some((at, message)) = feed.faults.first() {
                assert_eq!(text[..*at].split('\n').count(), line, "{rest}");
                assert!(message.contains(says), "{message}");
            }
        }
    }

    #[test]
    fn what_is_no_feed_says_why() {
        assert!(parse("<html><body/></html>").unwrap_err().contains("<html>"));
        assert!(parse("Only text.").unwrap_err().contains("not XML"));
        assert!(parse("<!-- never closed").unwrap_err().contains("not XML"));
        let deep = format!("<rss><channel><item>{}", "<a>".repeat(100_000));
        assert_eq!(parse(&deep).unwrap().entries.len(), 0);
        let bomb = "<!DOCTYPE rss [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
            <rss><channel><item><title>x &a; &c;</title></item></channel></rss>";
        assert_eq!(parse(bomb).unwrap().entries[0].text("title"), Some("x &a; &c;"));
    }
}

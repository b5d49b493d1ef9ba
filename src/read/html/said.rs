//! What a page says of itself in its head, its times and its linked data: title, date, address, tags and
//! authors.

use serde_json::Value;

use super::super::dates;
use super::elements::{Elements, attributes, labels};
use super::scan::{Html, plain};
use crate::text::{DateOrigin, PostDate};

/// The comment in which browsers write where a page was saved from.
const SAVED_FROM: &str = "saved from url=(";

/// What a page says of itself.
#[derive(Default)]
pub(super) struct Said {
    pub(super) title: Option<String>,
    pub(super) date: Option<PostDate>,
    pub(super) url: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) authors: Vec<String>,
    /// Of a page without a date, one that cannot be read: where, and what.
    pub(super) faults: Vec<(usize, String)>,
}

impl Said {
    pub(super) fn of(elements: &Elements<'_>) -> Self {
        let mut said = Self::default();
        let (mut published, mut time, mut saved) = (None, None, None);
        let mut unread: Option<(usize, String)> = None;
        for piece in elements.pieces() {
            let (name, range) = match piece {
                Html::Open(name, range) => (name.as_str(), range),
                Html::Comment(range) => {
                    saved = saved.or_else(|| saved_from(&elements.text()[range.clone()]));
                    continue;
                }
                _ => continue,
            };
            if !matches!(name, "meta" | "link" | "time" | "abbr") {
                continue;
            }
            let tag = &elements.text()[range.clone()];
            let fields = attributes(tag);
            let field = |name: &str| {
                let found = fields.iter().find(|(key, _)| key == name);
                found.map(|(_, value)| plain(value)).filter(|value| !value.is_empty())
            };
            let called = ["property", "name", "itemprop"].iter().find_map(|key| field(key));
            let called = called.unwrap_or_default().to_ascii_lowercase();
            let mut date = |what: &str, name: &str| {
                let written = field(name)?;
                let found = date(&written);
                // How long something takes is no date.
                if found.is_none() && unread.is_none() && !written.starts_with('P') {
                    unread = Some((range.start, no_date(what, &written)));
                }
                found
            };
            match (name, called.as_str()) {
                ("meta", "og:title") => said.title = said.title.or(field("content")),
                ("meta", "article:published_time" | "datepublished") => {
                    published = published.or(date(&called, "content"));
                }
                ("meta", "og:url") => said.url = said.url.or(field("content")),
                ("meta", "article:tag") => said.tags.extend(field("content")),
                ("meta", "author") => said.authors.extend(field("content")),
                ("link", _) if field("rel").as_deref() == Some("canonical") => {
                    said.url = field("href").or(said.url);
                }
                ("time", _) => time = time.or(date("time", "datetime")),
                // The older microformat has the machine's date in a title.
                ("abbr", _) if labels(tag).any(|label| label == "published") => {
                    time = time.or(date("abbr", "title"));
                }
                _ => {}
            }
        }
        if let Some(linked) = linked_data(elements.text()) {
            let text = |key: &str| linked[key].as_str().map(plain).filter(|it| !it.is_empty());
            let written = text("datePublished");
            published = published.or_else(|| date(written.as_deref()?));
            if let (None, None, Some(written)) = (published, &unread, written) {
                unread = Some((0, no_date("datePublished", &written)));
            }
            said.title = said.title.or_else(|| text("headline"));
            let address = linked["mainEntityOfPage"]["@id"].as_str().or(linked["url"].as_str());
            said.url = said.url.or_else(|| address.map(plain));
            if said.authors.is_empty() {
                said.authors = names(&linked["author"]);
            }
        }
        if said.title.is_none() {
            let title = elements.first(&(0..elements.pieces().len()), |name, _| name == "title");
            said.title = title.map(|at| elements.shown(&at)).filter(|title| !title.is_empty());
        }
        // A page of Medium's export has it in its foot.
        let link = |label: &'static str| {
            let named =
                move |name: &str, tag: &str| name == "a" && labels(tag).any(|it| it == label);
            elements.first(&(0..elements.pieces().len()), named)
        };
        if said.authors.is_empty() {
            let author = link("p-author").map(|at| elements.shown(&at));
            said.authors.extend(author.filter(|author| !author.is_empty()));
        }
        let canonical = || {
            let (_, tag) = elements.opens(link("p-canonical")?.start)?;
            let found = attributes(tag).into_iter().find(|(key, _)| key == "href");
            found.map(|(_, address)| plain(address))
        };
        said.url = said.url.or_else(canonical).or(saved);
        said.date = published.or(time);
        said.faults.extend(unread.filter(|_| said.date.is_none()));
        said
    }
}

/// What is said of a date that cannot be read.
pub(super) fn no_date(name: &str, written: &str) -> String {
    let shown: String = written.chars().take(60).collect();
    format!("{name}: cannot read \"{shown}\" as a date (write 2016-09-08)")
}

fn date(written: &str) -> Option<PostDate> {
    dates::parse_field(written).map(|date| date.found(DateOrigin::Field))
}

/// The address that a browser has saved a page from; `file:` is none.
fn saved_from(comment: &str) -> Option<String> {
    let rest = comment.split_once(SAVED_FROM)?.1.split_once(')')?.1;
    let address = rest.trim_end_matches("-->").trim();
    address.starts_with("http").then(|| address.to_owned())
}

/// The object of a page's JSON-LD that tells of a post: the first that has a date of publication.
fn linked_data(text: &str) -> Option<Value> {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once("application/ld+json") {
        let (_, behind) = behind.split_once('>')?;
        let (script, behind) = behind.split_once("</script").unwrap_or((behind, ""));
        rest = behind;
        let told = serde_json::from_str(script).ok().and_then(|value| published(value, 0));
        if told.is_some() {
            return told;
        }
    }
    None
}

/// Objects in lists and graphs are looked at so deep.
const DEEPEST: u32 = 4;

fn published(value: Value, depth: u32) -> Option<Value> {
    match value {
        Value::Array(all) if depth < DEEPEST => {
            all.into_iter().find_map(|one| published(one, depth + 1))
        }
        Value::Object(mut fields) if !fields.contains_key("datePublished") => {
            let graph = fields.remove("@graph").filter(|_| depth < DEEPEST)?;
            published(graph, depth + 1)
        }
        Value::Object(_) => Some(value),
        _ => None,
    }
}

/// The names of people: a text, an object with a name, or a list of them.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Object(_) => value["name"].as_str().map(plain).into_iter().collect(),
        Value::Array(all) => {
            let one = |it: &Value| it.as_str().or(it["name"].as_str()).map(plain);
            all.iter().filter_map(one).collect()
        }
        _ => Vec::new(),
    }
}

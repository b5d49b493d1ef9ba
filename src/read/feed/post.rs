//! The entries of an export or a feed to posts: which of them are posts, and what their fields say. How
//! the file is taken apart is in `xml`, how their text is, in `html`.

use std::fmt::Write as _;
use std::sync::Arc;

use jiff::tz::Offset;

use super::super::dates::{self, ReadDate};
use super::super::html::{self, Layout, plain};
use super::super::offsets::span;
use super::super::outcome::{Entries, ReadFile};
use super::blogger;
use super::xml::{self, Entry, Feed, Field, Form};
use crate::text::{DateOrigin, Post, PostDate, Source, Written};

/// The states in WordPress in which a post is out.
const OUT: [&str; 2] = ["publish", "inherit"];

/// The fields that hold a post's text, the fullest first.
const CONTENT: [&str; 4] = ["content:encoded", "content", "description", "summary"];

/// The fields that tell when it was published, the surest first.
const DATES: [&str; 6] =
    ["wp:post_date", "wp:post_date_gmt", "published", "pubDate", "dc:date", "updated"];

/// Reads a file of XML.
pub(in crate::read) fn read(source: &Arc<Source>) -> ReadFile {
    match xml::parse(&source.text()) {
        Ok(feed) => posts(source, feed).into_file(source, "no entries in it"),
        Err(reason) => Entries::default().into_file(source, &reason),
    }
}

/// Makes posts of the entries.
fn posts(source: &Arc<Source>, feed: Feed) -> Entries {
    let mut all = Entries { faults: feed.faults, ..Entries::default() };
    let mut left_out: Vec<(String, u64)> = Vec::new();
    for entry in &feed.entries {
        if let Some(why) = no_post(entry, feed.form) {
            match left_out.iter_mut().find(|(known, _)| *known == why) {
                Some((_, n)) => *n += 1,
                None => left_out.push((why, 1)),
            }
            continue;
        }
        let post = all.post(source, entry, feed.form);
        all.posts.push(post);
    }
    left_out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.left_out = (!left_out.is_empty()).then(|| {
        let mut reason = "items that are no posts (".to_owned();
        for (at, (why, n)) in left_out.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            let _ = write!(reason, "{comma}{why}: {n}");
        }
        reason + ")"
    });
    all
}

/// Of what kind an item of an export is, if it is no post and no page, or was thrown away.
fn no_post(entry: &Entry, form: Form) -> Option<String> {
    match form {
        Form::Wxr => {}
        Form::Atom => return blogger::no_post(entry),
        Form::Rss => return None,
    }
    let kind = entry.text("wp:post_type").unwrap_or("post");
    if kind != "post" && kind != "page" {
        return Some(kind.chars().take(40).collect());
    }
    (entry.text("wp:status") == Some("trash")).then(|| "in the trash".to_owned())
}

impl Entries {
    fn post(&mut self, source: &Arc<Source>, entry: &Entry, form: Form) -> Post {
        let text = source.text();
        let mut post = Post::within(Arc::clone(source), span(&entry.whole));
        let end = entry.whole.end..entry.whole.end;
        let content = CONTENT.iter().find_map(|name| entry.field(name));
        post.body = span(&content.and_then(|it| it.value.cover()).unwrap_or(end));
        post.blocks = Some(Vec::new());
        if let Some(content) = content {
            let layout = layout(content, form);
            let (blocks, comments) = html::blocks(&text, &content.value, layout);
            post.blocks = Some(blocks);
            self.comments.extend(comments);
        }
        post.title = entry.text("title").map(plain).filter(|title| !title.is_empty());
        post.url = url(entry);
        post.id = ["guid", "id"].iter().find_map(|name| entry.text(name)).map(str::to_owned);
        post.written = match form {
            Form::Wxr => Written::WordPress,
            Form::Rss => Written::Rss,
            Form::Atom => Written::Atom,
        };
        post.draft = match form {
            Form::Wxr => entry.text("wp:status").is_some_and(|status| !OUT.contains(&status)),
            Form::Atom => blogger::is_draft(entry),
            Form::Rss => false,
        };
        post.date = self.date(entry, post.draft, post.url.as_deref());
        post.tags = tags(entry);
        post.authors = authors(entry);
        post
    }

    fn date(&mut self, entry: &Entry, draft: bool, url: Option<&str>) -> Option<PostDate> {
        for field in DATES.iter().filter_map(|name| entry.field(name)) {
            let written = field.value.text().trim();
            if let Some(mut date) = dates::parse_field(written) {
                date.zone = date.zone.or_else(|| zone(entry, field, date));
                return Some(date.found(DateOrigin::Field));
            }
            // A draft has not got its date yet.
            if !(draft || written.starts_with("0000-")) {
                let at = field.value.cover().map_or(entry.whole.start, |at| at.start);
                let shown: String = written.chars().take(60).collect();
                let message = format!("{}: cannot read \"{shown}\" as a date", field.name);
                self.faults.push((at, message));
            }
        }
        url.and_then(dates::of_url)
    }
}

/// The zone of a blog of WordPress, whose exports tell the same moment by its own clock and by that of UTC.
fn zone(entry: &Entry, field: &Field, date: ReadDate) -> Option<Offset> {
    if field.name == "wp:post_date_gmt" {
        return Some(Offset::UTC);
    }
    if field.name != "wp:post_date" {
        return None;
    }
    let there = dates::parse_field(entry.text("wp:post_date_gmt")?)?;
    let (here, there) = (date.day.to_datetime(date.time?), there.day.to_datetime(there.time?));
    let seconds = here.duration_since(there).as_secs();
    // A draft has the zero of dates, or one of long ago.
    let is_zone = seconds % (15 * 60) == 0 && seconds.abs() <= 14 * 60 * 60;
    if is_zone { Offset::from_seconds(i32::try_from(seconds).ok()?).ok() } else { None }
}

fn layout(content: &Field, form: Form) -> Layout {
    match (form, content.attribute("type")) {
        (Form::Wxr, _) => Layout::WordPress,
        (Form::Atom, None | Some("text" | "text/plain")) => Layout::Plain,
        // Some feeds describe their posts in plain text.
        (Form::Rss, _) if !content.value.text().contains('<') => Layout::WordPress,
        _ => Layout::Html,
    }
}

fn url(entry: &Entry) -> Option<String> {
    let written = entry.text("link").map(str::to_owned);
    let to_page = |field: &&Field| {
        field.name == "link" && matches!(field.attribute("rel"), None | Some("alternate"))
    };
    let linked = || entry.fields.iter().find(to_page)?.attribute("href").map(str::to_owned);
    let named = || {
        let name = entry.field("guid").or_else(|| entry.field("id"))?;
        let address = name.value.text().trim();
        address.starts_with("http").then(|| address.to_owned())
    };
    written.or_else(linked).or_else(|| blogger::path(entry)).or_else(named)
}

fn tags(entry: &Entry) -> Vec<String> {
    let mut tags = Vec::new();
    for field in entry.fields.iter().filter(|it| it.name == "category" && !blogger::is_kind(it)) {
        let written = field.attribute("label").or(field.attribute("term"));
        let tag = plain(written.unwrap_or(field.value.text()));
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn authors(entry: &Entry) -> Vec<String> {
    let mut authors = Vec::new();
    for field in entry.fields.iter().filter(|it| matches!(&*it.name, "dc:creator" | "author")) {
        let author = if field.marked_up { String::new() } else { plain(field.value.text()) };
        if !author.is_empty() && !authors.contains(&author) {
            authors.push(author);
        }
    }
    authors
}

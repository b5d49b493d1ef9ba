//! Records to posts, one after the other: each with a source of its own, since its text stands escaped in
//! the file. Which fields a record has is in `choose`.

use std::ops::Range;
use std::sync::Arc;

use super::super::dates;
use super::super::html::{self, plain};
use super::super::markdown;
use super::super::markdown_post;
use super::super::marks::{self, Comment, Marks};
use super::super::notice::Skipped;
use super::super::outcome::ReadFile;
use super::super::unescaped::Unescaped;
use super::choose::Record;
use super::faults::{Faults, Kind};
use super::layout::{self, Layout};
use super::when;
use crate::text::{Block, DateOrigin, Lines, Post, PostDate, Source, Written};

/// Why a file of JSON gives no post.
pub(super) const NO_RECORDS: &str = "JSON without records that hold text";

/// The posts of a file so far, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Posts {
    path: Arc<str>,
    found: Vec<Post>,
    pub(super) faults: Faults,
    /// The names of the fields of the first record without text.
    without: Option<String>,
}

impl Posts {
    pub(super) fn new(path: &Arc<str>) -> Self {
        let (found, faults) = (Vec::new(), Faults::default());
        Self { path: Arc::clone(path), found, faults, without: None }
    }

    /// Takes a record that begins on this line; `lines` says where those of its text are, and `names`
    /// what its fields are called.
    pub(super) fn add(
        &mut self,
        record: Record<'_>,
        line: u32,
        lines: Lines,
        names: impl FnOnce() -> String,
    ) {
        if record.texts.is_empty() {
            self.without.get_or_insert_with(names);
            self.faults.add(Kind::NoText, line, || "a record without text".to_owned());
            return;
        }
        let mut text = String::new();
        let mut parts: Vec<(Layout, Range<usize>)> = Vec::new();
        for (name, part) in &record.texts {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(part);
            parts.push((layout::of(name, part), start..text.len()));
        }
        let source = match Source::decoded(Arc::clone(&self.path), text, lines) {
            Ok(source) => Arc::new(source),
            Err(err) => return self.faults.add(Kind::Long, line, || err.reason()),
        };
        let title = record.title.as_deref().map(plain).filter(|title| !title.is_empty());
        let (mut post, comments) = post_of(&source, &parts, title);
        self.mark(&mut post, &comments);
        post.date = self.date(&record, line).or(post.date.take());
        post.url = record.url.or(post.url);
        post.draft = record.draft;
        post.written = Written::Record;
        if !record.tags.is_empty() {
            post.tags = record.tags;
        }
        if !record.authors.is_empty() {
            post.authors = record.authors;
        }
        self.found.push(post);
    }

    fn mark(&mut self, post: &mut Post, comments: &[Comment]) {
        if comments.is_empty() {
            return;
        }
        let source = Arc::clone(post.source());
        let marks = Marks::of(&source.text(), comments, None);
        marks.give(std::slice::from_mut(post));
        for (at, message) in marks.faults {
            self.faults.add(Kind::Other, source.line(at), || message);
        }
    }

    /// The date that the record gives, or else its address.
    fn date(&mut self, record: &Record<'_>, line: u32) -> Option<PostDate> {
        let in_url = record.url.as_deref().and_then(dates::of_url);
        let read = |(_, value): &(String, _)| when::parse(value);
        let found = record.dates.iter().find_map(read);
        if found.is_none()
            && !record.draft
            && let Some((name, value)) = record.dates.first()
        {
            self.faults.add(Kind::Date, line, || {
                let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let shown: String = shown.chars().take(60).collect();
                let instead = in_url.map_or("the post has no date".to_owned(), |date| {
                    format!("the address's {} is used", date.day)
                });
                format!("{name}: cannot read \"{shown}\" as a date (write 2016-09-08); {instead}")
            });
        }
        let origin = DateOrigin::Field;
        found.map(|date| date.found(origin)).or(in_url)
    }

    /// All posts and what there is to say; of a file without posts, `none` says why.
    pub(super) fn into_file(mut self, none: &str) -> ReadFile {
        if let [post] = &mut self.found[..] {
            post.date = post.date.or_else(|| dates::of_file_name(&self.path));
        }
        let reason = match (&self.without, self.found.is_empty()) {
            (Some(names), true) => Some(format!(
                "no text in its records (fields: {names}; name one: --text-field FIELD)"
            )),
            (None, true) => Some(none.to_owned()),
            (Some(_), false) => {
                let n = self.faults.count(Kind::NoText);
                Some(format!("records without text: {n}"))
            }
            (None, false) => None,
        };
        let path = self.path.to_string();
        let skipped = reason.map(|reason| Skipped { path, reason });
        self.faults.drop_kind(Kind::NoText);
        if self.found.is_empty() {
            // Of what holds no posts, nobody needs to hear why this or that of it is none.
            self.faults.drop_kind(Kind::Other);
            self.faults.drop_kind(Kind::Ragged);
        }
        let notices = self.faults.notices(&self.path);
        ReadFile { posts: self.found, notices, skipped, ..ReadFile::default() }
    }
}

/// The post with its blocks, and its comments that mean to be marks.
fn post_of(
    source: &Arc<Source>,
    parts: &[(Layout, Range<usize>)],
    title: Option<String>,
) -> (Post, Vec<Comment>) {
    let text = &*source.text();
    let whole = 0..text.len();
    let mut post = Post::within(Arc::clone(source), source.span());
    post.title.clone_from(&title);
    match parts {
        [(Layout::Plain, _)] => return (post, marks::in_lines(text, whole)),
        [(Layout::Markdown, _)] => {
            if let Some(mut parsed) = markdown::parse(text, whole) {
                let comments = std::mem::take(&mut parsed.comments);
                return (markdown_post::single(source, 0..text.len(), parsed, title), comments);
            }
        }
        [(Layout::Page, _)] => {
            let mut page = html::read(source);
            if let Some(mut post) = page.posts.pop() {
                post.title = title.or(post.title);
                return (post, Vec::new());
            }
        }
        _ => {}
    }
    let (mut blocks, mut comments): (Vec<Block>, Vec<Comment>) = (Vec::new(), Vec::new());
    for (layout, part) in parts {
        let (more, others) = match layout {
            Layout::Markdown => match markdown::parse(text, part.clone()) {
                Some(parsed) => (parsed.blocks, parsed.comments),
                None => blocks_of(text, part, html::Layout::Plain),
            },
            Layout::Html | Layout::Page => blocks_of(text, part, html::Layout::Html),
            Layout::Loose => blocks_of(text, part, html::Layout::WordPress),
            Layout::Plain => blocks_of(text, part, html::Layout::Plain),
        };
        blocks.extend(more);
        comments.extend(others);
    }
    post.blocks = Some(blocks);
    (post, comments)
}

fn blocks_of(text: &str, part: &Range<usize>, layout: html::Layout) -> (Vec<Block>, Vec<Comment>) {
    html::blocks(text, &Unescaped::of(text, part.clone()), layout)
}

//! One file's bytes to its posts: decoding, front matter, format, title, date. It finds no files, and
//! what it cannot make sense of it reads as plain text rather than not at all.

use std::fs;
use std::ops::Range;
use std::sync::Arc;

use super::front_fields::FrontFields;
use super::front_matter::{self, FrontMatter};
use super::offsets::span;
use super::{FoundFile, Notice, Skipped, SplitPosts};
use super::{dates, markdown, markdown_post, tag_page};
use crate::error::{Error, ErrorKind};
use crate::text::{DateOrigin, Post, PostDate, Source};

/// The file names' endings that mean Markdown; all others are plain text.
const MARKDOWN: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

/// The byte order mark of UTF-8, which is no text.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// What a file gave.
#[derive(Debug, Default)]
pub struct ReadFile {
    /// Its posts, in the order in which they stand in it.
    pub posts: Vec<Post>,
    /// What could not be read as it was meant.
    pub notices: Vec<Notice>,
    /// Why there are no posts, if there are none.
    pub skipped: Option<Skipped>,
}

/// Reads a file.
///
/// # Errors
/// If the system refuses, or the bytes are not text in UTF-8, or they are more than 4 GiB.
pub fn read_file(found: &FoundFile, split: &SplitPosts) -> Result<ReadFile, Error> {
    let bytes = fs::read(&found.location).map_err(|err| Error::io(found.path.as_str(), err))?;
    read_bytes(&found.path, bytes, split)
}

/// Reads the bytes of a file, or of what was piped in under a file's `name`; the name tells the
/// format.
///
/// # Errors
/// If the bytes are not text in UTF-8, or they are more than 4 GiB.
pub fn read_bytes(name: &str, bytes: Vec<u8>, split: &SplitPosts) -> Result<ReadFile, Error> {
    let (text, shift) = decode(name, bytes)?;
    if text.trim().is_empty() {
        let skipped = Skipped { path: name.to_owned(), reason: "empty".to_owned() };
        return Ok(ReadFile { skipped: Some(skipped), ..ReadFile::default() });
    }
    let source = Arc::new(Source::new(name, text, shift)?);
    let matter = front_matter::cut(source.text());
    let fields = FrontFields::new(&matter.fields);
    let mut file = ReadFile { notices: faults(&source, &matter, &fields), ..ReadFile::default() };
    let body = matter.len..source.text().len();
    file.posts = if is_markdown(name) {
        markdown_posts(&source, body, fields, split, &mut file.notices)
    } else {
        plain_posts(&source, body, fields, split)
    };
    Ok(file)
}

/// The text and the number of bytes before it.
fn decode(name: &str, mut bytes: Vec<u8>) -> Result<(String, u32), Error> {
    let path = || name.to_owned();
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(ErrorKind::Binary { path: path(), offset: at as u64 }.into());
    }
    let shift = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    bytes.drain(..shift);
    let text = String::from_utf8(bytes).map_err(|err| {
        let at = err.utf8_error().valid_up_to();
        let lines = err.as_bytes()[..at].split(|&b| b == b'\n').count();
        let (line, offset) = (lines as u64, (at + shift) as u64);
        Error::from(ErrorKind::Utf8 { path: path(), line, offset })
    })?;
    Ok((text, if shift == 0 { 0 } else { 3 }))
}

fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| MARKDOWN.contains(&ending.as_str()))
}

fn markdown_posts(
    source: &Arc<Source>,
    body: Range<usize>,
    fields: FrontFields,
    split: &SplitPosts,
    notices: &mut Vec<Notice>,
) -> Vec<Post> {
    let Some(parsed) = markdown::parse(source.text(), body.clone()) else {
        let message = "the Markdown parser failed on this file; read as plain text instead";
        let path = source.path().to_owned();
        notices.push(Notice { path, line: None, message: message.to_owned() });
        return plain_posts(source, body, fields, split);
    };
    let mut posts = markdown_post::page(source, body.clone(), &parsed, split);
    if !posts.is_empty() {
        for post in &mut posts {
            post.draft = fields.draft;
        }
        return posts;
    }
    let mut post = markdown_post::single(source, body, parsed, fields.title.clone());
    describe(&mut post, fields);
    vec![post]
}

fn plain_posts(
    source: &Arc<Source>,
    body: Range<usize>,
    fields: FrontFields,
    split: &SplitPosts,
) -> Vec<Post> {
    let page = tag_page::find(source.text(), body.clone(), split);
    if !page.is_empty() {
        let post = |part: tag_page::PagePost| {
            let mut post = Post::within(Arc::clone(source), span(&part.whole));
            post.body = span(&part.body);
            post.title = (!part.title.is_empty()).then_some(part.title);
            post.draft = fields.draft;
            post
        };
        return page.into_iter().map(post).collect();
    }
    let mut post = Post::within(Arc::clone(source), source.span());
    post.body = span(&body);
    if fields.title.is_none()
        && let Some(line) = tag_page::lone_title(source.text(), body.clone())
    {
        post.body = span(&(line.end..body.end));
        post.title = Some(source.text()[line].to_owned());
    }
    describe(&mut post, fields);
    vec![post]
}

/// Gives the only post of a file what its front matter and its file name say. The posts of a tag page
/// do not get it: the page's date is not theirs.
fn describe(post: &mut Post, fields: FrontFields) {
    post.date = fields.date.or_else(|| dates::of_file_name(post.path()));
    post.title = fields.title.or(post.title.take());
    post.url = fields.url;
    post.tags = fields.tags;
    post.draft = fields.draft;
}

fn faults(source: &Source, matter: &FrontMatter, fields: &FrontFields) -> Vec<Notice> {
    let notice = |line: usize, message: String| Notice {
        path: source.path().to_owned(),
        line: u32::try_from(line).ok(),
        message,
    };
    let mut notices = Vec::new();
    if let Some((line, message)) = &matter.fault {
        notices.push(notice(*line, message.clone()));
    }
    let instead = match fields.date.or_else(|| dates::of_file_name(source.path())) {
        Some(PostDate { origin: DateOrigin::FrontMatter, day, .. }) => format!("{day} is used"),
        Some(found) => format!("the file name's {found} is used"),
        None => "the post has no date".to_owned(),
    };
    for (name, value) in &fields.unread {
        let line = front_matter::line_of(&source.text()[..matter.len], name);
        let message =
            format!("{name}: cannot read \"{value}\" as a date (write 2016-09-08); {instead}");
        notices.push(notice(line, message));
    }
    notices
}

//! `refrain inspect PATH...`: what would be compared, before anything is: the posts, their paragraphs,
//! and what is left out. It compares nothing.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::super::args::Cli;
use super::super::input::Input;
use super::super::messages::Messages;
use super::super::output::{CLEAN, TROUBLE};
use super::super::prepare::prepare;
use super::super::progress::Progress;
use super::args::{InspectArgs, InspectFormat};
use crate::Options;
use crate::report::{Skipped, counted, printable};
use crate::segment::Segments;
use crate::text::{BlockKind, DateOrigin, Offsets, Origin, Post, PostId, Written};

/// The first words of a paragraph that are shown.
const SHOWN_WORDS: usize = 8;
/// And no more characters than this, for scripts without spaces.
const SHOWN_CHARS: usize = 60;

/// What would be compared.
#[derive(Debug, Serialize)]
struct Inspected {
    files: u64,
    posts: Vec<InspectedPost>,
    skipped: Vec<Skipped>,
}

#[derive(Debug, Serialize)]
struct InspectedPost {
    path: Arc<str>,
    line: u32,
    title: Option<String>,
    date: Option<String>,
    time: Option<String>,
    zone: Option<String>,
    date_source: Option<DateOrigin>,
    url: Option<String>,
    format: Written,
    offsets: Offsets,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    draft: bool,
    words: u32,
    origins: Vec<Origin>,
    paragraphs: Vec<InspectedParagraph>,
}

#[derive(Debug, Serialize)]
struct InspectedParagraph {
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    kind: BlockKind,
    words: u32,
    ignored: bool,
    text: String,
}

pub(in crate::cli) fn inspect(cli: &Cli, args: &InspectArgs) -> anyhow::Result<u8> {
    let progress = Progress::start(cli);
    let (detector, mut reader) = prepare(&Options::default(), &args.input)?;
    reader.show(&progress);
    reader.archive(&detector, &args.paths);
    let input = reader.finish();
    drop(progress);
    let shown = of(&input);
    let text = match args.format {
        InspectFormat::Text => table(&shown, args.paragraphs),
        InspectFormat::Json => serde_json::to_string_pretty(&shown)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Messages::new(cli).about(&input)?;
    if let Some(out) = Messages::new(cli).closing() {
        let paragraphs = shown.posts.iter().map(|post| post.paragraphs.len() as u64).sum();
        let words = shown.posts.iter().map(|post| u64::from(post.words)).sum();
        let left_out = shown.skipped.len();
        let more = if left_out > 0 { format!("; {left_out} left out") } else { String::new() };
        writeln!(
            out,
            "{}, {}, {}, {}{more}",
            counted(shown.files, "file", "files"),
            counted(shown.posts.len() as u64, "post", "posts"),
            counted(paragraphs, "paragraph", "paragraphs"),
            counted(words, "word", "words")
        )?;
    }
    Ok(if input.errors.is_empty() { CLEAN } else { TROUBLE })
}

fn of(input: &Input) -> Inspected {
    let posts = input.archive.posts();
    let segments = Segments::of(posts);
    let post = |(id, post): (u32, &Post)| {
        let source = post.source();
        let paragraphs: Vec<InspectedParagraph> = segments
            .of_post(PostId(id))
            .iter()
            .map(|paragraph| {
                let place = source.position(paragraph.span.start());
                let span = source.in_file(paragraph.span);
                InspectedParagraph {
                    line: place.line,
                    column: place.column,
                    start: span.start(),
                    end: span.end(),
                    kind: paragraph.kind,
                    words: paragraph.tokens.len(),
                    ignored: paragraph.ignored,
                    text: first_words(&post.readable(paragraph.span)),
                }
            })
            .collect();
        let read = paragraphs.iter().filter(|it| it.kind != BlockKind::Links);
        InspectedPost {
            path: source.shared_path(),
            line: source.line(post.span.start()),
            title: post.title.clone(),
            date: post.date.map(|date| date.day.to_string()),
            time: post.date.and_then(|date| date.time).map(|time| time.to_string()),
            zone: post.date.and_then(|date| date.zone_name()),
            date_source: post.date.map(|date| date.origin),
            url: post.url.clone(),
            format: post.written,
            offsets: source.offsets(),
            encoding: post.encoding,
            draft: post.draft,
            words: read.map(|it| it.words).sum(),
            origins: post.origins.clone(),
            paragraphs,
        }
    };
    Inspected {
        files: input.files,
        posts: (0u32..).zip(posts).map(post).collect(),
        skipped: input.skipped.clone(),
    }
}

/// The beginning of a paragraph, on one line.
fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words[..words.len().min(SHOWN_WORDS)].join(" ");
    let short: String = line.chars().take(SHOWN_CHARS).collect();
    let more = words.len() > SHOWN_WORDS || short.len() < line.len();
    if more { short + " ..." } else { short }
}

/// A line a post; with `paragraphs` each paragraph below it.
fn table(shown: &Inspected, paragraphs: bool) -> String {
    let mut out = String::new();
    for post in &shown.posts {
        let date = match (&post.date, post.date_source) {
            (Some(day), Some(origin)) => format!("{day} ({})", origin_name(origin)),
            _ => "no date".to_owned(),
        };
        let title = post.title.as_deref().map_or("no title".to_owned(), |it| format!("\"{it}\""));
        let mut line = format!(
            "{}:{}: {title}, {date}, {}, {}, {}",
            post.path,
            post.line,
            post.format.name(),
            counted(post.paragraphs.len() as u64, "paragraph", "paragraphs"),
            counted(u64::from(post.words), "word", "words")
        );
        if let Some(url) = &post.url {
            let _ = write!(line, ", {url}");
        }
        if post.draft {
            line += ", draft";
        }
        let _ = writeln!(out, "{}", printable(&line));
        for origin in &post.origins {
            let line = format!("   also {}:{} ({})", origin.path, origin.line, origin.same.name());
            let _ = writeln!(out, "{}", printable(&line));
        }
        for it in post.paragraphs.iter().filter(|_| paragraphs) {
            let not = match it.kind {
                BlockKind::Code => ", not compared without --code",
                _ if it.ignored => ", marked as known",
                _ => "",
            };
            let (kind, words) = (kind_name(it.kind), counted(it.words.into(), "word", "words"));
            let (path, line, column) = (&post.path, it.line, it.column);
            let line = format!("   {path}:{line}:{column}: {kind}, {words}{not}  {}", it.text);
            let _ = writeln!(out, "{}", printable(&line));
        }
    }
    for skipped in &shown.skipped {
        let line = format!("{}: left out: {}", skipped.path, skipped.reason);
        let _ = writeln!(out, "{}", printable(&line));
    }
    out
}

fn origin_name(origin: DateOrigin) -> &'static str {
    match origin {
        DateOrigin::FrontMatter => "front matter",
        DateOrigin::FileName => "file name",
        DateOrigin::Url => "address",
        DateOrigin::Field => "field",
    }
}

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Prose => "prose",
        BlockKind::Quotation => "quotation",
        BlockKind::Heading => "heading",
        BlockKind::ListItem => "list item",
        BlockKind::Caption => "caption",
        BlockKind::Links => "links",
        BlockKind::Code => "code",
    }
}

//! One file's text to its posts: front matter, format, title, date. It finds no files, and
//! what it cannot make sense of it reads as plain text rather than not at all.

use std::ops::Range;
use std::sync::Arc;

use super::front::{self, FrontFields, FrontMatter};
use super::marks::{self, Comment};
use super::notice::Notice;
use super::offsets::span;
use super::outcome::{ReadFile, give_marks};
use super::raw::Format;
use super::reading::Reading;
use super::tag_page::SplitPosts;
use super::{dates, feed, html, markdown, markdown_post, records, tag_page};
use crate::error::Error;
use crate::text::{Byte, DateOrigin, Lines, Post, PostDate, Source, Span};

/// Where the places of a text are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// The number of bytes before the text in its file.
    pub(super) shift: u32,
    /// Whether they are no places of the file.
    pub(super) decoded: bool,
}

/// Reads a text.
///
/// # Errors
/// If it is 4 GiB or longer.
pub(super) fn read_text(
    path: Arc<str>,
    text: Box<str>,
    format: Format,
    places: Places,
    reading: &Reading,
) -> Result<ReadFile, Error> {
    match format {
        Format::Json => return Ok(records::read_json(&path, &text, &reading.fields)),
        Format::JsonLines => {
            return Ok(records::read_json_lines(&path, text.as_bytes(), 1, &reading.fields));
        }
        Format::Table => return Ok(records::read_table(&path, &text, &reading.fields)),
        _ => {}
    }
    let source = if places.decoded {
        Source::decoded(path, text, Lines::Own)?
    } else {
        Source::new(path, text, places.shift)?
    };
    let source = Arc::new(source);
    match format {
        Format::Feed => return Ok(feed::read(&source)),
        Format::Page => return Ok(html::read(&source)),
        _ => {}
    }
    let split = &reading.split;
    let matter = front::cut(&source.text());
    let fields = FrontFields::new(&matter.fields);
    let mut file = ReadFile { notices: faults(&source, &matter, &fields), ..ReadFile::default() };
    let body = matter.len..source.text().len();
    let field = fields.ignored.then(|| field_at(&source.text()[..matter.len], "refrain"));
    let (posts, comments) = if format == Format::Markdown {
        markdown_posts(&source, body, fields, split, &mut file.notices)
    } else {
        plain_posts(&source, body, fields, split)
    };
    file.posts = posts;
    give_marks(&source, &mut file, &comments, field);
    Ok(file)
}

fn markdown_posts(
    source: &Arc<Source>,
    body: Range<usize>,
    fields: FrontFields,
    split: &SplitPosts,
    notices: &mut Vec<Notice>,
) -> (Vec<Post>, Vec<Comment>) {
    let Some(mut parsed) = markdown::parse(&source.text(), body.clone()) else {
        let message = "the Markdown parser failed on this file; read as plain text instead";
        let path = source.path().to_owned();
        notices.push(Notice { path, line: None, message: message.to_owned() });
        return plain_posts(source, body, fields, split);
    };
    let comments = std::mem::take(&mut parsed.comments);
    let mut posts = markdown_post::page(source, body.clone(), &parsed, split);
    if !posts.is_empty() {
        for post in &mut posts {
            post.draft = fields.draft;
        }
        return (posts, comments);
    }
    let mut post = markdown_post::single(source, body, parsed, fields.title.clone());
    describe(&mut post, fields);
    (vec![post], comments)
}

fn plain_posts(
    source: &Arc<Source>,
    body: Range<usize>,
    fields: FrontFields,
    split: &SplitPosts,
) -> (Vec<Post>, Vec<Comment>) {
    let comments = marks::in_lines(&source.text(), body.clone());
    let top = marks::behind_top(&source.text(), body.clone(), &comments);
    let body = top..body.end;
    let page = tag_page::find(&source.text(), body.clone(), split);
    if !page.is_empty() {
        let post = |part: tag_page::PagePost| {
            let mut post = Post::within(Arc::clone(source), span(&part.whole));
            post.body = span(&part.body);
            post.title = (!part.title.is_empty()).then_some(part.title);
            (post.draft, post.paged) = (fields.draft, true);
            post
        };
        return (page.into_iter().map(post).collect(), comments);
    }
    let mut post = Post::within(Arc::clone(source), source.span());
    post.body = span(&body);
    if fields.title.is_none()
        && let Some(line) = tag_page::lone_title(&source.text(), body.clone())
    {
        post.body = span(&(line.end..body.end));
        post.title = Some(source.text()[line].to_owned());
    }
    describe(&mut post, fields);
    (vec![post], comments)
}

/// Gives the only post of a file what its front matter and its file name say. The posts of a tag page
/// do not get it: the page's date is not theirs.
fn describe(post: &mut Post, fields: FrontFields) {
    post.date = date(&fields, post.path());
    post.title = fields.title.or(post.title.take());
    post.url = fields.url;
    post.tags = fields.tags;
    post.authors = fields.authors;
    post.draft = fields.draft;
}

/// The date that the post itself gives, or else its file's name, or its address.
fn date(fields: &FrontFields, path: &str) -> Option<PostDate> {
    let in_url = || fields.url.as_deref().and_then(dates::of_url);
    fields.date.or_else(|| dates::of_file_name(path)).or_else(in_url)
}

/// Where the line of the field `name` stands in front matter.
fn field_at(matter: &str, name: &str) -> Span<Byte> {
    let line = front::line_of(matter, name);
    let start: usize = matter.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let len = matter[start..].lines().next().map_or(0, str::len);
    span(&(start..start + len))
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
    if let Some(value) = &fields.unknown {
        let line = front::line_of(&source.text()[..matter.len], "refrain");
        let message = format!(
            "refrain: cannot read \"{value}\" (write false to have what comes back in this file \
             told as known and wanted, or leave it out)"
        );
        notices.push(notice(line, message));
    }
    if fields.unread.is_empty() {
        return notices;
    }
    let instead = match date(fields, source.path()) {
        Some(PostDate { origin: DateOrigin::FrontMatter | DateOrigin::Field, day, .. }) => {
            format!("{day} is used")
        }
        Some(PostDate { origin: DateOrigin::FileName, day, .. }) => {
            format!("the file name's {day} is used")
        }
        Some(PostDate { origin: DateOrigin::Url, day, .. }) => {
            format!("the address's {day} is used")
        }
        None => "the post has no date".to_owned(),
    };
    for (name, value) in &fields.unread {
        let line = front::line_of(&source.text()[..matter.len], name);
        let message =
            format!("{name}: cannot read \"{value}\" as a date (write 2016-09-08); {instead}");
        notices.push(notice(line, message));
    }
    notices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{TextEncoding, read_bytes};
    use crate::text::Offsets;
    use proptest::prelude::*;

    fn read(name: &str, text: &str) -> ReadFile {
        read_bytes(name, text.as_bytes().to_vec(), &Reading::default()).unwrap()
    }

    fn only(file: &ReadFile) -> &Post {
        assert_eq!(file.posts.len(), 1);
        &file.posts[0]
    }

    #[test]
    fn a_markdown_post_with_everything() {
        let text = "---\ntitle: Late\ndate: 2016-09-08 10:05:00 +0900\nslug: late\n\
            tags: port\ndraft: true\n---\n\nThe ferry is late.\n";
        let file = read("posts/2015-01-01-late.md", text);
        let post = only(&file);
        assert_eq!(post.title.as_deref(), Some("Late"));
        assert_eq!(post.date.unwrap().to_string(), "2016-09-08");
        assert_eq!(post.date.unwrap().origin, DateOrigin::FrontMatter);
        assert_eq!(
            (post.url.as_deref(), &post.tags[..], post.draft),
            (Some("late"), &["port".to_owned()][..], true)
        );
        assert_eq!(post.span, post.source().span());
        let blocks = post.blocks.as_ref().unwrap();
        assert_eq!(post.source().slice(blocks[0].span), "The ferry is late.");
        assert_eq!(file.notices, []);
    }

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts_in_the_file() {
        let file = read("a.txt", "\u{feff}The ferry is late.");
        let post = only(&file);
        assert!(post.blocks.is_none());
        assert_eq!(post.source().text(), "The ferry is late.");
        assert_eq!(post.source().in_file(Span::<Byte>::new(0, 3)), Span::new(3, 6));
    }

    #[test]
    fn windows_lines() {
        let file = read("a.md", "---\r\ntitle: A\r\n---\r\nOne\r\ntwo.\r\n\r\nThree.\r\n");
        let post = only(&file);
        let spans: Vec<_> = post.blocks.iter().flatten().map(|block| block.span).collect();
        let seen: Vec<_> = spans.iter().map(|&span| post.readable(span)).collect();
        assert_eq!(seen, ["One\r\ntwo.", "Three."]);
    }

    #[test]
    fn nothing_to_read_is_skipped() {
        for text in ["", " \n\u{a0}\n", "\u{feff}"] {
            let file = read("a.md", text);
            assert!(file.posts.is_empty());
            assert_eq!(file.skipped.unwrap().reason, "empty");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_errors_with_a_place() {
        let fails = |bytes: &[u8]| {
            read_bytes("a.md", bytes.to_vec(), &Reading::default()).unwrap_err().to_string()
        };
        assert!(fails(b"ab\0c").starts_with("a.md: binary file (NUL byte at offset 2)"));
        assert!(fails(b"ab\x01\xffc").starts_with("a.md: binary file (byte 0x01 at offset 2)"));
    }

    #[test]
    fn damaged_text_is_read_and_told_with_its_place() {
        let bytes = "\u{feff}Über\nMöwen".bytes().chain(*b"\xff\xff").collect();
        let file = read_bytes("a.md", bytes, &Reading::default()).unwrap();
        assert_eq!(
            file.notices[0].to_string(),
            "a.md:2: not UTF-8 (byte offset 15), read as U+FFFD; 2 such places in all; mend it, or \
             name its encoding by --encoding"
        );
        let post = only(&file);
        assert_eq!((post.encoding, post.source().offsets()), (None, Offsets::Decoded));
    }

    #[test]
    fn what_is_not_utf8_says_in_which_encoding_it_was() {
        let file =
            read_bytes("a.md", b"D\xe9j\xe0 vu, tr\xe8s cher.".to_vec(), &Reading::default());
        let file = file.unwrap();
        let post = only(&file);
        assert_eq!(
            (post.encoding, post.source().offsets()),
            (Some("windows-1252"), Offsets::Decoded)
        );
        assert_eq!(
            file.assumed[0].to_string(),
            "a.md: not UTF-8; read as windows-1252 (guessed from its bytes)"
        );
        let latin2 = Reading { encoding: TextEncoding::of_name("latin2"), ..Reading::default() };
        let file = read_bytes("a.md", b"\xb1 \xe8".to_vec(), &latin2).unwrap();
        assert_eq!(only(&file).source().text(), "ą č");
    }

    #[test]
    fn faults_in_front_matter_are_told_with_their_line() {
        let text = "---\ntitle: Late: again\ndate: soon\n---\nThe ferry.\n";
        let file = read("posts/2015-01-01-late.md", text);
        let post = only(&file);
        assert_eq!(post.title.as_deref(), Some("Late: again"));
        assert_eq!(post.date.unwrap().origin, DateOrigin::FileName);
        let told: Vec<_> = file.notices.iter().map(ToString::to_string).collect();
        assert!(
            told[0].starts_with("posts/2015-01-01-late.md:2: front matter is not valid YAML (")
        );
        assert_eq!(
            told[1],
            "posts/2015-01-01-late.md:3: date: cannot read \"soon\" as a date (write 2016-09-08); \
             the file name's 2015-01-01 is used"
        );
    }

    #[test]
    fn a_tag_pages_posts_do_not_get_the_pages_date() {
        let file = read("2015-01-01-x.md", "# Tag: port\n\n## One\n\nLate.\n\n## Two\n\nLate.\n");
        assert_eq!(file.posts.len(), 2);
        assert!(file.posts.iter().all(|post| post.date.is_none()));
    }

    #[test]
    fn a_plain_posts_lone_title_is_not_part_of_its_body() {
        let file = read("a.txt", "The Ferry Comes Back\n\nIt did.\n");
        let post = only(&file);
        assert_eq!(post.title.as_deref(), Some("The Ferry Comes Back"));
        assert_eq!(post.source().slice(post.body), "\n\nIt did.\n");
    }

    const PARTS: [&str; 34] = [
        "---\n",
        "+++\n",
        "{\"",
        "\": ",
        "}\n",
        "...\n",
        "title: ",
        "date = ",
        "date: ",
        "2016-09-08",
        "[",
        "]",
        "\"",
        "'",
        "\n",
        "\n\n",
        "Tag: x\n\n",
        "# Tag: x\n",
        "## ",
        "A Title of a Post\n\n",
        "Text.",
        "<!-- refrain: ignore -->\n",
        "<!-- refrain: off -->",
        "\n<!-- refrain: on -->\n",
        "refrain: false\n",
        "한국어",
        "\u{a0}",
        "\r\n",
        "\t",
        "&a",
        "*a",
        "!!binary ",
        "- ",
        "# ",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn every_text_gives_posts_within_it(
            parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..30),
            name in prop::sample::select(vec!["a.md", "a.txt", "2016-09-08-a.md"]),
        ) {
            let file = read(name, &parts.concat());
            prop_assert_eq!(file.posts.is_empty(), file.skipped.is_some());
            let mut behind = 0;
            for post in &file.posts {
                prop_assert!(post.span.start() >= behind);
                prop_assert!(post.span.contains(post.body));
                prop_assert!(post.source().text().get(post.body.range()).is_some());
                for mark in &post.marks {
                    prop_assert!(post.source().text().get(mark.at.range()).is_some());
                }
                for block in post.blocks.iter().flatten() {
                    prop_assert!(post.body.contains(block.span));
                }
                behind = post.span.end();
            }
        }
    }

    /// The tag page that this tool was first made for, where its folder stands beside this one.
    #[test]
    #[allow(clippy::print_stderr)] // A test that skips must say so.
    fn the_seed_page_is_split_at_its_titles() {
        let path =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/seed/mike-pompeo-tag-page.txt");
        let Ok(bytes) = std::fs::read(path) else {
            eprintln!("skipped: no {path}");
            return;
        };
        let file = read_bytes("page.txt", bytes, &Reading::default()).unwrap();
        let line = |post: &Post| post.source().line(post.span.start());
        let lines: Vec<u32> = file.posts.iter().map(line).collect();
        assert_eq!(lines, [3, 25, 45, 61, 77, 95, 117, 128]);
    }
}

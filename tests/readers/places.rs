//! Every place is bytes of its file: in each format, what stands at a block's bytes, unescaped by means
//! of its own, is what is told of the block. The files are those of `tests/formats/` and
//! `tests/ten-posts/`, and posts of the worst signs there are.

use std::fs;
use std::path::{Path, PathBuf};

use refrain::read::{ReadFile, Reading, read_bytes};
use refrain::segment::blocks;
use refrain::text::{Block, Offsets, Post, Written};
use serde_json::{Value, json};

fn read(name: &str, bytes: &[u8]) -> ReadFile {
    let file = read_bytes(name, bytes.to_vec(), &Reading::default()).unwrap();
    assert!(file.notices.is_empty(), "{name}: {:?}", file.notices);
    file
}

/// Without white space, which markup may stand for.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// XML without its escapes, or HTML without its entities.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let known = behind.split_once(';').and_then(|(name, after)| {
            let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
            let sign = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => '\u{a0}',
                "mdash" => '—',
                _ => match name.strip_prefix('#')?.split_at_checked(1)? {
                    ("x", digits) => char::from_u32(number(digits, 16)?)?,
                    _ => char::from_u32(number(&name[1..], 10)?)?,
                },
            };
            Some((sign, after))
        });
        out.push(known.map_or('&', |(sign, _)| sign));
        rest = known.map_or(behind, |(_, after)| after);
    }
    out + rest
}

/// HTML as a reader sees it.
fn of_html(text: &str) -> String {
    let mut out = text.replace("]]><![CDATA[", "");
    // The mark of a note.
    while let Some(start) = out.find("<a href=\"#fn") {
        let end = start + out[start..].find("</a>").unwrap();
        out.replace_range(start..end, "");
    }
    while let Some(start) = out.find('<') {
        let end = out[start..].find('>').map_or(out.len(), |len| start + len + 1);
        out.replace_range(start..end, "");
    }
    unescaped(&out)
}

/// Markdown as a reader sees it, as far as the files of these tests use it.
fn of_markdown(text: &str) -> String {
    let mut out = text.to_owned();
    while let (Some(from), Some(to)) = (out.find("]("), out.find(')')) {
        let name = out[..from].rfind('[').unwrap();
        let before = out[..name].trim_end_matches('!');
        out = format!("{before}{}{}", &out[name + 1..from], &out[to + 1..]);
    }
    while let (Some(from), Some(to)) = (out.find("[^"), out.find(']')) {
        out.replace_range(from..=to, "");
    }
    let mut shown = String::new();
    let mut chars = out.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {
                // An entity that is escaped is none.
                shown.extend(chars.next().map(|c| if c == '&' { '\u{1}' } else { c }));
            }
            '*' | '`' | '|' => {}
            '>' if shown.ends_with('\n') => {}
            c => shown.push(c),
        }
    }
    unescaped(&shown).replace('\u{1}', "&")
}

/// All strings in a value of JSON.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|it| strings(it, found)),
        Value::Object(fields) => fields.values().for_each(|it| strings(it, found)),
        _ => {}
    }
}

/// The texts in a file of records, by another way than the program's.
fn texts(name: &str, file: &str) -> Vec<String> {
    let mut found = Vec::new();
    let file = file.trim_start_matches('\u{feff}');
    let ending = name.rsplit('.').next().filter(|it| ["json", "jsonl", "csv", "tsv"].contains(it));
    match ending {
        Some("json") => strings(&serde_json::from_str(file).unwrap(), &mut found),
        Some("jsonl") => {
            file.lines().for_each(|it| strings(&serde_json::from_str(it).unwrap(), &mut found));
        }
        Some(table) => {
            let comma = if table == "tsv" { b'\t' } else { b',' };
            let mut rows = csv::ReaderBuilder::new().delimiter(comma).from_reader(file.as_bytes());
            for row in rows.records() {
                found.extend(row.unwrap().iter().map(str::to_owned));
            }
        }
        None => {}
    }
    found
}

/// What stands at a block's bytes, unescaped.
fn at_bytes(name: &str, file: &str, texts: &[String], post: &Post, block: &Block) -> String {
    let at = post.source().in_file(block.span).range();
    if post.source().offsets() == Offsets::Decoded {
        let text = &*post.source().text();
        // The editor of Ghost keeps its texts in parts.
        let whole = texts.iter().any(|it| it == text);
        let in_parts = || {
            let all = tight(&texts.concat());
            of_html(text).split_whitespace().all(|word| all.contains(word))
        };
        assert!(whole || name.ends_with("ghost.json") && in_parts(), "{name}: {text}");
        let slice = &text[at];
        return if text.contains("</") { of_html(slice) } else { of_markdown(slice) };
    }
    let line = file[..at.start].split('\n').count();
    assert_eq!(post.source().line(block.span.start()) as usize, line, "{name}");
    let (before, slice) = (&file[..at.start], &file[at.clone()]);
    match post.written {
        Written::Markdown => of_markdown(slice),
        Written::Html => of_html(slice),
        Written::Plain => slice.to_owned(),
        _ => {
            let open = before.rfind('<').map_or("", |tag| &before[tag..]);
            let raw = before.rfind("<![CDATA[") > before.rfind("]]>");
            let text = before.rfind("<content").is_some_and(|tag| {
                before[tag..].starts_with("<content>")
                    || before[tag..].starts_with("<content type=\"text\"")
            });
            let inside = raw || !open.starts_with("<content") && before.ends_with('>');
            if inside {
                of_html(slice)
            } else if text && name.contains("atom") {
                unescaped(slice)
            } else {
                of_html(&unescaped(slice))
            }
        }
    }
}

/// The blocks of a file as they are told, each of them held against its bytes.
fn held(name: &str, bytes: &[u8]) -> Vec<String> {
    let file = std::str::from_utf8(bytes).unwrap();
    let texts = texts(name, file);
    let mut told = Vec::new();
    for post in &read(name, bytes).posts {
        for block in &*blocks(post) {
            let shown = tight(&post.readable(block.span));
            assert_eq!(tight(&at_bytes(name, file, &texts, post, block)), shown, "{name}");
            told.push(shown);
        }
    }
    told
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    found.sort();
    found.into_iter().flat_map(|it| if it.is_dir() { files(&it) } else { vec![it] }).collect()
}

/// Formats of the folders that are packed, and what made them.
const PACKED: [&str; 8] =
    ["docx", "epub", "make-parquet.py", "make.py", "medium", "odt", "parquet", "substack"];

#[test]
fn what_stands_at_a_place_is_what_is_told_of_it() {
    for (folder, formats, count) in [("formats", 12, 11), ("ten-posts", 5, 29)] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        let mut told: Vec<(String, Vec<String>)> = Vec::new();
        for path in files(&root) {
            let inside = path.strip_prefix(&root).unwrap();
            let format = inside.iter().next().unwrap().to_str().unwrap().to_owned();
            // What is packed has no places in its file.
            if PACKED.contains(&&*format) {
                continue;
            }
            let more = held(path.to_str().unwrap(), &fs::read(&path).unwrap());
            match told.last_mut() {
                Some((last, all)) if *last == format => all.extend(more),
                _ => told.push((format, more)),
            }
        }
        assert_eq!(told.len(), formats);
        let (_, markdown) = told.iter().find(|(format, _)| format == "markdown").unwrap();
        assert_eq!(markdown.len(), count, "{markdown:#?}");
        for (format, all) in &told {
            assert_eq!(all, markdown, "{folder}/{format}");
        }
    }
}

/// Paragraphs with the signs that formats escape, and signs of two, three and four bytes.
const WORST: [&str; 3] = [
    "R&D costs 5 < 6 and 7 > 2 — \"so\" they say, it's &amp; all.",
    "Back\\slash, 한국 and 𝔸, a; semicolon, comma, [brackets] {braces} | pipes `ticks` * stars.",
    "Last <p>tag</p> & ]] > end.",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The same three paragraphs as files of every format.
fn worst() -> Vec<(&'static str, String)> {
    let markdown = WORST.map(|text| {
        let sign = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.into() };
        text.chars().map(sign).collect::<String>()
    });
    let markdown = markdown.join("\n\n");
    let html = WORST.map(|text| format!("<p>{}</p>", escaped(text))).join("\n");
    let entry = |content: String| {
        format!("<feed><title>x</title><entry><title>Worst</title>{content}</entry></feed>")
    };
    let item = |content: String, names: &str| {
        format!("<rss{names}><channel><item><title>Worst</title>{content}</item></channel></rss>")
    };
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let ghost = json!({"db": [{"meta": {}, "data": {"posts": [
        {"title": "Worst", "html": html, "type": "post", "status": "published"}]}}]});
    vec![
        ("a.md", markdown.clone() + "\n"),
        ("a.txt", WORST.join("\n\n")),
        ("a.html", format!("<title>Worst</title><body>\n{html}\n")),
        (
            "wxr.xml",
            item(
                format!("<content:encoded><![CDATA[{html}]]></content:encoded>"),
                " xmlns:wp=\"x\"",
            ),
        ),
        ("rss.xml", item(format!("<description>{}</description>", escaped(&html)), "")),
        ("cdata.xml", item(format!("<description><![CDATA[{html}]]></description>"), "")),
        ("atom.xml", entry(format!("<content type=\"html\">{}</content>", escaped(&html)))),
        (
            "atom-text.xml",
            entry(format!("<content type=\"text\">{}</content>", escaped(&WORST.join("\n\n")))),
        ),
        ("atom-xhtml.xml", entry(format!("<content type=\"xhtml\"><div>{html}</div></content>"))),
        (
            "blogger.xml",
            entry(format!(
                "<blogger:type>POST</blogger:type><content type='html'>{}</content>",
                escaped(&html)
            )),
        ),
        ("ghost.json", ghost.to_string()),
        ("a.json", json!([{"title": "Worst", "content_html": html}]).to_string()),
        ("a.jsonl", json!({"title": "Worst", "markdown": markdown}).to_string() + "\n"),
        ("a.csv", format!("title,body\nWorst,{}\n", quoted(&html))),
        ("a.tsv", format!("title\tmarkdown\nWorst\t{}\n", quoted(&markdown))),
    ]
}

#[test]
fn the_worst_signs_keep_their_places_in_every_format() {
    let expected: Vec<String> = WORST.iter().map(|text| tight(text)).collect();
    for (name, file) in worst() {
        let windows = file.replace("\r\n", "\n").replace('\n', "\r\n");
        for file in [file.clone(), format!("\u{feff}{file}"), windows] {
            let told = held(name, file.as_bytes());
            assert_eq!(told, expected, "{name}: {file}");
        }
    }
}

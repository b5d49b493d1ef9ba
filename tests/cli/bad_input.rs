//! Input that was broken or made to break things: told with path and place, read as far as it goes, and
//! never a panic, an endless run or a full memory.

use std::fmt::Write as _;

use serde_json::json;

use crate::packed::zip;
use crate::place::{HALL, LAMP, Place};

/// Entities of entities, of which ten levels would be gigabytes; and one that asks for a file.
fn entities() -> String {
    let mut declared = "<!ENTITY a0 \"ha ha ha ha ha ha ha ha ha ha\">".to_owned();
    for level in 1..10 {
        let below = format!("&a{};", level - 1).repeat(10);
        let _ = write!(declared, "<!ENTITY a{level} \"{below}\">");
    }
    declared + "<!ENTITY out SYSTEM \"file:///etc/passwd\">"
}

#[test]
fn entities_are_neither_blown_up_nor_fetched() {
    let place = Place::empty();
    let item =
        |text: &str| format!("<item><title>T</title><description>{text}</description></item>");
    let rss = |spaces: &str, name: &str| {
        format!(
            "<?xml version='1.0'?><!DOCTYPE {name} [{}]><{name} version='2.0'{spaces}><channel>{}{}\
             </channel></{name}>",
            entities(),
            item(&format!("{HALL} &a9; &out;")),
            item(&format!("{LAMP} {HALL}"))
        )
    };
    place.write("rss.xml", rss("", "rss"));
    place.write("wxr.xml", rss(" xmlns:wp='http://wordpress.org/export/1.2/'", "rss"));
    let docx = |text: &str| {
        let document = format!(
            "<?xml version='1.0'?><!DOCTYPE d [{}]><w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{text}\
             </w:t></w:r></w:p></w:body></w:document>",
            entities()
        );
        zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
    };
    place.write("a.docx", docx(&format!("{HALL} &a9; &out;")));
    place.write("b.docx", docx(&format!("{LAMP} {HALL}")));
    for input in ["rss.xml", "wxr.xml", "a.docx b.docx"] {
        let told = place.run(&format!("report {input} --format json"));
        told.told(0, &["2 posts"]).without(&["root:", "ha ha"]);
        assert_eq!(told.json()["refrains"].as_array().unwrap().len(), 1, "{input}: {told:#?}");
        assert!(told.out.len() < 100_000);
    }
}

#[test]
fn control_characters_in_an_export_are_read_over() {
    let place = Place::empty();
    let item = |text: &str| {
        format!(
            "<item><title>T</title><content:encoded><![CDATA[{text}]]></content:encoded>\
             <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>\n"
        )
    };
    place.write(
        "export.xml",
        format!(
            "<rss xmlns:wp='w'><channel>\n{}{}{}</channel></rss>",
            item(&format!("{HALL}\u{b}\u{1}")),
            item(&format!("\u{8}{LAMP}&#1;\u{7f}")),
            item(&format!("{HALL}\u{1b}"))
        ),
    );
    let told = place.run("report export.xml");
    told.told(0, &["3 posts"]).showed(&["export.xml:4:", "exact 100% like export.xml:2"]);
    assert!(!told.out.contains(['\u{1}', '\u{1b}']), "{told:#?}");
}

#[test]
fn nesting_a_hundred_thousand_deep_is_no_harm() {
    let place = Place::empty();
    let n = 100_000;
    place.write("a.json", "[".repeat(n) + &"]".repeat(n));
    place.write(
        "b.json",
        format!("{{\"posts\": [{{\"text\": {}, \"x\": {}", json!(HALL), "{\"a\":".repeat(n)),
    );
    place.write("c.html", "<div><blockquote>".repeat(n) + HALL);
    place.write(
        "d.xml",
        format!(
            "<rss><channel><item><description>{HALL}</description></item>{}",
            "<item><a>".repeat(n)
        ),
    );
    place.write("e.md", "> ".repeat(n) + HALL + "\n");
    place.write("f.md", "- ".repeat(n) + HALL + "\n");
    place.write("g.md", "[".repeat(n) + HALL + &"*a ".repeat(n));
    place.write("h.md", HALL);
    let told = place.run("report . -v");
    told.told(0, &["skipped: a.json", "b.json"]).showed(&["h.md"]);
    assert!(!told.err.contains("panicked"), "{told:#?}");
}

#[test]
fn front_matter_that_is_never_closed_is_told_and_read_as_text() {
    let place = Place::new();
    place.write("posts/open.md", format!("---\ntitle: A\n\n{HALL}\n"));
    let told = place.run("report posts");
    told.told(0, &["3 files, 3 posts"]).showed(&["posts/open.md:4:1: exact 100% like"]);
}

#[test]
fn one_bad_line_among_ten_thousand_is_told_with_its_number() {
    let place = Place::empty();
    let mut lines: Vec<String> =
        (0..10_000).map(|n| json!({"text": format!("Line {n}.")}).to_string()).collect();
    lines[0] = json!({"text": HALL}).to_string();
    lines[7_000] = "{\"text\": \"broken".to_owned();
    lines[9_999] = json!({"text": HALL}).to_string();
    place.write("a.jsonl", lines.join("\n"));
    let told = place.run("report a.jsonl");
    told.told(0, &["warning: a.jsonl:7001: not JSON", "999 posts"]);
    told.showed(&["a.jsonl:10000:1: exact 100% like a.jsonl:1"]);
}

#[test]
fn rows_of_other_lengths_are_told_and_read() {
    let place = Place::empty();
    place.write("a.csv", format!("id,text,more\n1,\"{HALL}\"\n2,\"{HALL}\",x,y\n"));
    place
        .run("report a.csv")
        .told(0, &["warning: a.csv:2: 2 columns, where the first row has 3", "2 posts"])
        .showed(&["a.csv:3:1: exact 100% like a.csv:2"]);
}

#[test]
fn a_line_of_sixty_four_megabytes_is_one_paragraph() {
    let place = Place::empty();
    let mut line = format!("{HALL} ");
    for n in 0_u64..8_000_000 {
        let _ = write!(line, "w{:06} ", n * 7919 % 999_983);
    }
    line += LAMP;
    assert!(line.len() > 64_000_000);
    place.write("long.txt", line);
    place.write("short.txt", LAMP);
    let told = place.run("check short.txt --against long.txt");
    told.told(1, &["against 1 post"]).showed(&["like long.txt:1"]);
}

#[test]
fn thousands_of_tiny_files_are_read() {
    let place = Place::empty();
    for n in 0..3_000 {
        let text = if n % 1_000 == 7 { HALL.to_owned() } else { format!("Post number {n}.") };
        place.write(&format!("posts/{:02}/{n:04}.md", n % 50), text);
    }
    let told = place.run("report posts --threads 2");
    told.told(0, &["000 files, 3", "000 posts", "1 refrain"]);
}

//! Records as posts: JSON, lines of JSON, tables, exports; and what is told where they are broken. The same
//! five posts as in `formats.rs` must name the same refrains.

use std::fs;

use serde_json::{Value, json};

use crate::formats::{refrains, report};
use crate::place::{HALL, LAMP, Place};

const FORMATS: [&str; 5] = ["posts.jsonl", "posts.json", "posts.csv", "posts.tsv", "ghost.json"];

fn column(report: &Value, name: &str) -> Vec<Value> {
    let posts = report["posts"].as_array().unwrap();
    posts.iter().map(|post| post[name].clone()).collect()
}

#[test]
fn records_name_the_same_refrains_as_files() {
    let (_place, markdown) = report("markdown");
    let expected = refrains(&markdown);
    for format in FORMATS {
        let (_place, report) = report(format);
        assert_eq!(refrains(&report), expected, "{format}");
        for name in ["title", "url", "tags", "words", "date"] {
            assert_eq!(column(&report, name), column(&markdown, name), "{format}: {name}");
        }
        assert_eq!(column(&report, "offsets"), vec![json!("decoded"); 5], "{format}");
    }
}

#[test]
fn places_are_bytes_of_the_decoded_text_and_lines_of_the_file() {
    let (_place, report) = report("posts.jsonl");
    let file = format!("{}/tests/formats/posts.jsonl", env!("CARGO_MANIFEST_DIR"));
    let lines = fs::read_to_string(file).unwrap();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    for at in report["refrains"][0]["places"].as_array().unwrap() {
        assert_eq!(number(&at["line"]), number(&at["post"]) + 1);
        let line = lines.lines().nth(number(&at["line"]) - 1).unwrap();
        let record: Value = serde_json::from_str(line).unwrap();
        let text = record["body"].as_str().unwrap();
        let shown = &text[number(&at["start"])..number(&at["end"])];
        assert!(shown.starts_with("The toll on the *harbor bridge* was"), "{shown}");
        assert!(shown.ends_with("where it stands."), "{shown}");
    }
}

#[test]
fn lines_of_a_table_are_lines_of_its_file() {
    let (_place, report) = report("posts.csv");
    let file = format!("{}/tests/formats/posts.csv", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    for at in report["refrains"][0]["places"].as_array().unwrap() {
        let line = usize::try_from(at["line"].as_u64().unwrap()).unwrap();
        assert!(lines[line - 1].contains("The toll on the *harbor bridge*"), "{at}");
    }
}

#[test]
fn drafts_and_writers_of_ghost() {
    let (_place, ghost) = report("ghost.json");
    assert_eq!(column(&ghost, "draft"), [false, false, false, false, true]);
    assert_eq!(column(&ghost, "authors"), vec![json!(["Ada"]); 5]);
}

#[test]
fn blogger_has_posts_pages_and_drafts_among_other_entries() {
    for (export, reason) in [
        ("blogger.xml", "items that are no posts (comment: 1, settings: 1, template: 1)"),
        ("takeout.xml", "items that are no posts (comment: 1)"),
    ] {
        let (_place, report) = report(export);
        assert_eq!(report["skipped"][0]["reason"], reason);
        assert_eq!(column(&report, "draft"), [false, false, false, false, true], "{export}");
        assert_eq!(column(&report, "tags")[1], json!(["ferries"]), "{export}");
    }
}

fn line(id: usize, text: &str) -> String {
    format!("{}\n", json!({"id": id, "text": text}))
}

#[test]
fn bad_lines_of_json_are_told_and_lose_nothing_else() {
    let place = Place::empty();
    let mut lines = vec![line(1, HALL), line(2, LAMP), "{\"id\": 3, \"text\": \n".to_owned()];
    lines.push(line(4, HALL));
    place.write("a.jsonl", lines.concat());
    place
        .run("report a.jsonl")
        .told(0, &["a.jsonl:3: not JSON (EOF while parsing a value at column"])
        .showed(&["exact 100% like", "a.jsonl:4", "a.jsonl:1"]);
    lines.extend(vec!["{\"id\": }\n".to_owned(); 10_000]);
    place.write("a.jsonl", lines.concat());
    let told = place.run("report a.jsonl");
    assert_eq!(told.err.matches("a.jsonl:").count(), 1, "{told:#?}");
    told.told(0, &["and 10000 more like it (lines 5, 6, 7, 8 ...)"]).showed(&["exact 100% like"]);
}

#[test]
fn a_list_cut_in_the_middle_keeps_the_records_before() {
    let place = Place::empty();
    let list = json!([{"text": HALL}, {"text": LAMP}, {"text": HALL}, {"text": "Lost."}]);
    let whole = serde_json::to_string_pretty(&json!({"count": 4, "posts": list})).unwrap();
    place.write("a.json", &whole[..whole.find("Lost").unwrap()]);
    place
        .run("report a.json")
        .told(0, &["a.json:13: the file ends in the middle; the record that begins here is lost; the 3 before are read"])
        .showed(&["exact 100% like", "a.json:11", "a.json:5"]);
}

#[test]
fn odd_json_is_read_or_told() {
    let place = Place::empty();
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let text = |extra: &str| format!("{{{extra}, \"text\": {}}}\n", json!(HALL));
    let odd = [
        text(&format!("\"x\": {deep}")),
        text("\"n\": 1e99999, \"m\": 123456789012345678901234567890"),
        text("\"n\": NaN, \"title\": \"a\tb\""),
        text("\"text\": \"Another one that does not count\""),
        format!("{{\"text\": {}}}\n", json!(format!("{HALL} \u{0}"))),
        format!("{{\"text\": \"{HALL} \\ud83d\"}}\n"),
        format!("{deep}\n"),
    ];
    place.write("a.jsonl", format!("\u{feff}{}", odd.concat()));
    let told = place.run("report a.jsonl --format json");
    let report: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(report["posts"].as_array().unwrap().len(), 6, "{}", told.err);
    assert_eq!(report["refrains"][0]["places"].as_array().unwrap().len(), 6, "{}", told.err);
    told.told(0, &["a.jsonl:6: half of a character", "a.jsonl:7: no object with fields"]);
    place.write("deep.json", &deep);
    place.write("open.json", "[".repeat(100_000));
    place
        .run("report deep.json open.json")
        .told(0, &["deep.json: JSON without records", "open.json"]);
}

#[test]
fn json_that_is_no_post_is_left_out_quietly() {
    let place = Place::new();
    place.write(
        "posts/package.json",
        r#"{"name": "x", "scripts": {"a": "b"}, "files": ["a", "b"]}"#,
    );
    place.write("posts/list.json", r#"["a", 1, null]"#);
    place.write("posts/comments.json", "// no JSON\n{\"a\": 1}");
    place.write("posts/cities.csv", "city,people\nA,1\n");
    place.run("report posts").told(0, &[]).showed(&["exact 100% like"]);
    let told = place.run("report posts --format json");
    assert!(!told.err.contains("warning"), "{told:#?}");
    let report: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(report["skipped"].as_array().unwrap().len(), 4);
    let told = place.run("report posts/cities.csv");
    told.told(0, &["a table without a column of texts (columns: city, people;"]);
}

#[test]
fn fields_are_named_by_flags() {
    let place = Place::empty();
    let record = |n: u32, lead: &str| json!({"data": {"lead": lead, "rest": LAMP}, "text": "No.", "when": format!("2019-01-0{n}")});
    place.write("a.json", json!({"rows": {"all": [record(1, HALL), record(2, HALL)]}}).to_string());
    let told = place.run(
        "report a.json --format json --text-field data.lead --text-field data.rest --date-field when",
    );
    let report: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(column(&report, "date"), ["2019-01-01", "2019-01-02"]);
    assert_eq!(column(&report, "paragraphs"), [2, 2]);
    place.write("b.jsonl", json!({"lead": HALL, "n": 1}).to_string());
    place
        .run("report b.jsonl")
        .told(0, &["no text in its records (fields: lead, n; name one: --text-field FIELD)"]);
}

#[test]
fn a_draft_is_held_against_an_archive_of_records() {
    let place = Place::new();
    place.write("old.jsonl", [line(1, LAMP), line(2, HALL)].concat());
    place
        .run("check draft.md --against old.jsonl")
        .showed(&["draft.md:3:1: exact 100% like old.jsonl:2"]);
    let rows = format!("title,text\n\"A\nb\",\"{LAMP}\n\n{HALL}\"\n");
    place.write("old.csv", rows);
    place
        .run("check draft.md --against old.csv")
        .showed(&["draft.md:3:1: exact 100% like old.csv:5"]);
}

#[test]
fn little_memory_reads_the_same() {
    let place = Place::empty();
    let all: String = (0..40).map(|n| line(n, &format!("{HALL} {n} {LAMP}"))).collect();
    place.write("a.jsonl", all);
    let much = place.run("report a.jsonl --format json").out;
    let little = place.run("report a.jsonl --format json --memory 1K").out;
    let shown = |out: &str| {
        let report: Value = serde_json::from_str(out).unwrap();
        (report["refrains"].clone(), report["matches"].clone())
    };
    assert_eq!(shown(&much), shown(&little));
}

/// A table that no disk holds takes no time, since nobody opens it.
#[test]
#[cfg(not(feature = "parquet"))]
fn parquet_that_this_program_cannot_read_is_not_opened() {
    let place = Place::new();
    place.write("posts/huge.parquet", "PAR1");
    let file = fs::OpenOptions::new().write(true).open(place.path("posts/huge.parquet")).unwrap();
    // A file with a hole in it takes no room; where there are none of these, a short one must do.
    let _ = file.set_len(1 << 40);
    let told = place.run("report posts --format json");
    let report: Value = serde_json::from_str(&told.out).unwrap();
    let reason = report["skipped"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("--features parquet"), "{reason}");
    assert_eq!(report["posts"].as_array().unwrap().len(), 2);
}

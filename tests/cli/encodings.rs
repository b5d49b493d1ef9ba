//! Texts that are not UTF-8: read in their encodings, told, and compared with all others.

use serde_json::json;

use crate::place::{HALL, LAMP, Place};

/// A paragraph with letters that no ASCII has.
const MOEWEN: &str = "Das Licht am fernen Ufer hat neues Glas bekommen, und die Möwen sitzen wieder auf der Schranke, als hätte der Zoll für sie nie gegolten.";

fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn encodings_are_mixed_in_one_folder() {
    let place = Place::empty();
    let page = |charset: &str| {
        format!("<html><head><meta charset={charset}><title>T</title></head><p>{MOEWEN}</p>")
    };
    place.write("posts/a.md", MOEWEN);
    place.write("posts/b.md", latin1(MOEWEN));
    place.write("posts/c.txt", utf_16(&format!("\u{feff}{MOEWEN}")));
    place.write("posts/d.html", latin1(&page("iso-8859-1")));
    place.write("posts/e.md", utf_16(MOEWEN));
    let rss = format!(
        "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>T</title>\
         <description>{MOEWEN}</description></item></channel></rss>"
    );
    place.write("posts/f.xml", latin1(&rss));
    place.write("posts/g.csv", latin1(&format!("id,text\n1,\"{MOEWEN}\"\n")));
    let told = place.run("report posts --format json -v");
    let report = told.json();
    assert_eq!(report["refrains"][0]["places"].as_array().unwrap().len(), 7, "{told:#?}");
    assert_eq!(report["refrains"][0]["kind"], "exact");
    let posts = report["posts"].as_array().unwrap();
    let encodings: Vec<_> = posts.iter().map(|post| post["encoding"].clone()).collect();
    assert_eq!(
        encodings,
        [
            json!(null),
            json!("windows-1252"),
            json!("UTF-16LE"),
            json!("windows-1252"),
            json!("UTF-16LE"),
            json!("windows-1252"),
            json!("windows-1252"),
        ]
    );
    assert_eq!((&posts[0]["offsets"], &posts[1]["offsets"]), (&json!(null), &json!("decoded")));
    told.told(
        0,
        &[
            "assumed: posts/b.md: not UTF-8; read as windows-1252 (guessed from its bytes)",
            "assumed: posts/c.txt: not UTF-8; read as UTF-16LE (by its byte order mark)",
            "assumed: posts/d.html: not UTF-8; read as windows-1252 (as it says of itself)",
            "assumed: posts/e.md: not UTF-8; read as UTF-16LE (guessed from its bytes)",
        ],
    );
    assert!(!place.run("report posts").err.contains("assumed"));
}

#[test]
fn places_are_lines_and_columns_of_the_decoded_text() {
    let place = Place::empty();
    place.write("a.md", utf_16(&format!("\u{feff}# One\n\n{MOEWEN}\n")));
    place.write("b.md", latin1(&format!("# Two\n\n{LAMP}\n\n{MOEWEN}\n")));
    place.run("report a.md b.md").showed(&["b.md:5:1: exact 100% like a.md:3"]);
}

#[test]
fn damage_is_told_with_its_place_and_the_text_is_compared() {
    let place = Place::new();
    let bytes =
        ["Grüße, schön für Möwen\nb".as_bytes(), b"\xff \xff\n\n", HALL.as_bytes()].concat();
    place.write("posts/old.md", bytes);
    let told = place.run("report posts");
    told.told(
        0,
        &["warning: posts/old.md:2: not UTF-8 (byte offset 29), read as U+FFFD; 2 such places in all; mend it, or name its encoding by --encoding"],
    );
    told.showed(&["posts/old.md:4:1: exact 100% like"]);
}

#[test]
fn an_encoding_is_named_by_a_flag() {
    let place = Place::empty();
    let text = "\u{11b}\u{161}\u{10d}\u{159}\u{17e}";
    place.write("a.md", b"\xec\xb9\xe8\xf8\xbe and more of it");
    let told = place.run("inspect a.md --paragraphs --encoding latin2");
    told.showed(&[text]);
    place.run("report a.md --encoding klingon").told(
        2,
        &["error: --encoding 'klingon': expected the name of an encoding, such as windows-1252"],
    );
}

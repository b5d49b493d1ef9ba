//! The same five posts in every format: all name the same refrains, with places that are bytes of the
//! file. `tests/formats/` has them.

use std::fs;

use serde_json::Value;

use crate::place::{HALL, Place, Told};

const FORMATS: [&str; 7] =
    ["markdown", "html", "export.xml", "rss.xml", "atom.xml", "blogger.xml", "takeout.xml"];

pub(crate) fn report(format: &str) -> (Place, Value) {
    let place = Place::empty();
    let from = format!("{}/tests/formats/{format}", env!("CARGO_MANIFEST_DIR"));
    let told = Told::by(place.command().args(["report", &from, "--format", "json"]));
    let value = serde_json::from_str(&told.out).unwrap_or_else(|err| panic!("{err}: {told:#?}"));
    (place, value)
}

/// The refrains, as kind, class, words and the dates of their places.
pub(crate) fn refrains(report: &Value) -> Vec<String> {
    let told = |it: &Value| {
        let dates: Vec<_> = it["places"].as_array().unwrap().iter().map(|at| &at["date"]).collect();
        format!("{} {} {} {dates:?}", it["kind"], it["class"], it["words"])
    };
    report["refrains"].as_array().unwrap().iter().map(told).collect()
}

/// The letters of a stretch of a file, its markup and entities left out.
fn letters(path: &str, start: usize, end: usize) -> String {
    let mut text = fs::read_to_string(path).unwrap()[start..end].to_owned();
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    while let (Some(from), Some(to)) = (text.find('<'), text.find('>')) {
        text.replace_range(from..=to, "");
    }
    while let (Some(from), Some(to)) = (text.find("]("), text.find(')')) {
        text.replace_range(from..=to, "");
    }
    text.replace("amp;", "").chars().filter(|c| c.is_alphabetic()).collect()
}

#[test]
fn all_formats_name_the_same_refrains_in_bytes_of_the_file() {
    let (_place, markdown) = report(FORMATS[0]);
    let expected = refrains(&markdown);
    assert_eq!(expected.len(), 2);
    for format in FORMATS {
        let (_place, report) = report(format);
        assert_eq!(refrains(&report), expected, "{format}");
        for (a, b) in [("title", "title"), ("url", "url"), ("tags", "tags"), ("words", "words")] {
            let of = |report: &Value| -> Vec<Value> {
                let posts = report["posts"].as_array().unwrap();
                posts.iter().map(|post| post[a].clone()).collect()
            };
            assert_eq!(of(&report), of(&markdown), "{format}: {b}");
        }
        for at in report["refrains"][0]["places"].as_array().unwrap() {
            let number = |name: &str| usize::try_from(at[name].as_u64().unwrap()).unwrap();
            let path = at["path"].as_str().unwrap();
            let seen = letters(path, number("start"), number("end"));
            let (first, last) =
                ("Thetollontheharborbridgewaspromised", "onemorereasontokeepthebarrier");
            assert!(seen.starts_with(first) && seen.contains(last), "{format}: {seen}");
            let line = fs::read_to_string(path).unwrap()[..number("start")].split('\n').count();
            assert_eq!(line, number("line"), "{format}");
        }
    }
}

#[test]
fn what_is_no_post_of_an_export_is_counted_and_a_draft_is_one() {
    let (_place, report) = report("export.xml");
    let reason = "items that are no posts (attachment: 2, in the trash: 1, nav_menu_item: 1)";
    assert_eq!(report["skipped"][0]["reason"], reason);
    let drafts: Vec<_> =
        report["posts"].as_array().unwrap().iter().map(|post| &post["draft"]).collect();
    assert_eq!(drafts, [false, false, false, false, true]);
    assert_eq!(report["posts"][0]["authors"][0], "ada");
    assert_eq!(report["posts"][0]["date_source"], "field");
}

#[test]
fn a_feed_cut_in_the_middle_keeps_the_posts_before() {
    let place = Place::empty();
    let item = |title: &str| {
        format!("<item><title>{title}</title><description>{HALL}</description></item>\n")
    };
    let whole = format!("<rss><channel>\n{}{}", item("One"), item("Two"));
    place.write("feed.xml", format!("{whole}<item><title>Three</title><descr"));
    place
        .run("report feed.xml")
        .told(0, &["warning: feed.xml:4: the file ends in the middle; the entry that begins here is lost; the 2 before are read"])
        .showed(&["exact 100% like"]);
    place.write("feed.xml", format!("{whole}{}</channel></rss>", "<item><title>a</b></item>"));
    place.run("report feed.xml").told(0, &["warning: feed.xml:4: the XML is not sound"]);
}

#[test]
fn other_xml_is_left_out_with_its_reason() {
    let place = Place::new();
    place.write("posts/map.xml", "<?xml version=\"1.0\"?><urlset><url/></urlset>");
    place.write("posts/none.xml", "Only text.");
    place.write(
        "posts/wild.xml",
        format!("<rss>{}\u{1}\u{7f}&#1;&#xD800;", "<item>".repeat(20_000)),
    );
    let told = place.run("report posts --format json");
    let report: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(report["posts"].as_array().unwrap().len(), 2);
    let skipped = report["skipped"].to_string();
    assert!(skipped.contains("(its root is <urlset>)") && skipped.contains("(it is not XML)"));
}

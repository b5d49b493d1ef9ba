//! Same paragraph, different fact: what the forms tell of it, and how new a post is.

use crate::place::{HALL, Place};

/// Two posts that share `HALL`, and two that share a shorter text with another number in it.
fn archive() -> Place {
    let place = Place::new();
    let toll = "The toll on the bridge stands at 12 pence a head, and dogs go over for nothing.";
    place.write("posts/2018-01-01-toll.md", toll);
    place.write("posts/2021-01-01-toll.md", toll.replace("12", "15"));
    place
}

#[test]
fn a_text_with_a_changed_fact_comes_first() {
    let place = archive();
    let told = place.run("report posts");
    let first = told.out.lines().next().unwrap_or_default();
    assert!(
        first.starts_with("posts/2021-01-01-toll.md:1:1: light 94% like posts/2018"),
        "{first}"
    );
    assert!(first.ends_with("; facts differ: \"12\" -> \"15\""), "{first}");
    let text = place.run("report posts --format text").out.clone();
    assert!(text.contains("   Facts differ in 2021-01-01: \"12\" -> \"15\"\n"), "{text}");
    let json = place.run("report posts --format json").json();
    let refrain = &json["refrains"][0];
    let fact = serde_json::json!({"places": [0, 1], "a": "12", "b": "15"});
    assert_eq!(refrain["changed_facts"], serde_json::json!([fact]));
    let later = &refrain["places"][1];
    let told = ["nearest", "words_added", "words_dropped", "days_since"];
    assert_eq!(told.map(|key| later[key].as_i64()), [Some(0), Some(1), Some(1), Some(1096)]);
    assert_eq!(json["refrains"][1]["changed_facts"].as_array().map(Vec::len), Some(0));
    let why = place.run("why posts/2018-01-01-toll.md posts/2021-01-01-toll.md");
    why.showed(&["facts differ: \"12\" -> \"15\""]);
}

#[test]
fn parallel_lines_of_one_post_are_no_changed_fact() {
    let place = Place::new();
    let line = |n: u32| {
        format!("- The ferry of {n} o'clock stops at the pier and at the old lighthouse.\n")
    };
    place.write("posts/2022-01-01-times.md", format!("{}{}{}", line(7), line(9), line(11)));
    let json = place.run("report posts --format json").json();
    let refrains = json["refrains"].as_array().unwrap();
    assert_eq!(refrains[0]["words"], 35, "prose of two posts comes first: {json}");
    assert!(refrains.len() > 1);
    assert!(refrains.iter().all(|it| it["changed_facts"].as_array().unwrap().is_empty()));
    assert!(!place.run("report posts").out.contains("facts differ"));
}

#[test]
fn a_fact_in_ten_words_is_told_and_not_first() {
    let place = Place::new();
    place.write("posts/2018-02-02-price.md", "The toll on the old bridge stands at 12 pence.\n");
    place.write("posts/2021-02-02-price.md", "The toll on the old bridge stands at 15 pence.\n");
    let told = place.run("report posts");
    let lines: Vec<&str> = told.out.lines().collect();
    assert!(lines[0].contains("exact 100%"), "{told:#?}");
    assert!(lines[1].ends_with("; facts differ: \"12\" -> \"15\""), "{told:#?}");
}

#[test]
fn how_much_of_a_post_is_new_is_told() {
    let place = Place::empty();
    place.write("posts/2018-01-01-one.md", HALL);
    place.write("draft.md", format!("{HALL}\n\nAll the rest of this is new and was never said."));
    let told = place.run("check draft.md --against posts --format text");
    let line = told.out.lines().find(|line| line.contains("of the draft's words are already out."));
    assert!(line.is_some(), "{told:#?}");
    let json = place.run("check draft.md --against posts --format json").json();
    let novelty = |at: usize| json["posts"][at]["novelty"].clone();
    assert!(novelty(0).as_f64().is_some_and(|share| share > 0.0 && share < 0.9), "{}", novelty(0));
    assert!(novelty(1).is_null());
}

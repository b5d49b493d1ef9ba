//! What `check`, `compare` and `schema` tell.

use crate::place::{HALL, LAMP, Place};

/// With no draft there is nothing to hold against the archive, which repeats itself.
#[test]
fn without_a_readable_draft_the_archive_is_not_checked_against_itself() {
    let place = Place::new();
    let told = place.run("check gone.md --against posts");
    told.told(2, &["error: gone.md: No such file", "no draft was read, so nothing was compared"]);
    assert_eq!(told.out, "");
    place.write("void.md", "");
    let told = place.run("check void.md --against posts");
    told.told(0, &["warning: void.md: empty", "no draft was read"]);
    assert_eq!(told.out, "");
    place.run("compare void.md posts").told(0, &["nothing of the first text was read"]);
    let json = place.run("check void.md --against posts --format json").json();
    assert_eq!(json["command"], "check");
    assert_eq!(json["matches"].as_array().unwrap().len(), 0);
}

#[test]
fn a_missing_archive_gets_a_hint() {
    let told = Place::new().run("check draft.md --against gone");
    told.told(2, &["error: gone: No such file", "hint: --against takes the files and folders"]);
    assert_eq!(told.out, "");
}

#[test]
fn drafts_do_not_match_each_other_or_the_archive_itself() {
    let place = Place::empty();
    place.write("posts/a.md", LAMP);
    place.write("posts/b.md", LAMP);
    place.write("one.md", HALL);
    place.write("two.md", HALL);
    place.run("check one.md two.md --against posts").told(0, &["2 drafts", "0 refrains"]);
}

#[test]
fn its_json_marks_the_draft_and_puts_it_on_side_a() {
    let place = Place::new();
    let told = place.run("check draft.md --against posts --format json");
    let json = told.told(1, &["1 refrain"]).json();
    assert_eq!(json["command"], "check");
    let posts = json["posts"].as_array().unwrap();
    let drafts = posts.iter().filter(|post| post["draft"] == true);
    let drafts: Vec<_> = drafts.map(|post| (&post["path"], &post["id"])).collect();
    assert_eq!(drafts, [(&"draft.md".into(), &0.into())]);
    let matches = json["matches"].as_array().unwrap();
    assert_eq!(matches.len(), 2);
    for found in matches {
        assert_eq!((&found["a"]["post"], &found["a"]["path"]), (&0.into(), &"draft.md".into()));
        assert!(found["b"]["path"].as_str().unwrap().starts_with("posts/"));
    }
}

#[test]
fn a_comparison_puts_the_first_text_on_side_a() {
    let place = Place::new();
    let one = "posts/2019-01-01-one.md";
    let told = place.run(&format!("compare draft.md {one} --format json"));
    let json = told.told(0, &["1 post (2 paragraphs", "against 1 post (2 paragraphs"]).json();
    assert_eq!(json["command"], "compare");
    let found = &json["matches"][0];
    assert_eq!((&found["a"]["path"], &found["b"]["path"]), (&"draft.md".into(), &one.into()));
    let told = place.run("compare draft.md ./draft.md");
    told.told(0, &["nothing of the second text was read", "the first text itself"]);
}

#[test]
fn the_schema_is_json_and_its_own() {
    let told = Place::empty().run("schema");
    let schema = told.told(0, &[]).json();
    assert!(schema["$schema"].as_str().unwrap().contains("json-schema.org"));
    assert!(schema["properties"]["matches"].is_object());
    assert_eq!(told.err, "");
}

//! Drafts, and whole archives, from standard input.

use std::fs;

use crate::place::{HALL, LAMP, Place};

#[test]
fn a_draft_is_plain_text_unless_its_name_says_more() {
    let place = Place::new();
    let draft = format!("# A Heading of Mine\n\n- {HALL}\n");
    let plain = place.pipe(&draft, "check - --against posts --format json");
    plain.told(1, &["1 draft"]);
    let post = plain.json()["posts"][0].clone();
    assert_eq!((&post["path"], &post["draft"]), (&"-".into(), &true.into()));
    assert_ne!(post["title"], "A Heading of Mine");

    let args = "check - --stdin-filename new/post.md --against posts --format json";
    let post = place.pipe(&draft, args).told(1, &[]).json()["posts"][0].clone();
    assert_eq!((&post["path"], &post["draft"]), (&"new/post.md".into(), &true.into()));
    assert_eq!(post["title"], "A Heading of Mine");
    let told = place.pipe(&draft, "check - --stdin-filename new/post.md --against posts");
    told.showed(&["new/post.md:3:"]);
}

#[test]
fn a_draft_that_lies_in_the_archive_does_not_match_itself() {
    let place = Place::empty();
    place.write("posts/old.md", LAMP);
    place.write("posts/new.md", HALL);
    for spelled in ["posts/new.md", "./posts/../posts/new.md"] {
        let args = format!("check - --stdin-filename {spelled} --against posts -v");
        let told = place.pipe(HALL, &args);
        told.told(0, &["posts/new.md: the draft itself", "against 1 post", "0 refrains"]);
        place.run(&format!("check {spelled} --against posts")).told(0, &["the draft itself"]);
    }
    // Under another name it is a post like any other.
    place.pipe(HALL, "check - --against posts").told(1, &["against 2 posts"]);
}

#[test]
fn an_empty_or_binary_draft_is_told() {
    let place = Place::new();
    let told = place.pipe("", "check - --against posts");
    told.told(0, &["warning: -: empty", "no draft was read, so nothing was compared"]);
    let told = place.pipe("a\0b", "check - --stdin-filename new.md --against posts");
    told.told(2, &["error: new.md: binary file (NUL byte at offset 1)"]);
    assert_eq!(told.out, "");
}

#[test]
fn it_is_read_once() {
    let place = Place::new();
    let told = place.pipe(HALL, "check - - --against posts");
    told.told(1, &["warning: -: named twice (it can be read only once)", "1 draft"]);
}

#[test]
fn other_commands_read_it_too() {
    let place = Place::new();
    place
        .pipe(&format!("{HALL}\n\n{HALL}\n"), "report -")
        .told(0, &["1 file, 1 post", "1 refrain"]);
    place.pipe(HALL, "compare draft.md -").told(0, &["1 refrain"]).showed(&["like -:1"]);
    place.pipe(HALL, "compare - draft.md").told(0, &["1 refrain"]).showed(&["-:1:1: exact"]);
}

#[test]
fn a_file_of_that_name_is_still_a_file() {
    let place = Place::empty();
    place.write("-", format!("{HALL}\n\n{HALL}\n"));
    place.pipe("", "report ./-").told(0, &["1 refrain"]);
    assert!(fs::metadata(place.path("-")).is_ok());
}

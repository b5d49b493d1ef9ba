//! Symbolic links: named, walked, followed, broken.

#![cfg(unix)]

use std::os::unix::fs::symlink;

use crate::place::Place;

#[test]
fn a_link_to_itself_is_an_error_when_named() {
    let place = Place::new();
    symlink("loop.md", place.path("loop.md")).unwrap();
    let told = place.run("report posts loop.md");
    told.told(2, &["error: loop.md: ", "leads back to itself: mend or remove it"]);
    told.showed(&["exact 100% like"]);
}

#[test]
fn a_link_to_nowhere_names_its_goal() {
    let place = Place::new();
    symlink("nowhere.md", place.path("posts/dangling.md")).unwrap();
    let message = "error: posts/dangling.md: a symbolic link to nowhere.md, which is not there";
    place.run("report posts/dangling.md").told(2, &[message]);
    place.run("report posts").told(0, &["skipped 1: symbolic link"]);
    place.run("report posts --follow").told(2, &[message]).showed(&["exact 100% like"]);
}

#[test]
fn a_folder_that_links_to_its_parent_ends() {
    let place = Place::new();
    symlink("..", place.path("posts/up")).unwrap();
    let told = place.run("report posts -v");
    told.told(0, &["skipped: posts/up: symbolic link (use --follow)", "2 files"]);
    let told = place.run("report posts --follow");
    told.told(2, &["error: posts/up/", "leads back to posts", "leave --follow out"]);
    told.showed(&["exact 100% like"]);
}

#[test]
fn a_named_link_to_a_folder_is_walked() {
    let place = Place::new();
    symlink("posts", place.path("archive")).unwrap();
    place.run("report archive").told(0, &["2 files"]).showed(&["archive/2020-01-01-two.md:3:1:"]);
}

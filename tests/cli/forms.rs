//! Where the result goes, and in which form.

use std::fs;

use crate::place::{HALL, Place};

#[test]
fn a_pipe_gets_concise_lines_and_nothing_else() {
    let told = Place::new().run("report posts");
    assert_eq!(
        told.out,
        "posts/2020-01-01-two.md:3:1: exact 100% like posts/2019-01-01-one.md:3 \"The committee met \
         in the old hall on ...\"\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn a_terminal_gets_text() {
    let place = Place::new();
    let run = format!("{} report posts", env!("CARGO_BIN_EXE_refrain"));
    let script = std::process::Command::new("script")
        .args(["-qec", &run, "/dev/null"])
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .current_dir(place.path("."))
        .output();
    let Ok(output) = script else {
        eprintln!("skipped: there is no program `script` to lend a terminal");
        return;
    };
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("word for word") && told.contains("\u{1b}["), "{told}");
}

#[test]
fn a_file_is_written_in_the_form_of_its_ending() {
    let place = Place::new();
    let read = |path: &str| fs::read_to_string(place.path(path)).unwrap();
    let told = place.run("report posts -o out.json");
    told.told(0, &["1 refrain"]);
    assert_eq!(told.out, "");
    assert!(serde_json::from_str::<serde_json::Value>(&read("out.json")).is_ok());
    place.run("report posts -o out.txt").told(0, &[]);
    assert!(read("out.txt").contains("word for word") && !read("out.txt").contains('\u{1b}'));
    place.run("report posts -o out.md --format concise").told(0, &[]);
    assert!(read("out.md").starts_with("posts/2020"));
    let told = place.run("report posts -o out.pdf");
    told.told(2, &["--output out.pdf: the ending .pdf tells no form; name one with --format"]);
    assert!(!place.path("out.pdf").exists());
    place.run("report posts -o out.html").told(0, &["1 refrain"]);
    assert!(read("out.html").starts_with("<!doctype html>"));
    place.run("report posts -o -").showed(&["exact 100% like"]);
}

#[test]
fn a_longer_older_result_leaves_nothing_behind() {
    let place = Place::new();
    place.write("out.json", "x".repeat(100_000));
    place.run("report posts -o out.json").told(0, &[]);
    let written = fs::read(place.path("out.json")).unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&written).is_ok());
}

#[test]
fn a_file_that_cannot_be_written_is_told_once() {
    let place = Place::new();
    let told = place.run("report posts -o nowhere/out.json");
    told.told(2, &["error: --output nowhere/out.json: No such file or directory; check"]);
    assert_eq!(told.err.matches("No such file").count(), 1, "{told:#?}");
    place.run("report posts -o posts --format json").told(2, &["error: --output posts: "]);
}

#[test]
fn no_post_is_written_over() {
    let place = Place::new();
    for path in ["posts/2020-01-01-two.md", "posts/../draft.md"] {
        let told = place.run(&format!("check draft.md --against posts -f text -o {path}"));
        told.told(2, &["this file is one of those that were read, and would be lost"]);
    }
    assert!(fs::read_to_string(place.path("draft.md")).unwrap().contains(HALL));
}

#[test]
fn the_limit_and_the_width_are_kept() {
    let place = Place::new();
    let told = place.run("report posts --format text --limit 0");
    told.showed(&["1 more entry is not shown"]).without(&["wet Tuesday"]);
    let told = place.run("report posts --format text --width 50");
    assert!(told.out.lines().all(|line| line.chars().count() <= 50), "{told:#?}");
}

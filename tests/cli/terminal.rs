//! What is made for terminals: links, and two wordings side by side. Here there is none, so that both
//! come only where they are asked for.

use std::fs;

use crate::place::{HALL, Place};

const LINK: &str = "\u{1b}]8;;";

#[test]
fn links_go_into_no_pipe_and_no_file_unless_asked() {
    let place = Place::new();
    let run =
        |args: &str| place.run(&format!("report posts -f text {args}")).told(0, &[]).out.clone();
    for args in ["", "--hyperlink auto", "--hyperlink never", "--color always"] {
        assert!(!run(args).contains(LINK), "{args}");
    }
    let out = run("--hyperlink always");
    let at = fs::canonicalize(place.path("posts/2019-01-01-one.md")).unwrap();
    let link = format!("{}\u{1b}\\posts/2019-01-01-one.md:3{LINK}\u{1b}\\", at.display());
    assert!(out.contains(&link) && out.contains("\u{1b}]8;;file://"), "{out}");
    assert_eq!(out.matches(LINK).count() % 2, 0, "each link ends: {out}");
    run("--hyperlink auto -o out.txt");
    assert!(!fs::read_to_string(place.path("out.txt")).unwrap().contains(LINK));
    place.run("report posts --hyperlink sometimes").told(2, &["auto, always, never"]);
}

#[test]
fn two_wordings_stand_side_by_side_where_a_width_is_asked_for() {
    let place = Place::new();
    place.write("posts/2020-01-01-two.md", format!("# Two\n\n{}\n", HALL.replace("wet", "dry")));
    let run = |args: &str| place.run(&format!("report posts -f text {args}")).out;
    let beside =
        |text: &str| text.lines().any(|line| line.contains("[-wet-]") && line.contains("{+dry+}"));
    assert!(beside(&run("--width 120")));
    assert!(!beside(&run("--width 119").replace("[-wet-]{+dry+}", "")));
    assert!(!beside(&run("").replace("[-wet-]{+dry+}", "")));
    for line in run("--width 120").lines() {
        assert!(line.chars().count() <= 120, "{line}");
    }
    let draft = HALL.replace("three", "four");
    place.write("draft.md", format!("# Draft\n\n{draft}\n"));
    let check = place.run("check draft.md --against posts -f text --width 130");
    check.told(1, &[]).showed(&["Published  ", "[-three-]", "{+four+}"]);
}

#[test]
fn only_a_page_can_do_without_names() {
    let place = Place::new();
    place.run("report posts --anonymise").told(2, &["--anonymise", "--format html"]);
    place.run("report posts --anonymise -o a.html").told(0, &[]);
    let page = fs::read_to_string(place.path("a.html")).unwrap();
    assert!(page.contains("\"Post 1\"") && !page.contains("2019-01-01-one"));
}

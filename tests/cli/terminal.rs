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

/// What a terminal of a width shows of a report, where the variables say what terminal it is.
#[cfg(target_os = "linux")]
fn on_a_terminal(place: &Place, width: u32, variables: &str) -> Option<String> {
    let unset = "unset VTE_VERSION TERM_PROGRAM WT_SESSION KONSOLE_VERSION DOMTERM REFRAIN_PAGER";
    let size = format!("stty cols {width} rows 300");
    let line = format!("{unset}; {size}; {variables} refrain report posts --quiet");
    Some(crate::progress::shown(crate::progress::start(place, &line)?))
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_has_what_it_has_room_for_and_what_it_follows() {
    let place = Place::new();
    place.write("posts/2020-01-01-two.md", format!("# Two\n\n{}\n", HALL.replace("wet", "dry")));
    let run = |width, variables: &str| on_a_terminal(&place, width, variables);
    let Some(told) = run(130, "VTE_VERSION=7000 PAGER=cat") else { return };
    assert!(told.contains(LINK), "{told:?}");
    let two_columns = |text: &str| text.lines().any(|line| line.matches('│').count() == 2);
    assert!(two_columns(&told) && told.contains("[-wet-]"), "{told:?}");
    let narrow = run(80, "VTE_VERSION=7000 PAGER=cat").unwrap_or_default();
    assert!(narrow.contains("[-wet-]") && !two_columns(&narrow), "{narrow:?}");
    // Nobody knows this terminal, and nobody that pager.
    let unknown = run(130, "PAGER=cat").unwrap_or_default();
    assert!(two_columns(&unknown) && !unknown.contains(LINK), "{unknown:?}");
    let paged = run(130, "VTE_VERSION=7000 PAGER='sed s/x/x/'").unwrap_or_default();
    assert!(two_columns(&paged) && !paged.contains(LINK), "{paged:?}");
}

#[test]
fn only_a_page_can_do_without_names() {
    let place = Place::new();
    place.run("report posts --anonymise").told(2, &["--anonymise", "--format html"]);
    place.run("report posts --anonymise -o a.html").told(0, &[]);
    let page = fs::read_to_string(place.path("a.html")).unwrap();
    assert!(page.contains("\"Post 1\"") && !page.contains("2019-01-01-one"));
}

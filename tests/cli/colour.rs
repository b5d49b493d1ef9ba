//! Escape codes: only where they are wanted; the flag over `NO_COLOR` over `CLICOLOR_FORCE` over the
//! terminal, which here is none.

use crate::place::{Place, Told};

const ESCAPE: char = '\u{1b}';

fn coloured(flag: &str, environment: &[(&str, &str)]) -> bool {
    let mut command = Place::new().command();
    let place = Place::new();
    command.current_dir(place.path("."));
    command.args(["report", "posts", "gone.md", "--format", "text"]);
    command.args(flag.split_whitespace()).envs(environment.iter().copied());
    let told = Told::by(&mut command);
    told.told(2, &["gone.md", "1 refrain"]).showed(&["word for word"]);
    let (out, err) = (told.out.contains(ESCAPE), told.err.contains(ESCAPE));
    assert_eq!(out, err, "both streams alike: {told:#?}");
    out
}

#[test]
fn the_flag_goes_over_the_environment() {
    let (no, force) = (("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1"));
    assert!(!coloured("", &[]));
    assert!(coloured("--color always", &[]));
    assert!(coloured("--color always", &[no]));
    assert!(!coloured("--color never", &[force]));
    assert!(coloured("", &[force]));
    assert!(!coloured("", &[force, no]));
    assert!(!coloured("--color auto", &[no]));
    assert!(coloured("", &[force, ("NO_COLOR", "")]), "an empty NO_COLOR is none");
}

#[test]
fn what_is_told_is_the_same_with_and_without() {
    let place = Place::new();
    let plain = place.run("report posts -f text --color never").out;
    let bright = place.run("report posts -f text --color always").out;
    let mut stripped = String::new();
    let mut rest = &bright[..];
    while let Some((before, code)) = rest.split_once(ESCAPE) {
        stripped.push_str(before);
        rest = code.split_once('m').unwrap().1;
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[test]
fn labels_are_words_first() {
    let told = Place::new().run("report posts gone.md --color always");
    told.told(2, &["\u{1b}[1m\u{1b}[31merror:\u{1b}[0m gone.md"]);
}

/// A file's name must not steer the terminal of whoever reads of it.
#[cfg(target_os = "linux")]
#[test]
fn names_are_shown_without_escape_codes() {
    let place = Place::empty();
    place.write("bad\u{1b}[2J.md", "a\0b");
    let told = Told::by(place.command().args(["report", "bad\u{1b}[2J.md", "--color", "always"]));
    told.told(2, &["binary file"]).without(&["\u{1b}[2J"]);
}

//! Wrong usage, and the help against it.

use crate::place::{Place, Told};

#[test]
fn without_arguments_it_helps() {
    Place::empty().run("").told(2, &["Usage: refrain", "Commands:", "Exit codes:"]);
}

#[test]
fn a_wrong_value_is_told_with_the_right_ones() {
    let place = Place::new();
    let told = place.run("report posts --format xml");
    told.told(2, &["'xml'", "--format", "text, concise, json"]);
    let told = place.run("report posts --fail-on foo");
    told.told(2, &["'foo'", "exact, light, edited, contained, passage, never"]);
    place.run("report posts --color pink").told(2, &["'pink'", "auto, always, never"]);
    place.run("report posts --threads many").told(2, &["'many'", "--threads"]);
}

#[test]
fn all_wrong_options_are_told_at_once() {
    let told = Place::new().run("report posts --threshold 2 --min-run 1 -j 0 --split-posts (");
    told.told(
        2,
        &[
            "error: --threshold 2: expected a share above 0 and up to 1, such as 0.5\n",
            "error: --min-run 1: expected a number of words from 5, the length of a shingle\n",
            "error: --threads 0: expected a number of threads from 1",
            "error: --split-posts '(': expected auto, never or a regular expression that matches \
             title lines, such as '^## ' (unclosed group)\n",
        ],
    );
    assert_eq!(told.err.lines().count(), 4, "{told:#?}");
    assert_eq!(told.out, "");
}

#[test]
fn an_unknown_flag_or_command_gets_a_suggestion() {
    let place = Place::new();
    place.run("report posts --treshold 1").told(2, &["'--treshold'", "'--threshold'"]);
    place.run("rport posts").told(2, &["'rport'", "'report'"]);
}

#[test]
fn a_command_without_what_it_needs_says_so() {
    let place = Place::new();
    place.run("check draft.md").told(2, &["give --against PATH, or set", "Usage: refrain check"]);
    place.run("report").told(2, &["no posts are named: give PATH", "Usage: refrain report"]);
    place.run("compare draft.md").told(2, &["<B>"]);
    let told = place.run("check draft.md --against posts --stdin-filename a.md");
    told.told(2, &["--stdin-filename names standard input; give - as the draft"]);
}

#[test]
fn the_version_is_one_line() {
    let told = Place::empty().run("--version");
    told.told(0, &[]);
    assert_eq!(told.out, concat!("refrain ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn every_help_fits_a_terminal() {
    let place = Place::empty();
    for command in
        ["", "report", "check", "compare", "why", "accept", "generate", "evaluate", "schema"]
    {
        for help in ["-h", "--help"] {
            let told = Told::by(
                place.command().args(command.split_whitespace()).arg(help).env("COLUMNS", "80"),
            );
            told.told(0, &[]).showed(&["Usage: refrain"]);
            for line in told.out.lines() {
                assert!(line.chars().count() <= 80, "{command} {help}: {line}");
            }
        }
    }
    place.run("--help").showed(&["130  interrupted", "refrain check draft.md --against"]);
}

//! What a terminal shows of a long run. The terminal is lent by the program `script`.

#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use crate::place::Place;

/// What clears the line.
const CLEAR: &str = "\r\u{1b}[2K";
const COLOUR: &str = "\u{1b}[36m";

/// Starts a shell's command line on a terminal.
#[allow(clippy::print_stderr)] // A test that skips must say so.
pub(crate) fn start(place: &Place, line: &str) -> Option<Child> {
    let line = line.replace("refrain", env!("CARGO_BIN_EXE_refrain"));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(place.path("."));
    script.env("TERM", "xterm").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    let started = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    if started.is_err() {
        eprintln!("skipped: there is no program `script` to lend a terminal");
    }
    started.ok()
}

pub(crate) fn shown(mut run: Child) -> String {
    // The terminal's keyboard stays there.
    let _keyboard = run.stdin.take();
    String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap()
}

/// A run that has to wait for its draft, longer than anybody likes to see nothing.
const WAITS: &str = "sleep 1.5 | refrain check - --against posts";

#[test]
fn a_stage_is_shown_and_gone_before_anything_is_told() {
    let place = Place::new();
    let Some(run) = start(&place, &format!("stty cols 80 rows 9; {WAITS}")) else { return };
    let shown = shown(run);
    assert!(shown.contains(COLOUR) && shown.contains("  reading standard input"), "{shown:?}");
    let (line, told) = shown.rsplit_once(CLEAR).unwrap();
    assert!(line.contains("reading standard input"), "{shown:?}");
    assert!(told.contains("no draft was read") && !told.contains("reading"), "{shown:?}");
}

#[test]
fn it_can_be_had_without_colour_and_not_at_all() {
    let place = Place::new();
    let runs = [
        (" --color never", true),
        (" --no-progress", false),
        (" --quiet", false),
        (" 2>&1 | cat", false),
    ];
    let mut runs: Vec<_> =
        runs.iter().map(|(flag, seen)| (start(&place, &format!("{WAITS}{flag}")), *seen)).collect();
    for (variable, seen) in [("NO_COLOR=1", true), ("TERM=dumb", false)] {
        runs.push((start(&place, &format!("export {variable}; {WAITS}")), seen));
    }
    for (at, (run, seen)) in runs.into_iter().enumerate() {
        let Some(run) = run else { return };
        let shown = shown(run);
        assert_eq!(shown.contains("reading standard input"), seen, "{at}: {shown:?}");
        assert!(!shown.contains(COLOUR), "{at}: {shown:?}");
    }
}

#[test]
fn what_is_known_in_advance_has_a_bar() {
    let place = Place::empty();
    let Some(run) = start(&place, "stty cols 60 rows 9; refrain generate 400000 corpus.txt") else {
        return;
    };
    let shown = shown(run);
    let lines: Vec<&str> = shown.split(CLEAR).filter(|line| line.contains("writing")).collect();
    assert!(lines.iter().any(|line| line.contains(" %  ") && line.contains("=>")), "{shown:?}");
    for line in lines {
        let line = line.replace(COLOUR, "").replace("\u{1b}[0m", "");
        assert!(line.chars().count() <= 57, "{line:?}");
    }
}

#[test]
fn of_a_short_run_nothing_is_shown() {
    let place = Place::new();
    let Some(run) = start(&place, "refrain report posts") else { return };
    let shown = shown(run);
    assert!(shown.contains("word for word") && !shown.contains(CLEAR), "{shown:?}");
}

/// The terminal writes `^C` behind the line when that is typed.
#[test]
fn an_interrupt_clears_the_line() {
    let place = Place::empty();
    let Some(mut run) = start(&place, "stty cols 50 rows 9; refrain generate 4000000 corpus.txt")
    else {
        return;
    };
    let mut screen = run.stdout.take().unwrap();
    let mut shown = Vec::new();
    while !String::from_utf8_lossy(&shown).contains("writing posts") {
        let mut some = [0; 512];
        let read = screen.read(&mut some).unwrap();
        assert!(read > 0, "{:?}", String::from_utf8_lossy(&shown));
        shown.extend_from_slice(&some[..read]);
    }
    run.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
    screen.read_to_end(&mut shown).unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(130));
    let shown = String::from_utf8(shown).unwrap();
    let (line, told) = shown.rsplit_once(CLEAR).unwrap();
    assert!(line.contains("^C"), "{shown:?}");
    assert_eq!(told.trim_end(), "interrupted");
    assert!(!place.path("corpus.txt").exists());
}

//! Runs that are interrupted: the exit code, what is told, and that nothing is left behind.

#![cfg(unix)]
#![allow(clippy::disallowed_methods)] // Tests may look at the clock.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::place::{Place, Told};

/// A run that waits for nobody.
struct Run(Child);

impl Run {
    /// Starts the program, and comes back when it listens to signals.
    fn start(place: &Place, args: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
        command.args(args.split_whitespace());
        Self::of(place, &mut command)
    }

    fn of(place: &Place, command: &mut Command) -> Self {
        let run = Self(
            command
                .current_dir(place.path("."))
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap(),
        );
        if let Some(status) = run.status() {
            assert!(!status.is_empty());
            until("it listens", || signals(&run.status().unwrap(), "SigCgt") & 0b10 != 0);
        } else {
            sleep(Duration::from_millis(500));
        }
        run
    }

    /// What the system tells of it, on Linux.
    fn status(&self) -> Option<String> {
        fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()
    }

    fn send(&self, signal: &str) {
        let id = self.0.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    fn told(mut self) -> Told {
        // Its input stays open: it must end because it was asked to, not because all is read.
        let _input = self.0.stdin.take();
        let output = self.0.wait_with_output().unwrap();
        Told {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The signals in a line of a status, as bits; the lowest is signal 1.
fn signals(status: &str, line: &str) -> u64 {
    let signals = status.lines().find_map(|it| it.strip_prefix(line)?.strip_prefix(":\t"));
    u64::from_str_radix(signals.unwrap(), 16).unwrap()
}

#[track_caller]
fn until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(60), "never: {what}");
        sleep(Duration::from_millis(1));
    }
}

/// Whether whoever runs the tests has hangups ignored: then the program listens to no signal.
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn deaf() -> bool {
    let status = fs::read_to_string("/proc/self/status");
    let deaf = status.is_ok_and(|it| signals(&it, "SigIgn") & 1 != 0);
    if deaf {
        eprintln!("skipped: whoever started this test has hangups ignored");
    }
    deaf
}

/// The names in a folder, those of hidden files too.
fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string());
    let mut names: Vec<_> = names.map(Result::unwrap).collect();
    names.sort();
    names
}

#[test]
fn while_it_waits_for_a_draft() {
    if deaf() {
        return;
    }
    let place = Place::new();
    let before = names(&place.path("."));
    for signal in ["-INT", "-TERM", "-HUP"] {
        let run = Run::start(&place, "check - --against posts -o out.json");
        run.send(signal);
        let told = run.told();
        assert_eq!((told.code, &*told.out, &*told.err), (130, "", "interrupted\n"), "{signal}");
        assert_eq!(names(&place.path(".")), before, "{signal}");
    }
}

/// At whatever moment, the old result stands there, or all of the new one, and nothing beside it.
#[test]
fn a_result_is_the_old_one_or_whole() {
    if deaf() {
        return;
    }
    let place = Place::empty();
    place.run("generate 4000 posts --quiet").told(0, &[]);
    let args = "report posts --quiet -o out.json";
    let start = Instant::now();
    place.run(args).told(0, &[]);
    let all = start.elapsed();
    let whole = fs::read(place.path("out.json")).unwrap();
    let mut codes = Vec::new();
    for moment in 0..=12 {
        place.write("out.json", "old");
        let run = Run::start(&place, args);
        // More of them where the result is written.
        sleep(all * moment * (24 - moment) / 144);
        run.send("-INT");
        let told = run.told();
        codes.push(told.code);
        assert_eq!(names(&place.path(".")), ["out.json", "posts"], "{told:#?}");
        let there = fs::read(place.path("out.json")).unwrap();
        match told.code {
            130 => assert!(told.err == "interrupted\n" && (there == b"old" || there == whole)),
            code => assert!(code == 0 && there == whole, "{told:#?}"),
        }
    }
    assert_eq!(codes[0], 130);
}

#[test]
fn a_corpus_goes_with_its_folder() {
    if deaf() {
        return;
    }
    let place = Place::empty();
    let run = Run::start(&place, "generate 400000 a/b/corpus");
    until("posts are made", || place.path("a/b/corpus/2006").exists());
    run.send("-INT");
    run.told().told(130, &["interrupted\n"]);
    assert!(names(&place.path(".")).is_empty());
}

#[test]
fn what_was_there_before_a_corpus_stays() {
    if deaf() {
        return;
    }
    let place = Place::empty();
    place.write("corpus/mine.md", "Mine.");
    place.write("corpus/2005/mine.md", "Mine.");
    let run = Run::start(&place, "generate 400000 corpus --force");
    until("posts are made", || place.path("corpus/2006").exists());
    run.send("-TERM");
    run.told().told(130, &["interrupted\n"]);
    assert_eq!(names(&place.path("corpus")), ["2005", "mine.md"]);
    assert_eq!(names(&place.path("corpus/2005")), ["mine.md"]);
}

#[test]
fn a_corpus_of_one_file_is_the_old_one_or_whole() {
    if deaf() {
        return;
    }
    let place = Place::empty();
    place.write("old.jsonl", "old");
    let run = Run::start(&place, "generate 400000 old.jsonl --force");
    sleep(Duration::from_millis(200));
    run.send("-INT");
    run.told().told(130, &["interrupted\n"]);
    assert_eq!(names(&place.path(".")), ["old.jsonl"]);
    assert_eq!(fs::read(place.path("old.jsonl")).unwrap(), b"old");
}

/// Killed, it cannot clear up; but the files it was at have no names yet.
#[cfg(target_os = "linux")]
#[test]
fn a_kill_leaves_nothing_either() {
    let place = Place::new();
    let before = names(&place.path("."));
    let run = Run::start(&place, "check - --against posts -o out.json");
    run.send("-KILL");
    assert_eq!(run.told().code, -1);
    let run = Run::start(&place, "generate 400000 corpus.txt");
    sleep(Duration::from_millis(200));
    run.send("-KILL");
    assert_eq!(run.told().code, -1);
    assert_eq!(names(&place.path(".")), before);
}

/// Starts a check that waits for its draft, in a shell that has some signals ignored.
#[cfg(target_os = "linux")]
fn ignoring(place: &Place, signals: &str) -> Run {
    let mut shell = Command::new("sh");
    let exec = format!("trap '' {signals}; exec \"$0\" check - --against posts");
    shell.args(["-c", &exec, env!("CARGO_BIN_EXE_refrain")]).current_dir(place.path("."));
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let run = Run(shell.spawn().unwrap());
    until("it waits", || {
        let status = run.status().unwrap();
        // The program, with its threads.
        status.starts_with("Name:\trefrain") && !status.contains("Threads:\t1\n")
    });
    run
}

#[cfg(target_os = "linux")]
#[test]
fn hangups_that_are_ignored_stay_ignored() {
    let place = Place::new();
    let mut run = ignoring(&place, "HUP");
    run.send("-HUP");
    sleep(Duration::from_millis(100));
    assert_eq!(run.0.try_wait().unwrap(), None);
    drop(run.0.stdin.take());
    assert_eq!(run.0.wait().unwrap().code(), Some(0));
}

/// As shells do with what they start in the background.
#[cfg(target_os = "linux")]
#[test]
fn in_the_background_of_a_script_it_ends_cleanly_too() {
    if deaf() {
        return;
    }
    for signal in ["-INT", "-TERM"] {
        let run = ignoring(&Place::new(), "INT QUIT");
        until("it listens", || signals(&run.status().unwrap(), "SigCgt") & 0b10 != 0);
        run.send(signal);
        run.told().told(130, &["interrupted\n"]);
    }
}

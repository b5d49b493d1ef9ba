//! The exit codes, each in its own right.

use std::fs;
use std::path::Path;

use crate::place::{LAMP, Place};

#[test]
fn findings_fail_a_check_but_not_a_report_or_a_comparison() {
    let place = Place::new();
    place.run("report posts").told(0, &["1 refrain"]).showed(&["exact 100% like"]);
    place.run("check draft.md --against posts").told(1, &["1 refrain"]);
    place.run("compare draft.md posts").told(0, &["1 refrain"]);
    place.run("report posts --fail-on exact").told(1, &[]);
    place.run("compare draft.md posts --fail-on passage").told(1, &[]);
    place.run("check draft.md --against posts --fail-on never").told(0, &["1 refrain"]);
}

#[test]
fn a_kind_looser_than_the_wanted_one_does_not_fail() {
    let place = Place::new();
    place.write(
        "draft.md",
        fs::read_to_string(place.path("draft.md")).unwrap().replace("wet", "dry"),
    );
    place.run("check draft.md --against posts").told(1, &[]).showed(&["light"]);
    place.run("check draft.md --against posts --fail-on exact").told(0, &[]).showed(&["light"]);
}

#[test]
fn nothing_found_is_zero_and_says_what_was_compared() {
    let place = Place::new();
    place.write("draft.md", LAMP.replace(' ', "  x ") + "\n");
    let parts = ["1 draft (1 paragraph,", "against 2 posts (3 paragraphs,", "0 refrains"];
    let told = place.run("check draft.md --against posts");
    told.told(0, &parts);
    assert_eq!(told.out, "");
    place.write("only/a.md", LAMP);
    place.run("report only").told(0, &["1 file, 1 post, 1 paragraph", "0 refrains"]);
}

#[test]
fn trouble_goes_over_findings_and_the_rest_is_still_shown() {
    let place = Place::new();
    let told = place.run("check draft.md missing.md --against posts");
    told.told(2, &["error: missing.md: "]).showed(&["draft.md:3:1: exact 100%"]);
}

#[test]
fn quiet_leaves_results_and_errors() {
    let place = Place::new();
    place.write("empty.md", "");
    let told = place.run("report posts empty.md missing.md --quiet");
    told.told(2, &["error: missing.md"]).showed(&["exact 100% like"]);
    assert_eq!(told.err.lines().count(), 1, "{told:#?}");
    assert_eq!(place.run("check -q draft.md --against posts").told(1, &[]).err, "");
}

/// The reader of the output leaves early; complete, this run would end with 1.
#[test]
fn a_closed_pipe_is_a_silent_zero() {
    use std::io::Read;
    use std::process::{Command, Stdio};

    let place = Place::empty();
    for n in 0..400 {
        // Each two posts share a paragraph, of words that no other post has.
        let words: Vec<String> = (0..40).map(|word| format!("w{}x{word}", n / 2)).collect();
        place.write(&format!("posts/{n}.md"), words.join(" "));
    }
    for format in ["json", "concise", "text"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_refrain"))
            .args(["report", "posts", "--all-pairs", "--fail-on", "exact", "--format", format])
            .current_dir(place.path("."))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        if format == "json" {
            let mut some = [0; 16];
            child.stdout.as_mut().unwrap().read_exact(&mut some).unwrap();
        }
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn a_full_disk_is_an_error_once() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        eprintln!("skipped: no /dev/full");
        return;
    };
    let place = Place::new();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_refrain"))
        .args(["report", "posts"])
        .current_dir(place.path("."))
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "error: standard output: No space left on device\n");
}

/// The table of `--help` stands in the README word for word.
#[test]
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn the_readme_has_the_exit_codes() {
    let help = Place::empty().run("--help").out;
    let (_, table) = help.split_once("Exit codes:\n").unwrap();
    let table: Vec<(&str, &str)> = table
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| line.trim().split_once(' ').unwrap())
        .map(|(code, meaning)| (code, meaning.trim()))
        .collect();
    assert_eq!(table.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["0", "1", "2", "130"]);
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let Ok(readme) = fs::read_to_string(readme) else {
        eprintln!("skipped: there is no README.md yet");
        return;
    };
    for (code, meaning) in table {
        let tells = |line: &str| {
            let words = line.replace(['|', '`', '*'], " ");
            words.trim().strip_prefix(code).is_some_and(|rest| rest.trim() == meaning)
        };
        assert!(readme.lines().any(tells), "README.md lacks: {code} {meaning}");
    }
}

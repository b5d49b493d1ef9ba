//! Commands that make text of files: which run, and what is told of one that fails.

#![cfg(unix)]

use crate::place::{HALL, Place};

fn place() -> Place {
    let place = Place::new();
    place.write("posts/2021-01-01-three.rot", HALL.to_uppercase());
    place
}

#[test]
fn a_folder_is_searched_for_the_files_of_a_rule() {
    let place = place();
    place.write("refrain.toml", "[[pre]]\nglob = \"*.rot\"\ncommand = \"tr A-Z a-z\"\n");
    let told = place.run("report posts");
    told.told(0, &["3 files"]).showed(&["posts/2021-01-01-three.rot:1:1: exact 100% like"]);
    place.run("report posts --no-pre").told(0, &["2 files"]);
    place.run("report posts --no-config").told(0, &["2 files"]);
    // The command line's command goes first.
    let told = place.run("report posts --pre cat --pre-glob *.rot");
    told.told(0, &["3 files"]);
    place.write("refrain.toml", "[[pre]]\nglob = \"*.rot\"\ncommand = [\"cat\", \"{}\"]\n");
    place.run("report posts").told(0, &["3 files"]).showed(&["three.rot"]);
}

#[test]
fn a_command_is_for_every_file_if_no_pattern_says_else() {
    let place = Place::new();
    let told = place.run("check draft.md --against posts/2020-01-01-two.md --pre sed,s/wet/dry/");
    told.told(2, &["`sed,s/wet/dry/`: cannot be run", "is sed,s/wet/dry/ installed?"]);
    let mut command = place.command();
    command.args(["report", "posts", "--pre", "sh -c 'sed s/wet/dry/ \"$1\"' sh {}"]);
    let told = crate::place::Told::by(command.args(["--format", "json"]));
    told.told(0, &["1 refrain"]);
}

#[test]
fn a_failing_command_loses_its_file_and_nothing_else() {
    let place = place();
    let run = |command: &str, more: &[&str]| {
        let mut it = place.command();
        it.args(["report", "posts", "--pre-glob", "*.rot", "--pre", command]).args(more);
        crate::place::Told::by(&mut it)
    };
    let fails = "sh -c 'echo no such page >&2; echo half; exit 3'";
    let told = run(fails, &[]);
    told.told(
        0,
        &[
            "2 files",
            "warning: posts/2021-01-01-three.rot: `sh -c ",
            "exit status: 3\n  no such page",
        ],
    );
    told.told(0, &["skipped 1: command failed"]).showed(&["exact 100% like"]);
    run(fails, &["posts/2021-01-01-three.rot"])
        .told(2, &["error: posts/2021-01-01-three.rot: `sh"]);
    run("sleep 30", &["--pre-timeout", "1"])
        .told(0, &["not done after 1 s; --pre-timeout allows more"]);
    run("yes", &["--pre-limit", "1000"]).told(0, &["made more than 1000 B of text; --pre-limit"]);
    run("sh -c 'cat {}'", &[]).told(2, &["--pre 'sh -c 'cat {}''", "as an argument of its own"]);
    run("cat 'x", &[]).told(2, &["--pre", "quotes closed"]);
    // What nobody reads does not hold it up.
    run("sh -c 'yes e | head -c 300000 >&2; cat'", &[]).told(0, &["3 files"]);
}

#[test]
fn a_wrong_rule_is_told_with_its_place() {
    let place = place();
    let told = |rule: &str| {
        place.write("refrain.toml", rule);
        place.run("report posts")
    };
    told("[[pre]]\nglob = \"*.x\"\n").told(2, &[": pre: expected [[pre]] with glob"]);
    told("[[pre]]\nglob = \"*.x\"\ncomand = \"cat\"\n")
        .told(2, &["refrain.toml:3: pre: unknown key 'comand'"]);
    told("[[pre]]\nglob = \"*.x\"\ncommand = \"sh -c 'cat {}'\"\n")
        .told(2, &["refrain.toml:3: pre: command: "]);
}

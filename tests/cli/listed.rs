//! Paths that the command line does not name itself: wildcards, lists, and what git says has changed.

use std::fs;
use std::process::Command;

use crate::place::{HALL, LAMP, Place};

#[test]
fn wildcards_that_no_shell_opened_are_opened() {
    let place = Place::new();
    place.write("posts/in/2021-01-01-three.md", HALL);
    place.write("posts/in/notes.mdx", HALL);
    place.run("report posts/*.md").told(0, &["2 files"]);
    place.run("report posts/**/*.md").told(0, &["3 files"]);
    place.run("report posts/**/*.md*").told(0, &["4 files"]);
    place.run("check draft.md --against posts/2019*").told(1, &["against 1 post"]);
    // Ignore files hold for patterns and not for what is named itself.
    place.write("posts/.refrainignore", "*two*\n");
    place.run("report posts/*.md").told(0, &["1 file,"]);
    place.run("report posts/2019-01-01-one.md posts/2020-01-01-two.md").told(0, &["2 files"]);
    let told = place.run("report posts/*.rst posts");
    told.told(2, &["error: posts/*.rst: no file matches; check the wildcards"]);
    // A name that looks like a pattern is a name where there is such a file.
    place.write("posts/[a].md", LAMP);
    place.run("report posts/[a].md").told(0, &["1 file,"]);
}

#[test]
fn a_list_of_paths_is_read() {
    let place = Place::new();
    place.write("list", "posts/2019-01-01-one.md\r\n\nposts/2020-01-01-two.md\n");
    place.run("report --files-from list").told(0, &["2 files"]);
    let piped =
        place.pipe("posts/2019-01-01-one.md\0posts/2020-01-01-two.md", "report --files-from - -0");
    piped.told(0, &["2 files"]);
    place.pipe("draft.md\n", "check --files-from - --against posts").told(1, &["1 draft"]);
    place.write("nul", "a\0b");
    place.run("report --files-from nul").told(2, &["--files-from nul:1: a NUL byte", "--null"]);
    place.run("report --files-from gone").told(2, &["--files-from gone: No such file"]);
    place.write("list", "posts/2019-01-01-one.md\nposts/gone.md\n");
    place
        .run("report --files-from list")
        .told(2, &["error: posts/gone.md: No such file", "1 file,"]);
}

#[test]
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn what_git_says_has_changed_is_checked() {
    let place = Place::new();
    let git = |words: &str| {
        let config = ["-c", "user.name=A", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"];
        let mut git = Command::new("git");
        git.current_dir(place.path(".")).args(config).args(words.split(' '));
        git.output().is_ok_and(|output| output.status.success())
    };
    fs::remove_file(place.path("draft.md")).unwrap();
    if !git("init") {
        eprintln!("skipped: there is no git");
        return;
    }
    let check = || place.run("check --changed-since HEAD --against posts");
    assert!(git("add .") && git("commit -m one"));
    check().told(0, &["no draft was read"]);
    // A new post, which git does not know yet, is not compared with itself.
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n{HALL}\n"));
    place.write("posts/cover.png", b"\0");
    check()
        .told(1, &["1 draft", "against 2 posts"])
        .showed(&["posts/2021-01-01-three.md:3:1: exact"]);
    assert!(git("add .") && git("commit -m two"));
    check().told(0, &["no draft was read"]);
    place.run("check --changed-since HEAD~1 --against posts").told(1, &["1 draft"]);
    // Several at once: each is a draft, and none is its own archive.
    place.write("posts/2020-01-01-two.md", format!("# Two\n\n{LAMP}\n"));
    let told = place.run("check --changed-since HEAD~1 --against posts");
    told.told(1, &["2 drafts", "against 1 post"]).without(&["like posts/2021"]);
    place
        .run("check --changed-since nowhere --against posts")
        .told(2, &["--changed-since nowhere", "git: "]);
    place.run("check --changed-since=--output=x --against posts").told(2, &["git: "]);
    assert!(!place.path("x").exists());
    let lone = Place::new();
    let told = lone.run("check --changed-since HEAD --against posts");
    told.told(2, &["--changed-since HEAD: posts is in no repository of git"]);
}

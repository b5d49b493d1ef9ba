//! The forms of a report that are made for other programs, and several of them at once.

use std::fs;

use serde_json::Value;

use crate::place::{Place, Told};

#[test]
fn one_run_writes_many_forms() {
    let place = Place::new();
    let told = place.run(
        "check draft.md --against posts --format concise --report sarif=out.sarif \
         --report csv=out.csv --report markdown=out.md --report jsonl=out.jsonl",
    );
    told.told(1, &["1 refrain"]).showed(&["draft.md:3:1: exact 100% like"]);
    let read = |name: &str| fs::read_to_string(place.path(name)).unwrap();
    let log: Value = serde_json::from_str(&read("out.sarif")).unwrap();
    assert_eq!(
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"],
        3
    );
    assert_eq!(read("out.csv").lines().count(), 2);
    assert!(
        read("out.md")
            .contains("| `draft.md:3` | exact 100% | `posts/2019-01-01-one.md:3` (2019-01-01) |")
    );
    let line: Value = serde_json::from_str(read("out.jsonl").trim_end()).unwrap();
    assert_eq!((&line["path"], &line["kind"]), (&"draft.md".into(), &"exact".into()));
}

#[test]
fn the_form_is_told_by_the_files_ending() {
    let place = Place::new();
    for (name, begins) in [("a.csv", "path,line,"), ("a.md", "### refrain"), ("a.sarif", "{\n")] {
        place.run(&format!("report posts -o {name}")).told(0, &["1 refrain"]);
        assert!(fs::read_to_string(place.path(name)).unwrap().starts_with(begins), "{name}");
    }
    place.run("report posts -o a.pdf").told(2, &["the ending .pdf tells no form"]);
    place.run("report posts --report xml=a").told(2, &["FORMAT=PATH", "sarif, github"]);
    place.run("report posts --report sarif").told(2, &["such as sarif=refrain.sarif"]);
    place.run("report posts -o a.csv --report json=a.csv").told(2, &["two forms cannot go to one"]);
    let lost = place.run("report posts --report json=posts/2019-01-01-one.md");
    lost.told(2, &["--report posts/2019-01-01-one.md: this file is one of those that were read"]);
}

#[test]
fn annotations_come_with_the_summary_of_the_step() {
    let place = Place::new();
    place.write("summary.md", "before\n");
    let mut command = place.command();
    command.args(["check", "draft.md", "--against", "posts", "--format", "github"]);
    command.env("GITHUB_STEP_SUMMARY", place.path("summary.md"));
    let told = Told::by(&mut command);
    told.told(1, &[])
        .showed(&["::warning file=draft.md,line=3,col=1,endColumn=", "title=refrain: exact"]);
    let summary = fs::read_to_string(place.path("summary.md")).unwrap();
    assert!(summary.starts_with("before\n### refrain: 1 place came back\n"), "{summary}");
    // Elsewhere there is no such file, and nothing is said of it.
    place.run("check draft.md --against posts --format github").told(1, &[]);
}

#[test]
fn a_comparison_is_one_line_and_a_report_a_line_a_finding() {
    let place = Place::new();
    let whole = place.run("compare draft.md posts/2020-01-01-two.md --format jsonl");
    assert_eq!(whole.json()["command"], "compare");
    place.write("posts/2021-01-01-three.md", crate::place::HALL);
    assert_eq!(place.run("report posts --format jsonl").out.lines().count(), 2);
}

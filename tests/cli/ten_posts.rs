//! The same ten posts in every format: the reports name the same refrains, and every place is bytes of
//! the file. `tests/ten-posts/` has them; another format is one line in `FORMATS`.

use std::fs;

use serde_json::Value;

use crate::place::{Place, Told};

/// The folder or file of each format, and what `inspect` calls it.
const FORMATS: [(&str, &str); 5] = [
    ("markdown", "markdown"),
    ("html", "html"),
    ("export.xml", "wordpress"),
    ("rss.xml", "rss"),
    ("atom.xml", "atom"),
];

fn run(command: &str, paths: &[&str]) -> Value {
    let place = Place::empty();
    let mut asked = place.command();
    asked.args([command, "--format", "json"]);
    for path in paths {
        asked.arg(format!("{}/tests/ten-posts/{path}", env!("CARGO_MANIFEST_DIR")));
    }
    Told::by(&mut asked).json()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> usize {
    usize::try_from(value[name].as_u64().unwrap()).unwrap()
}

/// The refrains: kind, class, words, changed facts, and the dates of their places.
fn refrains(report: &Value) -> Vec<String> {
    let told = |it: &Value| {
        let dates: Vec<_> = list(it, "places").iter().map(|at| &at["date"]).collect();
        let facts: Vec<_> =
            list(it, "changed_facts").iter().map(|fact| (&fact["a"], &fact["b"])).collect();
        format!("{} {} {} {facts:?} {dates:?}", it["kind"], it["class"], it["words"])
    };
    list(report, "refrains").iter().map(told).collect()
}

#[test]
fn all_formats_name_the_same_refrains() {
    let markdown = run("report", &["markdown"]);
    let expected = refrains(&markdown);
    assert_eq!(expected.len(), 5, "{expected:#?}");
    assert!(expected.iter().any(|it| it.contains("412") && it.contains("521")), "{expected:#?}");
    for (path, _) in FORMATS {
        assert_eq!(refrains(&run("report", &[path])), expected, "{path}");
    }
}

#[test]
fn paragraphs_are_stretches_of_their_file() {
    let expected = run("inspect", &["markdown"]);
    let titles = |all: &Value| -> Vec<Value> {
        list(all, "posts").iter().map(|post| post["title"].clone()).collect()
    };
    for (path, format) in FORMATS {
        let all = run("inspect", &[path]);
        assert_eq!(titles(&all), titles(&expected), "{path}");
        for post in list(&all, "posts") {
            assert_eq!(post["format"], format);
            let text = fs::read_to_string(post["path"].as_str().unwrap()).unwrap();
            for it in list(post, "paragraphs") {
                let (start, end) = (number(it, "start"), number(it, "end"));
                let slice = &text[start..end];
                assert_eq!(text[..start].split('\n').count(), number(it, "line"), "{path}");
                // The first word stands there as it is, whatever markup is behind it.
                let shown = it["text"].as_str().unwrap();
                let first = shown.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                assert!(slice.contains(first), "{path}: {shown:?} is not in {slice:?}");
                let marks = shown.contains(['<', '[', '{', '\\']);
                assert!(!marks || it["kind"] == "code", "{path}: {shown}");
            }
        }
    }
}

#[test]
fn all_formats_together_are_ten_posts() {
    let paths: Vec<&str> = FORMATS.iter().map(|(path, _)| *path).collect();
    let report = run("report", &paths);
    assert_eq!((number(&report["stats"], "posts"), number(&report["stats"], "copies")), (10, 40));
    for post in list(&report, "posts") {
        assert!(post["path"].as_str().unwrap().contains("markdown/"), "the writer's own is kept");
        assert_eq!(list(post, "origins").len(), 4);
    }
    assert_eq!(refrains(&report), refrains(&run("report", &["markdown"])));
}

//! Corpora made by the program, and what it refuses.

use std::fs;

use crate::place::{Place, Told};

/// The files below a folder, by their paths, with what is in them.
fn files(place: &Place, folder: &str) -> Vec<(String, String)> {
    let mut open = vec![place.path(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let name = path.strip_prefix(place.path(folder)).unwrap();
            let name = name.to_str().unwrap().replace('\\', "/");
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_of_posts_with_its_truth() {
    let place = Place::empty();
    let told = place.run("generate 200 corpus");
    told.told(0, &["corpus: 200 paragraphs in ", "truth.tsv: ", " planted pairs"]);
    assert_eq!(told.out, "");
    let made = files(&place, "corpus");
    let posts: Vec<_> = made.iter().filter(|file| file.0 != "truth.tsv").collect();
    let (path, text) = &posts[0];
    assert!(path.starts_with("2005/2005-01-03-") && path.ends_with("-000000.md"), "{path}");
    assert!(text.starts_with("---\ntitle: ") && text.contains("\ndate: 2005-01-03\n---\n\n"));
    let paragraphs = posts.iter().map(|file| file.1.matches("\n\n").count());
    assert_eq!(paragraphs.sum::<usize>(), 200);
    place.run("report corpus").told(0, &[&format!("{} posts, 200 paragraphs", posts.len())]);

    place.run("generate 200 again --quiet").told(0, &[]).without(&["paragraphs"]);
    assert_eq!(files(&place, "again"), made);
    place.run("generate 200 other --seed 2");
    assert_ne!(files(&place, "other"), made);
}

#[test]
fn the_ending_tells_the_form() {
    let place = Place::empty();
    place.run("generate 50 a.jsonl").told(0, &["a.truth.tsv"]);
    let lines = fs::read_to_string(place.path("a.jsonl")).unwrap();
    let post: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    let keys: Vec<_> = post.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["date", "id", "text", "title"]);
    place.run("generate 50 b.txt --truth t.tsv").told(0, &["t.tsv"]);
    assert_eq!(fs::read_to_string(place.path("b.txt")).unwrap().lines().count(), 50);
    place.run("generate 50 c.out --form text").told(0, &[]);
    assert!(fs::read(place.path("b.txt")).unwrap() == fs::read(place.path("c.out")).unwrap());
    assert!(place.path("c.truth.tsv").exists());
}

#[test]
fn nothing_is_written_over_unasked() {
    let place = Place::empty();
    place.write("full/mine.md", "Mine.");
    place.write("b.txt", "Mine.");
    place.write("t.tsv", "Mine.");
    place.run("generate 50 full").told(2, &["error: full: this folder is not empty", "--force"]);
    place.run("generate 50 b.txt").told(2, &["error: b.txt: this file is there already"]);
    place.run("generate 50 new.txt --truth t.tsv").told(2, &["error: t.tsv: this file is there"]);
    assert!(!place.path("new.txt").exists());
    assert_eq!(fs::read_to_string(place.path("b.txt")).unwrap(), "Mine.");
    place.run("generate 50 full --force").told(0, &[]);
    assert_eq!(fs::read_to_string(place.path("full/mine.md")).unwrap(), "Mine.");
    place.run("generate 50 b.txt --force").told(0, &[]);
    place.write("hole/x", "");
    place.run("generate 50 hole/x/y").told(2, &["error: hole/x/y: "]);
}

#[test]
fn traps_are_set() {
    let place = Place::empty();
    for trap in ["same", "sentence", "long", "word"] {
        place.run(&format!("generate 20 {trap}.txt --trap {trap}")).told(0, &[]);
        let text = fs::read_to_string(place.path(&format!("{trap}.txt"))).unwrap();
        assert_eq!(text.lines().count(), if trap == "long" { 1 } else { 20 }, "{trap}");
    }
    place.run("generate 20 x --trap maze").told(2, &["same, sentence, long, word"]);
    place.run("generate 0 x").told(2, &["'0'"]);
}

/// The whole way: what was planted is found.
#[test]
fn what_is_planted_is_found() {
    let place = Place::empty();
    place.run("generate 2000 corpus").told(0, &[]);
    let report = place.run("report corpus --format json").told(0, &[]).out.clone();
    let evaluated = |args: &str| -> Told {
        place.pipe(&report, &format!("evaluate --truth corpus/truth.tsv - {args}"))
    };
    let recall = |told: &Told, wanted: &str| {
        let told = told.json();
        let kinds = told["recall"].as_array().unwrap();
        let kind = kinds.iter().find(|kind| kind["kind"] == wanted).unwrap();
        kind["recall"].as_f64().unwrap()
    };
    let told = evaluated("--format json");
    for kind in ["exact", "light", "partial", "boilerplate"] {
        assert!(recall(&told, kind) >= 1.0, "{kind}: {told:#?}");
    }
    // A heavy copy keeps 40 to 70 % of its words: nobody can show that half of each is shared.
    let told = evaluated("--format json --cover 0.25");
    assert!(recall(&told, "heavy") >= 0.9, "{told:#?}");
    let precision = &told.json()["precision"];
    let all = precision.as_array().unwrap().last().unwrap().clone();
    assert!(all["precision"].as_f64().unwrap() >= 0.98, "{all}");
}

//! `compare --pairs`: two paths a line in, one object a line out.

use std::fs;

use serde_json::Value;

use crate::place::Place;

/// An argument, and the same turned round.
const KEEPER: &str = "The harbour office pays a pilot by the hour and not by the ship, so that a \
                      captain who waits for the tide costs the town more than one who comes in \
                      against it; the auditor asked twice why nobody had mended that.";
const AGAIN: &str = "Twice the auditor asked why nobody mended the contract. A captain waiting for \
                     the tide costs the town more than a captain who comes in against it, since by \
                     the hour, not by the ship, is how the harbour office pays a pilot.";

fn place() -> Place {
    let place = Place::new();
    place.write("keeper.txt", KEEPER);
    place.write("again.txt", AGAIN);
    place
}

fn objects(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_pair_is_an_object_of_its_own_in_the_order_of_the_list() {
    let place = place();
    let list =
        "keeper.txt\tagain.txt\n\nagain.txt\tposts/2019-01-01-one.md\r\nkeeper.txt\tkeeper.txt\n";
    place.write("pairs.tsv", list);
    let told = place.run("compare --pairs pairs.tsv --format jsonl");
    told.told(0, &[]);
    let objects = objects(&told.out);
    assert_eq!(objects.len(), 3);
    assert!(objects.iter().all(|object| object["schema_version"] == 1));
    let passages = |at: usize| objects[at]["passages"].as_array().unwrap().clone();
    assert_eq!((passages(0).len(), passages(1).len(), passages(2).len()), (1, 0, 1));
    let passage = &passages(0)[0];
    assert_eq!(passage["a"]["path"], "keeper.txt");
    assert_eq!(passage["b"]["path"], "again.txt");
    assert!(passage["significance"].as_f64().unwrap() > 50.0);
    assert_eq!(objects[0]["matches"][0]["a"]["path"], "keeper.txt");
    assert_eq!(objects[2]["matches"][0]["kind"], "exact");
    // What one thread finds, and what a file holds, is the same.
    assert_eq!(place.run("compare --pairs pairs.tsv -j 1").out, told.out);
    place.run("compare --pairs pairs.tsv -o found.jsonl").told(0, &[]);
    assert_eq!(fs::read_to_string(place.path("found.jsonl")).unwrap(), told.out);
}

#[test]
fn what_is_accepted_is_no_finding_of_a_pair() {
    let place = Place::new();
    let pair = "posts/2020-01-01-two.md\tposts/2019-01-01-one.md\n";
    place.write("pairs.tsv", format!("draft.md\tposts/2019-01-01-one.md\n{pair}"));
    let classes = |flags: &str| -> Vec<Value> {
        let told = place.run(&format!("compare --pairs pairs.tsv {flags}"));
        objects(&told.out).iter().map(|it| it["matches"][0]["class"].clone()).collect()
    };
    assert_eq!(classes(""), ["plain", "plain"]);
    place.run("accept posts/2019-01-01-one.md:3 --against posts").told(0, &[]);
    let list = "--accepted posts/.refrain/accepted.toml";
    // The draft's place is not on the list.
    assert_eq!(classes(list), ["plain", "accepted"]);
    assert_eq!(classes("--no-accepted"), ["plain", "plain"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_other_pairs_are_compared() {
    let place = place();
    place.write("pairs.tsv", "keeper.txt\tgone.txt\nkeeper.txt\tagain.txt\n");
    let told = place.run("compare --pairs pairs.tsv");
    told.told(2, &["gone.txt"]);
    let objects = objects(&told.out);
    assert_eq!(objects[0]["skipped"][0]["path"], "gone.txt");
    assert_eq!(objects[1]["matches"].as_array().unwrap().len(), 1);
}

#[test]
fn a_list_that_is_none_is_refused_with_the_place() {
    let place = place();
    place.write("pairs.tsv", "keeper.txt\tagain.txt\nkeeper.txt again.txt\n");
    let told = place.run("compare --pairs pairs.tsv");
    told.told(2, &["pairs.tsv:2: two paths with a tab between them are expected"]);
    place.run("compare --pairs nowhere.tsv").told(2, &["nowhere.tsv"]);
    place.run("compare --pairs pairs.tsv --format text").told(2, &["--format jsonl"]);
    place.run("compare --pairs pairs.tsv keeper.txt").told(2, &["cannot be used"]);
    place.run("compare keeper.txt").told(2, &[]);
}

#[test]
fn a_rewritten_pair_is_found_unless_copies_alone_are_asked_for() {
    let place = place();
    let told = place.run("compare keeper.txt again.txt --format json --min-run 20 --min-shared 30");
    let object: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(object["matches"].as_array().unwrap().len(), 1);
    let flags = "--format json --min-run 20 --min-shared 30 --copies-only";
    let told = place.run(&format!("compare keeper.txt again.txt {flags}"));
    let object: Value = serde_json::from_str(&told.out).unwrap();
    assert_eq!(object["matches"].as_array().unwrap().len(), 0);
    let told = place.run("why keeper.txt again.txt --min-run 20 --min-shared 30");
    told.showed(&["=> a match", "rewritten one from the other"]);
}

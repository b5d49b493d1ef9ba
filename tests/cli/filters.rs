//! What `--kinds`, `--classes`, `--since` and `--between` leave.

use serde_json::Value;

use crate::place::{HALL, LAMP, Place};

/// [`HALL`] in 2015 and 2017 and, changed, in 2020; [`LAMP`] in 2015 and, quoted, in 2018.
fn archive() -> Place {
    let place = Place::empty();
    let post = |name: &str, tag: &str, author: &str, text: String| {
        let front = format!("---\ndate: {}\ntags: [{tag}]\nauthor: {author}\n---\n\n", &name[..10]);
        place.write(&format!("posts/{name}.md"), front + &text);
    };
    post("2015-03-01-one", "Hall", "Ada Byron", format!("{HALL}\n\n{LAMP}\n"));
    post("2017-03-01-two", "bridge", "Bo Lind", format!("{HALL}\n"));
    post("2018-03-15-three", "lamp", "Bo Lind", format!("> {LAMP}\n"));
    let changed = HALL.replace("wet Tuesday", "cold Friday");
    post("2020-03-01-four", "hall", "Ada Byron", format!("{changed}\n"));
    place
}

fn count(json: &Value, list: &str) -> (u64, u64) {
    let stats = &json["stats"];
    let shown = json[list].as_array().unwrap().len() as u64;
    assert_eq!(stats[list].as_u64().unwrap(), shown);
    (shown, stats[format!("filtered_{list}")].as_u64().unwrap())
}

#[test]
fn kinds_classes_and_days() {
    let place = archive();
    for (flags, refrains, matches) in [
        ("", (2, 0), (4, 0)),
        ("--kinds exact", (2, 0), (2, 2)),
        ("--kinds light,Edited", (1, 1), (2, 2)),
        ("--kinds passage", (0, 2), (0, 4)),
        ("--classes plain", (1, 1), (3, 1)),
        ("--classes quoted,linked", (1, 1), (1, 3)),
        ("--since 2018", (2, 0), (3, 1)),
        ("--since 2018-03-16", (1, 1), (2, 2)),
        ("--since 2021-01", (0, 2), (0, 4)),
    ] {
        let json = place.run(&format!("report posts --format json {flags}")).json();
        assert_eq!(count(&json, "refrains"), refrains, "{flags}");
        assert_eq!(count(&json, "matches"), matches, "{flags}");
        let known: Vec<_> =
            json["refrains"].as_array().unwrap().iter().map(|it| &it["id"]).collect();
        for found in json["matches"].as_array().unwrap() {
            let refrain = &found["refrain"];
            assert!(refrain.is_null() || known.contains(&refrain), "{flags}");
        }
    }
}

#[test]
fn between_tags_or_writers() {
    let place = archive();
    let shown = |between: &str| {
        let mut command = place.command();
        command.args(["report", "posts", "--format", "json", "--between", between]);
        count(&crate::place::Told::by(&mut command).json(), "matches")
    };
    assert_eq!(shown("hall,bridge"), (2, 2));
    assert_eq!(shown("lamp,hall"), (1, 3));
    assert_eq!(shown("bridge,lamp"), (0, 4));
    assert_eq!(shown("ada byron/bo lind"), (3, 1));
    assert_eq!(shown("Ada Byron/Ada Byron"), (1, 3));
    let told = place.run("report posts --between hall,nowhere");
    told.told(2, &["--between: no post that was read has the tag or category \"nowhere\""]);
}

#[test]
fn only_the_places_that_are_asked_for_are_shown() {
    let place = archive();
    let asked = |flags: &str| -> Vec<bool> {
        let json = place.run(&format!("report posts --format json {flags}")).json();
        let places = json["refrains"][0]["places"].as_array().unwrap();
        places.iter().map(|place| place["asked_for"].as_bool().unwrap()).collect()
    };
    assert_eq!(asked(""), [true, true, true]);
    assert_eq!(asked("--since 2020"), [false, false, true]);
    assert_eq!(asked("--kinds exact --classes plain"), [true, true, false]);
    assert_eq!(asked("--between hall,bridge"), [true, true, true]);
    // What is asked for has to hold of two places together.
    assert_eq!(asked("--between hall,bridge --since 2020"), [false, true, true]);
    let told = place.run("report posts --since 2020");
    assert_eq!(told.out.lines().count(), 1, "{told:#?}");
    assert!(told.out.starts_with("posts/2020-03-01-four.md"), "{told:#?}");
    let text = place.run("report posts --since 2020 --format text");
    text.showed(&["and 1 more place that the filters do not ask for"]);
    assert!(!text.out.contains("the one above"), "{text:#?}");
}

#[test]
fn the_exit_code_follows_what_is_left() {
    let place = archive();
    place.write("draft.md", format!("{HALL}\n"));
    place.run("check draft.md --against posts").told(1, &[]);
    place.run("check draft.md --against posts --kinds exact").told(1, &[]);
    let told = place.run("check draft.md --against posts --classes quoted");
    told.told(0, &["left out:", "that the filters do not ask for"]);
    place.run("report posts --fail-on light --since 2021").told(0, &[]);
    let text = place.run("report posts --format text --kinds passage");
    text.showed(&["Nothing plain is left by the filters."]);
    // Who names a class wants to see it.
    place.run("report posts --classes quoted").showed(&["[quoted]"]);
}

#[test]
fn wrong_values_are_told_all_at_once() {
    let told = archive()
        .run("report posts --kinds exact,lihgt --classes plane --since 18-3 --between hall -j 0");
    told.told(
        2,
        &[
            "error: --threads 0: expected",
            "error: --kinds 'lihgt': expected some of exact, light, edited, contained, passage",
            "error: --classes 'plane': expected some of plain, quoted, linked, standing, accepted\n",
            "error: --since '18-3': expected a year, month or day: 2018, 2018-03 or 2018-03-15\n",
            "error: --between 'hall': expected two tags with a comma",
        ],
    );
    assert_eq!(told.err.lines().count(), 5, "{told:#?}");
}

#[test]
fn what_a_post_says_of_itself_is_in_its_json() {
    let json = archive().run("report posts --format json").json();
    let post = &json["posts"][0];
    assert_eq!(post["tags"], serde_json::json!(["Hall"]));
    assert_eq!(post["authors"], serde_json::json!(["Ada Byron"]));
    assert_eq!(post["date_source"], "front_matter");
    let place = Place::empty();
    place.write("posts/10Apr2006-hall.txt", HALL);
    place.write("posts/03-04-2006-hall.txt", HALL);
    let json = place.run("report posts --format json").json();
    place.run("report posts -v").told(0, &["dates: 1 from file names, 1 unknown\n"]);
    let sources: Vec<_> = json["posts"].as_array().unwrap().iter().collect();
    assert_eq!(sources[0]["date_source"], Value::Null);
    assert_eq!(
        (&sources[1]["date_source"], &sources[1]["date"]),
        (&"file_name".into(), &"2006-04-10".into())
    );
}

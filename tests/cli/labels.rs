//! What is said beside a place: that it quotes, links or is marked, although its refrain is a finding.
//! Which of two texts is the earlier one. And one entry for a paragraph that was parted.

use crate::place::{HALL, LAMP, Place};

#[test]
fn a_place_of_a_finding_says_what_it_is_itself() {
    let place = Place::new();
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n> {HALL}\n"));
    place.write(
        "posts/2022-01-01-four.md",
        format!("# Four\n\nAs [I wrote](2019-01-01-one.md) then.\n\n{HALL}\n"),
    );
    place.write("posts/2023-01-01-five.md", format!("<!-- refrain: ignore -->\n\n{HALL}\n"));
    let json = place.run("report posts --format json").json();
    let refrain = &json["refrains"][0];
    assert_eq!(refrain["class"], "plain");
    let classes: Vec<_> =
        refrain["places"].as_array().unwrap().iter().map(|it| &it["class"]).collect();
    assert_eq!(classes, ["plain", "plain", "quoted", "linked", "accepted"]);
    assert_eq!(refrain["places"][3]["reason"], "links to posts/2019-01-01-one.md");
    place.run("report posts --format text").showed(&[
        "word for word; quoted",
        "word for word; links to posts/2019-01-01-one.md",
        "word for word; marked to be ignored",
    ]);
    let plain = place.run("report posts").out;
    assert!(plain.contains("two.md:3:1: exact 100% like"), "{plain}");
    assert!(!plain.contains("three.md:3:3") && !plain.contains("four.md:5:1"), "{plain}");
    let plain = place.run("report posts --format github").out;
    assert_eq!(plain.matches("::warning file=").count(), 1, "{plain}");
    let lines = place.run("report posts -v").out;
    assert!(lines.contains("three.md:3:3: exact [quoted] 100% like"), "{lines}");
    assert!(lines.contains("four.md:5:1: exact [linked] 100% like"), "{lines}");
}

#[test]
fn two_texts_are_set_side_by_side_in_the_order_of_their_dates() {
    let place = Place::empty();
    place.write("2019-01-01-old.md", format!("{HALL}\n"));
    place.write("2021-01-01-new.md", format!("{}\n", HALL.replace("three hours", "four hours")));
    let changed = "[-three-]{+four+}";
    for pair in ["2019-01-01-old.md 2021-01-01-new.md", "2021-01-01-new.md 2019-01-01-old.md"] {
        let told = place.run(&format!("compare {pair} --format text --width 119"));
        told.showed(&[changed, "Facts differ: \"three\" -> \"four\""]);
        place.run(&format!("compare {pair}")).showed(&["facts differ: \"three\" -> \"four\""]);
    }
    // Without dates, the first one is the earlier.
    for (from, to) in [("2019-01-01-old.md", "a.md"), ("2021-01-01-new.md", "b.md")] {
        std::fs::rename(place.path(from), place.path(to)).unwrap();
    }
    place.run("compare a.md b.md --format text --width 119").showed(&[changed]);
    place.run("compare b.md a.md --format text --width 119").showed(&["[-four-]{+three+}"]);
    // A draft is later than all that is out.
    place.run("check a.md --against b.md --format text --width 119").showed(&["[-four-]{+three+}"]);
}

#[test]
fn a_paragraph_in_parts_far_apart_is_one_refrain() {
    let place = Place::empty();
    place.write("posts/2019-01-01-whole.md", format!("# One\n\nIt began so.\n\n{HALL} {LAMP}\n"));
    let between =
        "The bakery has a new oven, and its smell reaches the quay.\n\nGeese do not forget.";
    place.write("posts/2020-01-01-parts.md", format!("# Two\n\n{HALL}\n\n{between}\n\n{LAMP}\n"));
    let json = place.run("report posts --format json").json();
    let refrains = json["refrains"].as_array().unwrap();
    assert_eq!(refrains.len(), 1, "{json}");
    assert_eq!(refrains[0]["places"].as_array().unwrap().len(), 3);
    assert_eq!(refrains[0]["kind"], "contained");
    assert_eq!(json["matches"].as_array().unwrap().len(), 2);
    let text = place.run("report posts --format text");
    text.showed(&["in 3 places in 2 posts", "A part of it, in"]);
}

#[test]
fn one_number_says_how_alike_places_are() {
    let place = Place::empty();
    let twice = HALL.replace("wet Tuesday", "cold Friday").replace("three hours", "two nights");
    let between = HALL.replace("wet Tuesday", "cold Friday");
    // The one in the middle of the two wordings is the last: what holds the three together is not what
    // the second changed of the first.
    place.write("posts/2019-01-01-one.md", format!("{HALL}\n"));
    place.write("posts/2020-01-01-two.md", format!("{twice}\n"));
    place.write("posts/2021-01-01-three.md", format!("{between}\n"));
    let json = place.run("report posts --format json").json();
    let refrain = &json["refrains"][0];
    let places = refrain["places"].as_array().unwrap();
    let least = places.iter().filter_map(|it| it["similarity"].as_f64()).fold(1.0, f64::min);
    assert_eq!(refrain["weakest"].as_f64(), Some(least), "{json}");
}

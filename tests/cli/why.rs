//! `why`: two paragraphs by their lines.

use crate::place::{HALL, Place};

const ONE: &str = "posts/2019-01-01-one.md";
const TWO: &str = "posts/2020-01-01-two.md";

#[test]
fn a_match_is_explained_by_its_numbers() {
    let told = Place::new().run(&format!("why {ONE}:3 {TWO}:3"));
    told.told(0, &[]).showed(&[
        &format!("a  {ONE}:3  35 words"),
        "5-word shingles in common",
        "words of the longest shared run              35   wanted    12   enough",
        "=> a match, exact: the words are the same",
    ]);
    assert_eq!(told.err, "");
}

#[test]
fn a_pair_that_does_not_match_is_explained_too() {
    let place = Place::new();
    place.run(&format!("why {ONE}:5 {TWO}:3")).told(0, &[]).showed(&["=> no match"]);
    let told = place.run(&format!("why {ONE}:3 {TWO}:3 --min-shared 500 --min-run 500"));
    told.told(0, &[]).showed(&["wanted   500   too little", "=> a match"]);
    place.write("near.md", "They met in the old hall on a wet Monday, and nobody argued.");
    let told = place.run(&format!("why near.md {TWO}:3"));
    told.told(0, &[]).showed(&["too little", "=> no match: none of the three is enough"]);
}

#[test]
fn a_file_of_one_paragraph_needs_no_line() {
    let place = Place::new();
    place.run(&format!("why {ONE}:3 {TWO}")).told(0, &[]).showed(&["=> a match"]);
    let told = place.run(&format!("why {ONE} {TWO}"));
    told.told(
        2,
        &[&format!("{ONE}: holds 2 paragraphs; name one by a line of it, such as {ONE}:3")],
    );
}

#[test]
fn a_line_without_a_paragraph_gets_the_nearest_one() {
    let told = Place::new().run(&format!("why {ONE}:90 {TWO}"));
    told.told(2, &[&format!("{ONE}:90: no paragraph on this line"), &format!("line 5: {ONE}:5")]);
}

#[test]
fn a_file_that_cannot_be_read_is_told_once() {
    let place = Place::new();
    let told = place.run(&format!("why gone.md:5 {TWO}"));
    told.told(2, &["error: gone.md: No such file"]);
    assert_eq!(told.err.lines().count(), 1, "{told:#?}");
    place.write("void.md", "");
    place.run(&format!("why void.md {TWO}")).told(2, &["void.md: holds no paragraph"]);
}

#[test]
fn spellings_of_a_path_and_a_column_are_understood() {
    let place = Place::new();
    let told = place.run(&format!("why ./posts//../{ONE}:3:1 {TWO}:3:7"));
    told.told(0, &[]).showed(&["=> a match, exact"]);
    let told = place.run(&format!("why {ONE}:3 ./{ONE}:3"));
    told.told(2, &["one and the same paragraph; give two"]);
    let told = place.run(&format!("why {ONE}:3 ./{ONE}:5 --against posts"));
    told.told(0, &[]).showed(&["=> no match"]);
}

#[test]
fn the_verdict_is_that_of_the_archive() {
    let place = Place::new();
    let told = place.run(&format!("why {ONE}:3 {TWO}:3 --against posts"));
    told.told(0, &[]).showed(&[
        "   plain: nothing says that it is no finding",
        "   in refrain 0 (its id in --format json): 35 words in 2 places, exact, plain",
        "Judged as a report on all of the 2 posts does.",
    ]);
    let told = place.run(&format!("why draft.md:3 {TWO}:3 --against posts"));
    told.told(0, &[])
        .showed(&["Judged as `check` does: draft.md is the draft, and 2 posts are out."]);
    // A text that closes every post is standing text, which two posts alone do not tell.
    for year in 2014..2019 {
        place.write(
            &format!("posts/{year}-05-05-post.md"),
            format!("The year {year} had its own weather.\n\nNobody minded it much.\n\n{HALL}\n"),
        );
    }
    let [a, b] = ["posts/2014-05-05-post.md:5", "posts/2015-05-05-post.md:5"];
    place.run(&format!("why {a} {b}")).showed(&[
        "=> a match, exact",
        "   plain",
        "these files alone",
    ]);
    let told = place.run(&format!("why {a} {b} --against posts"));
    told.showed(&["=> a match, exact", "   standing: in 7 of 7 posts"]);
    let json = place.run("report posts --format json").json();
    let matches = json["matches"].as_array().unwrap();
    assert!(matches.iter().all(|found| found["class"] == "standing"), "{json}");
    place.run(&format!("accept {ONE}:3 --against posts --note hall")).told(0, &[]);
    place.run(&format!("why {a} {b} --against posts")).showed(&["   accepted: hall"]);
    place.run(&format!("why {a} {b} --against posts --no-accepted")).showed(&["   standing"]);
}

#[test]
fn two_paragraphs_of_one_file_can_be_asked_for() {
    let place = Place::empty();
    place.write("a.md", format!("{HALL}\n\n{HALL}\n"));
    place.run("why a.md:1 a.md:3").told(0, &[]).showed(&["=> a match, exact"]);
}

//! The marks in posts: `<!-- refrain: ignore -->` and its kin.

use crate::place::{HALL, LAMP, Place};

const TWO: &str = "posts/2020-01-01-two.md";

#[test]
fn a_mark_takes_the_later_place_back() {
    let place = Place::new();
    place.write(TWO, format!("# Two\n\n<!-- refrain: ignore -->\n\n{HALL}\n"));
    let told = place.run("report posts --fail-on passage");
    told.told(0, &["0 refrains, 1 accepted apart"]);
    assert!(!told.err.contains("warning"), "{told:#?}");
    let json = place.run("report posts --format json").json();
    assert_eq!(json["refrains"][0]["reason"], "marked to be ignored");
    place.run("report posts --no-accepted --fail-on passage").told(1, &["1 refrain,"]);
    // In the post that came first it says nothing of those that came later.
    place.write(TWO, format!("# Two\n\n{HALL}\n"));
    place.write("posts/2019-01-01-one.md", format!("<!-- refrain: ignore -->\n{HALL}\n"));
    let told = place.run("report posts --fail-on passage");
    let what =
        "one.md:1: this mark takes nothing back: what stands here came first; mark the later";
    told.told(1, &["1 refrain,", what]);
}

#[test]
fn front_matter_takes_back_the_whole_file() {
    let place = Place::new();
    place.write(TWO, format!("---\ntitle: Two\nrefrain: false\n---\n\n{HALL}\n\n{LAMP}\n"));
    place.run("report posts --fail-on passage").told(0, &["0 refrains, 2 accepted apart"]);
    place.write(TWO, format!("---\ntitle: Two\nrefrain: flase\n---\n\n{HALL}\n"));
    let told = place.run("report posts --fail-on passage");
    told.told(1, &[&format!("warning: {TWO}:3: refrain: cannot read \"flase\" (write false")]);
}

#[test]
fn a_mark_in_a_draft_counts_there() {
    let place = Place::new();
    place.write(
        "draft.md",
        format!("# Draft\n\n<!-- refrain: off -->\n\n{HALL}\n\n<!-- refrain: on -->\n"),
    );
    place.run("check draft.md --against posts").told(0, &["0 refrains, 1 accepted apart"]);
    place.write("draft.txt", format!("A Draft of Mine\n\n<!-- refrain: ignore -->\n{HALL}\n"));
    place.run("check draft.txt --against posts").told(0, &["0 refrains, 1 accepted apart"]);
    place.write("draft.txt", format!("{LAMP}\n\n<!-- refrain: ignore-file -->\n\n{HALL}\n"));
    place.run("check draft.txt --against posts").told(0, &["0 refrains, 2 accepted apart"]);
    place.write(TWO, format!("# Two\n\n<!-- refrain: ignore -->\n\n{HALL}\n"));
    place.write("draft.md", HALL);
    place.run("check draft.md --against posts").told(1, &["1 refrain,"]);
}

#[test]
fn a_mark_to_no_purpose_is_told() {
    let place = Place::new();
    let text = format!("{HALL}\n\n<!-- refrain: ignore -->\nA line that stands only here.\n");
    place.write("draft.md", &text);
    let unused = "draft.md:3: unused mark: nothing that it reaches came back";
    place.run("check draft.md --against posts").told(1, &[unused]);
    place.write("posts/draft.md", &text);
    place.run("report posts").told(0, &[&format!("warning: posts/{unused}")]);
    // What stands in the archive is another check's business.
    place.write("draft.md", HALL);
    assert!(!place.run("check draft.md --against posts").err.contains("unused"));
    place.write(
        "posts/draft.md",
        "<!-- refrain: ignore-flie -->\n\nText.\n\n<!-- refrain: on -->\n",
    );
    place.run("report posts").told(
        0,
        &[
            "warning: posts/draft.md:1: <!-- refrain: ignore-flie -->: not understood; known are \
             `ignore` (the next block), `off`, `on` and `ignore-file`",
            "warning: posts/draft.md:5: <!-- refrain: on -->: there is no `off` before it",
        ],
    );
}

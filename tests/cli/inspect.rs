//! `refrain inspect`: what would be compared.

use crate::place::{HALL, Place};

#[test]
fn a_line_a_post_and_what_is_left_out() {
    let place = Place::new();
    place.write("posts/cover.jpg", b"\xff\xd8\0");
    place.write("posts/empty.md", "\n");
    let told = place.run("inspect posts");
    told.told(0, &["3 files, 2 posts, 3 paragraphs, 101 words"]);
    let expected =
        "posts/2019-01-01-one.md:1: \"One\", 2019-01-01 (file name), markdown, 2 paragraphs, ";
    told.showed(&[expected, "posts/empty.md: left out: empty", "posts/cover.jpg: left out: "]);
    assert_eq!(told.out.lines().count(), 4, "{told:#?}");
}

#[test]
fn paragraphs_have_places_and_kinds() {
    let place = Place::empty();
    let text = format!(
        "---\ntitle: T\ndate: 2020-01-02 03:04:05 +0900\nurl: https://a.example/t/\ndraft: true\n---\n\
         ## Head\n\n- An *item*\n\n> Quoted.\n\n```\ncode()\n```\n\n{HALL}\n"
    );
    place.write("t.md", &text);
    place.run("inspect t.md --paragraphs").told(0, &[]).showed(&[
        "t.md:1: \"T\", 2020-01-02 (front matter), markdown, 5 paragraphs, ",
        ", https://a.example/t/, draft\n",
        "   t.md:7:4: heading, 1 word  Head\n",
        "   t.md:9:3: list item, 2 words  An item\n",
        "   t.md:11:3: quotation, 1 word  Quoted.\n",
        "code, 1 word, not compared without --code  code()\n",
        "   t.md:17:1: prose, 35 words  The committee met in the old hall on ...\n",
    ]);
    let told = place.run("inspect t.md --format json").json();
    let post = &told["posts"][0];
    assert_eq!(post["time"], "03:04:05");
    assert_eq!(post["format"], "markdown");
    for it in post["paragraphs"].as_array().unwrap() {
        let at = |name: &str| usize::try_from(it[name].as_u64().unwrap()).unwrap();
        let slice = &text[at("start")..at("end")];
        let line = text[..at("start")].split('\n').count();
        assert_eq!(line, at("line"), "{slice}");
        let first = it["text"].as_str().unwrap().trim_end_matches(" ...");
        assert!(slice.replace('*', "").starts_with(first), "{slice:?} {first:?}");
    }
    place.run("inspect nowhere").told(2, &["nowhere"]);
}

#[test]
fn what_was_met_twice_is_named() {
    let place = Place::empty();
    let post = format!("---\ntitle: T\ndate: 2020-01-02\n---\n{HALL}\n");
    place.write("a.md", &post);
    place.write("b.md", &post);
    place.run("inspect .").told(0, &[]).showed(&["   also b.md:1 (same title and date)\n"]);
    place.run("inspect . --keep-copies").told(0, &["2 posts"]).without(&["also"]);
}

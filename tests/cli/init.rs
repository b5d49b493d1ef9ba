//! `refrain init`: a first file of settings.

use std::fs;

use crate::place::{HALL, Place};

#[test]
fn init_finds_the_posts_and_check_finds_them_by_it() {
    let place = Place::new();
    let told = place.run("init");
    told.told(0, &[]).showed(&["refrain.toml: against = [\"posts\"]\n", "refrain check DRAFT"]);
    place.run("check draft.md").told(1, &["against 2 posts"]);
    place.run("report").told(0, &["1 refrain"]);
    // What is there already is not written over.
    let before = fs::read(place.path("refrain.toml")).unwrap();
    place.run("init --posts elsewhere").told(2, &["refrain.toml: there is one already"]);
    assert_eq!(fs::read(place.path("refrain.toml")).unwrap(), before);
}

#[test]
fn init_knows_where_posts_are_kept() {
    for (file, archive) in [
        ("content/posts/a.md", "content/posts"),
        ("_posts/2019-01-01-a.md", "_posts"),
        ("source/_posts/a.md", "source/_posts"),
        ("export.xml", "export.xml"),
    ] {
        let place = Place::empty();
        place.write(file, format!("<rss>{HALL}"));
        place.write("README.md", "About this blog.");
        place.write("blog/theme.css", "");
        place.run("init").told(0, &[]).showed(&[&format!("against = [\"{archive}\"]")]);
    }
    let place = Place::empty();
    place.write("a.md", HALL);
    place.write("b.md", HALL);
    place.run("init").told(0, &[]).showed(&["against = [\".\"]"]);
    let place = Place::empty();
    place.run("init").told(2, &["no posts found where blogs have them", "--posts PATH"]);
    place.run("init --posts old,new").told(0, &[]).showed(&["against = [\"old,new\"]"]);
}

//! The same post met twice is one post with two origins, and no reuse.

use serde_json::Value;

use crate::place::{HALL, LAMP, Place};

fn markdown(title: &str, date: &str, more: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\n{more}---\n\n{text}\n")
}

fn item(title: &str, date: &str, more: &str, text: &str) -> String {
    format!(
        "<item><title>{title}</title><pubDate>{date}</pubDate>{more}\
         <description><![CDATA[<p>{text}</p>]]></description></item>\n"
    )
}

fn feed(items: &str) -> String {
    format!("<rss version=\"2.0\"><channel>\n{items}</channel></rss>\n")
}

fn report(place: &Place, args: &str) -> Value {
    place.run(&format!("report {args} --format json")).json()
}

fn counts(report: &Value) -> [u64; 3] {
    let of = |name: &str| report["stats"][name].as_u64().unwrap();
    [of("posts"), of("copies"), of("matches")]
}

#[test]
fn an_address_in_two_ways_is_one_post() {
    let place = Place::empty();
    let url = "url: http://www.a.example/one/index.html#top\n";
    place.write("posts/one.md", markdown("One", "2019-01-01", url, &format!("{HALL}\n\n{LAMP}")));
    let link = "<link>https://a.example/one?utm_source=feed</link>";
    place.write("feed.xml", feed(&item("One, again", "Wed, 02 Jan 2019 10:00:00 GMT", link, HALL)));
    for args in ["posts feed.xml", "feed.xml posts"] {
        let told = report(&place, args);
        assert_eq!(counts(&told), [1, 1, 0], "{args}");
        let post = &told["posts"][0];
        assert_eq!(post["path"], "posts/one.md", "the fuller text is kept");
        let origin = &post["origins"][0];
        assert_eq!((&origin["path"], &origin["same"]), (&"feed.xml".into(), &"url".into()));
        assert_eq!(origin["line"], 2);
        let reason = &told["skipped"][0]["reason"];
        assert_eq!(reason, "the same post as posts/one.md (same url)");
    }
    let told = place.run("report posts feed.xml");
    told.told(0, &["1 post, 2 paragraphs", "skipped 1: met twice (--keep-copies)"]);
    assert_eq!(counts(&report(&place, "posts feed.xml --keep-copies"))[0], 2);
    place.run("report -v posts feed.xml").told(0, &["skipped: feed.xml: the same post as"]);
}

#[test]
fn an_id_or_a_title_and_a_day_make_one_post_of_texts_that_agree() {
    let place = Place::empty();
    let date = "Tue, 01 Jan 2019 10:00:00 GMT";
    let guid = "<guid isPermaLink=\"false\">tag:a.example,2019:1</guid>";
    place.write("a.xml", feed(&item("One", date, guid, HALL)));
    place.write("b.xml", feed(&item("Two", date, guid, HALL)));
    place.write("c.md", markdown("one!", "2019-01-01", "", HALL));
    let told = report(&place, "a.xml b.xml c.md");
    assert_eq!(counts(&told), [1, 2, 0]);
    let same: Vec<_> = told["posts"][0]["origins"].as_array().unwrap().iter().collect();
    assert_eq!(same[0]["same"], "id");
    assert_eq!(told["posts"][0]["path"], "c.md", "the writer's own form is kept");
    // Another text under the same title and day is another post.
    place.write("d.md", markdown("One", "2019-01-01", "", LAMP));
    assert_eq!(counts(&report(&place, "a.xml b.xml c.md d.md")), [2, 2, 0]);
    // And the same text under another day is reuse.
    place.write("e.md", markdown("One", "2020-01-01", "", HALL));
    assert_eq!(counts(&report(&place, "c.md e.md")), [2, 0, 1]);
}

#[test]
fn one_address_for_all_pages_loses_none() {
    let place = Place::empty();
    let page = |text: &str| {
        format!("<link rel=canonical href='https://a.example/blog/'><main><p>{text}</p></main>")
    };
    place.write("site/a.html", page(HALL));
    place.write("site/b.html", page(LAMP));
    assert_eq!(counts(&report(&place, "site")), [2, 0, 0]);
}

#[test]
fn built_pages_beside_their_markdown_are_met_once() {
    let place = Place::empty();
    place.write("content/one.md", markdown("One", "2019-01-01", "permalink: /2019/one/\n", HALL));
    place.write("content/two.md", markdown("Two", "2019-02-01", "", LAMP));
    let page = |url: &str, title: &str, day: &str, text: &str| {
        format!(
            "<title>{title} | Site</title><link rel=canonical href='https://a.example{url}'>\
             <meta property='article:published_time' content='{day}'>\
             <main><h1>{title}</h1><p>{text}</p></main>"
        )
    };
    place.write("public/2019/one/index.html", page("/2019/one/", "One", "2019-03-01", HALL));
    place.write("public/two/index.html", page("/two/", "Two", "2019-02-01", LAMP));
    let told = report(&place, ".");
    assert_eq!(counts(&told), [2, 2, 0]);
    assert_eq!(told["posts"][1]["url"], "https://a.example/two/", "a copy says what was not known");
}

#[test]
fn a_tag_page_that_only_repeats_posts_says_so() {
    let place = Place::empty();
    place.write("posts/one.md", markdown("One", "2019-01-01", "", &format!("{HALL}\n\nMore.")));
    place.write("posts/two.md", markdown("Two", "2019-02-01", "", LAMP));
    let page = format!("# Tag: harbor\n\n## One\n\n{HALL}\n\n## Two\n\n{LAMP}\n");
    place.write("tags/harbor.md", &page);
    let told = report(&place, ".");
    assert_eq!(counts(&told), [2, 2, 0]);
    let reason = "a page that only repeats posts (posts/one.md, posts/two.md)";
    assert_eq!(told["skipped"][0]["reason"], reason);
    place.write("tags/harbor.md", page + "\n## Three\n\nA third one, which stands here alone.\n");
    let told = report(&place, ".");
    assert_eq!(counts(&told), [3, 2, 0]);
    let reason = "the same post as posts/one.md (same title and text, at line 3)";
    assert_eq!(told["skipped"][0]["reason"], reason);
}

#[test]
fn a_drafts_published_form_is_named_and_not_a_finding() {
    let place = Place::empty();
    let url = "url: https://a.example/one/\n";
    place.write("draft.md", markdown("One", "2019-01-01", url, HALL));
    place.write("posts/one.md", markdown("One", "2019-01-01", url, HALL));
    place.write("posts/two.md", markdown("Two", "2019-02-01", "", LAMP));
    let hint = "hint: draft.md is already out as posts/one.md:1 (same url)";
    let told = place.run("check draft.md --against posts");
    told.told(0, &[hint]);
    place.run("check draft.md --against posts --keep-copies").told(1, &[]);
    // What is like it in words, title and day alone is a finding.
    place.write("draft.md", markdown("One", "2019-01-01", "", HALL));
    place.run("check draft.md --against posts").told(1, &[]).without(&["already out"]);
    place.run("compare posts/one.md draft.md").told(0, &[]).showed(&["exact"]);
}

#[test]
fn more_texts_under_one_name_than_are_held_against_each_other_are_counted() {
    let place = Place::empty();
    let texts =
        [HALL, LAMP, "Nothing is like this at all, and nobody asked for it twice over.", HALL];
    for (at, text) in texts.iter().enumerate() {
        let url = "url: https://a.example/one\n";
        place.write(&format!("posts/{at}.md"), markdown("One", "2019-01-01", url, text));
    }
    let hits = |flags: &str| report(&place, flags)["stats"]["limits_hit"].clone();
    assert_eq!(hits("posts"), serde_json::json!({}));
    assert_eq!(hits("posts --max-namesakes 2"), serde_json::json!({"max_namesakes": 1}));
    place.run("report posts --max-namesakes 0").told(2, &["--max-namesakes"]);
}

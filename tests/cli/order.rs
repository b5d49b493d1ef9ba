//! The same bytes out, however many threads there are and in whatever order the paths come.

use std::fs;

use crate::place::{Place, Told};

const BLOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/usfk-blog");

fn posts() -> Vec<String> {
    let entries = fs::read_dir(BLOG).unwrap().map(|entry| entry.unwrap().path());
    let posts = entries.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let mut posts: Vec<_> = posts.map(|path| path.to_str().unwrap().to_owned()).collect();
    posts.sort();
    posts
}

fn report(paths: &[String], more: &str) -> String {
    let place = Place::empty();
    let told = Told::by(place.command().arg("report").args(paths).args(more.split_whitespace()));
    told.told(0, &["16 posts"]).out.clone()
}

#[test]
fn threads_and_the_order_of_paths_change_nothing() {
    let sorted = posts();
    let mut backwards = sorted.clone();
    backwards.reverse();
    let mut dealt = sorted.clone();
    dealt.sort_by_key(|path| path.bytes().fold(7_u32, |n, b| n.wrapping_mul(31) ^ u32::from(b)));
    assert_ne!(dealt, sorted);
    for format in ["json", "text", "concise"] {
        let expected = report(&sorted, &format!("-j 1 --format {format}"));
        assert!(expected.len() > 500);
        for (paths, threads) in [(&sorted, 2), (&sorted, 8), (&backwards, 1), (&dealt, 8)] {
            let more = format!("-j {threads} --format {format}");
            assert_eq!(report(paths, &more), expected, "{more}");
        }
    }
}

#[test]
fn a_check_does_not_hang_on_the_order_of_its_archive() {
    let draft = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/usfk-draft/draft.md");
    let (place, sorted) = (Place::empty(), posts());
    let run = |paths: &mut dyn Iterator<Item = &String>, threads: &str| {
        let mut command = place.command();
        command.args(["check", draft, "-f", "json", "-j", threads, "--against"]).args(paths);
        Told::by(&mut command).told(1, &["1 draft", "against 16 posts"]).out.clone()
    };
    let expected = run(&mut sorted.iter(), "1");
    assert_eq!(run(&mut sorted.iter().rev(), "8"), expected);
}

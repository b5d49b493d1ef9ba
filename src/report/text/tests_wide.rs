//! What a reader sees on a wide terminal, and where its links lead.

use super::reporter::Text;
use super::tests_archive::{edited, plain, printed};
use super::wrap::columns;
use crate::compare::Kind;
use crate::family::Class;
use crate::report::fixture::{MILL, MILL_LATER, village};
use crate::report::model::{Command, Report};
use crate::text::Archive;

fn wide(columns: usize) -> Text {
    Text { wide: Some(columns), ..plain(columns.min(100)) }
}

/// `MILL` in two posts, edited in the later one.
fn pair() -> (Report, Archive) {
    let mut it = village();
    let places = vec![it.place(0, MILL), it.place(2, MILL_LATER)];
    let mill = it.refrain(Kind::Light, Class::Plain, 0.92, places.clone());
    it.tie(Some(mill), Kind::Light, 0.92, (0.95, 0.96), (&places[0], &places[1]));
    it.done()
}

#[test]
fn two_wordings_stand_side_by_side() {
    let text = printed(&wide(120), &pair());
    assert_eq!(
        text,
        "\
1. 54 words in 2 places, lightly edited, 92 % alike
   2014-05-03  first use · The mill
               posts/2014-mill.md:3
   2021-02-14  7 years later, 92 % like 2014-05-03: 5 words added, 3 dropped · Rivers I have known
               posts/2021-rivers.md:3

   2014-05-03                                                  2021-02-14
   │ The mill at the bend of the river was sold in 1974, and   │ The {+old+} mill at the bend of the river was sold in
   │ nobody in [-the-] village could say who had bought it.    │ 1974, and nobody in {+our+} village could say who had
   │ For a whole winter the wheel stood still, and we          │ bought it! For a whole winter the wheel stood still,
   │ children walked over the ice to look through the          │ and we children walked over the ice to look through the
   │ windows, where the sacks still hung from their hooks      │ windows, where the sacks still hung from their hooks
   │ like [-men asleep-].                                      │ like {+sleeping bats+}.
"
    );
}

#[test]
fn a_later_change_stands_beside_what_it_changed() {
    let text = printed(&wide(120), &edited());
    let line = "\n   2017-11-20                                                  2021-02-14\n   │ The mill";
    assert!(text.contains(line), "{text}");
    assert!(text.contains("   │ The {+old+} mill at the bend"), "{text}");
    assert!(!text.contains("Changed in"), "{text}");
}

#[test]
fn no_line_is_wider_than_the_page() {
    for width in [120, 121, 160, 200] {
        for report in [pair(), edited()] {
            let text = printed(&wide(width), &report);
            assert!(text.lines().all(|line| columns(line) <= width), "{width}:\n{text}");
        }
    }
    assert_eq!(
        printed(&wide(119), &pair()),
        printed(&Text { wide: Some(119), ..plain(100) }, &pair())
    );
    assert!(
        !printed(&wide(119), &pair())
            .contains("│ The mill at the bend of the river was sold in 1974,   ")
    );
}

#[test]
fn a_draft_stands_beside_what_is_published() {
    let mut it = village();
    let draft = it.post("draft.md", "", "", MILL_LATER);
    it.draft(draft);
    let places = [it.place(draft, MILL_LATER), it.place(0, MILL)];
    it.tie(None, Kind::Light, 0.92, (0.95, 0.96), (&places[0], &places[1]));
    let (mut report, archive) = it.done();
    report.command = Command::Check;
    let text = printed(&wide(120), &(report, archive));
    let names = format!("\n\n   Published{}Draft\n   │ The mill at", " ".repeat(51));
    assert!(text.contains(&names), "{text}");
    assert!(text.contains("{+old+} mill"), "{text}");
}

#[test]
fn paths_and_titles_lead_somewhere_if_asked() {
    let mut report = pair();
    report.0.posts[2].url = Some("https://blog.example/rivers".to_owned());
    report.0.posts[0].url = Some("javascript:alert(1)".to_owned());
    let links = vec!["file://host/posts/2014-mill.md".to_owned(), String::new(), String::new()];
    let text = printed(&Text { links: Some(links), ..plain(80) }, &report);
    let link = |to: &str, text: &str| format!("\u{1b}]8;;{to}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\");
    let path = link("file://host/posts/2014-mill.md", "posts/2014-mill.md:3");
    assert!(text.contains(&path), "{text}");
    assert!(text.contains(&link("https://blog.example/rivers", "Rivers I have known")), "{text}");
    assert!(!text.contains("javascript"), "{text}");
    assert_eq!(text.matches("]8;;").count(), 4, "{text}");
    assert!(!printed(&plain(80), &report).contains("]8;"));
}

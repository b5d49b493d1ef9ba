//! What a writer sees who checks a draft.

use super::reporter::Text;
use super::tests_archive::printed;
use crate::compare::Kind;
use crate::family::Class;
use crate::report::fixture::{Fixture, MILL, MILL_LATER, OTHER, STOCK, WHEEL, village};
use crate::report::model::{Bytes, Command, PassagePair, Report};
use crate::text::Archive;

const DRAFT: u32 = 3;

/// A draft that edits `MILL`, repeats a sentence of `WHEEL` inside a paragraph, and ends in `STOCK`.
fn check() -> (Report, Archive) {
    let mut it = village();
    let lines = ["Today I want to write about mills.", MILL_LATER, &around(), STOCK];
    let draft = it.post("drafts/wheel.md", "The wheel", "", &lines.join("\n\n"));
    it.draft(draft);
    let mill = vec![it.place(0, MILL), it.place(1, MILL), it.place(DRAFT, MILL_LATER)];
    let id = it.refrain(Kind::Light, Class::Plain, 0.92, mill.clone());
    it.tie(Some(id), Kind::Light, 0.92, (0.95, 0.96), (&mill[2], &mill[1]));
    it.tie(Some(id), Kind::Light, 0.92, (0.95, 0.96), (&mill[2], &mill[0]));
    let shared = vec![it.place(0, SHARED), it.place(DRAFT, SHARED)];
    let id = it.refrain(Kind::Passage, Class::Plain, 0.4, shared.clone());
    let (whole, wheel) = (it.place(DRAFT, &around()), it.place(0, WHEEL));
    let entry = it.tie(Some(id), Kind::Passage, 0.4, (0.457, 0.6), (&whole, &wheel));
    let bytes = |at: usize| Bytes { start: shared[at].start, end: shared[at].end };
    entry.passages = vec![PassagePair { a: bytes(1), b: bytes(0), words: 20 }];
    let stock: Vec<_> = [0, 1, DRAFT].map(|post| it.place(post, STOCK)).to_vec();
    let id = it.refrain(Kind::Exact, Class::Standing, 1.0, stock.clone());
    it.tie(Some(id), Kind::Exact, 1.0, (1.0, 1.0), (&stock[2], &stock[0]));
    let (mut report, archive) = it.done();
    report.command = Command::Check;
    (report, archive)
}

const SHARED: &str = "He drank, looked at the wheel for a long time, and said that it only wanted \
                      somebody to be patient with it.";

fn around() -> String {
    format!("{} {SHARED} I have thought of him since.", OTHER[0])
}

#[test]
fn a_draft_is_told_from_top_to_bottom() {
    assert_eq!(
        printed(&Text::default(), &check()),
        "\
drafts/wheel.md:3  This paragraph is in \"The mill\" (2014-05-03),
   lightly edited, 92 % alike
   posts/2014-mill.md:3

   │ The {+old+} mill at the bend of the river was sold in 1974, and nobody in
   │ [-the-]{+our+} village could say who had bought it! For a whole winter the
   │ wheel stood still, and we children walked over the ice to look through the
   │ windows, where the sacks still hung from their hooks like [-men asleep-]
   │ {+sleeping bats+}.

   Also in:
   92 % alike  2017-11-20  A winter without flour, and what we learned from it
                           about waiting
                           posts/2017-winter.md:1

drafts/wheel.md:5  45 % of this paragraph is in \"The mill\" (2014-05-03),
   a shared passage
   posts/2014-mill.md:5

   │ ... He drank, looked at the wheel for a long time, and said that it only
   │ wanted somebody to be patient with it. ...

Standing text (1)
   drafts/wheel.md:7, 100 % in \"The mill\" (2014-05-03); as the test says
      \"You can write to me at the address below; I ...\"
"
    );
}

#[test]
fn an_exact_paragraph_is_all_in_the_archive() {
    let mut it = Fixture::new(Command::Check);
    it.post("old.md", "", "2010-01-01", MILL);
    let draft = it.post("-", "", "", MILL);
    it.draft(draft);
    let (old, new) = (it.paragraph(0, 0), it.paragraph(1, 0));
    it.tie(None, Kind::Exact, 1.0, (1.0, 1.0), (&new, &old));
    let text = printed(&Text::default(), &it.done());
    assert!(
        text.starts_with("-:1  This paragraph is in old.md:1 (2010-01-01), word for word\n\n"),
        "{text}"
    );
    assert!(text.contains("   │ The mill at the bend"), "{text}");
    assert!(!text.contains("{+") && !text.contains("Also in"), "{text}");
}

#[test]
fn how_much_of_a_draft_is_out_has_a_line() {
    let mut report = check();
    report.0.posts.iter_mut().for_each(|post| post.novelty = None);
    report.0.posts[DRAFT as usize].novelty = Some(0.6199);
    let text = printed(&Text::default(), &report);
    let line = "\n\n38 % of the draft's words are already out.\n\nStanding text (1)\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn places_beyond_a_few_are_counted() {
    let mut it = Fixture::new(Command::Check);
    let draft = it.post("draft.md", "", "", MILL);
    it.draft(draft);
    for year in 2000..2010 {
        it.post(&format!("{year}.md"), "", &format!("{year}-01-01"), MILL);
    }
    let places: Vec<_> = (1..11).chain([0]).map(|post| it.paragraph(post, 0)).collect();
    let id = it.refrain(Kind::Exact, Class::Plain, 1.0, places.clone());
    // One match explains the family; the other places are known from the refrain.
    it.tie(Some(id), Kind::Exact, 1.0, (1.0, 1.0), (&places[10], &places[9]));
    let text = printed(&Text::default(), &it.done());
    assert!(text.contains("is in 2009.md:1 (2009-01-01), word for word"), "{text}");
    assert!(text.contains("   Also in:\n   2000-01-01  2000.md:1\n"), "{text}");
    assert!(text.contains("   2004-01-01  2004.md:1\n   and 4 more places (--format"), "{text}");
}

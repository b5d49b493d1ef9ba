//! What a reader of an archive's report sees.

use super::reporter::Text;
use super::wrap::columns;
use crate::compare::Kind;
use crate::family::Class;
use crate::report::fixture::{
    Fixture, MILL, MILL_FACT, MILL_LATER, OTHER, STOCK, WHEEL, fact, village,
};
use crate::report::model::{Command, Report};
use crate::report::reporter::Reporter as _;
use crate::text::Archive;

pub(super) fn printed(text: &Text, (report, archive): &(Report, Archive)) -> String {
    let mut out = Vec::new();
    text.write(report, archive, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub(super) fn plain(width: usize) -> Text {
    Text { width, ..Text::default() }
}

/// `MILL` in three posts, edited in the last; `STOCK` in all.
pub(super) fn edited() -> (Report, Archive) {
    let mut it = village();
    let places = vec![it.place(0, MILL), it.place(1, MILL), it.place(2, MILL_LATER)];
    let mill = it.refrain(Kind::Light, Class::Plain, 0.92, places.clone());
    it.tie(Some(mill), Kind::Exact, 1.0, (1.0, 1.0), (&places[0], &places[1]));
    it.tie(Some(mill), Kind::Light, 0.92, (0.95, 0.96), (&places[0], &places[2]));
    it.tie(Some(mill), Kind::Light, 0.92, (0.95, 0.96), (&places[1], &places[2]));
    let stock = (0..3).map(|post| it.place(post, STOCK)).collect();
    it.refrain(Kind::Exact, Class::Standing, 1.0, stock);
    it.done()
}

#[test]
fn an_entry_has_a_heading_its_places_the_text_and_the_changes() {
    assert_eq!(
        printed(&plain(80), &edited()),
        "\
1. 54 words in 3 places, lightly edited, at least 92 % alike
   2014-05-03  first use · The mill
               posts/2014-mill.md:3
   2017-11-20  4 years later, word for word · A winter without flour, and what
               we learned from it about waiting
               posts/2017-winter.md:1
   2021-02-14  3 years later, 92 % like 2017-11-20: 5 words added, 3 dropped
               · Rivers I have known
               posts/2021-rivers.md:3

   │ The mill at the bend of the river was sold in 1974, and nobody in the
   │ village could say who had bought it. For a whole winter the wheel stood
   │ still, and we children walked over the ice to look through the windows,
   │ where the sacks still hung from their hooks like men asleep.

   Changed in 2021-02-14:
   │ The {+old+} mill at the bend of the river was sold in 1974, and nobody in
   │ [-the-]{+our+} village could say who had bought ... still hung from their
   │ hooks like [-men asleep-]{+sleeping bats+}.

Standing text (1)
   13 words in 3 posts; as the test says  \"You can write to me at the ...\"
      posts/2014-mill.md:7
"
    );
}

#[test]
fn colour_changes_no_letter_and_no_colour_has_no_escape_codes() {
    let report = edited();
    let text = printed(&plain(80), &report);
    assert!(!text.contains('\u{1b}'));
    let coloured = printed(&Text { colour: true, ..plain(80) }, &report);
    assert!(coloured.contains("\u{1b}[31m[-the-]\u{1b}[0m\u{1b}[32m{+our+}\u{1b}[0m"));
    let mut stripped = coloured;
    for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[36m"] {
        stripped = stripped.replace(code, "");
    }
    assert_eq!(stripped, text);
}

#[test]
fn refrains_that_run_on_from_each_other_are_one_entry() {
    let mut it = village();
    // The one most worth reading stands second in the text.
    let wheel = vec![it.place(0, WHEEL), it.place(1, WHEEL)];
    let mill = vec![it.place(0, MILL), it.place(1, MILL)];
    let wheel = it.refrain(Kind::Exact, Class::Plain, 1.0, wheel);
    let mill = it.refrain(Kind::Exact, Class::Plain, 1.0, mill);
    it.sequence(&[mill, wheel]);
    let text = printed(&plain(80), &it.done());
    assert!(
        text.starts_with("1. 89 words in 2 places, word for word\n   2014-05-03  first use"),
        "{text}"
    );
    assert!(
        text.contains("  first use · The mill\n               posts/2014-mill.md:3-5\n"),
        "{text}"
    );
    assert!(text.contains("posts/2017-winter.md:1-3\n"), "{text}");
    assert!(text.contains("like men asleep.\n   │\n   │ In spring a man"), "{text}");
    assert!(!text.contains("2. "), "{text}");
}

#[test]
fn a_sequence_of_unlike_places_is_told_part_by_part() {
    let mut it = village();
    let mill = vec![it.place(0, MILL), it.place(1, MILL), it.place(2, MILL_LATER)];
    let wheel = vec![it.place(0, WHEEL), it.place(1, WHEEL)];
    let mill = it.refrain(Kind::Light, Class::Plain, 0.92, mill);
    let wheel = it.refrain(Kind::Exact, Class::Plain, 1.0, wheel);
    it.sequence(&[mill, wheel]);
    let text = printed(&plain(80), &it.done());
    assert!(text.contains("\n2. 35 words in 2 places, word for word"), "{text}");
}

#[test]
fn a_changed_fact_is_told_in_words() {
    let mut it = Fixture::new(Command::Report);
    it.post("a.md", "", "", MILL);
    it.post("b.md", "", "", MILL_FACT);
    let places = vec![it.paragraph(0, 0), it.paragraph(1, 0)];
    let mill = it.refrain(Kind::Light, Class::Plain, 0.981, places.clone());
    // The later place is side a of the match.
    let entry = it.tie(Some(mill), Kind::Light, 0.981, (0.98, 0.98), (&places[1], &places[0]));
    entry.changed_facts = vec![fact("1976", "1974")];
    let text = printed(&plain(80), &it.done());
    assert!(
        text.starts_with(
            "1. 54 words in 2 places, lightly edited, 98 % alike\n   \
             Facts differ in b.md:1: \"1974\" -> \"1976\"\n   \
             undated                                           a.md:1\n   \
             undated  98 % like the one above: 1 word changed  b.md:1\n"
        ),
        "{text}"
    );
    assert!(text.contains("   Differs in b.md:1:\n"), "{text}");
    assert!(text.contains("sold in [-1974-]{+1976+}, and nobody"), "{text}");
}

#[test]
fn only_a_few_changes_are_shown_in_full() {
    let mut it = Fixture::new(Command::Report);
    for year in 2000..2009 {
        let text = MILL.replace("1974", &(year - 50).to_string());
        it.post(&format!("{year}.md"), "Mill", &format!("{year}-01-01"), &text);
    }
    let places: Vec<_> = (0..9).map(|post| it.paragraph(post, 0)).collect();
    let mill = it.refrain(Kind::Light, Class::Plain, 0.98, places.clone());
    for at in 1..9 {
        it.tie(Some(mill), Kind::Light, 0.98, (0.98, 0.98), (&places[at - 1], &places[at]));
    }
    let text = printed(&plain(80), &it.done());
    assert!(text.contains("   Changed in 2001-01-01:\n"), "{text}");
    assert!(text.contains("   Changed in 2002-01-01, against 2001-01-01:\n"), "{text}");
    let line =
        "  1 year later, 98 % like 2000-01-01: 1 word changed · Mill\n               2001.md:1\n";
    assert!(text.contains(line), "{text}");
    assert_eq!(text.matches("Changed in").count(), 5, "{text}");
    let end = "\n\n   and 3 more places with changes (--format json lists all)\n";
    assert!(text.ends_with(end), "{text}");
}

#[test]
fn a_long_line_shows_its_start_and_its_end() {
    let mut it = Fixture::new(Command::Report);
    for year in 2000..2020 {
        it.post(&format!("{year}.md"), "Mill", &format!("{year}-01-01"), MILL);
    }
    let places: Vec<_> = (0..20).map(|post| it.paragraph(post, 0)).collect();
    let mill = it.refrain(Kind::Exact, Class::Plain, 1.0, places.clone());
    for at in 1..20 {
        it.tie(Some(mill), Kind::Exact, 1.0, (1.0, 1.0), (&places[at - 1], &places[at]));
    }
    let text = printed(&plain(80), &it.done());
    let gap = "2008.md:1\n   ... 8 more places (--format json lists all) ...\n   2017-01-01";
    assert!(text.contains(gap), "{text}");
    assert!(!text.contains("Changed in"), "{text}");
}

#[test]
fn the_least_new_posts_are_listed_with_what_the_share_is_of() {
    let mut report = edited();
    for (post, novelty) in report.0.posts.iter_mut().zip([0.97, 0.2, 0.614]) {
        post.novelty = Some(novelty);
    }
    let text = printed(&plain(80), &report);
    let list = "\n\nLeast new posts, and the share of their words that stood in earlier ones\n   \
        80 %  2017-11-20  A winter without flour, and what we learned from it about\n                     \
        waiting\n                     posts/2017-winter.md\n   \
        38 %  2021-02-14  Rivers I have known\n                     posts/2021-rivers.md\n\n\
        Standing text (1)\n";
    assert!(text.contains(list), "{text}");
}

#[test]
fn a_shared_passage_is_shown_without_the_paragraphs_around_it() {
    let mut it = Fixture::new(Command::Report);
    let shared = "For a whole winter the wheel stood still, and we children walked over the ice";
    it.post("a.md", "One", "2011-01-01", MILL);
    it.post("b.md", "Two", "2012-01-01", &format!("{}. {shared}, I think.", OTHER[2]));
    it.post("c.md", "Three", "2012-01-01", &format!("{shared}. {}", OTHER[1]));
    let places = vec![it.place(0, shared), it.place(1, shared), it.place(2, shared)];
    it.refrain(Kind::Passage, Class::Plain, 0.314, places);
    let text = printed(&plain(120), &it.done());
    assert!(
        text.starts_with(
            "1. 15 words in 3 places, a shared passage\n   \
             2011-01-01  first use"
        ),
        "{text}"
    );
    assert!(text.ends_with(&format!("\n\n   │ {shared}\n")), "{text}");
}

#[test]
fn the_other_classes_have_a_line_each() {
    let mut it = village();
    let places = |it: &Fixture| vec![it.place(0, STOCK), it.place(1, STOCK), it.place(1, OTHER[1])];
    for _ in 0..12 {
        let places = places(&it);
        it.refrain(Kind::Exact, Class::Standing, 1.0, places);
    }
    let quoted = vec![it.place(0, WHEEL), it.place(1, WHEEL)];
    it.refrain(Kind::Exact, Class::Quoted, 1.0, quoted);
    let mut report = it.done();
    let reason = "in the last paragraph of 62 % of the posts, and never longer than 20 words";
    report.0.refrains[0].reason = Some(reason.to_owned());
    let text = printed(&plain(80), &report);
    assert!(text.starts_with("No paragraph came back.\n"), "{text}");
    assert!(
        text.contains("\n\nQuoted (1)\n   35 words in 2 posts; as the test says  \"In spring"),
        "{text}"
    );
    let long = "\n\nStanding text (12)\n   13 words in 3 places in 2 posts; in the last paragraph";
    assert!(text.contains(long), "{text}");
    assert!(
        text.contains("\n      \"You can write to me at the address below; I ...\"\n"),
        "{text}"
    );
    assert!(text.ends_with("   and 2 more (--format json lists all)\n"), "{text}");
    assert!(text.lines().all(|line| columns(line) <= 80), "{text}");
}

#[test]
fn nothing_found_tells_what_was_read() {
    let mut it = Fixture::new(Command::Report);
    it.post("a.md", "", "", OTHER[0]);
    it.post("b.md", "", "", OTHER[1]);
    assert_eq!(
        printed(&plain(80), &it.done()),
        "No paragraph came back.\n\
         Read 2 files, 2 posts, 2 paragraphs, 31 words; no two paragraphs had enough in\n\
         common to be compared.\n"
    );
}

#[test]
fn what_the_limit_leaves_out_is_counted() {
    let text = printed(&Text { limit: Some(0), ..plain(80) }, &edited());
    assert!(text.starts_with("1 more entry is not shown\n\nStanding text (1)\n"), "{text}");
}

#[test]
fn korean_posts_keep_to_the_width_and_to_their_columns() {
    let old = "어머니는 해마다 첫눈이 오는 날이면 그 골목을 다시 걸었고, 나는 뒤에서 발자국을 세며 \
               겨울이 얼마나 남았는지를 가늠해 보곤 했다. 골목 끝에는 오래된 방앗간이 있었다.";
    let new = old.replace("첫눈이", "첫서리가").replace("방앗간", "우체국");
    let mut it = Fixture::new(Command::Report);
    it.post("글/2014-첫눈.md", "첫눈이 오던 날의 골목", "2014-12-01", old);
    it.post("글/2019-서리.md", "서리", "2019-11-02", &new);
    let places = vec![it.paragraph(0, 0), it.paragraph(1, 0)];
    let snow = it.refrain(Kind::Light, Class::Plain, 0.9, places.clone());
    it.tie(Some(snow), Kind::Light, 0.9, (0.9, 0.9), (&places[0], &places[1]));
    let report = it.done();
    for width in [60, 80, 120] {
        let text = printed(&plain(width), &report);
        assert!(text.lines().all(|line| columns(line) <= width), "{width}:\n{text}");
        assert!(text.contains("[-첫눈이-]{+첫서리가+}"), "{text}");
        let at = |path: &str| {
            let line = text.lines().find(|line| line.ends_with(path)).unwrap();
            columns(line.strip_suffix(path).unwrap())
        };
        assert_eq!(at("글/2014-첫눈.md:1"), at("글/2019-서리.md:1"), "{text}");
    }
}

#[test]
fn a_path_that_leaves_no_room_for_a_title_has_its_own_line() {
    let mut it = Fixture::new(Command::Report);
    let path = "archive/of/all/the/things/that/i/have/written/since/2004/the-mill.md";
    it.post(path, "The mill at the bend", "2014-05-03", MILL);
    it.post("b.md", "Again", "2015-05-03", MILL);
    let places = vec![it.paragraph(0, 0), it.paragraph(1, 0)];
    it.refrain(Kind::Exact, Class::Plain, 1.0, places);
    let text = printed(&plain(80), &it.done());
    let line =
        format!("   2014-05-03  first use · The mill at the bend\n               {path}:1\n");
    assert!(text.contains(&line), "{text}");
}

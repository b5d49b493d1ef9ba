//! `accept`, and what reports and checks make of the list of accepted texts.

use std::fs;

use crate::place::{HALL, LAMP, Place, Told};

const ONE: &str = "posts/2019-01-01-one.md";
const TWO: &str = "posts/2020-01-01-two.md";
const LIST: &str = "posts/.refrain/accepted.toml";

/// A place where the paragraph that stands in both posts is accepted, with more flags.
fn accepted(more: &str) -> Place {
    let place = Place::new();
    accept(&place, more);
    place
}

fn accept(place: &Place, more: &str) -> Told {
    let told = place.run(&format!("accept {ONE}:3 --against posts --date 2026-11-23 {more}"));
    told.told(0, &[]);
    told
}

fn list(place: &Place) -> String {
    fs::read_to_string(place.path(LIST)).unwrap()
}

#[test]
fn what_is_accepted_is_told_apart_and_fails_nothing() {
    let place = Place::new();
    let told = accept(&place, "--note opening");
    told.showed(&["accepted: 35 words in 2 posts, \"The committee met in the old hall on a wet "]);
    told.showed(&[" ...\" (opening)\n"]).told(0, &[&format!("{LIST}: 1 accepted text\n")]);
    let told = place.run("report posts --fail-on passage");
    told.told(0, &["0 refrains, 1 accepted apart, 0 words reused"]);
    assert_eq!(told.out, "");
    place.run("report posts -v").told(0, &[]).showed(&["exact [accepted] 100%"]);
    let told = place.run("report posts --format text");
    told.told(0, &[]).showed(&["Accepted (1)\n   35 words in 2 posts; opening  \"The committee"]);
    let json = place.run("report posts --format json").json();
    assert_eq!(json["refrains"][0]["reason"], "opening");
    assert_eq!(json["matches"][0]["class"], "accepted");
    assert_eq!(json["accepted"][0]["refrains"][0], 0);
    place.run(&format!("compare {ONE} {TWO} --fail-on passage")).told(0, &["1 accepted apart"]);
    place.run("report posts --no-accepted --fail-on passage").told(1, &["1 refrain, 35 words"]);
}

#[test]
fn without_a_note_the_day_is_the_reason() {
    let json = accepted("").run("report posts --format json").json();
    assert_eq!(json["refrains"][0]["reason"], "accepted 2026-11-23");
    let told = Place::new().run(&format!("accept {ONE}:3 --against posts --date soon"));
    told.told(2, &["--date soon: expected a day, as 2026-11-23"]);
}

#[test]
fn it_outlives_a_light_edit_and_not_a_new_text() {
    let place = accepted("");
    place.write(TWO, format!("# Two\n\n{}\n", HALL.replace("a wet Tuesday", "one dry Monday")));
    place.run("report posts --fail-on passage").told(0, &["0 refrains, 1 accepted apart"]);
    // Edited in all places at once.
    place.write(ONE, format!("# One\n\n{}\n", HALL.replace("a wet Tuesday", "one dry Monday")));
    place.run("report posts --fail-on passage").told(0, &["0 refrains, 1 accepted apart"]);
    for post in [ONE, TWO] {
        place.write(post, LAMP);
    }
    place.run("report posts --fail-on passage").told(1, &["1 refrain", "unused"]);
}

#[test]
fn in_a_new_post_it_is_a_finding_again() {
    let place = accepted("");
    place.run("check draft.md --against posts").told(1, &["1 refrain"]);
    let told = place.run("check draft.md --against posts --format text");
    told.showed(&["   Its text is accepted in 2 posts, but not in this one.\n"]);
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n{HALL}\n"));
    let told = place.run("report posts --fail-on passage");
    let three = "posts/2021-01-01-three.md:3";
    told.told(1, &["1 refrain, 70 words"]).showed(&[three]);
    assert_eq!(told.out.lines().count(), 1, "what is accepted is not told again: {told:#?}");
    let told = place.run("report posts --format text");
    told.told(0, &[]).showed(&[&format!("   Accepted in 2 of these posts; new in {three}\n")]);
    let json = place.run("report posts --format json").json();
    let refrain = &json["refrains"][0];
    assert_eq!((&refrain["class"], &refrain["reason"]), (&"plain".into(), &().into()));
    assert_eq!(refrain["accepted_posts"], serde_json::json!([0, 1]));
    let classes = json["matches"].as_array().unwrap().iter().map(|found| found["class"].clone());
    assert_eq!(classes.collect::<Vec<_>>(), ["accepted", "plain", "plain"]);
    let told = accept(&place, "");
    told.showed(&["accepted before, renewed: 35 words in 3 posts"]).told(0, &["1 accepted text"]);
    place.run("report posts --fail-on passage").told(0, &["1 accepted apart"]);
}

#[test]
fn anywhere_is_in_every_post() {
    let place = accepted("--scope anywhere --note motto");
    place.run("check draft.md --against posts").told(0, &["0 refrains, 1 accepted apart"]);
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n{HALL} {LAMP}\n"));
    // What is new beside it is told all the same.
    place.run("report posts --fail-on passage").told(1, &["1 refrain, 1 accepted apart"]);
    // What is not said anew stays as it was.
    accept(&place, "").showed(&["renewed: 35 words anywhere, ", " (motto)"]);
    accept(&place, "--scope places").showed(&["renewed: 35 words in 3 posts, "]);
}

#[test]
fn ids_are_those_of_the_json() {
    let place = Place::new();
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n{LAMP}\n"));
    place.run("report posts --format json -o report.json").told(0, &["2 refrains"]);
    let told = place.run("accept 0 --against posts");
    told.told(0, &[]).showed(&["accepted: 35 words in 2 posts, \"The committee"]);
    // The ids have moved up; those of the saved report have not.
    let told = place.run("accept 1 --report report.json --against posts");
    told.told(0, &["2 accepted texts"]).showed(&["accepted: 31 words in 2 posts, \"Nobody near"]);
    place.run("report posts").told(0, &["0 refrains, 2 accepted apart"]);
    place.run("accept 9 --against posts").told(2, &["9: no refrain of", "ids go from 0 to 1"]);
    let told = place.run("accept 9 --against posts --report report.json");
    told.told(2, &["9: no refrain of report.json has this id; its ids go from 0 to 1"]);
    place.write("posts/2021-01-01-three.md", format!("# Three\n\nNew.\n\n{LAMP}\n"));
    let told = place.run("accept 1 --against posts --report report.json");
    told.told(2, &["1: this refrain of report.json is no longer as it was there; make the report"]);
    place.write("report.json", "{}");
    let told = place.run("accept 1 --against posts --report report.json");
    told.told(2, &["report.json: no report of refrain; make one with"]);
}

#[test]
fn several_at_once_are_all_or_none() {
    let place = Place::new();
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n{LAMP}\n"));
    let told = place.run(&format!("accept {ONE}:3 {ONE}:90 --against posts"));
    told.told(
        2,
        &[&format!("{ONE}:90: nothing here came back; what did begins nearest on line 5")],
    );
    assert!(!place.path(LIST).exists());
    let told = place.run(&format!("accept {ONE} --against posts"));
    told.told(2, &[&format!("{ONE}: 2 texts of it came back; name a line: 3, 5")]);
    let told = place.run(&format!("accept {ONE}:3 ./{ONE}:5 {TWO} --against posts"));
    told.told(0, &["2 accepted texts"]);
    assert_eq!(told.out.lines().count(), 2, "{told:#?}");
    place.run("accept draft.md:9 --against posts").told(2, &["draft.md:9: nothing here came back"]);
    let told = place.run(&format!("accept {ONE}:3 --against posts --file no/where/list.toml"));
    told.told(2, &["no/where: no such folder; make it first"]);
    // A draft that is accepted itself may use it, for as long as it has this name.
    place.run("accept draft.md:3 --against posts").told(0, &["2 accepted texts"]);
    place.run("check draft.md --against posts").told(0, &["0 refrains, 1 accepted apart"]);
    place.run("accept draft.md:3 --against gone").told(2, &["--against gone: not there"]);
}

#[test]
fn the_list_is_found_upwards_but_not_beyond_the_repository() {
    let place = accepted("");
    fs::create_dir(place.path(".refrain")).unwrap();
    let text = list(&place).replace("    \"2", "    \"posts/2");
    fs::remove_dir_all(place.path("posts/.refrain")).unwrap();
    place.write(".refrain/accepted.toml", &text);
    place.run("report posts").told(0, &["1 accepted apart"]);
    accept(&place, "").told(0, &[".refrain/accepted.toml: 1 accepted text"]);
    place.run(&format!("report {ONE} {TWO}")).told(0, &["1 accepted apart"]);
    fs::create_dir(place.path("posts/.git")).unwrap();
    place.run("report posts").told(0, &["1 refrain,"]);
    place.run("report posts --accepted .refrain/accepted.toml").told(0, &["1 accepted apart"]);
    place.run("report posts --accepted gone.toml").told(2, &["error: gone.toml: No such file"]);
    // A list elsewhere has its posts by their way from there.
    fs::create_dir(place.path("lists")).unwrap();
    let told = accept(&place, "--file lists/ours.toml");
    told.told(0, &["lists/ours.toml: 1 accepted text"]);
    let text = fs::read_to_string(place.path("lists/ours.toml")).unwrap();
    assert!(text.contains(&format!("    \"../{ONE}\",\n")), "{text}");
    place.run("report posts --accepted lists/ours.toml").told(0, &["1 accepted apart"]);
}

#[test]
fn the_blocks_of_two_branches_go_together() {
    let place = accepted("");
    let three = "posts/2021-01-01-three.md";
    let four = "posts/2022-01-01-four.md";
    place.write(three, format!("# Three\n\n{HALL}\n"));
    accept(&place, "");
    let ours = list(&place);
    fs::remove_file(place.path(three)).unwrap();
    fs::remove_file(place.path(LIST)).unwrap();
    place.write(four, format!("# Four\n\n{HALL}\n"));
    accept(&place, "");
    let theirs = list(&place);
    place.write(three, format!("# Three\n\n{HALL}\n"));
    place.run("report posts").told(0, &["1 refrain,"]);
    let (_, block) = theirs.split_once("version = 1\n").unwrap();
    place.write(LIST, format!("{ours}{block}"));
    place.run("report posts").told(0, &["0 refrains, 1 accepted apart"]);
    // Accepted once more, they are one.
    accept(&place, "").showed(&["renewed: 35 words in 4 posts"]).told(0, &["1 accepted text"]);
    place.write(LIST, format!("<<<<<<< ours\n{ours}=======\n{block}>>>>>>> theirs\n"));
    let told = place.run("report posts");
    told.told(2, &[&format!("error: {LIST}:1: a merge was not finished; keep the blocks of both")]);
}

#[test]
fn a_broken_list_is_told_with_its_line() {
    let place = accepted("");
    let text = list(&place);
    let line = |what: &str| text.lines().position(|line| line.starts_with(what)).unwrap() + 1;
    for (from, to, told) in [
        (
            "words =",
            "wrods =",
            format!("{}: unknown key `wrods`; did you mean `words`?", line("words")),
        ),
        (
            "= \"places\"",
            "= \"here\"",
            format!("{}: unknown variant `here`, expected `places` or", line("scope")),
        ),
        ("runs = ", "runs = 9", format!("{}: fingerprint: damaged", line("[[acc"))),
        ("date = ", "date = x", format!("{}: ", line("date"))),
        (
            "version = 1",
            "version = 2",
            " version 2 of the list, but this refrain reads version 1".to_owned(),
        ),
    ] {
        place.write(LIST, text.replacen(from, to, 1));
        for command in ["report posts".to_owned(), format!("accept {ONE}:3 --against posts")] {
            let run = place.run(&command);
            run.told(2, &[&format!("error: {LIST}:{told}")]);
            assert_eq!(run.out, "");
        }
        place.run("report posts --no-accepted").told(0, &["1 refrain,"]);
    }
}

#[test]
fn what_hands_have_written_stays() {
    let place = accepted("");
    place.write("posts/2021-01-01-three.md", format!("# Three\n\n{LAMP}\n"));
    let text = list(&place).replace("[[accepted]]", "# Ask Ruth.\n[[accepted]]");
    let text = text.replace("scope = \"places\"", "scope   = 'places' # for now");
    place.write(LIST, format!("# Ours.\n{text}"));
    place.run(&format!("accept {ONE}:5 --against posts")).told(0, &["2 accepted texts"]);
    let text = list(&place);
    for kept in ["# Ours.\n", "\n\n# Ask Ruth.\n[[accepted]]\n", "scope   = 'places' # for now\n"] {
        assert!(text.contains(kept), "{text}");
    }
    accept(&place, "").told(0, &["2 accepted texts"]);
    assert!(list(&place).contains("\n\n# Ask Ruth.\n[[accepted]]\n"), "{}", list(&place));
    // In any order of acceptance the list is the same.
    let other = Place::new();
    other.write("posts/2021-01-01-three.md", format!("# Three\n\n{LAMP}\n"));
    let run = |what: &str| other.run(&format!("accept {what} --against posts --date 2026-11-23"));
    run(&format!("{ONE}:5")).told(0, &[]);
    run(&format!("{ONE}:3")).told(0, &[]);
    let by_two = list(&other);
    fs::remove_file(other.path(LIST)).unwrap();
    run(&format!("{ONE}:3 {ONE}:5")).told(0, &[]);
    assert_eq!(list(&other), by_two);
}

#[test]
fn what_comes_back_no_more_is_told_by_a_report_of_all_its_posts() {
    let place = accepted("");
    place.write(TWO, "# Two\n\nAnother thing.\n");
    let warning = &format!("warning: {LIST}:6: unused: this text comes back no more");
    place.run("report posts").told(0, &[warning]);
    fs::remove_file(place.path(TWO)).unwrap();
    place.run("report posts").told(0, &[warning]);
    for other in ["check draft.md --against posts", "report posts --no-accepted"] {
        assert!(!place.run(other).err.contains("unused"), "{other}");
    }
    place.write(TWO, "# Two\n\nAnother thing.\n");
    assert!(!place.run(&format!("report {ONE}")).err.contains("unused"));
}

#[test]
fn scripts_without_spaces_are_known_again_too() {
    for (text, edited) in [
        (
            "위원회는 비 오는 화요일에 낡은 회관에서 모여 다리의 값과 난간의 색을 두고 세 시간 동안 다투었고, 누가 그 다리를 다시 건널지는 아무도 묻지 않았다.",
            "위원회는 비 오는 화요일에 낡은 회관에서 모여 다리의 값과 난간의 높이를 두고 세 시간 동안 다투었고, 누가 그 다리를 다시 건널지는 아무도 묻지 않았다.",
        ),
        (
            "委员会在一个下雨的星期二聚在旧会馆里,为了桥的价钱和栏杆的颜色争了三个钟头,却没有人问过还有谁会从那座桥上走过去。",
            "委员会在一个下雨的星期三聚在旧会馆里,为了桥的价钱和栏杆的高低争了三个钟头,却没有人问过还有谁会从那座桥上走过去。",
        ),
    ] {
        let place = Place::empty();
        place.write(ONE, text);
        place.write(TWO, text);
        place.run(&format!("accept {ONE}:1 --against posts")).told(0, &["1 accepted text"]);
        place.write(TWO, edited);
        let told = place.run("report posts --fail-on passage");
        told.told(0, &["0 refrains, 1 accepted apart"]);
    }
}

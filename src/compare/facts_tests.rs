//! Which pairs of paragraphs differ in nothing but facts, and in which.

use proptest::prelude::*;

use super::{Comparer, Criteria, Scratch, Weights};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, Post};

/// The facts that two paragraphs differ in, as they stand there.
fn facts(a: &str, b: &str) -> Vec<(String, String)> {
    let mut archive = Archive::new();
    for text in [a, b] {
        archive.push(Post::new("p", text).unwrap());
    }
    let segments = Segments::of(archive.posts());
    let ids = [0, 1].map(ParagraphId);
    let weights = Weights::of(segments.terms().len(), ids.iter().map(|&id| segments.terms_of(id)));
    let criteria = Criteria {
        shingle: 3,
        min_shared: 3,
        threshold: 0.1,
        min_run: 4,
        max_seeds: 1 << 20,
        max_cells: 1 << 18,
    };
    let comparer = Comparer::new(&archive, &segments, &weights, &criteria);
    let found = comparer.compare(&mut Scratch::default(), ids[0], ids[1]).0.expect("a match");
    let said = |post: usize, span: crate::text::Span<crate::text::Byte>| {
        archive.posts()[post].source().slice(span).into_owned()
    };
    found.facts.iter().map(|fact| (said(0, fact.a), said(1, fact.b))).collect()
}

/// The facts of a sentence with a gap that is filled in two ways.
fn filled(frame: &str, a: &str, b: &str) -> Vec<(String, String)> {
    facts(&frame.replace("{}", a), &frame.replace("{}", b))
}

fn told(frame: &str, a: &str, b: &str, as_a: &str, as_b: &str) {
    let expected = [(as_a.to_owned(), as_b.to_owned())];
    assert_eq!(filled(frame, a, b), expected, "{frame}: {a} / {b}");
}

const LEDGER: &str = "The last figure that both sides signed for a year was {}, and nearly all of it \
    stayed in the country as wages for workers and contracts for local builders.";

#[test]
fn numbers_are_told_with_what_belongs_to_them() {
    told(LEDGER, "$950 billion", "$960 billion", "$950 billion", "$960 billion");
    told(LEDGER, "950 million won", "950 billion won", "950 million", "950 billion");
    told(LEDGER, "about 4.5%", "about 5.5%", "4.5%", "5.5%");
    told(LEDGER, "about 4 percent", "about 5 %", "4 percent", "5 %");
    told(LEDGER, "twenty-five ships", "twenty-six ships", "twenty-five", "twenty-six");
    told(LEDGER, "one ship", "two ships", "one ship", "two ships");
    told(LEDGER, "a ship a year", "two ships a year", "a ship", "two ships");
    told(LEDGER, "28,500", "28,600", "28,500", "28,600");
}

#[test]
fn one_number_in_two_ways_is_no_other_fact() {
    assert!(filled(LEDGER, "28,500", "28500").is_empty());
    assert!(filled(LEDGER, "five ships", "5 ships").is_empty());
    assert!(filled(LEDGER, "4 percent", "4%").is_empty());
}

const TALKS: &str = "The two delegations met again in the old capital {}, talked through the night, \
    and went home in the morning without a word to the people who had waited at the gate.";

#[test]
fn dates_are_told_as_a_reader_says_them() {
    told(TALKS, "on October 7", "on October 9", "October 7", "October 9");
    told(TALKS, "on October 7, 2018", "on October 7, 2019", "October 7, 2018", "October 7, 2019");
    told(TALKS, "on 7 October 2018", "on 9 October 2019", "7 October 2018", "9 October 2019");
    told(TALKS, "on Monday", "on Tuesday", "Monday", "Tuesday");
    told(TALKS, "in May 2018", "in June 2018", "May", "June");
    told(TALKS, "in October", "in October 2018", "October", "October 2018");
}

#[test]
fn names_are_capitals_inside_a_sentence() {
    told(TALKS, "with Mike Pompeo", "with John Bolton", "Mike Pompeo", "John Bolton");
    told(TALKS, "for North Korea", "for the United States", "North Korea", "the United States");
    assert!(filled(TALKS, "with Sen. Collins", "with Senator Collins").is_empty());
    assert!(filled(TALKS, "for the National Park Service", "for the NPS").is_empty());
    let start = "{} said that the talks would go on through the winter, and that nobody in the room \
        had asked for anything else.";
    told(start, "Mike Pompeo", "John Bolton", "Mike Pompeo", "John Bolton");
    assert!(filled(start, "Ministers", "Envoys").is_empty(), "the start of a sentence");
    assert!(filled(TALKS, "and said: Nothing", "and said: Everything").is_empty(), "a colon");
    let shout =
        "THE {} WAS LATE AGAIN AND NOBODY ON THE PIER HAD SEEN IT COME ROUND THE HEAD SINCE";
    assert!(filled(shout, "FERRY", "TRAIN").is_empty(), "capitals everywhere");
}

const ALLIES: &str = "After all these years of statements and visits, the government {} to the plan \
    that its own generals wrote down in the spring and gave to the papers.";

#[test]
fn negations_are_told_with_a_word_beside_them() {
    told(ALLIES, "will agree", "will not agree", "will", "will not");
    told(ALLIES, "will agree", "won't agree", "will", "won't");
    told(ALLIES, "is bound", "isn't bound", "is", "isn't");
    told(ALLIES, "can agree", "cannot agree", "can", "cannot");
    told(ALLIES, "agrees", "does not agree", "agrees", "does not agree");
    told(ALLIES, "has objections", "has no objections", "objections", "no objections");
    told(ALLIES, "has a duty", "has no duty", "a duty", "no duty");
    assert!(filled(ALLIES, "will not agree", "won't agree").is_empty());
    assert!(filled(ALLIES, "will not agree", "will never agree").is_empty());
}

#[test]
fn german_has_numbers_dates_and_negations_and_no_names() {
    let bread = "Das Brot von gestern kostet bei uns {}, und wer früh genug kommt, bekommt noch einen \
        Kaffee dazu, den die Frau des Bäckers auf dem alten Ofen warm hält.";
    told(bread, "2,50 Euro", "2,80 Euro", "2,50", "2,80");
    told(bread, "seit dem 7. Oktober", "seit dem 9. Oktober", "7. Oktober", "9. Oktober");
    told(bread, "3 Millionen", "4 Millionen", "3 Millionen", "4 Millionen");
    told(bread, "ein Jahr", "zwei Jahre", "ein Jahr", "zwei Jahre");
    told(bread, "immer etwas", "nicht immer etwas", "uns", "uns nicht");
    told(bread, "eine Münze", "keine Münze", "eine Münze", "keine Münze");
    assert!(filled(bread, "einen Groschen", "einen Taler").is_empty());
}

#[test]
fn korean_has_numbers_and_plain_negations() {
    let base = "주한미군은 평화 선언이 나온 뒤에도 {} 그대로 남을 것이라고 두 정부는 여러 해 동안 \
        되풀이해서 말해 왔고 아무도 그 말을 의심하지 않았다.";
    told(base, "28,500명이", "28,600명이", "28,500명이", "28,600명이");
    told(base, "2018년 10월에", "2019년 10월에", "2018년", "2019년");
    told(base, "서울이 동의하면", "서울이 안 동의하면", "동의하면", "안 동의하면");
    told(base, "대사가 간다면", "대사가 가지 않는다면", "간다면", "가지 않는다면");
    assert!(filled(base, "서울에", "부산에").is_empty());
}

#[test]
fn chinese_has_numbers() {
    let bridge = "那座桥在{}年春天建成，村里的人走了整整一天，去看河水怎样从新的桥洞下面流过。";
    told(bridge, "1974", "1976", "1974", "1976");
    assert!(filled(bridge, "前", "后").is_empty());
}

#[test]
fn one_other_word_and_nothing_is_told() {
    assert!(filled(TALKS, "on October 7", "late on October 9").is_empty());
    assert!(filled(LEDGER, "950 billion", "nearly 960 billion").is_empty());
    assert!(filled(TALKS, "with Mike Pompeo", "with nobody").is_empty());
    assert!(filled(ALLIES, "agrees", "objects").is_empty());
    assert!(filled(ALLIES, "will agree once", "will agree").is_empty());
    assert!(filled(ALLIES, "will agree with 18F", "will agree with").is_empty());
}

proptest! {
    #[test]
    fn a_changed_word_that_is_no_fact_silences_all(
        words in prop::collection::vec("[b-h][aeiou][b-h][aeiou][b-h]", 24..40),
        fact in 0usize..20, other in 0usize..20,
        [a, b] in prop::sample::select(vec![
            ["7", "9"], ["Pompeo", "Bolton"], ["Monday", "Friday"], ["five", "six"], ["is", "isn't"],
        ]),
        change in "[k-t][aeiou][k-t][aeiou][k-t]",
        way in 0usize..3,
    ) {
        let mut left: Vec<String> = words.clone();
        let mut right = words;
        left.insert(fact + 2, a.to_owned());
        right.insert(fact + 2, b.to_owned());
        let text = |words: &[String]| words.join(" ") + ".";
        prop_assert_eq!(facts(&text(&left), &text(&right)).len(), 1);
        let at = if other == fact { other } else { other + 3 };
        match way {
            0 => right.insert(at, change),
            1 if at != fact + 2 => right[at] = change,
            _ if at != fact + 2 => drop(right.remove(at)),
            _ => right.insert(at, change),
        }
        prop_assert_eq!(facts(&text(&left), &text(&right)), []);
    }
}

//! The engine against the definitions. The oracle compares every pair of paragraphs by the plain
//! words of the promise, with no index and no shortcut; the engine must name exactly the same pairs.

#![allow(clippy::unwrap_used)] // What cannot be made fails the test.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use refrain::report::Report;
use refrain::text::{Archive, Post};
use refrain::{Detector, Options};

type Paragraph = Vec<String>;

/// What the oracle says of a pair: equal or not, containment, resemblance.
type Verdicts = BTreeMap<[(u32, u32); 2], (bool, f64, f64)>;

/// The parameters of the promise.
#[derive(Debug, Clone)]
struct Promise {
    shingle: usize,
    min_shared: usize,
    threshold: f64,
    min_run: usize,
}

/// All pairs of `posts` that the promise names, by post and paragraph.
fn oracle(posts: &[Vec<Paragraph>], promise: &Promise, drafts: usize) -> Verdicts {
    let mut all = Vec::new();
    for (post, paragraphs) in (0u32..).zip(posts) {
        for (number, words) in (0u32..).zip(paragraphs) {
            all.push(((post, number), words));
        }
    }
    let mut verdicts = Verdicts::new();
    for (later, &(b, right)) in all.iter().enumerate() {
        for &(a, left) in &all[..later] {
            let meet = drafts == 0 || ((a.0 as usize) < drafts) != ((b.0 as usize) < drafts);
            let (x, y) = (shingles(left, promise.shingle), shingles(right, promise.shingle));
            let shared = x.intersection(&y).count();
            let containment = shared as f64 / x.len().min(y.len()) as f64;
            let found = left == right
                || shared >= promise.min_shared
                || containment >= promise.threshold
                || longest_run(left, right) >= promise.min_run;
            if meet && found {
                let resemblance = shared as f64 / (x.len() + y.len() - shared) as f64;
                verdicts.insert([a, b], (left == right, containment, resemblance));
            }
        }
    }
    verdicts
}

/// The distinct runs of `k` words; of a shorter paragraph the whole.
fn shingles(words: &[String], k: usize) -> BTreeSet<&[String]> {
    words.windows(k.min(words.len())).collect()
}

fn longest_run(a: &[String], b: &[String]) -> usize {
    let mut longest = 0;
    for i in 0..a.len() {
        for j in 0..b.len() {
            let run = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            longest = longest.max(run);
        }
    }
    longest
}

/// Few words and many copies: paragraphs are drawn, or made from earlier ones.
fn archives() -> impl Strategy<Value = Vec<Vec<Paragraph>>> {
    let word = prop_oneof![8 => 0u32..40, 1 => Just(0u32)].prop_map(|n| format!("w{n}"));
    let fresh = prop::collection::vec(word, 1..30);
    let step = (fresh, any::<prop::sample::Index>(), 0u32..7, 0usize..30);
    prop::collection::vec(prop::collection::vec(step, 0..5), 1..6).prop_map(|posts| {
        let mut made: Vec<Paragraph> = Vec::new();
        let mut out = Vec::new();
        for steps in posts {
            let mut post = Vec::new();
            for (fresh, which, edit, at) in steps {
                let words = if made.is_empty() {
                    fresh
                } else {
                    edited(which.get(&made).clone(), edit, at, fresh)
                };
                made.push(words.clone());
                post.push(words);
            }
            out.push(post);
        }
        out
    })
}

/// An earlier paragraph, used again in one of the ways that writers and adversaries do.
fn edited(mut words: Paragraph, edit: u32, at: usize, fresh: Paragraph) -> Paragraph {
    let at = at % words.len();
    match edit {
        0 => fresh,
        1 => words,
        2 => {
            words[at] = "changed".into();
            words
        }
        3 => {
            words.splice(at..at, fresh);
            words
        }
        4 => {
            words.rotate_left(at);
            words
        }
        5 => words[at..].to_vec(),
        _ => vec![words[at].clone(); 3 * words.len()],
    }
}

fn promises() -> impl Strategy<Value = Promise> {
    (3usize..7, 1usize..14, 1u32..=10, 0usize..8).prop_map(|(shingle, min_shared, tenths, more)| {
        let threshold = f64::from(tenths) / 10.0;
        Promise { shingle, min_shared, threshold, min_run: shingle + more }
    })
}

fn archive_of(posts: &[Vec<Paragraph>]) -> Archive {
    let mut archive = Archive::new();
    for (at, paragraphs) in posts.iter().enumerate() {
        let text: Vec<String> = paragraphs.iter().map(|words| words.join(" ")).collect();
        archive.push(Post::new(format!("{at:03}.txt"), text.join("\n\n")).unwrap());
    }
    archive
}

fn options(promise: &Promise, threads: u32) -> Options {
    let number = |n: usize| Some(u32::try_from(n).unwrap());
    Options {
        shingle: number(promise.shingle),
        min_shared: number(promise.min_shared),
        threshold: Some(promise.threshold),
        min_run: number(promise.min_run),
        all_pairs: Some(true),
        copies_only: Some(true),
        threads: Some(threads),
        ..Options::default()
    }
}

/// The report's pairs in the oracle's form; a pair that is told twice is a failure.
fn told(report: &Report) -> Verdicts {
    let mut told = Verdicts::new();
    for m in &report.matches {
        let pair = [(m.a.post, m.a.paragraph), (m.b.post, m.b.paragraph)];
        let exact = m.kind == refrain::compare::Kind::Exact;
        let twice = told.insert(pair, (exact, m.containment, m.resemblance));
        assert_eq!(twice, None, "told twice: {pair:?}");
    }
    told
}

/// Shares are printed to four decimals.
fn agree(told: &Verdicts, wanted: &Verdicts) -> Result<(), TestCaseError> {
    let pairs = |verdicts: &Verdicts| verdicts.keys().copied().collect::<Vec<_>>();
    prop_assert_eq!(pairs(told), pairs(wanted));
    for (pair, (exact, containment, resemblance)) in wanted {
        let (e, c, r) = told[pair];
        prop_assert_eq!(e, *exact);
        prop_assert!((c - containment).abs() < 1e-4 && (r - resemblance).abs() < 1e-4);
    }
    Ok(())
}

/// What holds of every report: shares are shares, passages lie in their paragraphs, and every match's
/// two places stand in refrains.
fn is_sound(report: &Report, archive: &Archive) -> Result<(), TestCaseError> {
    let mut places = BTreeSet::new();
    for refrain in &report.refrains {
        prop_assert!(refrain.places.len() >= 2);
        places.extend(refrain.places.iter().map(|place| (place.post, place.paragraph)));
    }
    for m in &report.matches {
        for share in [m.similarity, m.a_in_b, m.b_in_a, m.containment, m.resemblance] {
            prop_assert!((0.0..=1.0).contains(&share), "{:?}", m);
        }
        prop_assert!(!m.passages.is_empty());
        for passage in &m.passages {
            for (side, part) in [(&m.a, passage.a), (&m.b, passage.b)] {
                prop_assert!(side.start <= part.start && part.start < part.end);
                prop_assert!(part.end <= side.end);
                let text = archive.posts()[side.post as usize].source().text();
                let slice = &text[part.start as usize..part.end as usize];
                prop_assert_eq!(slice.trim(), slice);
            }
        }
        prop_assert!(places.contains(&(m.a.post, m.a.paragraph)));
        prop_assert!(places.contains(&(m.b.post, m.b.paragraph)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_report_names_exactly_the_pairs_of_the_definition(
        posts in archives(), promise in promises(), threads in 1u32..4, spill in any::<bool>(),
    ) {
        let archive = archive_of(&posts);
        let options = Options { memory: spill.then_some(1), ..options(&promise, threads) };
        let report = Detector::new(&options).unwrap().detect(&archive).unwrap();
        agree(&told(&report), &oracle(&posts, &promise, 0))?;
        is_sound(&report, &archive)?;
    }

    #[test]
    fn a_check_names_exactly_the_pairs_of_drafts_and_archive(
        posts in archives(), promise in promises(), drafts in 1usize..3,
    ) {
        let drafts = drafts.min(posts.len());
        let archive = archive_of(&posts);
        let report = Detector::new(&options(&promise, 2)).unwrap().check(&archive, drafts).unwrap();
        agree(&told(&report), &oracle(&posts, &promise, drafts))?;
        is_sound(&report, &archive)?;
    }

    #[test]
    fn an_archive_that_is_held_answers_as_a_check_does(
        posts in archives(), promise in promises(), threads in 1u32..3,
    ) {
        let detector = Detector::new(&options(&promise, threads)).unwrap();
        let archive = archive_of(&posts);
        let report = detector.check(&archive, 1).unwrap();
        let wanted: BTreeSet<_> = told(&report).into_keys().collect();
        let mut rest = Archive::new();
        rest.append(archive.posts()[1..].to_vec());
        let held = detector.hold(&rest);
        let mut answered = BTreeSet::new();
        for answer in held.query(&archive.posts()[0]) {
            for place in answer.places {
                let place = held.segments().paragraph(*place);
                let pair = [(0, answer.paragraph), (place.post.0 + 1, place.number)];
                prop_assert!(answered.insert(pair), "told twice: {:?}", pair);
            }
        }
        prop_assert_eq!(answered, wanted);
    }

    #[test]
    fn what_was_rewritten_comes_beside_the_copies_and_takes_none_away(
        posts in archives(), promise in promises(), spill in any::<bool>(), sensitive in any::<bool>(),
    ) {
        let archive = archive_of(&posts);
        let options = |threads, memory| Options {
            copies_only: None,
            sensitive: Some(sensitive),
            memory,
            ..options(&promise, threads)
        };
        let of = |options| Detector::new(&options).unwrap().detect(&archive).unwrap();
        let report = of(options(1, None));
        prop_assert_eq!(&report, &of(options(3, spill.then_some(1))));
        let told = told(&report);
        for pair in oracle(&posts, &promise, 0).keys() {
            prop_assert!(told.contains_key(pair), "{:?}", pair);
        }
        is_sound(&report, &archive)?;
    }

    #[test]
    fn families_told_in_chains_lose_no_place_and_no_closer_pair(
        posts in archives(), promise in promises(), large in 2u32..5,
    ) {
        let archive = archive_of(&posts);
        let mut options = options(&promise, 2);
        (options.all_pairs, options.large_family) = (None, Some(large));
        let report = Detector::new(&options).unwrap().detect(&archive).unwrap();
        options.memory = Some(1);
        let spilled = Detector::new(&options).unwrap().detect(&archive).unwrap();
        prop_assert_eq!(&report, &spilled);
        let wanted = oracle(&posts, &promise, 0);
        let told = told(&report);
        // Nothing is told that does not hold, and every place of a pair that does has its refrain.
        for pair in told.keys() {
            prop_assert!(wanted.contains_key(pair));
        }
        let mut homes: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
        for refrain in &report.refrains {
            for place in &refrain.places {
                homes.entry((place.post, place.paragraph)).or_default().insert(refrain.id);
            }
        }
        for pair in wanted.keys() {
            prop_assert!(pair.iter().all(|place| homes.contains_key(place)), "{:?}", pair);
            // A pair is left out only if a run of `min_run` words ties it to a chain.
            let words = pair.map(|(post, at)| &posts[post as usize][at as usize]);
            let run = longest_run(words[0], words[1]) >= promise.min_run;
            prop_assert!(told.contains_key(pair) || run || words[0] == words[1], "{:?}", pair);
        }
    }

    #[test]
    fn a_large_family_keeps_all_its_places_and_few_pairs(copies in 21usize..60, edit in 0usize..20) {
        let words: Paragraph = (0..30).map(|n| format!("w{n}")).collect();
        let mut posts = vec![vec![words.clone()]; copies];
        posts[edit % copies][0][edit] = "changed".into();
        let archive = archive_of(&posts);
        let report = Detector::new(&Options::new()).unwrap().detect(&archive).unwrap();
        prop_assert_eq!(report.refrains.len(), 1);
        prop_assert_eq!(report.refrains[0].places.len(), copies);
        prop_assert_eq!(report.matches.len(), copies - 1);
        let all = (copies * (copies - 1) / 2) as u64;
        prop_assert_eq!(report.stats.matches_left_out, all - report.stats.matches);
    }
}

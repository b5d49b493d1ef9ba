//! An index against the archive that it is of: whatever was added, changed, removed and merged, a check
//! asked of it says, byte for byte, what a check over all posts says.

#![allow(clippy::unwrap_used)] // A test that cannot go on fails.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use refrain::copies::{fold, take_published};
use refrain::disk::{Change, Effort, FileAt, FileRow, Folder, Fresh, Index, Opened, Snapshot};
use refrain::read::{Reading, read_bytes};
use refrain::report::{Json, Report, Reporter};
use refrain::text::{Archive, Post};
use refrain::{Checked, Detector, Options};

/// Sentences that come back; a number in them is another word each time.
const SENTENCES: [&str; 12] = [
    "The harbour council has decided once more to raise the levy on boats from the outer islands",
    "Nobody on the quay remembers when number {} the last pilot left for the northern light",
    "Three ferries a day were promised in the spring and one of them has come so far",
    "What the budget calls savings {} is a hole in the roof of the old customs house",
    "I have said before that the fog siren needs a keeper and not another report about keepers",
    "The minister visited {} with a camera and left before the tide had turned",
    "Short note.",
    "See you next week",
    "Two trawlers, {} and {}, were sold to a yard that breaks ships for their copper and their brass",
    "An anchor chain parted in the gale and the lightship drifted past Skerry Bank towards the sound",
    "Towards the sound the lightship drifted when in the gale past Skerry Bank its anchor chain parted",
    "The copyright of all pictures on this page is with those who took them in the cold",
];

/// Of how many texts under one name the others are held against each.
const MOST: usize = 3;

fn text(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 20) % below
    };
    let paragraphs = 1 + next(4);
    let paragraph = |next: &mut dyn FnMut(u64) -> u64| {
        let sentences = 1 + next(3);
        let one = |next: &mut dyn FnMut(u64) -> u64| {
            let mut sentence = SENTENCES[usize::try_from(next(12)).unwrap()].to_owned();
            while sentence.contains("{}") {
                sentence = sentence.replacen("{}", &format!("Vessel{}", next(40)), 1);
            }
            if next(5) == 0 {
                sentence = sentence.replace("the", &format!("word{}", next(900)));
            }
            sentence
        };
        (0..sentences).map(|_| one(next)).collect::<Vec<_>>().join(". ")
    };
    let mut text: Vec<String> = (0..paragraphs)
        .map(|_| match next(6) {
            0 => format!("> {}", paragraph(&mut next)),
            1 => format!("- {}\n- {}", paragraph(&mut next), paragraph(&mut next)),
            2 => format!("## A heading {}\n\n{}", next(4), paragraph(&mut next)),
            _ => paragraph(&mut next),
        })
        .collect();
    if next(2) == 0 {
        let link = |n: u64| format!("[{n}]: https://a.example/page{}/of{}", next(9), n % 4);
        text.push((0..3 + seed % 4).map(link).collect::<Vec<_>>().join("\n"));
    }
    text.join("\n\n")
}

fn post(path: &str, seed: u64) -> Post {
    let mut read = read_bytes(path, text(seed).into_bytes(), &Reading::default()).unwrap();
    let mut post = read.posts.remove(0);
    post.title = (!seed.is_multiple_of(3)).then(|| format!("Title {}", seed % 5));
    post.url = (seed.is_multiple_of(4)).then(|| format!("https://a.example/{}", seed % 7));
    post.id = (seed % 6 == 1).then(|| format!("id {}", seed % 11));
    post.paged = seed.is_multiple_of(9);
    post
}

/// What a check over all posts says.
fn whole(detector: &Detector, drafts: &[Post], files: &BTreeMap<String, Vec<Post>>) -> String {
    let mut all = Archive::new();
    all.append(drafts.to_vec());
    all.append(files.values().flatten().cloned().collect());
    fold(&mut all, drafts.len(), MOST);
    let report = detector.check(&all, drafts.len()).unwrap();
    told(report, &mut all)
}

fn told(mut report: Report, archive: &mut Archive) -> String {
    let named = report.name_posts(archive.posts().len());
    archive.retain(|at| named[at]);
    let mut out = Vec::new();
    Json.write(&report, archive, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What the index says.
fn asked(detector: &Detector, drafts: &[Post], now: &Snapshot) -> String {
    let paths = |key: &str| Arc::from(key);
    let question = detector.question(Some(MOST));
    let mut asked = now.ask(drafts, &question, &paths).expect("the index is whole");
    let mut archive = Archive::new();
    archive.append(drafts.to_vec());
    let mut out = std::mem::take(&mut asked.out);
    out.sort_by(|a, b| (a.path(), a.span).cmp(&(b.path(), b.span)));
    archive.append(out);
    take_published(&mut archive, drafts.len(), |_| 0);
    loop {
        let mut posts = std::mem::take(&mut asked.posts);
        posts.sort_by(|a, b| (&a.1, a.2).cmp(&(&b.1, b.2)));
        archive.append(posts.into_iter().map(|post| post.0).collect());
        let checked = detector.check_asked(&archive, drafts.len(), now, &asked, &mut ()).unwrap();
        assert!(!now.damaged());
        match checked {
            Checked::Done(report) => return told(*report, &mut archive),
            Checked::Elsewhere(texts) => {
                now.ask_for(&mut asked, &texts, &paths).expect("the index is whole");
                archive = archive.split(drafts.len());
            }
        }
    }
}

fn ready(index: &Index) -> Snapshot {
    match index.open() {
        Opened::Ready(now) => *now,
        other => panic!("{other:?}"),
    }
}

#[derive(Debug, Clone)]
enum Step {
    /// Writes a file with so many posts, new or anew.
    Put(u8, u64, u8),
    Remove(u8),
    Tidy,
    Compact,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0u8..9, 0u64..60, 0u8..4).prop_map(|(file, seed, posts)| Step::Put(file, seed, posts)),
        2 => (0u8..9).prop_map(Step::Remove),
        1 => Just(Step::Tidy),
        1 => Just(Step::Compact),
    ]
}

fn row(key: &str, posts: usize) -> FileRow {
    let posts = u32::try_from(posts).unwrap();
    let key = key.to_owned();
    FileRow {
        key,
        len: 1,
        changed: 0,
        settled: true,
        content: 0,
        posts,
        inner: Vec::new(),
        remarks: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_check_asked_of_an_index_is_a_check_of_the_archive(
        steps in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..7),
        drafts in prop::collection::vec(0u64..60, 1..3),
        holders in 2u32..6,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut options = Options::new();
        options.max_holders = Some(holders);
        let detector = Detector::new(&options).unwrap();
        let shape = detector.question(Some(MOST)).shape;
        let index = Index::new(Folder::new(folder.path().join("index/x")), "k".into(), shape);
        let drafts: Vec<Post> =
            drafts.iter().map(|seed| post(&format!("draft{seed}.md"), *seed)).collect();
        let paths = |key: &str| Arc::from(key);
        let mut files: BTreeMap<String, Vec<Post>> = BTreeMap::new();
        for steps in steps {
            let now = ready(&index);
            let (mut next, mut effort) = (files.clone(), Effort::InPassing);
            for step in steps {
                match step {
                    Step::Put(file, seed, posts) => {
                        let key = format!("f{file}.md");
                        let posts = (0..u64::from(posts)).map(|n| post(&key, seed + n * 7));
                        next.insert(key.clone(), posts.collect());
                    }
                    Step::Remove(file) => {
                        next.remove(&format!("f{file}.md"));
                    }
                    Step::Tidy => effort = Effort::Tidy,
                    Step::Compact => effort = Effort::All,
                }
            }
            let same = |key: &str| {
                let texts = |posts: &[Post]| -> Vec<_> {
                    let own = |post: &Post| (post.source().text().into_owned(), post.title.clone());
                    posts.iter().map(own).collect()
                };
                let (old, new) = (files.get(key), next.get(key));
                old.zip(new).is_some_and(|(old, new)| texts(old) == texts(new))
            };
            let gone: Vec<FileAt> =
                now.files().filter(|(_, row)| !same(&row.key)).map(|(at, _)| at).collect();
            let fresh = next.iter().filter(|(key, _)| !same(key)).map(|(key, posts)| Fresh {
                row: row(key, posts.len()),
                posts: posts.clone(),
            });
            let change = Change { gone, fresh: fresh.collect(), ..Change::default() };
            files = next;
            let writing = index.write().unwrap().expect("nobody else writes");
            if !change.is_empty() {
                let made = index.changed(&now, change, &paths).expect("the index is whole");
                prop_assert_eq!(asked(&detector, &drafts, &made), whole(&detector, &drafts, &files));
                writing.commit(&made).unwrap();
            }
            writing.tidy(&ready(&index), effort, &paths).unwrap();
            drop(writing);
            let now = ready(&index);
            prop_assert_eq!(asked(&detector, &drafts, &now), whole(&detector, &drafts, &files));
            prop_assert_eq!(now.totals().files, files.len() as u64);
        }
    }
}

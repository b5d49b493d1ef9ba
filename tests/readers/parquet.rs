//! Tables in Parquet: `tests/parquet/` has the same three posts with each kind of column and each
//! compression; `make.py` there has made them.

use std::fs;
use std::path::Path;

use refrain::read::{ReadFile, Reading, read_bytes};
use refrain::report::RefrainEntry;
use refrain::text::{Archive, DateOrigin, Offsets};
use refrain::{Detector, Options};

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parquet")
}

fn read(bytes: Vec<u8>) -> ReadFile {
    read_bytes("a.parquet", bytes, &Reading::default()).unwrap()
}

/// The tables, by their names.
fn tables() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder()).unwrap().map(|it| it.unwrap().path()).collect();
    all.retain(|path| path.extension().is_some_and(|ending| ending == "parquet"));
    all.sort();
    let read = |path: &std::path::PathBuf| {
        (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
    };
    all.iter().map(read).collect()
}

#[test]
fn texts_dates_and_lists_are_read_in_every_form() {
    let all = tables();
    assert_eq!(all.len(), 5);
    for (name, bytes) in all {
        let file = read(bytes);
        assert_eq!((&file.notices[..], &file.skipped), (&[][..], &None), "{name}");
        let titles: Vec<_> = file.posts.iter().map(|post| post.title.as_deref().unwrap()).collect();
        assert_eq!(titles, ["The Hall", "The Lamp", "The Hall Again"], "{name}");
        let days: Vec<_> = file.posts.iter().map(|post| post.date.unwrap().to_string()).collect();
        assert_eq!(days, ["2019-03-01", "2019-12-11", "2021-04-02"], "{name}");
        let timed = name.contains("micros") || name.contains("millis") || name.contains("nanos");
        for (row, post) in (1..).zip(&file.posts) {
            let text = post.source().text();
            let (first, last) =
                if row == 2 { ("Nobody near", "log.") } else { ("The committee", "again.") };
            assert!(text.starts_with(first) && text.ends_with(last), "{name}: {text}");
            assert_eq!((post.source().offsets(), post.source().line(0)), (Offsets::Decoded, row));
            let date = post.date.unwrap();
            let time = date.time.map(|time| time.to_string());
            assert_eq!(time.as_deref(), timed.then_some("23:30:00"), "{name}");
            assert_eq!(date.origin, DateOrigin::Field);
        }
        assert_eq!(file.posts[0].tags, ["port", "bridge"], "{name}");
        assert!(file.posts[1].tags.is_empty(), "{name}");
    }
}

/// The refrains of files: kind, class, words, and the days of their places.
fn refrains(files: Vec<(String, Vec<u8>)>) -> Vec<String> {
    let mut archive = Archive::new();
    for (name, bytes) in files {
        let file = read_bytes(&name, bytes, &Reading::default()).unwrap();
        archive.append(file.posts);
    }
    let report = Detector::new(&Options::new()).unwrap().detect(&archive).unwrap();
    let told = |it: &RefrainEntry| {
        let days: Vec<_> = it.places.iter().map(|place| &place.date).collect();
        format!("{:?} {:?} {} {days:?}", it.kind, it.class, it.words)
    };
    report.refrains.iter().map(told).collect()
}

/// What the other formats are held to in `tests/cli/ten_posts.rs`.
#[test]
fn ten_posts_in_a_table_have_the_refrains_of_the_originals() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ten-posts");
    let mut originals: Vec<(String, Vec<u8>)> = fs::read_dir(root.join("markdown"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().into(), fs::read(&path).unwrap()))
        .collect();
    originals.sort();
    let table = fs::read(root.join("parquet/posts.parquet")).unwrap();
    let expected = refrains(originals);
    assert_eq!(expected.len(), 5, "{expected:#?}");
    assert_eq!(refrains(vec![("posts.parquet".into(), table)]), expected);
}

#[test]
fn a_broken_table_says_so_and_loses_no_other_file() {
    for (name, bytes) in tables() {
        for len in [0, 3, 8, bytes.len() / 2, bytes.len() - 9, bytes.len() - 1] {
            let file = read(bytes[..len].to_vec());
            let reason = file.skipped.map(|it| it.reason).unwrap_or_default();
            assert!(
                file.posts.is_empty() && reason.contains("cannot be read"),
                "{name} {len}: {reason}"
            );
        }
        // Whatever byte is another: an answer, and no panic.
        for at in (0..bytes.len()).step_by(41) {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x55;
            let file = read(bytes);
            assert!(file.posts.len() <= 3, "{name} {at}");
        }
    }
}

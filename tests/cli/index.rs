//! Checks by way of an index: the same answer as without, whatever happens to the files, to the index, and
//! to whoever writes it.

#![allow(clippy::disallowed_methods)] // Tests may look at the clock.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use xxhash_rust::xxh3::xxh3_64;

use crate::place::{HALL, LAMP, Place, Told};

const CHECK: &str = "check draft.md --against posts --format json";

/// An archive that has an index.
fn indexed() -> Place {
    let place = Place::new();
    for n in 0..12 {
        let own = format!(
            "Post {n} is about vessel{n} and harbour{n}, and about little else that floats."
        );
        place.write(&format!("posts/more-{n:02}.md"), format!("# More {n}\n\n{own}\n\n{LAMP}\n"));
    }
    place.run("index build posts").told(0, &[]).showed(&["14 posts", "read 14 files"]);
    place
}

/// The folder of the one index.
fn folder(place: &Place) -> PathBuf {
    let mut all = fs::read_dir(place.path("posts/.refrain/index")).unwrap();
    let is_folder = |entry: &fs::DirEntry| entry.path().is_dir();
    all.find_map(|entry| entry.ok().filter(is_folder)).unwrap().path()
}

fn part(place: &Place) -> PathBuf {
    let files = fs::read_dir(folder(place)).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|it| it == "rfx")).max().unwrap()
}

/// Holds a check against one that reads all posts.
#[track_caller]
fn same(place: &Place) -> Told {
    let told = place.run(CHECK);
    let wanted = place.run(&format!("{CHECK} --no-index"));
    assert_eq!(told.out, wanted.out, "{told:#?}");
    assert_eq!(told.code, wanted.code);
    told
}

#[test]
fn a_check_says_the_same_whatever_becomes_of_the_posts() {
    let place = indexed();
    same(&place).told(1, &["against 14 posts"]);
    place.write("posts/2020-01-01-two.md", "# Two\n\nNothing of the old hall is left in here.\n");
    same(&place).told(1, &["against 14 posts"]);
    fs::remove_file(place.path("posts/2019-01-01-one.md")).unwrap();
    same(&place).told(0, &["against 13 posts"]);
    place.write(
        "posts/2021-01-01-three.md",
        format!("---\ntitle: T\ndate: 2021-01-01\n---\n\n{HALL}\n"),
    );
    same(&place).told(1, &["against 14 posts"]);
    place.write("posts/broken.md", b"\xff\xfe\x00\xd8");
    place.write("posts/void.md", "");
    same(&place);
    fs::remove_file(place.path("posts/broken.md")).unwrap();
    for n in 0..10 {
        place.write(&format!("posts/later-{n}.md"), format!("{n} {HALL}\n"));
        same(&place);
    }
    let status = place.run("index status posts");
    status.told(0, &[]).showed(&["24 posts", "up to date"]);
    place.run("index compact posts").told(0, &[]).showed(&["in 1 part"]);
    same(&place);
    place.write("posts/later-3.md", "Another text altogether.\n");
    fs::remove_file(place.path("posts/later-4.md")).unwrap();
    place.write("posts/latest.md", "One more.\n");
    let status = place.run("index status posts");
    status.showed(&["1 new, 1 changed, 1 gone since"]);
}

#[test]
fn a_draft_in_the_archive_is_not_matched_with_itself() {
    let place = indexed();
    place.write("posts/new.md", format!("---\nurl: /new/\n---\n\n{HALL}\n"));
    let told =
        |args: &str| place.run(&format!("check posts/new.md --against posts --format json{args}"));
    assert_eq!(told("").out, told(" --no-index").out);
    same(&place).told(1, &["against 15 posts"]);
    assert_eq!(told("").out, told(" --no-index").out);
    // Two drafts, one of them a copy of what is out.
    place.write("posts/feed.md", format!("---\nurl: /new/\n---\n\n{HALL}\n"));
    assert_eq!(told("").out, told(" --no-index").out);
    told("").told(1, &["is already out as posts/feed.md"]);
    let both = |args: &str| {
        place.run(&format!("check draft.md posts/new.md --against posts --format json{args}"))
    };
    assert_eq!(both("").out, both(" --no-index").out);
}

#[test]
fn a_small_archive_is_read_and_gets_no_index() {
    let place = Place::new();
    place.run(CHECK).told(1, &[]);
    assert!(!place.path("posts/.refrain").exists());
}

#[test]
fn an_index_lies_beside_the_settings() {
    let place = Place::new();
    place.write("refrain.toml", "against = [\"posts\"]\n");
    place.run("index build").told(0, &[]).showed(&["2 posts"]);
    assert!(place.path(".refrain/index").exists());
    assert_eq!(fs::read_to_string(place.path(".refrain/index/.gitignore")).unwrap(), "*\n");
    let told = place.run("check draft.md --format json");
    assert_eq!(told.out, place.run("check draft.md --format json --no-index").out);
    // From another folder the paths are others, and the index is the same.
    let inside = |args: &str| {
        let mut command = place.command();
        command.current_dir(place.path("posts"));
        Told::by(
            command
                .args(["check", "../draft.md", "--format", "json"])
                .args(args.split_whitespace()),
        )
    };
    assert_eq!(inside("").out, inside("--no-index").out);
    assert_eq!(fs::read_dir(place.path(".refrain/index")).unwrap().count(), 2);
}

#[test]
fn where_no_index_can_be_written_the_answer_comes_all_the_same() {
    let place = indexed();
    fs::remove_dir_all(place.path("posts/.refrain")).unwrap();
    place.write("posts/.refrain", "in the way");
    place.write("posts/big.md", format!("{HALL}\n\n{}", "filler words. ".repeat(400_000)));
    let told = same(&place);
    told.told(1, &["the index cannot be written", "answered without"]);
    place.run("index update posts").told(2, &["cannot be written"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_index_as_it_is() {
    let place = indexed();
    let at = folder(&place);
    let before = fs::read(at.join("MANIFEST")).unwrap();
    for name in ["part-1.rfx.new", "MANIFEST.new"] {
        place.write("posts/new.md", format!("{name} {HALL}\n"));
        std::os::unix::fs::symlink("/dev/full", at.join(name)).unwrap();
        same(&place).told(1, &["cannot be written", "No space left"]);
        assert_eq!(fs::read(at.join("MANIFEST")).unwrap(), before, "{name}");
    }
    same(&place).told(1, &[]).without(&["cannot be written"]);
    assert_ne!(fs::read(at.join("MANIFEST")).unwrap(), before);
}

/// The process ends before each of the writer's steps in turn: before and after each write, fsync, rename
/// and removal.
#[test]
fn a_writer_that_ends_anywhere_leaves_an_index_that_answers_rightly() {
    let (mut ends, mut round) = (0, 0);
    let place = indexed();
    let wanted = |place: &Place| place.run(&format!("{CHECK} --no-index")).out;
    for what in ["update", "compact", "build"] {
        for step in 0.. {
            round += 1;
            place.write("posts/changing.md", format!("Round {round}. {HALL}\n"));
            place.write(&format!("posts/new-{round}.md"), format!("Round {round}.\n\n{LAMP}\n"));
            if round > 3 {
                fs::remove_file(place.path(&format!("posts/new-{}.md", round - 3))).unwrap();
            }
            let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
            command.args(["index", what, "posts"]).current_dir(place.path("."));
            command.env("INDEX_ENDS_BEFORE_STEP", step.to_string());
            let ended = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
            let told = place.run(CHECK);
            assert_eq!(told.out, wanted(&place), "{what}, before step {step}");
            told.without(&["damaged"]);
            if ended.success() {
                break;
            }
            ends += 1;
        }
    }
    assert!(ends > 20, "{ends} steps");
}

#[test]
fn a_writer_that_is_killed_loses_nothing() {
    let place = indexed();
    for round in 0..20u64 {
        place.write("posts/changing.md", format!("Round {round}. {HALL}\n"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
        command.args(["index", "update", "posts"]).current_dir(place.path("."));
        let mut writer = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(round * 700));
        writer.kill().unwrap();
        writer.wait().unwrap();
        same(&place).without(&["damaged"]);
    }
}

#[test]
fn damage_is_told_and_mended() {
    let place = indexed();
    let (path, manifest) = (part(&place), folder(&place).join("MANIFEST"));
    let wanted = place.run(&format!("{CHECK} --no-index")).out;
    let mut told = 0;
    let whole = [&path, &manifest].map(|path| (path.clone(), fs::read(path).unwrap()));
    let restore = || whole.iter().for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    for (path, good) in &whole {
        let last = good.len() - 1;
        let others = |count: usize| (0..count).map(move |n| n * last / (count - 1));
        let flipped = others(40).map(|at| {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            bad
        });
        let cut = others(8).map(|at| good[..at].to_vec());
        for bad in flipped.chain(cut) {
            fs::write(path, &bad).unwrap();
            let check = place.run(CHECK);
            assert_eq!(check.out, wanted);
            told += i32::from(check.err.contains("was damaged and has been made anew"));
            restore();
            fs::write(path, &bad).unwrap();
            place.run("index verify posts").told(2, &[]).showed(&["damaged"]);
            restore();
            place.run("index verify posts").told(0, &[]).showed(&["whole"]);
        }
    }
    assert!(told > 60, "{told}");
}

#[test]
fn what_a_newer_refrain_wrote_is_left_alone() {
    let place = indexed();
    let mut sealed = 99u32.to_le_bytes().to_vec();
    sealed.extend(b"what it may hold");
    let mut newer = b"refrain\0".to_vec();
    newer.extend(xxh3_64(&sealed).to_le_bytes());
    newer.extend(sealed);
    let manifest = folder(&place).join("MANIFEST");
    fs::write(&manifest, &newer).unwrap();
    same(&place).told(1, &["a newer refrain wrote this index", "refrain index build"]);
    for what in ["update", "status", "verify", "compact"] {
        place.run(&format!("index {what} posts")).told(2, &["a newer refrain", "index build"]);
    }
    assert_eq!(fs::read(&manifest).unwrap(), newer);
    place.run("index build posts").told(0, &[]);
    same(&place).without(&["newer"]);
}

#[test]
fn readers_and_writers_do_not_disturb_each_other() {
    let place = indexed();
    let wanted = place.run(&format!("{CHECK} --no-index")).out;
    let place = &place;
    thread::scope(|scope| {
        for what in ["build", "update", "compact"] {
            scope.spawn(move || {
                for _ in 0..6 {
                    let told = place.run(&format!("index {what} posts"));
                    // One of two writers has to try again.
                    assert!(told.code == 0 || told.err.contains("another refrain"), "{told:#?}");
                }
            });
        }
        for _ in 0..2 {
            let wanted = &wanted;
            scope.spawn(move || {
                for _ in 0..12 {
                    let told = place.run(CHECK);
                    assert_eq!(&told.out, wanted, "{told:#?}");
                }
            });
        }
    });
    same(place);
}

#[test]
fn a_watched_draft_is_answered_on_each_save() {
    let place = indexed();
    place.run("check - --watch --against posts").told(2, &["name the drafts"]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
    command.args(["check", "draft.md", "--watch", "--against", "posts", "--format", "concise"]);
    command.current_dir(place.path(".")).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut watching = command.spawn().unwrap();
    let mut lines = BufReader::new(watching.stdout.take().unwrap()).lines();
    let mut next = || lines.next().unwrap().unwrap();
    assert!(next().starts_with("draft.md:3:1: exact"));
    thread::sleep(Duration::from_millis(300));
    place.write("draft.md", format!("# Draft\n\nAnother first paragraph.\n\n{HALL}\n"));
    assert!(next().starts_with("draft.md:5:1: exact"));
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn an_index_of_nothing_that_stays_is_refused() {
    let place = Place::new();
    place.pipe("x", "index build -").told(2, &["standard input has none"]);
    place.run("index build gone").told(2, &["gone"]);
    place.run("index build").told(2, &["no posts are named"]);
}

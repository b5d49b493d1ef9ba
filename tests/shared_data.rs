//! The engine on real texts that lie beside the repository and are no part of it. Where they are
//! absent each test says so and passes.

#![allow(clippy::unwrap_used)] // What cannot be read fails the test.

use std::fs;
use std::path::{Path, PathBuf};

use refrain::compare::Kind;
use refrain::family::Class;
use refrain::read::{Reading, Walker, read_file};
use refrain::report::{MatchEntry, Report};
use refrain::segment::Segments;
use refrain::text::{Archive, BlockKind, Post};
use refrain::{Detector, Options};

/// The folder of a data set, or `None` with a visible line.
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn data(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("skipped: {} is not here", folder.display());
    None
}

fn read(archive: &mut Archive, paths: &[PathBuf]) {
    let paths: Vec<String> = paths.iter().map(|path| path.to_str().unwrap().to_owned()).collect();
    for file in &Walker::default().find(&paths).files {
        for post in read_file(file, &Reading::default()).unwrap().posts {
            archive.push(post);
        }
    }
}

fn lines(report: &Report, class: Class) -> Vec<(u32, u32, Kind)> {
    let of_class = report.matches.iter().filter(|m| m.class == class);
    of_class.map(|m| (m.a.line, m.b.line, m.kind)).collect()
}

#[test]
fn the_seed_is_told_as_its_truth_says() {
    let Some(folder) = data("seed") else { return };
    let path = folder.join("mike-pompeo-tag-page.txt");
    let mut archive = Archive::new();
    read(&mut archive, std::slice::from_ref(&path));
    let report = Detector::new(&Options::new()).unwrap().detect(&archive).unwrap();

    let starts: Vec<u32> = report.posts.iter().map(|post| post.line).collect();
    assert_eq!(starts, [3, 25, 45, 61, 77, 95, 117, 128]);
    let mut plain = lines(&report, Class::Plain);
    plain.sort_unstable();
    let wanted = [
        (17, 37, Kind::Passage),
        (19, 39, Kind::Light),
        (21, 41, Kind::Exact),
        (23, 43, Kind::Exact),
    ];
    assert_eq!(plain, wanted);
    assert!(lines(&report, Class::Standing).contains(&(93, 126, Kind::Exact)));

    let text = fs::read_to_string(path).unwrap();
    let shared = report.matches.iter().find(|m| (m.a.line, m.b.line) == (17, 37)).unwrap();
    for (start, end) in shared.passages.iter().flat_map(|p| {
        [(p.a.start as usize, p.a.end as usize), (p.b.start as usize, p.b.end as usize)]
    }) {
        let passage = text[start..end].to_lowercase();
        assert!(passage.starts_with("the kim regime wants the peace treaty"), "{passage}");
        assert!(passage.ends_with("why is usfk needed?"), "{passage}");
    }
    // One continued reuse over the four paragraphs, and else only what is quoted.
    let is_plain = |at: &u32| report.matches[*at as usize].class == Class::Plain;
    let plain = report.passages.iter().filter(|passage| passage.matches.iter().any(is_plain));
    let plain: Vec<_> = plain.collect();
    assert_eq!(plain.len(), 1);
    assert_eq!(plain[0].matches.len(), 4);
}

/// A line of harbor-blog's truth: two stretches, in code points, and what they are to each other.
struct Truth {
    a: (String, usize, usize),
    b: (String, usize, usize),
    kind: String,
}

fn truth(folder: &Path) -> Vec<Truth> {
    let text = fs::read_to_string(folder.join("truth.tsv")).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let stretch = |at: usize| {
            let number = |at: usize| cells[at].parse::<usize>().unwrap();
            (cells[at].to_owned(), number(at + 1), number(at + 2))
        };
        let (a, b, kind) = (stretch(0), stretch(3), cells[6].to_owned());
        if a.0 <= b.0 { Truth { a, b, kind } } else { Truth { a: b, b: a, kind } }
    })
    .collect()
}

/// How many bytes of a stretch in code points a stretch in bytes holds, and how long it is.
fn covered(text: &str, (start, len): (usize, usize), bytes: (u32, u32)) -> (usize, usize) {
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let (from, to) = (byte(start), byte(start + len));
    let inside = to.min(bytes.1 as usize).saturating_sub(from.max(bytes.0 as usize));
    (inside, to - from)
}

fn tells(found: &MatchEntry, earlier: &str, later: &str, truth: &Truth) -> bool {
    found.b.path.ends_with(&truth.a.0)
        && found.passages.iter().any(|passage| {
            let a = (passage.a.start, passage.a.end);
            let b = (passage.b.start, passage.b.end);
            let (in_later, later) = covered(later, (truth.b.1, truth.b.2), a);
            let (in_earlier, earlier) = covered(earlier, (truth.a.1, truth.a.2), b);
            in_later * 2 >= later.min(earlier) && in_earlier * 2 >= later.min(earlier)
        })
}

#[test]
fn each_post_of_harbor_blog_is_checked_against_the_earlier_ones() {
    let Some(folder) = data("harbor-blog") else { return };
    let mut posts: Vec<PathBuf> =
        fs::read_dir(folder.join("posts")).unwrap().map(|entry| entry.unwrap().path()).collect();
    posts.sort();
    let truth = truth(&folder);
    let detector = Detector::new(&Options::new()).unwrap();
    let mut missed = Vec::new();
    let mut found = 0;
    for (at, post) in posts.iter().enumerate().skip(1) {
        let mut archive = Archive::new();
        read(&mut archive, std::slice::from_ref(post));
        read(&mut archive, &posts[..at]);
        let report = detector.check(&archive, 1).unwrap();
        for truth in truth.iter().filter(|truth| post.ends_with(&truth.b.0)) {
            let wanted = ["exact", "light", "split", "partial", "light+split", "light+partial"];
            if !wanted.contains(&truth.kind.as_str()) || truth.a.0.starts_with("tags") {
                continue;
            }
            let earlier = fs::read_to_string(folder.join(&truth.a.0)).unwrap();
            let later = fs::read_to_string(post).unwrap();
            if report.matches.iter().any(|m| tells(m, &earlier, &later, truth)) {
                found += 1;
            } else {
                missed.push(format!("{}: {} ~ {}", truth.kind, truth.a.0, truth.b.0));
            }
        }
    }
    assert!(missed.is_empty() && found >= 12, "{found} found, missed: {missed:#?}");
}

#[test]
fn parallel_passages_of_old_books_are_found() {
    let Some(folder) = data("kjv") else { return };
    let mut archive = Archive::new();
    read(&mut archive, &[folder.join("chapters")]);
    let report = Detector::new(&Options::new()).unwrap().detect(&archive).unwrap();
    let rows = fs::read_to_string(folder.join("parallels.tsv")).unwrap();
    let mut found = 0;
    let mut missed = Vec::new();
    for row in rows.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let same = |a: &str, b: &str| a.ends_with(cells[0]) && b.ends_with(cells[3]);
        let told =
            report.matches.iter().any(|m| same(&m.a.path, &m.b.path) || same(&m.b.path, &m.a.path));
        found += u32::from(told);
        if !told {
            missed.push(row);
        }
    }
    assert!(found >= 50, "{missed:#?}");
}

/// What a program of another make counts in the same files: markdown-it-py with the front matter and the
/// templates taken off, and Python's parsers of XML and HTML. Paragraph by paragraph it is the same, but
/// for what they mean by one:
///
/// - go-blog: 10,185, as here.
/// - 18f-blog: 13,133. Two paragraphs are nothing but an address, and two repeat the title above them,
///   which are none here; five stand behind an action that is closed in the next paragraph, which is text.
/// - The blocks of WordPress: 1,730, as here. The theme's test: 1,031, of which eight are nothing but an
///   address; two captions of shortcodes are some here. The preview: 80, with six options as two.
#[test]
fn posts_dates_and_paragraphs_are_as_many_as_others_count() {
    let counted = |path: &Path| {
        let mut archive = Archive::new();
        read(&mut archive, &[path.to_owned()]);
        let posts = archive.posts();
        let dated = posts.iter().filter(|post| post.date.is_some()).count();
        let links = |post: &Post| {
            post.blocks.iter().flatten().filter(|it| it.kind == BlockKind::Links).count()
        };
        let paragraphs =
            Segments::of(posts).paragraphs().len() - posts.iter().map(links).sum::<usize>();
        (posts.len(), dated, paragraphs)
    };
    for (set, path, expected) in [
        ("go-blog", "_content", (337, 274, 10_185)),
        ("18f-blog", "posts", (509, 509, 13_134)),
        ("wxr-theme-test", "64-block-test-data.xml", (62, 62, 1_730)),
        ("wxr-theme-test", "themeunittestdata.wordpress.xml", (79, 79, 1_025)),
        ("wxr-theme-test", "theme-preview.xml", (7, 7, 84)),
    ] {
        let Some(folder) = data(set) else { return };
        assert_eq!(counted(&folder.join(path)), expected, "{set}/{path}");
    }
}

//! Every folder of samples/ is a case: its `expected.toml` says what refrain must find there, must not
//! find, and may. A new case is a new folder and no code; samples/README.md tells the form.

#![allow(clippy::unwrap_used)] // What cannot be read or written fails the test.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use refrain::compare::Kind;
use refrain::family::Class;
use refrain::read::{Reading, Walker, read_file};
use refrain::report::{Json, MatchEntry, Report, Reporter};
use refrain::text::Archive;
use refrain::{Detector, Options};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    about: String,
    command: Command,
    #[serde(default = "here")]
    paths: Vec<String>,
    #[serde(default)]
    drafts: Vec<String>,
    posts: Option<usize>,
    #[serde(default)]
    strict: bool,
    #[serde(default)]
    options: Options,
    #[serde(default)]
    must: Vec<Wanted>,
    #[serde(default)]
    must_not: Vec<Pair>,
    #[serde(default)]
    may: Vec<Pair>,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Command {
    Report,
    Check,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    a: Spot,
    b: Spot,
    kind: Option<Vec<String>>,
    class: Option<String>,
    covers: Option<String>,
    facts: Option<Vec<[String; 2]>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    a: Spot,
    b: Spot,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spot {
    path: String,
    at: String,
    nth: Option<usize>,
}

fn here() -> Vec<String> {
    vec![".".to_owned()]
}

/// A paragraph as the file system and the file's bytes know it.
#[derive(Debug, Clone, PartialEq)]
struct At {
    path: PathBuf,
    offset: u32,
}

struct Case {
    folder: PathBuf,
    expected: Expected,
}

impl Case {
    fn open(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("expected.toml")).unwrap();
        let expected =
            toml::from_str(&text).unwrap_or_else(|err| panic!("{}: {err}", folder.display()));
        Self { folder: folder.to_owned(), expected }
    }

    /// The report with so many threads and so little memory; `backwards` reads the files in the other order.
    fn report(&self, threads: u32, memory: Option<u64>, backwards: bool) -> (Report, Archive) {
        let mut archive = Archive::new();
        let drafts = self.read(&self.expected.drafts, backwards, &mut archive);
        self.read(&self.expected.paths, backwards, &mut archive);
        let mut options = self.expected.options.clone();
        (options.threads, options.memory) = (Some(threads), memory);
        let detector = Detector::new(&options).unwrap();
        let report = match self.expected.command {
            Command::Report => detector.detect(&archive).unwrap(),
            Command::Check => detector.check(&archive, drafts).unwrap(),
        };
        (report, archive)
    }

    fn read(&self, paths: &[String], backwards: bool, archive: &mut Archive) -> usize {
        let before = archive.posts().len();
        let paths: Vec<String> =
            paths.iter().map(|path| self.folder.join(path).to_str().unwrap().to_owned()).collect();
        let mut found = Walker::default().find(&paths);
        assert!(found.errors.is_empty(), "{:?}", found.errors);
        if backwards {
            found.files.reverse();
        }
        for file in &found.files {
            for post in read_file(file, &Reading::default()).unwrap().posts {
                archive.push(post);
            }
        }
        archive.sort_from(before);
        archive.posts().len() - before
    }

    fn locate(&self, spot: &Spot) -> At {
        let path = self.folder.join(&spot.path);
        let text =
            fs::read_to_string(&path).unwrap_or_else(|err| panic!("{}: {err}", path.display()));
        let found: Vec<_> = text.match_indices(&spot.at).map(|(at, _)| at).collect();
        let nth = spot.nth.unwrap_or(1);
        let unique = spot.nth.is_some() || found.len() == 1;
        let times = found.len();
        assert!(unique && times >= nth, "{}: {spot:?} stands {times} times", path.display());
        At { path: path.canonicalize().unwrap(), offset: u32::try_from(found[nth - 1]).unwrap() }
    }

    /// The match of two paragraphs, and whether its sides are the other way round.
    fn find<'a>(&self, report: &'a Report, a: &Spot, b: &Spot) -> Option<(&'a MatchEntry, bool)> {
        let (a, b) = (self.locate(a), self.locate(b));
        let is = |side: &refrain::report::Side, at: &At| {
            let inside = (side.start..side.end).contains(&at.offset);
            inside && Path::new(&*side.path).canonicalize().unwrap() == at.path
        };
        report.matches.iter().find_map(|m| {
            let straight = is(&m.a, &a) && is(&m.b, &b);
            let crossed = is(&m.a, &b) && is(&m.b, &a);
            (straight || crossed).then_some((m, crossed))
        })
    }

    /// What is wrong with the report, a line each.
    fn complaints(&self, report: &Report) -> String {
        let mut out = String::new();
        if let Some(posts) = self.expected.posts {
            let read = usize::try_from(report.stats.posts).unwrap() - self.expected.drafts.len();
            if read != posts {
                writeln!(out, "posts: {read} read, {posts} expected").unwrap();
            }
        }
        let mut named = Vec::new();
        for wanted in &self.expected.must {
            match self.find(report, &wanted.a, &wanted.b) {
                None => writeln!(out, "not found: {:?} ~ {:?}", wanted.a.at, wanted.b.at).unwrap(),
                Some((found, crossed)) => {
                    named.push(found.id);
                    self.judge(wanted, found, crossed, &mut out);
                }
            }
        }
        for pair in &self.expected.may {
            named.extend(self.find(report, &pair.a, &pair.b).map(|(found, _)| found.id));
        }
        for pair in &self.expected.must_not {
            if let Some((found, _)) = self.find(report, &pair.a, &pair.b)
                && found.class == Class::Plain
            {
                writeln!(out, "must not: {:?} ~ {:?}", pair.a.at, pair.b.at).unwrap();
            }
        }
        let plain = report.matches.iter().filter(|m| m.class == Class::Plain);
        for m in plain.filter(|m| self.expected.strict && !named.contains(&m.id)) {
            let (a, b) = ((&m.a.path, m.a.line), (&m.b.path, m.b.line));
            writeln!(out, "unlisted: {a:?} ~ {b:?}, {}", m.kind.name()).unwrap();
        }
        out
    }

    fn judge(&self, wanted: &Wanted, found: &MatchEntry, crossed: bool, out: &mut String) {
        let pair = format!("{:?} ~ {:?}", wanted.a.at, wanted.b.at);
        if let Some(kinds) = &wanted.kind {
            let known = |kind: &String| Kind::ALL.iter().any(|known| known.name() == kind);
            assert!(kinds.iter().all(known), "unknown kind in {kinds:?}");
            if !kinds.iter().any(|kind| kind == found.kind.name()) {
                let (is, alike) = (found.kind.name(), found.similarity);
                writeln!(out, "kind: {pair} is {is} ({alike}), not {kinds:?}").unwrap();
            }
        }
        let class = wanted.class.as_deref().unwrap_or("plain");
        if class != found.class.name() {
            writeln!(out, "class: {pair} is {}, not {class}", found.class.name()).unwrap();
        }
        if let Some(facts) = &wanted.facts {
            let told = found.changed_facts.iter().map(|fact| {
                let (a, b) = (fact.a.clone(), fact.b.clone());
                if crossed { [b, a] } else { [a, b] }
            });
            let told: Vec<_> = told.collect();
            if told != *facts {
                writeln!(out, "facts: {pair} has {told:?}, not {facts:?}").unwrap();
            }
        }
        let Some(covers) = &wanted.covers else { return };
        for (spot, first) in [(&wanted.a, !crossed), (&wanted.b, crossed)] {
            let text = fs::read_to_string(self.folder.join(&spot.path)).unwrap();
            let inside = found.passages.iter().any(|passage| {
                let side = if first { passage.a } else { passage.b };
                text[side.start as usize..side.end as usize].contains(covers.as_str())
            });
            if !inside {
                writeln!(out, "covers: {pair}: {covers:?} is not spanned in {}", spot.path)
                    .unwrap();
            }
        }
    }
}

fn cases() -> Vec<Case> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let folders = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = folders.filter(|path| path.join("expected.toml").exists()).collect();
    folders.sort();
    folders.iter().map(|folder| Case::open(folder)).collect()
}

fn bytes(report: &Report, archive: &Archive) -> Vec<u8> {
    let mut out = Vec::new();
    Json.write(report, archive, &mut out).unwrap();
    out
}

#[test]
fn every_sample_is_as_expected() {
    let mut failures = String::new();
    let cases = cases();
    assert!(cases.len() >= 12, "the samples are gone");
    for case in &cases {
        let (report, _) = case.report(2, None, false);
        let complaints = case.complaints(&report);
        if !complaints.is_empty() {
            let about = &case.expected.about;
            write!(failures, "{}\n{about}\n{complaints}\n", case.folder.display()).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn the_report_is_the_same_with_any_threads_and_memory_and_in_any_order_of_files() {
    for case in cases() {
        let (report, archive) = case.report(1, None, false);
        let once = bytes(&report, &archive);
        let ways = [(1, None), (2, None), (8, None), (2, Some(1)), (2, Some(1 << 16))];
        for (threads, memory) in ways {
            for backwards in [false, true] {
                let (report, archive) = case.report(threads, memory, backwards);
                let again = bytes(&report, &archive);
                let way = format!("{threads} threads, memory {memory:?}, {backwards}");
                assert!(once == again, "{}: {way}", case.folder.display());
            }
        }
    }
}

#[test]
fn the_json_of_every_sample_keeps_to_the_schema() {
    let schema = serde_json::from_str(Json::SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for case in cases() {
        let (report, archive) = case.report(2, None, false);
        let json = serde_json::from_slice(&bytes(&report, &archive)).unwrap();
        let errors: Vec<_> = validator.iter_errors(&json).map(|err| err.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", case.folder.display());
    }
}

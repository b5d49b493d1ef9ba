//! `compare --pairs FILE`: two paths a line in, one object a line out. Every file is read once.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::bail;

use super::accepted::Known;
use super::args::{Cli, CompareArgs, Format};
use super::flags::has_groups;
use super::input::Input;
use super::messages::Messages;
use super::output::{CLEAN, FINDINGS, TROUBLE, Told, write_lines};
use super::prepare::prepare_run;
use super::progress::Progress;
use crate::error::Error;
use crate::family::Class;
use crate::report::{JsonLine, MatchEntry, Report, Skipped};
use crate::text::Map;

/// Standard input, as a list of pairs.
const STDIN: &str = "-";

/// Compares each pair of a list.
pub(super) fn compare_pairs(cli: &Cli, args: &CompareArgs, list: &Path) -> anyhow::Result<u8> {
    let output = &args.run.output;
    if output.format.is_some_and(|format| format != Format::Jsonl) {
        bail!("--pairs writes one object a line; --format jsonl is its only form");
    }
    if !output.report.is_empty() {
        bail!("--pairs has one form and one output; --report is for reports");
    }
    let pairs = read(list)?;
    let progress = Progress::start(cli);
    let (detector, mut reader, filter) = prepare_run(&args.options(), &args.run)?;
    reader.show(&progress);
    reader.keep_copies = true;
    let mut paths: Vec<String> = pairs.iter().flatten().cloned().collect();
    paths.sort_unstable();
    paths.dedup();
    let mut known = Known::find(&args.run.accepted, &paths)?;
    reader.archive(&detector, &paths);
    let input = reader.finish();
    let detector = detector.accepting(known.of_input(&input));
    has_groups(&filter, &input.archive)?;
    let posts = Posts::of(&input);
    let ranges: Vec<[Range<usize>; 2]> =
        pairs.iter().map(|pair| [posts.range(&pair[0]), posts.range(&pair[1])]).collect();
    progress.line().begin("comparing pairs", Some(pairs.len() as u64));
    let mut found = false;
    write_lines(output, &input, |out| {
        detector.compare_each(&input.archive, &ranges, |at, mut report, _| {
            filter.apply(&mut report);
            found |= report.matches.iter().any(|entry: &MatchEntry| {
                entry.class == Class::Plain && args.fail_on.fails(entry.kind)
            });
            with_files(&mut report, &pairs[at], &ranges[at], &input);
            progress.line().advance(1);
            JsonLine::print(&report, out).map_err(Told::from)
        })
    })?;
    drop(progress);
    Messages::new(cli).about(&input)?;
    Ok(if !input.errors.is_empty() {
        TROUBLE
    } else if found {
        FINDINGS
    } else {
        CLEAN
    })
}

/// The pairs of a list: two paths a line, with a tab between them.
fn read(list: &Path) -> anyhow::Result<Vec<[String; 2]>> {
    let name = list.display();
    let lines: Box<dyn BufRead> = if list == Path::new(STDIN) {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let opened = fs::File::open(list);
        Box::new(BufReader::new(opened.map_err(|err| Error::io(list.display().to_string(), err))?))
    };
    let mut pairs = Vec::new();
    for (at, line) in (1..).zip(lines.lines()) {
        let line = line.map_err(|err| Error::io(list.display().to_string(), err))?;
        let line = line.strip_suffix('\r').unwrap_or(&line);
        if line.trim().is_empty() {
            continue;
        }
        match line.split('\t').collect::<Vec<_>>()[..] {
            [a, b] if !a.is_empty() && !b.is_empty() => pairs.push([a.to_owned(), b.to_owned()]),
            _ => bail!(
                "{name}:{at}: two paths with a tab between them are expected, as in a.txt<TAB>b.txt"
            ),
        }
    }
    Ok(pairs)
}

/// Which posts of an archive each file holds.
struct Posts<'a> {
    by_path: Map<&'a str, Range<usize>>,
    by_file: Map<PathBuf, Range<usize>>,
}

impl<'a> Posts<'a> {
    fn of(input: &'a Input) -> Self {
        let mut by_path: Map<&str, Range<usize>> = Map::default();
        for (at, post) in input.archive.posts().iter().enumerate() {
            let range = by_path.entry(post.path()).or_insert(at..at);
            range.end = at + 1;
        }
        let real = |(path, range): (&&str, &Range<usize>)| {
            fs::canonicalize(path).ok().map(|path| (path, range.clone()))
        };
        let by_file = by_path.iter().filter_map(real).collect();
        Self { by_path, by_file }
    }

    /// The posts of a file; none, if it could not be read.
    fn range(&self, path: &str) -> Range<usize> {
        let named = self.by_path.get(path).cloned();
        let real = || self.by_file.get(&fs::canonicalize(path).ok()?).cloned();
        named.or_else(real).unwrap_or(0..0)
    }
}

/// Tells in a report which of its two files were read.
fn with_files(report: &mut Report, pair: &[String; 2], ranges: &[Range<usize>; 2], input: &Input) {
    for (path, range) in pair.iter().zip(ranges) {
        if range.is_empty() {
            let known = input.skipped.iter().find(|skipped| skipped.path == *path);
            let reason = known.map_or("could not be read", |skipped| &skipped.reason);
            report.skipped.push(Skipped { path: path.clone(), reason: reason.to_owned() });
        } else {
            report.stats.files += 1;
        }
    }
}

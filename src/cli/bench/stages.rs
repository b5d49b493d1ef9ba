//! `refrain bench`: how long each stage of a report takes, over several runs, and how much memory all
//! of it took at most. It times; what is found is thrown away.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use serde::Serialize;

use super::super::args::Cli;
use super::super::clock::Clock;
use super::super::config;
use super::super::flags::{BenchArgs, BenchFormat};
use super::super::input::Input;
use super::super::messages::Messages;
use super::super::output::{CLEAN, TROUBLE};
use super::super::prepare::prepare;
use super::drafts::{self, ask};
use crate::report::{Command, Json, Reporter};
use crate::segment::ParagraphId;
use crate::text::Archive;
use crate::{Criterion, Cut, Detector, Observer, Stage};

/// The stages in their order, with what the table calls them.
const STAGES: [(Stage, &str); 6] = [
    (Stage::Segment, "segment"),
    (Stage::Fingerprint, "fingerprint"),
    (Stage::Join, "join"),
    (Stage::Align, "align"),
    (Stage::Families, "families"),
    (Stage::Report, "report"),
];

/// What a benchmark has measured; times in seconds.
#[derive(Debug, Serialize)]
struct Measured {
    bytes: u64,
    posts: u64,
    #[serde(flatten)]
    counts: Counts,
    threads: usize,
    runs: usize,
    stages: Vec<Timed>,
    /// The most memory that the process has held, in bytes, where the system tells.
    peak_memory: Option<u64>,
}

/// What was found; pairs for a join, the others for a report.
#[derive(Debug, Serialize)]
struct Counts {
    paragraphs: u64,
    words: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    matches: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refrains: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Timed {
    stage: &'static str,
    median: f64,
    least: f64,
    most: f64,
}

pub(in crate::cli) fn bench(cli: &Cli, args: &BenchArgs) -> anyhow::Result<u8> {
    config::named("bench", "PATH", &args.paths)?;
    if let Some(count) = args.drafts {
        return drafts(cli, args, count);
    }
    let mut laps = Laps::default();
    let mut last = None;
    for _ in 0..args.runs.max(1) {
        let whole = Clock::start();
        let (detector, reader) = prepare(&args.find.options(), &args.input)?;
        let mut reader = reader.only_reads();
        reader.archive(&detector, &args.paths);
        let mut input = reader.finish();
        laps.lap("read", whole.elapsed());
        let posts = input.archive.posts();
        let bytes = posts.iter().map(|post| u64::from(post.span.len())).sum();
        let read = (bytes, posts.len() as u64);
        let counts = match args.join {
            Some(criterion) => {
                let archive = std::mem::take(&mut input.archive);
                join(args, criterion, &detector, archive, &mut laps)?
            }
            None => report(&detector, &input, &mut laps)?,
        };
        laps.lap("all", whole.elapsed());
        last = Some((counts, read, input, detector.threads()));
    }
    let Some((counts, (bytes, posts), input, threads)) = last else { return Ok(CLEAN) };
    Messages::new(cli).about(&input)?;
    let measured = Measured {
        bytes,
        posts,
        counts,
        threads,
        runs: args.runs.max(1),
        stages: laps.stages(),
        peak_memory: peak_memory(),
    };
    let shown = match args.form {
        BenchFormat::Text => table(&measured),
        BenchFormat::Json => serde_json::to_string_pretty(&measured)? + "\n",
    };
    std::io::stdout().lock().write_all(shown.as_bytes())?;
    Ok(if input.errors.is_empty() { CLEAN } else { TROUBLE })
}

/// Times the answers of an archive that is held in memory.
fn drafts(cli: &Cli, args: &BenchArgs, count: usize) -> anyhow::Result<u8> {
    let (detector, reader) = prepare(&args.find.options(), &args.input)?;
    let mut reader = reader.only_reads();
    reader.archive(&detector, &args.paths);
    let mut input = reader.finish();
    Messages::new(cli).about(&input)?;
    let mut asked = ask(&detector, std::mem::take(&mut input.archive), count)?;
    asked.peak_memory = peak_memory();
    let shown = match args.form {
        BenchFormat::Text => drafts::table(&asked),
        BenchFormat::Json => serde_json::to_string_pretty(&asked)? + "\n",
    };
    std::io::stdout().lock().write_all(shown.as_bytes())?;
    Ok(if input.errors.is_empty() { CLEAN } else { TROUBLE })
}

/// Times a whole report.
fn report(detector: &Detector, input: &Input, laps: &mut Laps) -> anyhow::Result<Counts> {
    let mut stages = Stages::default();
    let report =
        detector.answer(Command::Report, &input.archive, 0, Cut::default(), &mut stages)?;
    stages.end();
    for (stage, name) in STAGES {
        laps.lap(name, stages.spent.get(&stage).copied().unwrap_or_default());
    }
    let write = Clock::start();
    Json.write(&report, &input.archive, &mut std::io::sink())?;
    laps.lap("write", write.elapsed());
    let stats = report.stats;
    Ok(Counts {
        paragraphs: stats.paragraphs,
        words: stats.words,
        matches: Some(stats.matches),
        refrains: Some(stats.refrains),
        pairs: None,
    })
}

/// Times a join by one criterion.
fn join(
    args: &BenchArgs,
    criterion: Criterion,
    detector: &Detector,
    archive: Archive,
    laps: &mut Laps,
) -> anyhow::Result<Counts> {
    let mut stages = Stages::default();
    let found = detector.pairs(archive, criterion, &mut stages)?;
    stages.end();
    for (stage, name) in &STAGES[..3] {
        laps.lap(name, stages.spent.get(stage).copied().unwrap_or_default());
    }
    if let Some(path) = &args.pairs {
        let write = Clock::start();
        write_pairs(path, &found.pairs)
            .with_context(|| format!("{}: the pairs cannot be written", path.display()))?;
        laps.lap("write", write.elapsed());
    }
    Ok(Counts {
        paragraphs: found.paragraphs,
        words: found.words,
        matches: None,
        refrains: None,
        pairs: Some(found.pairs.len() as u64),
    })
}

fn write_pairs(path: &Path, pairs: &[[ParagraphId; 2]]) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::fs::File::create(path)?);
    for [a, b] in pairs {
        writeln!(out, "{}\t{}", a.0, b.0)?;
    }
    out.flush()
}

/// The times of each stage, in the order in which stages first came.
#[derive(Debug, Default)]
struct Laps(Vec<(&'static str, Vec<f64>)>);

impl Laps {
    fn lap(&mut self, name: &'static str, spent: Duration) {
        let spent = spent.as_secs_f64();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, laps)) => laps.push(spent),
            None => self.0.push((name, vec![spent])),
        }
    }

    fn stages(&self) -> Vec<Timed> {
        self.0.iter().map(|(name, laps)| timed(name, laps)).collect()
    }
}

fn timed(stage: &'static str, laps: &[f64]) -> Timed {
    let mut laps = laps.to_vec();
    laps.sort_by(f64::total_cmp);
    Timed { stage, median: laps[laps.len() / 2], least: laps[0], most: laps[laps.len() - 1] }
}

fn table(measured: &Measured) -> String {
    let megabytes = measured.bytes as f64 / 1e6;
    let mut out = String::new();
    // Writing to a string cannot fail.
    let counts = &measured.counts;
    let found =
        [("matches", counts.matches), ("refrains", counts.refrains), ("pairs", counts.pairs)];
    let found = found.into_iter().filter_map(|(name, count)| Some(format!("{} {name}", count?)));
    let found: Vec<String> = found.collect();
    let _ = writeln!(
        out,
        "{megabytes:.1} MB, {} posts, {} paragraphs, {} words; {}\n\
         {} threads, {} runs\n\n{:<12} {:>9} {:>9} {:>9} {:>10} {:>14}",
        measured.posts,
        counts.paragraphs,
        counts.words,
        found.join(", "),
        measured.threads,
        measured.runs,
        "stage",
        "median s",
        "least",
        "most",
        "MB/s",
        "paragraphs/s",
    );
    for timed in &measured.stages {
        let seconds = timed.median.max(1e-9);
        let _ = writeln!(
            out,
            "{:<12} {:>9.3} {:>9.3} {:>9.3} {:>10.0} {:>14.0}",
            timed.stage,
            timed.median,
            timed.least,
            timed.most,
            megabytes / seconds,
            counts.paragraphs as f64 / seconds,
        );
    }
    if let Some(peak) = measured.peak_memory {
        let times = peak as f64 / measured.bytes.max(1) as f64;
        let _ =
            writeln!(out, "\npeak memory {:.0} MB, {times:.2} times the text", peak as f64 / 1e6);
    }
    out
}

/// The most memory this process has held, in bytes; known on Linux only.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// Takes the time of each stage.
#[derive(Default)]
struct Stages {
    spent: BTreeMap<Stage, Duration>,
    now: Option<(Stage, Clock)>,
}

impl Stages {
    fn end(&mut self) {
        if let Some((stage, clock)) = self.now.take() {
            *self.spent.entry(stage).or_default() += clock.elapsed();
        }
    }
}

impl Observer for Stages {
    fn begin(&mut self, stage: Stage) {
        self.end();
        self.now = Some((stage, Clock::start()));
    }
}

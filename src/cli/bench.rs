//! `refrain bench`: how long each stage of a report takes, over several runs, and how much memory all
//! of it took at most. It times; what is found is thrown away.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use serde::Serialize;

use super::args::{BenchArgs, BenchFormat, Cli};
use super::clock::Clock;
use super::messages::Messages;
use super::output::{CLEAN, TROUBLE};
use super::prepare::prepare;
use crate::report::{Json, Reporter};
use crate::{Observer, Stage};

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
    paragraphs: u64,
    words: u64,
    matches: u64,
    refrains: u64,
    threads: usize,
    runs: usize,
    stages: Vec<Timed>,
    /// The most memory that the process has held, in bytes, where the system tells.
    peak_memory: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Timed {
    stage: &'static str,
    median: f64,
    least: f64,
    most: f64,
}

pub(super) fn bench(cli: &Cli, args: &BenchArgs) -> anyhow::Result<u8> {
    let mut laps: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    let mut lap = |name, seconds| laps.entry(name).or_default().push(seconds);
    let mut last = None;
    for _ in 0..args.runs.max(1) {
        let whole = Clock::start();
        let (detector, mut reader) = prepare(&args.find, &args.input)?;
        reader.archive(&detector, &args.paths);
        let input = reader.finish();
        lap("read", whole.elapsed().as_secs_f64());
        let mut stages = Stages::default();
        let report = detector.detect_with(&input.archive, &mut stages);
        stages.end();
        for (stage, name) in STAGES {
            let spent = stages.spent.get(&stage).copied().unwrap_or_default();
            lap(name, spent.as_secs_f64());
        }
        let write = Clock::start();
        Json.write(&report, &input.archive, &mut std::io::sink())?;
        lap("write", write.elapsed().as_secs_f64());
        lap("all", whole.elapsed().as_secs_f64());
        last = Some((report.stats, input, detector.threads()));
    }
    let Some((stats, input, threads)) = last else { return Ok(CLEAN) };
    Messages::new(cli).about(&input)?;
    let sources = input.archive.posts().iter().map(|post| u64::from(post.span.len()));
    let names = ["read"].into_iter().chain(STAGES.map(|(_, name)| name)).chain(["write", "all"]);
    let measured = Measured {
        bytes: sources.sum(),
        posts: stats.posts,
        paragraphs: stats.paragraphs,
        words: stats.words,
        matches: stats.matches,
        refrains: stats.refrains,
        threads,
        runs: args.runs.max(1),
        stages: names.map(|name| timed(name, &laps[name])).collect(),
        peak_memory: peak_memory(),
    };
    let shown = match args.format {
        BenchFormat::Text => table(&measured),
        BenchFormat::Json => serde_json::to_string_pretty(&measured)? + "\n",
    };
    std::io::stdout().lock().write_all(shown.as_bytes())?;
    Ok(if input.errors.is_empty() { CLEAN } else { TROUBLE })
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
    let _ = writeln!(
        out,
        "{megabytes:.1} MB, {} posts, {} paragraphs, {} words; {} matches, {} refrains\n\
         {} threads, {} runs\n\n{:<12} {:>9} {:>9} {:>9} {:>10} {:>14}",
        measured.posts,
        measured.paragraphs,
        measured.words,
        measured.matches,
        measured.refrains,
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
            measured.paragraphs as f64 / seconds,
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

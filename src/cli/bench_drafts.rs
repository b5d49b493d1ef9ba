//! `refrain bench --drafts N`: an archive held in memory and asked by drafts of a thousand words, half
//! of them new, half stitched together from its own paragraphs; how long an answer takes.

use std::fmt::Write as _;

use serde::Serialize;

use super::clock::Clock;
use crate::generate::Corpus;
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, Post};
use crate::{Detector, Error, Held};

/// The words of a draft.
const WORDS: usize = 1_000;

/// The seed of new prose: no corpus's that anybody else makes.
const SEED: u64 = 0x6472_6166_7473;

/// An upper bound of how many paragraphs of new prose make a draft.
const PARAGRAPHS_A_DRAFT: usize = 20;

/// How long answers took; times in seconds.
#[derive(Debug, Serialize)]
pub(super) struct Asked {
    paragraphs: u64,
    words: u64,
    /// What it took to make the archive ready.
    held: f64,
    /// The bytes of the tables of shingles, and of the words' numbers.
    tables: u64,
    columns: u64,
    drafts: Vec<Timed>,
    /// The most memory that the process has held, in bytes, where the system tells.
    pub(super) peak_memory: Option<u64>,
}

/// How long one sort of drafts took.
#[derive(Debug, Serialize)]
struct Timed {
    kind: &'static str,
    drafts: usize,
    /// How many texts of the archive they were told to be a match with.
    answers: usize,
    p50: f64,
    p99: f64,
    most: f64,
}

/// Holds an archive, and asks it.
pub(super) fn ask(detector: &Detector, archive: Archive, count: usize) -> Result<Asked, Error> {
    let clock = Clock::start();
    let held = detector.hold(&archive);
    let seconds = clock.elapsed().as_secs_f64();
    let fresh = drafts(fresh(count), count)?;
    let stitched = drafts(stitched(&archive, held.segments()), count)?;
    drop(archive);
    let segments = held.segments();
    Ok(Asked {
        paragraphs: segments.paragraphs().len() as u64,
        words: segments.word_count() as u64,
        held: seconds,
        tables: held.bytes() as u64,
        columns: (segments.word_count() * size_of::<u32>()) as u64,
        drafts: vec![timed("fresh", &held, &fresh), timed("stitched", &held, &stitched)],
        peak_memory: None,
    })
}

/// What was measured, as people read it.
pub(super) fn table(asked: &Asked) -> String {
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let Asked { paragraphs, words, held, tables, columns, .. } = asked;
    let (tables, columns) = (megabytes(*tables), megabytes(*columns));
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{paragraphs} paragraphs, {words} words; held after {held:.1} s, in tables of {tables:.0} MB \
         and columns of {columns:.0} MB\n\n{:<10} {:>7} {:>8} {:>9} {:>9} {:>9}",
        "drafts", "asked", "answers", "p50 ms", "p99 ms", "most ms"
    );
    for Timed { kind, drafts, answers, p50, p99, most } in &asked.drafts {
        let [p50, p99, most] = [p50, p99, most].map(|seconds| seconds * 1e3);
        let _ =
            writeln!(out, "{kind:<10} {drafts:>7} {answers:>8} {p50:>9.3} {p99:>9.3} {most:>9.3}");
    }
    if let Some(peak) = asked.peak_memory {
        let _ = writeln!(out, "\npeak memory {:.0} MB", megabytes(peak));
    }
    out
}

/// Asks draft after draft, on one thread, as an editor would.
fn timed(kind: &'static str, held: &Held, drafts: &[Post]) -> Timed {
    let mut answers = 0;
    let ask = |draft: &Post| {
        let clock = Clock::start();
        answers += held.query(draft).len();
        clock.elapsed().as_secs_f64()
    };
    let mut times: Vec<f64> = drafts.iter().map(ask).collect();
    times.sort_by(f64::total_cmp);
    // The least time that so many of a hundred keep to.
    let rank = |share: usize| times.len() * share / 100;
    let of = |share| times.get(rank(share).min(times.len().max(1) - 1)).copied().unwrap_or(0.0);
    Timed { kind, drafts: drafts.len(), answers, p50: of(50), p99: of(99), most: of(100) }
}

/// Paragraphs that nobody has read.
fn fresh(drafts: usize) -> impl Iterator<Item = String> {
    let count = u32::try_from(drafts.saturating_mul(PARAGRAPHS_A_DRAFT)).unwrap_or(Corpus::MOST);
    let corpus = Corpus::new(count, SEED, None);
    let texts: Vec<String> = corpus.posts().map(|post| post.text).collect();
    texts.into_iter()
}

/// Paragraphs of an archive, from all over it, without end if it has any.
fn stitched(archive: &Archive, segments: &Segments) -> impl Iterator<Item = String> {
    let count = segments.paragraphs().len() as u64;
    // Multiples of the golden ratio keep apart from each other (Knuth, vol. 3, 6.4).
    let mut step = 0u64;
    std::iter::from_fn(move || {
        step = step.wrapping_add(0x9e37_79b9_7f4a_7c15);
        #[allow(clippy::cast_possible_truncation)] // Less than `count`, which is counted in u32.
        let at = ((u128::from(step) * u128::from(count)) >> 64) as u32;
        (count > 0).then(|| {
            let paragraph = segments.paragraph(ParagraphId(at));
            archive.get(paragraph.post).readable(paragraph.span).into_owned()
        })
    })
}

/// Texts to drafts of so many words each; what is over of the last text of a draft is left out.
fn drafts(texts: impl Iterator<Item = String>, count: usize) -> Result<Vec<Post>, Error> {
    let mut drafts = Vec::new();
    let (mut draft, mut words) = (String::new(), 0);
    for text in texts {
        if drafts.len() == count {
            break;
        }
        for paragraph in text.split("\n\n") {
            let part: Vec<&str> = paragraph.split_whitespace().take(WORDS - words).collect();
            words += part.len();
            draft.push_str(&part.join(" "));
            draft.push_str("\n\n");
        }
        if words == WORDS {
            drafts.push(Post::new("draft", std::mem::take(&mut draft))?);
            words = 0;
        }
    }
    Ok(drafts)
}

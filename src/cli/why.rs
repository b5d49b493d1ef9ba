//! `refrain why A B`: what two paragraphs share, what was asked for, and the step that decided.

use std::fmt::Write as _;
use std::io::Write as _;

use anyhow::{Context, bail};

use super::args::{Cli, WhyArgs};
use super::input::Input;
use super::messages::Messages;
use super::output::{CLEAN, TROUBLE};
use super::prepare::prepare;
use super::spot::Spot;
use crate::Explanation;
use crate::compare::{Kind, Match};
use crate::segment::{ParagraphId, Segments};
use crate::text::Archive;

/// The first words of a paragraph that are shown.
const SHOWN_WORDS: usize = 12;

pub(super) fn why(cli: &Cli, args: &WhyArgs) -> anyhow::Result<u8> {
    let (detector, mut reader) = prepare(&args.find.options(), &args.input)?;
    reader.keep_copies = true;
    let spots = [Spot::parse(&args.a), Spot::parse(&args.b)];
    let mut paths: Vec<String> = spots.iter().map(|spot| spot.path.clone()).collect();
    paths.extend(args.against.iter().cloned());
    paths.sort();
    paths.dedup();
    reader.archive(&detector, &paths);
    let input = reader.finish();
    Messages::new(cli).about(&input)?;
    let segments = Segments::of(input.archive.posts());
    let mut ids = Vec::new();
    for spot in &spots {
        let inside = paragraphs(spot, &input, &segments);
        // Why a file has no paragraph was told above, if it could not be read.
        if !input.errors.is_empty() && inside.is_empty() {
            return Ok(TROUBLE);
        }
        ids.push(find(spot, &inside)?);
    }
    let ids = [ids[0], ids[1]];
    if ids[0] == ids[1] {
        bail!("{} and {} are one and the same paragraph; give two", args.a, args.b);
    }
    let explanation = detector.explain(&input.archive, &segments, ids[0], ids[1]);
    let text = tell(&input.archive, &segments, ids, &explanation);
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(if input.errors.is_empty() { CLEAN } else { TROUBLE })
}

/// The paragraphs of a spot's file, each with its first and last line.
fn paragraphs(spot: &Spot, input: &Input, segments: &Segments) -> Vec<(ParagraphId, u32, u32)> {
    let own = spot.posts(input);
    let all = (0u32..).map(ParagraphId).zip(segments.paragraphs());
    all.filter(|(_, paragraph)| own.binary_search(&paragraph.post).is_ok())
        .map(|(id, paragraph)| {
            let source = input.archive.get(paragraph.post).source();
            let last = source.line(paragraph.span.end().saturating_sub(1));
            (id, source.line(paragraph.span.start()), last)
        })
        .collect()
}

/// The paragraph that a spot names among those of its file.
fn find(spot: &Spot, inside: &[(ParagraphId, u32, u32)]) -> anyhow::Result<ParagraphId> {
    let path = &spot.path;
    match (spot.line, inside) {
        (_, []) => bail!("{path}: holds no paragraph to compare"),
        (None, [(only, ..)]) => Ok(*only),
        (None, [(_, line, _), ..]) => bail!(
            "{path}: holds {} paragraphs; name one by a line of it, such as {path}:{line}",
            inside.len()
        ),
        (Some(line), _) => {
            let at = inside.iter().find(|(_, first, last)| (*first..=*last).contains(&line));
            at.map(|(id, ..)| *id).with_context(|| {
                let near = inside.iter().map(|(_, first, _)| *first);
                let near = near.min_by_key(|first| first.abs_diff(line)).unwrap_or_default();
                format!(
                    "{path}:{line}: no paragraph on this line; the nearest one begins on line \
                     {near}: {path}:{near}"
                )
            })
        }
    }
}

fn tell(
    archive: &Archive,
    segments: &Segments,
    ids: [ParagraphId; 2],
    why: &Explanation,
) -> String {
    let mut out = String::new();
    for (name, id) in ["a", "b"].iter().zip(ids) {
        let paragraph = segments.paragraph(id);
        let post = archive.get(paragraph.post);
        let text = post.readable(paragraph.span);
        let mut words = text.split_whitespace();
        let first: Vec<_> = words.by_ref().take(SHOWN_WORDS).collect();
        let more = if words.next().is_some() { " ..." } else { "" };
        let line = post.source().line(paragraph.span.start());
        let count = paragraph.tokens.len();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}  {}:{line}  {count} words", post.path());
        let _ = writeln!(out, "   \"{}{more}\"", first.join(" "));
    }
    out.push('\n');
    match &why.found {
        None => out.push_str("The two have no three words in a row in common.\n=> no match\n"),
        Some(found) => {
            scores(&mut out, why, found);
            for fact in &found.facts {
                let [a, b] = [(ids[0], fact.a), (ids[1], fact.b)].map(|(id, span)| {
                    archive.get(segments.paragraph(id).post).readable(span).into_owned()
                });
                let _ = writeln!(out, "facts differ: \"{a}\" -> \"{b}\"");
            }
        }
    }
    out
}

fn scores(out: &mut String, why: &Explanation, found: &Match) {
    let criteria = &why.criteria;
    let counts = &found.counts;
    let smaller = counts.shingles[0].min(counts.shingles[1]);
    let run = found.passages.iter().map(|passage| passage.longest_run).max().unwrap_or(0);
    let mark = |ok: bool| if ok { "enough" } else { "too little" };
    let mut row = |what: &str, has: String, wanted: String, ok: bool| {
        let _ = writeln!(out, "{what:<34} {has:>12}   wanted {wanted:>5}   {}", mark(ok));
    };
    let shingle = criteria.shingle;
    row(
        &format!("{shingle}-word shingles in common"),
        counts.shared.to_string(),
        criteria.min_shared.to_string(),
        counts.shared >= criteria.min_shared,
    );
    row(
        "containment of the smaller",
        format!("{:.3} ({}/{smaller})", counts.containment(), counts.shared),
        format!("{:.2}", criteria.threshold),
        f64::from(counts.shared) >= f64::from(smaller) * criteria.threshold - 1e-9,
    );
    row(
        "words of the longest shared run",
        run.to_string(),
        criteria.min_run.to_string(),
        run as usize >= criteria.min_run,
    );
    let _ = writeln!(
        out,
        "\nsimilarity {:.3}   a in b {:.3}   b in a {:.3}   resemblance {:.3}   significance {:.0} nats",
        counts.similarity(),
        counts.a_in_b(),
        counts.b_in_a(),
        counts.resemblance(),
        found.significance,
    );
    let kind = found.kind.name();
    let decided = if why.holds {
        format!("=> a match, {kind}: {}", reason(found.kind))
    } else if why.rewritten {
        format!(
            "=> a match, {kind}: none of the three is enough, but the two and what stands around them \
             were rewritten one from the other"
        )
    } else {
        "=> no match: none of the three is enough, and what was rewritten in the two and around them says \
         less than 50 nats, or 30 with --sensitive"
            .to_owned()
    };
    let _ = writeln!(out, "{decided}");
}

/// The rule that gave the kind.
fn reason(kind: Kind) -> &'static str {
    match kind {
        Kind::Exact => "the words are the same",
        Kind::Light => "the similarity is at least 0.85",
        Kind::Contained => {
            "at least 0.90 of the one stands in passages, and at most 0.75 of the longer one"
        }
        Kind::Edited => "the similarity is from 0.45 to 0.85, or each is whole in the other",
        Kind::Passage => "they share a stretch and differ beyond it",
        Kind::Echo => "they share rare words, and few of them in runs of three or more",
        Kind::Digest => "the one draws on all of the other",
    }
}

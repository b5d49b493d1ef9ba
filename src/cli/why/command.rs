//! `refrain why A B`: what two paragraphs share, what was asked for, and the step that decided, in the
//! archive that they belong to. The verdict is the report's own; it is looked up, not made here.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context, bail};

use super::text::{Pair, Told, tell};
use crate::Cut;
use crate::cli::accepted::Known;
use crate::cli::args::{Cli, WhyArgs};
use crate::cli::input::Input;
use crate::cli::messages::Messages;
use crate::cli::output::{CLEAN, TROUBLE};
use crate::cli::paths::file_of;
use crate::cli::prepare::prepare;
use crate::cli::spot::Spot;
use crate::report::Command as Asked;
use crate::segment::{ParagraphId, Segments};

pub(in crate::cli) fn why(cli: &Cli, args: &WhyArgs) -> anyhow::Result<u8> {
    let spots = [Spot::parse(&args.a), Spot::parse(&args.b)];
    let own = || spots.iter().map(|spot| file_of(&spot.path).to_owned());
    let mut paths: Vec<String> = args.against.iter().cloned().chain(own()).collect();
    let mut known = Known::find(&args.accepted, &paths)?;
    let (detector, mut reader) = prepare(&args.find.options(), &args.input)?;
    reader.keep_copies = true;
    // A file that the archive does not hold is a draft, as it is to `check`.
    let draft = match outside(&args.against, &spots)[..] {
        [draft] => Some(draft),
        _ => None,
    };
    // Two files alone are two texts side by side, as they are to `compare`.
    let real = |spot: &Spot| fs::canonicalize(&spot.path).ok();
    let apart = spots.iter().all(|spot| file_of(&spot.path) == spot.path);
    let texts = args.against.is_empty() && apart && real(&spots[0]) != real(&spots[1]);
    if texts {
        reader.first(&detector, std::slice::from_ref(&spots[0].path), None, "the other text");
        paths.retain(|path| *path != spots[0].path);
    } else if let Some(draft) = draft {
        reader.first(&detector, std::slice::from_ref(&draft.path), None, "the draft itself");
        paths.retain(|path| *path != draft.path);
    }
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
    let explained = detector.explain(&input.archive, &segments, ids[0], ids[1]);
    let detector = detector.accepting(known.of_input(&input));
    let asked = match draft {
        _ if texts => Asked::Compare,
        Some(_) => Asked::Check,
        None => Asked::Report,
    };
    let report = detector.answer(asked, &input.archive, input.first, Cut::default(), &mut ())?;
    let pair = Pair { archive: &input.archive, segments: &segments, ids };
    let mut text = tell(&pair, &explained, &Told::of(&report, &pair));
    text.push_str(&judged(args, draft, &input));
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(if input.errors.is_empty() { CLEAN } else { TROUBLE })
}

/// The spots whose files the archive, if one was named, does not hold.
fn outside<'a>(against: &[String], spots: &'a [Spot; 2]) -> Vec<&'a Spot> {
    let real = |path: &str| fs::canonicalize(path).ok();
    let archive: Vec<PathBuf> = against.iter().filter_map(|path| real(path)).collect();
    let held = |spot: &&Spot| {
        real(file_of(&spot.path)).is_none_or(|at| archive.iter().any(|root| at.starts_with(root)))
    };
    if archive.is_empty() { Vec::new() } else { spots.iter().filter(|it| !held(it)).collect() }
}

/// Which archive the verdict is of.
fn judged(args: &WhyArgs, draft: Option<&Spot>, input: &Input) -> String {
    let posts = |n: usize| if n == 1 { "1 post".to_owned() } else { format!("{n} posts") };
    let all = input.archive.posts().len();
    match draft {
        Some(draft) => format!(
            "\nJudged as `check` does: {} is the draft, and {} are out.\n",
            draft.path,
            posts(all - input.first)
        ),
        None if args.against.is_empty() => format!(
            "\nJudged as `compare` does, by these files alone ({}); --against PATH... names the archive.\n",
            posts(all)
        ),
        None => format!("\nJudged as a report on all of the {} does.\n", posts(all)),
    }
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

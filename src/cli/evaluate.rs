//! `refrain evaluate`: what was found, held against what is there; the tables are made here.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::Context;
use serde_json::{Value, json};

use super::args::Cli;
use super::flags::{EvaluateArgs, EvaluateFormat, UnitArg};
use super::input::STDIN;
use super::messages::Messages;
use super::output::CLEAN;
use crate::error::{Error, ErrorKind, InvalidOption};
use crate::evaluate::{self, By, CharCount, Evaluation, Findings, Pair, Place, Share, Truth, Unit};
use crate::report::{SCHEMA_VERSION, Tool};

pub(super) fn evaluate(cli: &Cli, args: &EvaluateArgs) -> anyhow::Result<u8> {
    if !(args.cover > 0.0 && args.cover <= 1.0) {
        let expected = "a share above 0 and up to 1, such as 0.5".to_owned();
        let wrong = InvalidOption { name: "cover", given: args.cover.to_string(), expected };
        return Err(Error::from(ErrorKind::InvalidOptions(vec![wrong])).into());
    }
    let mut truth =
        Truth::parse(&read_text(&args.truth)?).with_context(|| args.truth.display().to_string())?;
    let unit = args.unit.map(UnitArg::unit).or(truth.unit).unwrap_or(Unit::Chars);
    let mut found = Findings::default();
    for report in &args.reports {
        let bytes = read(report)?;
        found.add_report(&bytes).with_context(|| {
            format!("{report}: no JSON report of refrain; make one with `refrain report -f json`")
        })?;
    }
    if unit == Unit::Chars {
        to_chars(&mut found)?;
    }
    if let Some(pairs) = &args.pairs {
        let by_number = found.add_pairs(&read_text(pairs)?);
        if by_number.with_context(|| pairs.display().to_string())? {
            truth = truth.by_paragraphs().with_context(|| {
                let truth = args.truth.display();
                format!("{truth}: no columns paragraph_a and paragraph_b, which two numbers need")
            })?;
        }
    }
    let by = if args.together { By::Together } else { By::One };
    let told = evaluate::evaluate(&truth, &found, args.cover, by);
    let text = match args.format {
        EvaluateFormat::Text => tables(&told, &truth, args.list),
        EvaluateFormat::Json => format!("{:#}\n", object(&told, &truth, args)),
    };
    let written = io::stdout().lock().write_all(text.as_bytes());
    written.map_err(|err| Error::io("standard output", err))?;
    if told.unseen_files == truth.files.len()
        && let Some(out) = Messages::new(cli).closing()
    {
        writeln!(
            out,
            "no reported path ends like one of the truth: is it the truth of this archive?"
        )?;
    }
    Ok(CLEAN)
}

/// Counts the reported offsets, which are bytes, in code points of the files.
fn to_chars(found: &mut Findings) -> anyhow::Result<()> {
    let texts = found.files().iter().map(|path| {
        fs::read(path).map_err(|err| {
            anyhow::anyhow!(
                "{}; code points can only be counted in the files that were reported on: run this \
                 where the report was made",
                Error::io(path, err)
            )
        })
    });
    let texts = texts.collect::<anyhow::Result<Vec<_>>>()?;
    let counts: Vec<CharCount> = texts.iter().map(|text| CharCount::new(text)).collect();
    found.convert(|file, byte| counts.get(file as usize).map_or(byte, |count| count.before(byte)));
    Ok(())
}

fn read(path: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == STDIN {
        let read = io::stdin().read_to_end(&mut bytes);
        read.map_err(|err| Error::io("standard input", err))?;
        return Ok(bytes);
    }
    Ok(fs::read(path).map_err(|err| Error::io(path, err))?)
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(path);
    Ok(text.map_err(|err| Error::io(path.display().to_string(), err))?)
}

/// The result for people.
fn tables(told: &Evaluation, truth: &Truth, list: bool) -> String {
    let parts = [
        ("planted", "found", "recall", &told.recall),
        ("reported", "true", "precision", &told.precision),
    ];
    let kinds = parts.iter().flat_map(|part| part.3).map(|share| share.kind.chars().count());
    let width = kinds.max().unwrap_or(0).max("reported".len());
    let mut lines = Vec::new();
    for (at, (what, right, value, shares)) in parts.iter().enumerate() {
        if at > 0 {
            lines.push(String::new());
        }
        lines.push(format!("{what:<width$} {:>9} {right:>9} {value:>10}", "pairs"));
        for share in *shares {
            let Share { kind, all, right } = share;
            let share = share.value().map_or("-".to_owned(), |share| format!("{share:.4}"));
            lines.push(format!("{kind:<width$} {all:>9} {right:>9} {share:>10}"));
        }
    }
    if list {
        lines.push(String::new());
        lines.extend(told.missed.iter().map(|at| {
            let Pair { a, b, kind, .. } = &truth.pairs[*at];
            let [a, b] = [a, b].map(|place| {
                let path = &truth.files[place.file as usize];
                format!("{path}\t{}\t{}", place.start, place.end - place.start)
            });
            format!("missed\t{a}\t{b}\t{kind}")
        }));
        lines.extend(told.wrong.iter().map(|pair| {
            let [a, b] =
                pair.each_ref().map(|(path, start, len)| format!("{path}\t{start}\t{len}"));
            format!("wrong\t{a}\t{b}")
        }));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The result for programs.
fn object(told: &Evaluation, truth: &Truth, args: &EvaluateArgs) -> Value {
    let shares = |shares: &[Share], right: &str, value: &str| -> Vec<Value> {
        let entries = shares.iter().map(|share| {
            json!({"kind": share.kind, "pairs": share.all, right: share.right, value: share.value()})
        });
        entries.collect()
    };
    let mut object = json!({
        "schema_version": SCHEMA_VERSION,
        "tool": Tool::THIS,
        "command": "evaluate",
        "cover": args.cover,
        "together": args.together,
        "recall": shares(&told.recall, "found", "recall"),
        "precision": shares(&told.precision, "true", "precision"),
    });
    if args.list {
        let place = |place: &Place| {
            let path = &truth.files[place.file as usize];
            json!({"path": path, "start": place.start, "end": place.end})
        };
        let missed = told
            .missed
            .iter()
            .map(|at| &truth.pairs[*at])
            .map(|pair| json!({"kind": pair.kind, "a": place(&pair.a), "b": place(&pair.b)}));
        object["missed"] = missed.collect();
        let wrong = told.wrong.iter().map(|pair| {
            let [a, b] = pair.each_ref().map(
                |(path, start, len)| json!({"path": path, "start": start, "end": start + len}),
            );
            json!({"a": a, "b": b})
        });
        object["wrong"] = wrong.collect();
    }
    object
}

//! `refrain accept`: tells refrain that a repeated text is known and wanted.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};

use super::accepted::{Known, above, beside};
use super::accepted_block::{Entry, Scope};
use super::accepted_file::AcceptedFile;
use super::args::{AcceptArgs, Cli};
use super::clock::today;
use super::config;
use super::flags::{ScopeArg, ToAccept};
use super::input::{Input, STDIN};
use super::messages::Messages;
use super::output::{CLEAN, TROUBLE};
use super::paths::file_of;
use super::prepare::prepare;
use super::progress::Progress;
use super::spot::Spot;
use crate::error::Error;
use crate::family::{Class, are_one_text};
use crate::report::{Command, Place, RefrainEntry, Report};
use crate::segment::blocks;
use crate::text::PostId;

/// The first words of a text that the list and the messages show.
const SHOWN_WORDS: usize = 12;
/// And no more characters than this, for scripts without spaces.
const SHOWN_CHARS: usize = 80;

/// What is to be accepted, as its user names it.
enum What {
    Id(u32),
    Spot(Spot),
}

pub(super) fn accept(cli: &Cli, flags: &AcceptArgs) -> anyhow::Result<u8> {
    let args = &flags.to;
    config::named("accept", "--against PATH", &args.against)?;
    let date = date(args)?;
    let saved = args.report.as_deref().map(saved).transpose()?;
    let what: Vec<What> = args.what.iter().map(|text| What::parse(text)).collect();
    let path = args.file.clone().or_else(|| above(&args.against));
    let path = path.or_else(|| beside(&args.against));
    let Some(path) = path else {
        bail!("--against {}: not there, so there is nothing to accept", args.against.join(" "));
    };
    let file = AcceptedFile::open(&path)?;
    if !file.root().is_dir() {
        bail!("{}: no such folder; make it first", file.root().display());
    }
    let mut known = Known::of(file);
    let (detector, mut reader) = prepare(&flags.find.options(), &flags.input)?;
    let mut progress = Progress::start(cli);
    reader.show(&progress);
    let spots = what.iter().filter_map(|what| match what {
        What::Spot(spot) => Some(file_of(&spot.path).to_owned()),
        What::Id(_) => None,
    });
    let mut paths: Vec<String> = args.against.iter().cloned().chain(spots).collect();
    paths.sort();
    paths.dedup();
    reader.archive(&detector, &paths);
    let mut input = reader.finish();
    // Of half an archive nobody can tell where a text stands.
    if !input.errors.is_empty() {
        drop(progress);
        Messages::new(cli).about(&input)?;
        return Ok(TROUBLE);
    }
    let detector = detector.accepting(known.of_input(&input));
    let cut = std::mem::take(&mut input.cut);
    let report = detector.answer(Command::Report, &input.archive, 0, cut, &mut progress)?;
    drop(progress);
    input.whole()?;
    Messages::new(cli).about(&input)?;
    let mut refrains: Vec<&RefrainEntry> = Vec::new();
    for what in &what {
        let found = match what {
            What::Id(id) => vec![by_id(*id, saved.as_ref(), &report, args)?],
            What::Spot(spot) => at_spot(spot, &report, &input)?,
        };
        for refrain in found {
            if refrains.iter().all(|other| other.id != refrain.id) {
                refrains.push(refrain);
            }
        }
    }
    let mut file = known.into_file().context("the list was read")?;
    let mut told = String::new();
    for refrain in refrains {
        // The lines of the entries that it is accepted by.
        let of = report.accepted.iter().filter(|entry| entry.refrains.contains(&refrain.id));
        let of: Vec<u32> = of.map(|entry| entry.line).collect();
        told += &add(&mut file, (refrain, &of), &input, args, &date)?;
    }
    file.write()?;
    std::io::stdout().lock().write_all(told.as_bytes())?;
    if let Some(out) = Messages::new(cli).closing() {
        let count = file.entries.len();
        let texts = if count == 1 { "text" } else { "texts" };
        writeln!(out, "{}: {count} accepted {texts}", file.shown())?;
    }
    Ok(CLEAN)
}

impl What {
    fn parse(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Spot(Spot::parse(text)), Self::Id)
    }
}

/// The day of acceptance.
fn date(args: &ToAccept) -> anyhow::Result<String> {
    let Some(given) = &args.date else { return Ok(today()) };
    let day = given.parse::<jiff::civil::Date>();
    let day = day.ok().with_context(|| format!("--date {given}: expected a day, as 2026-11-23"))?;
    Ok(day.to_string())
}

/// The places of each refrain of a saved report: path, first byte, and the byte behind the last.
type Saved = Vec<(u64, Vec<(String, u64, u64)>)>;

fn saved(path: &Path) -> anyhow::Result<Saved> {
    let shown = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|err| Error::io(&*shown, err))?;
    let place = |place: &serde_json::Value| {
        let path = place.get("path")?.as_str()?.to_owned();
        Some((path, place.get("start")?.as_u64()?, place.get("end")?.as_u64()?))
    };
    let refrain = |refrain: &serde_json::Value| {
        let places = refrain.get("places")?.as_array()?.iter().map(place);
        Some((refrain.get("id")?.as_u64()?, places.collect::<Option<_>>()?))
    };
    let json: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let refrains = json.as_ref().and_then(|json| json.get("refrains")?.as_array());
    let refrains = refrains.and_then(|all| all.iter().map(refrain).collect());
    refrains.with_context(|| {
        format!("{shown}: no report of refrain; make one with `refrain report PATH --format json`")
    })
}

/// The refrain with an id, which is the report's own or that of a saved one.
fn by_id<'a>(
    id: u32,
    saved: Option<&Saved>,
    report: &'a Report,
    args: &ToAccept,
) -> anyhow::Result<&'a RefrainEntry> {
    let last = |count: usize| match count {
        0 => "it has none".to_owned(),
        count => format!("its ids go from 0 to {}", count - 1),
    };
    let Some(saved) = saved else {
        return report.refrains.get(id as usize).with_context(|| {
            let paths = args.against.join(" ");
            let last = last(report.refrains.len());
            format!("{id}: no refrain of `refrain report {paths}` has this id; {last}")
        });
    };
    let name = args.report.as_deref().unwrap_or(Path::new("")).display();
    let (_, wanted) =
        saved.iter().find(|(other, _)| *other == u64::from(id)).with_context(|| {
            format!("{id}: no refrain of {name} has this id; {}", last(saved.len()))
        })?;
    let is = |place: &Place, (path, start, end): &(String, u64, u64)| {
        let bytes = (u64::from(place.start), u64::from(place.end));
        *place.path == **path && bytes == (*start, *end)
    };
    let same = |refrain: &&RefrainEntry| {
        let mut places = refrain.places.iter().zip(wanted);
        refrain.places.len() == wanted.len() && places.all(|(place, wanted)| is(place, wanted))
    };
    report.refrains.iter().find(same).with_context(|| {
        format!(
            "{id}: this refrain of {name} is no longer as it was there; make the report again, with \
             the same paths and options, or name a place of it"
        )
    })
}

/// The refrains at a line; of several, the findings among them.
fn at_spot<'a>(
    spot: &Spot,
    report: &'a Report,
    input: &Input,
) -> anyhow::Result<Vec<&'a RefrainEntry>> {
    let posts = spot.posts(input);
    let named = match spot.line {
        Some(line) => format!("{}:{line}", spot.path),
        None => spot.path.clone(),
    };
    let here = |place: &&Place| posts.binary_search(&PostId(place.post)).is_ok();
    let holds = |place: &Place| {
        let (first, last) = lines(place, input);
        spot.line.is_none_or(|line| (first..=last).contains(&line))
    };
    let of_file: Vec<&Place> =
        report.refrains.iter().flat_map(|refrain| &refrain.places).filter(here).collect();
    let at: Vec<&RefrainEntry> = report
        .refrains
        .iter()
        .filter(|refrain| refrain.places.iter().filter(here).any(&holds))
        .collect();
    if spot.line.is_none() && at.len() > 1 {
        let mut begin: Vec<u32> = of_file.iter().map(|place| place.line).collect();
        begin.sort_unstable();
        begin.dedup();
        let begin: Vec<String> = begin.iter().map(ToString::to_string).collect();
        bail!("{named}: {} texts of it came back; name a line: {}", at.len(), begin.join(", "));
    }
    if at.is_empty() {
        let near = spot.line.and_then(|line| {
            of_file.iter().map(|place| place.line).min_by_key(|first| first.abs_diff(line))
        });
        let hint = near.map(|near| format!("; what did begins nearest on line {near}"));
        bail!("{named}: nothing here came back{}", hint.unwrap_or_default());
    }
    let finding =
        |refrain: &&&RefrainEntry| matches!(refrain.class, Class::Plain | Class::Accepted);
    let findings: Vec<&RefrainEntry> = at.iter().filter(finding).copied().collect();
    Ok(if findings.is_empty() { at } else { findings })
}

/// The first and last line of the paragraph that a place stands in.
fn lines(place: &Place, input: &Input) -> (u32, u32) {
    let post = input.archive.get(PostId(place.post));
    let source = post.source();
    let span = source.of_file(place.start, place.end);
    let blocks = blocks(post);
    let whole = blocks.iter().map(|block| block.span).find(|block| block.contains(span));
    let whole = whole.unwrap_or(span);
    (source.line(whole.start()), source.line(whole.end().saturating_sub(1)))
}

/// Puts a refrain on the list, or renews its entry there, and says which.
fn add(
    file: &mut AcceptedFile,
    (refrain, of): (&RefrainEntry, &[u32]),
    input: &Input,
    args: &ToAccept,
    date: &str,
) -> anyhow::Result<String> {
    let sketch = refrain.sketch(&input.archive);
    let text = first_words(&refrain.places[refrain.head as usize], input);
    let mut posts = Vec::new();
    for place in &refrain.places {
        match file.name_of(&place.path) {
            _ if *place.path == *STDIN => {
                bail!("standard input has no path to remember; save it first")
            }
            Some(name) => posts.push(name),
            None => bail!("{}: the way there from {} is not known", place.path, file.shown()),
        }
    }
    // Entries that already speak of this text, of which two branches can have written one each, are
    // made one. One that speaks of more than this stays as it is.
    let is_same = |entry: &Entry| of.contains(&entry.line) && are_one_text(&entry.sketch, &sketch);
    let old: Vec<Entry> = file.entries.extract_if(.., |entry| is_same(entry)).collect();
    let verb = if old.is_empty() { "accepted" } else { "accepted before, renewed" };
    let mut entry = Entry {
        text: text.clone(),
        note: args.note.clone(),
        scope: match args.scope {
            Some(ScopeArg::Anywhere) => Scope::Anywhere,
            Some(ScopeArg::Places) | None => Scope::Places,
        },
        date: Some(date.to_owned()),
        words: refrain.words,
        posts,
        sketch,
        line: 0,
        remark: String::new(),
        block: None,
    };
    if args.scope.is_none()
        && let Some(old) = old.first()
    {
        entry.scope = old.scope;
    }
    for old in old {
        // What is not said anew stays; posts that were not read today may still hold it.
        entry.note = entry.note.or(old.note);
        entry.posts.extend(old.posts);
        entry.remark += &old.remark;
    }
    entry.posts.sort();
    entry.posts.dedup();
    let where_ = match entry.scope {
        Scope::Places => {
            let count = entry.posts.len();
            format!("in {count} {}", if count == 1 { "post" } else { "posts" })
        }
        Scope::Anywhere => "anywhere".to_owned(),
    };
    let note = entry.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    let told = format!("{verb}: {} words {where_}, \"{text}\"{note}\n", refrain.words);
    file.entries.push(entry);
    Ok(told)
}

fn first_words(place: &Place, input: &Input) -> String {
    let post = input.archive.get(PostId(place.post));
    let text = post.readable(post.source().of_file(place.start, place.end));
    let mut words = text.split_whitespace();
    let all = words.by_ref().take(SHOWN_WORDS).collect::<Vec<_>>().join(" ");
    let first: String = all.chars().take(SHOWN_CHARS).collect();
    let more = if words.next().is_some() || first.len() < all.len() { " ..." } else { "" };
    format!("{first}{more}")
}

//! A report as SARIF 2.1.0, for code scanning and the editors that read it. Its shape is the standard's;
//! what stands in it is what the other forms say of findings.

use std::fmt::Write as _;
use std::io;

use serde_json::{Value, json};

use super::finding::{Finding, Spot, findings};
use crate::compare::Kind;
use crate::family::Class;
use crate::report::model::{Report, Tool};
use crate::report::reporter::Reporter;
use crate::report::text::first_words;
use crate::report::view::{View, one_line};
use crate::text::{Archive, Map};

/// GitHub takes so many results of a run and refuses a file with more.
const MOST: usize = 25_000;

/// How many columns of a place's text are quoted.
const QUOTE: usize = 80;

/// Prints one run, with a result for each finding, the worst first. What is accepted is a suppressed
/// result, so that it is known and closed; quoted, linked and standing text is left out unless
/// `all_classes` asks for it, and then it is a note.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sarif {
    /// Whether quoted, linked and standing text has results too.
    pub all_classes: bool,
}

impl Reporter for Sarif {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        let wants = |class| self.all_classes || matches!(class, Class::Plain | Class::Accepted);
        let mut found = findings(&view, wants);
        found.sort_by_key(Finding::weight);
        serde_json::to_writer_pretty(&mut *out, &log(&view, &found))?;
        writeln!(out)
    }
}

fn log(view: &View, found: &[Finding]) -> Value {
    let mut seen = Map::default();
    let shown = found.iter().take(MOST);
    let results: Vec<Value> = shown.map(|it| result(view, it, &mut seen)).collect();
    let told: Vec<Value> = (found.len() > MOST)
        .then(|| {
            let left = found.len() - MOST;
            let text =
                format!("{left} findings left out: a run may have {MOST}; see --format json");
            json!({"level": "warning", "message": {"text": text}})
        })
        .into_iter()
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": Tool::THIS.name,
                "semanticVersion": Tool::THIS.version,
                "rules": Kind::ALL.into_iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"%SRCROOT%": {
                "description": {"text": "The folder that refrain was run in."},
            }},
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": told,
            }],
            "results": results,
        }],
    })
}

/// A kind of match as a rule.
fn rule(kind: Kind) -> Value {
    let about = match kind {
        Kind::Exact => "A paragraph that came back word for word.",
        Kind::Light => "A paragraph that came back with a few words changed.",
        Kind::Edited => "A paragraph that came back rewritten in part.",
        Kind::Contained => "A paragraph that came back nearly whole inside a longer one.",
        Kind::Passage => "A shared passage inside paragraphs that otherwise differ.",
        Kind::Echo => "A text that came back rewritten: the same rare words, few of them in runs.",
        Kind::Digest => "A text that draws on all of another.",
    };
    let help =
        "Say something new, link to the earlier post, or accept the text with `refrain accept`.";
    json!({
        "id": kind.name(),
        "name": format!("refrain-{}", kind.name()),
        "shortDescription": {"text": about},
        "fullDescription": {"text": format!("{about} The related location is where it stood before.")},
        "help": {"text": help, "markdown": help},
        "defaultConfiguration": {"level": level(kind)},
        "properties": {"tags": ["duplication", "writing"], "precision": "very-high"},
    })
}

fn level(kind: Kind) -> &'static str {
    match kind {
        Kind::Echo | Kind::Digest => "note",
        _ => "warning",
    }
}

fn result(view: &View, it: &Finding, seen: &mut Map<u64, u32>) -> Value {
    let rule = Kind::ALL.iter().position(|kind| *kind == it.kind);
    let text = view.text(it.place.post, it.place.start, it.place.end);
    let date = view.post(it.like.post).and_then(|post| post.date.as_deref());
    let date = date.map_or(String::new(), |date| format!(" of {date}"));
    // Where a message links to a related location, code scanning shows it.
    let place = format!("{}:{}", one_line(it.like.path), it.like.line);
    let message = format!(
        "{} like [{}](1){date}{}: \"{}\"",
        it.label(),
        escaped(&place),
        escaped(&it.facts_told()),
        escaped(&first_words(&text, QUOTE))
    );
    let mut related = location(view, &it.like);
    related["id"] = json!(1);
    related["message"] = json!({"text": format!("where it stood before{date}")});
    let mut result = json!({
        "ruleId": it.kind.name(),
        "ruleIndex": rule,
        "level": if it.class == Class::Plain || it.class == Class::Accepted {
            level(it.kind)
        } else {
            "note"
        },
        "message": {"text": message},
        "locations": [location(view, &it.place)],
        "relatedLocations": [related],
        "partialFingerprints": {"refrainText/v1": fingerprint(view, it, &text, seen)},
        "properties": {
            "class": it.class.name(),
            "similarity": it.similarity,
            "share": it.share,
            "refrain": it.refrain.map(|refrain| refrain.id),
        },
    });
    if let Some(reason) = it.reason.filter(|_| it.class != Class::Accepted) {
        result["properties"]["reason"] = json!(reason);
    }
    if it.class == Class::Accepted {
        result["suppressions"] = json!([suppression(it.reason)]);
    }
    result
}

/// Why a result is closed: by a mark in the post itself, or by the list of accepted texts.
fn suppression(reason: Option<&str>) -> Value {
    let marked = reason.is_some_and(|reason| reason.starts_with("marked"));
    json!({
        "kind": if marked { "inSource" } else { "external" },
        "status": "accepted",
        "justification": reason.unwrap_or("accepted"),
    })
}

fn location(view: &View, spot: &Spot) -> Value {
    let end = view.end(spot.post, spot.start, spot.end);
    json!({"physicalLocation": {
        "artifactLocation": artifact(spot.path),
        "region": {
            "startLine": spot.line,
            "startColumn": spot.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": view.text(spot.post, spot.start, spot.end)},
        },
    }})
}

/// A file by its address: from the root of the sources where its path is relative.
fn artifact(path: &str) -> Value {
    let address = address(path);
    if path.starts_with('/') {
        return json!({"uri": format!("file://{address}")});
    }
    json!({"uri": address, "uriBaseId": "%SRCROOT%"})
}

/// A path as part of an address: what has a meaning there, or is no ASCII, by its bytes.
fn address(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Text in a message, where square brackets make links.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// What knows a finding again when other parts of its file, or the file's name, have changed: the words
/// of the two places, and which of the equal ones of a run it is.
fn fingerprint(view: &View, it: &Finding, text: &str, seen: &mut Map<u64, u32>) -> String {
    let like = view.text(it.like.post, it.like.start, it.like.end);
    let hash = fnv(words(text).chain([String::new()]).chain(words(&like)));
    let nth = seen.entry(hash).or_default();
    *nth += 1;
    format!("{hash:016x}:{nth}")
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo) of words: short, and the same for ever.
fn fnv(words: impl Iterator<Item = String>) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    words.fold(0xcbf2_9ce4_8422_2325, |hash, word| step(word.bytes().fold(hash, step), 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{Fixture, MILL, MILL_FACT, STOCK, fact, village};

    fn printed(it: Fixture, all_classes: bool) -> Value {
        let (report, archive) = it.done();
        let mut out = Vec::new();
        Sarif { all_classes }.write(&report, &archive, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        // Whoever cannot read it with the standard's own types cannot read it at all.
        serde_json::from_str::<serde_sarif::sarif::Sarif>(&text).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn found(before: &str, accepted: Option<&str>) -> Fixture {
        let mut it = village();
        let text = format!("{before}{MILL_FACT}");
        let later = it.post("posts/naïve [x].md", "", "2022-01-01", &text);
        let places = vec![it.place(0, MILL), it.place(later, MILL_FACT)];
        let class = if accepted.is_some() { Class::Accepted } else { Class::Plain };
        let mill = it.refrain(Kind::Light, class, 0.9, places.clone());
        let ends = (&places[0], &places[1]);
        it.tie(Some(mill), Kind::Light, 0.929, (0.95, 0.96), ends).changed_facts =
            vec![fact("1974", "1976")];
        if let Some(reason) = accepted {
            it.reason(mill, reason);
        }
        let places = (0..3).map(|post| it.place(post, STOCK)).collect();
        it.refrain(Kind::Exact, Class::Standing, 1.0, places);
        it
    }

    #[test]
    fn a_result_says_where_and_links_to_where_it_stood_before() {
        let log = printed(found("", None), false);
        let run = &log["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 1);
        let result = &results[0];
        assert_eq!(
            result["message"]["text"],
            "light 92% like [posts/2014-mill.md:3](1) of 2014-05-03; facts differ: \"1974\" -> \
             \"1976\": \"The mill at the bend of the river was sold in 1976, and nobody in the ...\""
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "posts/na%C3%AFve%20%5Bx%5D.md");
        assert_eq!(place["region"]["startLine"], 1);
        assert_eq!(place["region"]["endColumn"], MILL_FACT.chars().count() + 1);
        assert_eq!(result["relatedLocations"][0]["id"], 1);
        let index: usize = serde_json::from_value(result["ruleIndex"].clone()).unwrap();
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(printed(found("", None), true)["runs"][0]["results"][1]["level"], "note");
    }

    #[test]
    fn a_finding_is_known_again_when_its_file_has_changed_elsewhere() {
        let print = |before: &str| {
            let log = printed(found(before, None), true);
            let results = log["runs"][0]["results"].as_array().unwrap().clone();
            results.into_iter().map(|it| it["partialFingerprints"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(print(""), print("Quite another paragraph came first.\n\n"));
        // Equal texts are told apart.
        assert_ne!(print("")[1], print("")[2]);
    }

    #[test]
    fn what_is_accepted_is_suppressed() {
        let suppressed = |reason: &str| {
            let log = printed(found("", Some(reason)), false);
            log["runs"][0]["results"][0]["suppressions"][0].clone()
        };
        assert_eq!(suppressed("series opening")["kind"], "external");
        assert_eq!(suppressed("series opening")["justification"], "series opening");
        assert_eq!(suppressed("marked to be ignored")["kind"], "inSource");
    }
}

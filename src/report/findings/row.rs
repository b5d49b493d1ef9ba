//! A finding as a row of fields, for the forms that programs and spreadsheets read: CSV and lines of
//! JSON. The fields and their names are a contract, as those of the JSON form are.

use std::io;

use serde::Serialize;

use super::finding::{Finding, Spot, findings};
use crate::report::model::Report;
use crate::report::reporter::Reporter;
use crate::report::view::View;
use crate::text::Archive;

/// Prints a table of findings in CSV (RFC 4180), with a line of names; all classes, so that the table can
/// be filtered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Csv;

/// Prints a finding a line, each an object of JSON; all classes, as [`Csv`] does.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonFindings;

/// A place and its post.
#[derive(Serialize)]
struct At<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    title: Option<&'a str>,
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    place: At<'a>,
    kind: &'static str,
    class: &'static str,
    reason: Option<&'a str>,
    similarity: Option<f64>,
    share: Option<f64>,
    like: At<'a>,
    refrain: Option<u32>,
    changed_facts: Vec<[&'a str; 2]>,
    text: String,
}

impl<'a> Row<'a> {
    fn new(view: &View<'a>, it: &Finding<'a>) -> Self {
        let at = |spot: Spot<'a>| {
            let post = view.post(spot.post);
            let Spot { path, line, column, start, end, .. } = spot;
            let title = post.and_then(|post| post.title.as_deref());
            let date = post.and_then(|post| post.date.as_deref());
            At { path, line, column, start, end, title, date }
        };
        Self {
            place: at(it.place),
            kind: it.kind.name(),
            class: it.class.name(),
            reason: it.reason,
            similarity: it.similarity,
            share: it.share,
            like: at(it.like),
            refrain: it.refrain.map(|refrain| refrain.id),
            changed_facts: it.facts.clone(),
            text: view.text(it.place.post, it.place.start, it.place.end),
        }
    }
}

impl Reporter for JsonFindings {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        for finding in findings(&view, |_| true) {
            serde_json::to_writer(&mut *out, &Row::new(&view, &finding))?;
            writeln!(out)?;
        }
        Ok(())
    }
}

/// The names of the columns.
const COLUMNS: [&str; 22] = [
    "path",
    "line",
    "column",
    "start",
    "end",
    "title",
    "date",
    "kind",
    "class",
    "reason",
    "similarity",
    "share",
    "like_path",
    "like_line",
    "like_column",
    "like_start",
    "like_end",
    "like_title",
    "like_date",
    "refrain",
    "changed_facts",
    "text",
];

impl Reporter for Csv {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS)?;
        for finding in findings(&view, |_| true) {
            table.write_record(cells(&Row::new(&view, &finding)))?;
        }
        table.flush()
    }
}

fn cells(row: &Row) -> Vec<String> {
    let number = |share: Option<f64>| share.map(|share| share.to_string()).unwrap_or_default();
    let facts = row.changed_facts.iter().map(|[before, now]| format!("{before} -> {now}"));
    let facts: Vec<_> = facts.collect();
    let mut cells = at(&row.place);
    cells.extend([row.kind, row.class, row.reason.unwrap_or_default()].map(str::to_owned));
    cells.extend([number(row.similarity), number(row.share)]);
    cells.extend(at(&row.like));
    cells.push(row.refrain.map(|id| id.to_string()).unwrap_or_default());
    cells.extend([facts.join("; "), row.text.clone()]);
    cells
}

fn at(at: &At) -> Vec<String> {
    let numbers = [at.line, at.column, at.start, at.end].map(|number| number.to_string());
    let mut cells = vec![at.path.to_owned()];
    cells.extend(numbers);
    cells.extend([at.title, at.date].map(|text| text.unwrap_or_default().to_owned()));
    cells
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::compare::Kind;
    use crate::family::Class;
    use crate::report::fixture::{MILL, MILL_FACT, STOCK, fact, village};

    fn printed(reporter: &dyn Reporter) -> String {
        let mut it = village();
        let later = it.post("posts/=2022, \"more\".md", "More, or less", "", MILL_FACT);
        let places = vec![it.place(0, MILL), it.place(later, MILL_FACT)];
        let mill = it.refrain(Kind::Light, Class::Plain, 0.9, places.clone());
        let ends = (&places[0], &places[1]);
        it.tie(Some(mill), Kind::Light, 0.929, (0.95, 0.96), ends).changed_facts =
            vec![fact("1974", "1976")];
        let places = (0..3).map(|post| it.place(post, STOCK)).collect();
        it.refrain(Kind::Exact, Class::Standing, 1.0, places);
        let (report, archive) = it.done();
        let mut out = Vec::new();
        reporter.write(&report, &archive, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_table_says_what_the_lines_say() {
        let (table, lines) = (printed(&Csv), printed(&JsonFindings));
        let mut table = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(table.headers().unwrap().iter().collect::<Vec<_>>(), COLUMNS);
        let lines: Vec<Value> = lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        assert_eq!(lines.len(), 3);
        for (record, line) in table.records().zip(&lines) {
            for (name, cell) in COLUMNS.iter().zip(&record.unwrap()) {
                let value = match name.strip_prefix("like_") {
                    Some(name) => &line["like"][name],
                    None => &line[name],
                };
                let told = match value {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    Value::Array(facts) if facts.is_empty() => String::new(),
                    Value::Array(_) => "1974 -> 1976".to_owned(),
                    number => number.to_string(),
                };
                assert_eq!(cell, told, "{name}");
            }
        }
        assert_eq!(lines[0]["path"], "posts/=2022, \"more\".md");
        assert_eq!(lines[0]["like"]["date"], "2014-05-03");
        assert_eq!(
            (&lines[1]["class"], &lines[1]["similarity"]),
            (&"standing".into(), &Value::Null)
        );
    }
}

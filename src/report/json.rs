//! One JSON object, schema 1. The form that other programs read.

use std::io::{self, Write};

use super::model::Report;
use super::reporter::Reporter;
use crate::text::Archive;

/// What is printed comes in words and signs; so many bytes of it are gathered before they are written.
const A_WRITE: usize = 1 << 16;

/// Prints the report as one JSON object, indented, with a line feed at its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json;

impl Json {
    /// The JSON Schema (draft 2020-12) that the output keeps to.
    pub const SCHEMA: &str = include_str!("schema.json");
}

/// Prints the report as one JSON object on a line of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonLine;

impl JsonLine {
    /// Prints the object.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn print(report: &Report, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, report)?;
        writeln!(out)
    }
}

impl Reporter for JsonLine {
    fn write(&self, report: &Report, _: &Archive, out: &mut dyn Write) -> io::Result<()> {
        Self::print(report, out)
    }
}

impl Reporter for Json {
    fn write(&self, report: &Report, _: &Archive, out: &mut dyn Write) -> io::Result<()> {
        let mut out = io::BufWriter::with_capacity(A_WRITE, out);
        serde_json::to_writer_pretty(&mut out, report)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::compare::Kind;
    use crate::family::Class;
    use crate::report::fixture::{MILL, MILL_LATER, fact, village};
    use crate::report::model::{PassageEntry, Skipped, Stretch};

    /// A report with something in each of its lists.
    fn full() -> Value {
        let mut it = village();
        let places = vec![it.place(0, MILL), it.place(2, MILL_LATER)];
        let mill = it.refrain(Kind::Light, Class::Plain, 0.92, places.clone());
        let other = it.refrain(Kind::Exact, Class::Quoted, 1.0, places.clone());
        it.sequence(&[mill, other]);
        let ends = (&places[0], &places[1]);
        let entry = it.tie(Some(mill), Kind::Light, 0.92, (0.95, 0.96), ends);
        entry.changed_facts = vec![fact("1974", "1976")];
        let (mut report, archive) = it.done();
        let stretch = |at: usize| {
            let place = &places[at];
            let path = place.path.clone();
            Stretch { post: place.post, path, start: place.start, end: place.end }
        };
        report.passages.push(PassageEntry {
            id: 0,
            kind: Kind::Light,
            significance: 80.5,
            words: 55,
            matches: vec![0],
            a: stretch(0),
            b: stretch(1),
        });
        report.skipped.push(Skipped { path: "cover.jpg".into(), reason: "not text".into() });
        report.stats.limits_hit.insert("max_cells".into(), 2);
        report.options.insert("threshold".into(), json!(0.5));
        let mut out = Vec::new();
        Json.write(&report, &archive, &mut out).unwrap();
        assert_eq!(out.last(), Some(&b'\n'));
        serde_json::from_slice(&out).unwrap()
    }

    fn schema() -> Value {
        serde_json::from_str(Json::SCHEMA).unwrap()
    }

    #[test]
    fn the_schema_is_one_and_reports_keep_to_it() {
        assert!(jsonschema::meta::is_valid(&schema()));
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let report = full();
        let errors: Vec<String> =
            validator.iter_errors(&report).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }

    #[test]
    fn the_schema_tells_of_every_field() {
        // The same schema, but with nothing allowed that it does not name.
        fn close(value: &mut Value) {
            match value {
                Value::Object(map) => {
                    if map.contains_key("properties") {
                        map.insert("additionalProperties".to_owned(), json!(false));
                    }
                    map.values_mut().for_each(close);
                }
                Value::Array(list) => list.iter_mut().for_each(close),
                _ => {}
            }
        }
        let mut closed = schema();
        close(&mut closed);
        assert!(jsonschema::is_valid(&closed, &full()));
    }

    #[test]
    fn broken_reports_are_refused() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        let broken = |pointer: &str, value: Value| {
            let mut report = full();
            *report.pointer_mut(pointer).unwrap() = value;
            assert!(!validator.is_valid(&report), "{pointer}");
        };
        broken("/schema_version", json!(2));
        broken("/command", json!("bench"));
        broken("/posts/0/date", json!("3 May 2014"));
        broken("/matches/0/kind", json!("same"));
        broken("/matches/0/class", json!(null));
        broken("/matches/0/similarity", json!(1.5));
        broken("/matches/0/a/line", json!(0));
        broken("/matches/0/passages/0/a", json!({"start": 3}));
        broken("/matches/0/direction", json!("AFirst"));
        broken("/refrains/0/places", json!([]));
        broken("/refrains/0/places/0/start", json!(-1));
        broken("/stats/limits_hit/max_cells", json!("twice"));
        broken("/sequences/0", json!([1]));
        let mut report = full();
        report.as_object_mut().unwrap().remove("sequences");
        assert!(!validator.is_valid(&report), "a field is missing");
        let mut report = full();
        report["posts"][0]["reading_time"] = json!(4);
        assert!(validator.is_valid(&report), "a field was added");
    }
}

//! Whether what is written as SARIF is SARIF: by the schema that OASIS has published, which the crate
//! `serde-sarif` carries along.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::place::{HALL, Place};

/// The schema of SARIF 2.1.0, as it stands in the sources of `serde-sarif`; where these are, cargo knows.
fn schema() -> Value {
    let mut metadata = Command::new(env!("CARGO"));
    metadata.args(["metadata", "--format-version=1", "--locked", "--offline"]);
    let told = metadata.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let mut packages = told["packages"].as_array().unwrap().iter();
    let package = packages.find(|it| it["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let schema = fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // As published, the pattern of a language has a bracket too many and is no regular expression.
    let bad = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(schema.contains(bad), "the schema has been mended; so may this test be");
    serde_json::from_str(&schema.replace(bad, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")).unwrap()
}

fn validator() -> Validator {
    let schema = schema();
    let id = schema["$id"].as_str().unwrap_or_default();
    assert!(id.ends_with("sarif-schema-2.1.0.json"), "{id}");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn holds(validator: &Validator, log: &str, of: &str) -> Value {
    let log: Value = serde_json::from_str(log).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&log)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{of}: {faults:#?}");
    log
}

#[test]
fn what_is_written_is_sarif() {
    let validator = validator();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let [blog, draft] = ["usfk-blog", "usfk-draft/draft.md"].map(|it| samples.join(it));
    let (blog, draft) = (blog.display(), draft.display());
    let place = Place::new();
    place.write("posts/2021 a [b] ü#?.md", format!("# Three\n\n{HALL}\n"));
    place.write("posts/no.md", b"a\0b");
    place.run("accept draft.md:3 --against posts --note why");
    for (args, least) in [
        (format!("report {blog} --format sarif"), 5),
        (format!("report {blog} --format sarif --verbose"), 6),
        (format!("check {draft} --against {blog} --format sarif"), 2),
        (format!("compare {draft} {draft} --format sarif"), 0),
        ("report posts --format sarif".to_owned(), 1),
        ("report posts --format sarif --verbose".to_owned(), 1),
    ] {
        let log = holds(&validator, &place.run(&args).out, &args);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert!(results.len() >= least, "{args}: {} results", results.len());
    }
}

/// A schema that takes anything would prove nothing.
#[test]
fn what_is_no_sarif_is_refused() {
    let validator = validator();
    let log = Place::new().run("report posts --format sarif").out;
    let log = holds(&validator, &log, "report");
    let result = "/runs/0/results/0";
    for (at, wrong) in [
        ("/version", json!("2.2.0")),
        ("/runs/0/columnKind", json!("bytes")),
        (result, json!({"ruleId": "exact"})),
        ("/runs/0/results/0/level", json!("severe")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b")),
    ] {
        let mut log = log.clone();
        *log.pointer_mut(at).unwrap() = wrong;
        assert!(!validator.is_valid(&log), "{at}");
    }
}

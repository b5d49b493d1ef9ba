//! Reports and other tools' pairs held against a truth.

use std::fs;

use crate::place::{HALL, Place};

/// The truth of [`Place::new`]: one pair, in code points or bytes.
fn with_truth() -> Place {
    let place = Place::new();
    let at = |text: &str| text.find(HALL).unwrap();
    let read = |path: &str| fs::read_to_string(place.path(path)).unwrap();
    let [one, two] = ["posts/2019-01-01-one.md", "posts/2020-01-01-two.md"];
    let len = HALL.len();
    let row = format!(
        "2019-01-01-one.md\t{}\t{len}\t2020-01-01-two.md\t{}\t{len}\texact\n",
        at(&read(one)),
        at(&read(two))
    );
    place.write("truth.tsv", format!("# unit: bytes\n{row}gone.md\t0\t9\t{one}\t0\t9\tlight\n"));
    place
}

#[test]
fn a_report_is_judged() {
    let place = with_truth();
    place.run("report posts -o report.json").told(0, &[]);
    let told = place.run("evaluate --truth truth.tsv report.json");
    told.told(0, &[]);
    let wanted = "\
planted      pairs     found     recall
exact            1         1     1.0000
light            1         0     0.0000
all              2         1     0.5000

reported      pairs      true  precision
exact             1         1     1.0000
all               1         1     1.0000
";
    let squeezed = |text: &str| -> Vec<Vec<String>> {
        let cells = |line: &str| line.split_whitespace().map(str::to_owned).collect();
        text.lines().map(cells).collect()
    };
    assert_eq!(squeezed(&told.out), squeezed(wanted));
    let told = place.run("evaluate --truth truth.tsv report.json --list");
    told.showed(&["missed\tgone.md\t0\t9\tposts/2019-01-01-one.md\t0\t9\tlight\n"]);
    let json = place.run("evaluate --truth truth.tsv report.json -f json -l").json();
    assert_eq!(json["recall"][0]["recall"], 1.0);
    assert_eq!(json["missed"][0]["a"]["path"], "gone.md");
    assert_eq!(json["wrong"].as_array().unwrap().len(), 0);
}

#[test]
fn another_tools_pairs_are_judged() {
    let place = with_truth();
    let truth = fs::read_to_string(place.path("truth.tsv")).unwrap();
    place.write("pairs.tsv", truth.replace("gone.md", "wrong.md"));
    let told = place.run("evaluate --truth truth.tsv --pairs pairs.tsv -l");
    told.told(0, &[]).showed(&["wrong\twrong.md\t0\t9\tposts/2019-01-01-one.md\t0\t9\n"]);
    place.write("numbers.tsv", "0\t1\n");
    let told = place.run("evaluate --truth truth.tsv --pairs numbers.tsv");
    told.told(2, &["error: truth.tsv: no columns paragraph_a and paragraph_b"]);
    place.run("generate 300 corpus.txt");
    let truth = fs::read_to_string(place.path("corpus.truth.tsv")).unwrap();
    let numbers = truth.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        format!("{}\t{}\n", cells[9], cells[8])
    });
    place.write("numbers.tsv", numbers.collect::<String>());
    let json = place.run("evaluate --truth corpus.truth.tsv --pairs numbers.tsv -f json").json();
    let last = |list: &str| json[list].as_array().unwrap().last().unwrap().clone();
    assert_eq!(
        (&last("recall")["recall"], &last("precision")["precision"]),
        (&1.0.into(), &1.0.into())
    );
}

#[test]
fn code_points_are_counted_in_the_files() {
    let place = Place::empty();
    let before = "Vår gård är så röd, och änderna är så få, så få. ".repeat(8);
    place.write("a.md", format!("{before}\n\n{HALL}\n"));
    place.write("b.md", format!("{HALL}\n"));
    let chars = before.chars().count() + 2;
    let len = HALL.len();
    place.write("truth.tsv", format!("#doc_a\na.md\t{chars}\t{len}\tb.md\t0\t{len}\texact\n"));
    place.run("report a.md b.md -o report.json").told(0, &[]);
    let found = |args: &str| {
        let told = place.run(&format!("evaluate --truth truth.tsv report.json -f json {args}"));
        told.json()["recall"][0]["found"].as_u64().unwrap()
    };
    assert_eq!((found("--cover 1"), found("--cover 1 --unit bytes")), (1, 0));
    fs::remove_file(place.path("a.md")).unwrap();
    let told = place.run("evaluate --truth truth.tsv report.json");
    told.told(2, &["code points can only be counted in the files", "a.md: No such file"]);
}

#[test]
fn what_is_wrong_is_told() {
    let place = with_truth();
    place.write("bad.tsv", "a\t1\n");
    place.write("bad.json", "{}");
    place.run("report posts -o report.json");
    let told = place.run("evaluate --truth bad.tsv report.json");
    told.told(2, &["error: bad.tsv: line 1: 6 columns or more parted by tabs were expected"]);
    let told = place.run("evaluate --truth truth.tsv bad.json");
    told.told(2, &["error: bad.json: no JSON report of refrain; make one with"]);
    place.run("evaluate --truth none.tsv report.json").told(2, &["error: none.tsv: No such file"]);
    let told = place.run("evaluate --truth truth.tsv report.json --cover 2");
    told.told(2, &["error: --cover 2: expected a share above 0 and up to 1"]);
    place.run("evaluate --truth truth.tsv").told(2, &["REPORT.json"]);
    place.write("other.tsv", "x.md\t0\t9\ty.md\t0\t9\texact\n");
    let told = place.run("evaluate --truth other.tsv report.json --unit bytes");
    told.told(0, &["no reported path ends like one of the truth"]);
}

//! The floors of the code: reads `src`, `tests` and `benches`, and fails with a list of every import
//! that goes up, every circle of files, and everything else that does not belong where it stands.

use std::collections::BTreeSet;

#[path = "architecture/source.rs"]
mod source;
#[path = "architecture/tree.rs"]
mod tree;

use source::{closed, word};
use tree::Tree;

/// What each module of the crate imports, from the ground up: no more than this, and no less.
const FLOORS: &[Floor] = &[
    ("error", &[]),
    ("spill", &[]),
    ("text", &["error", "spill"]),
    ("read", &["error", "spill", "text"]),
    ("segment", &["spill", "text"]),
    ("copies", &["segment", "text"]),
    ("generate", &["text"]),
    ("evaluate", &["text"]),
    ("fingerprint", &["segment"]),
    ("index", &["segment", "spill", "text"]),
    ("compare", &["segment", "text"]),
    ("align", &["compare", "segment", "text"]),
    ("family", &["compare", "fingerprint", "index", "segment", "text"]),
    ("disk", &["align", "compare", "copies", "fingerprint", "segment", "text"]),
    ("options", &["align", "compare", "error"]),
    ("report", &["compare", "family", "fingerprint", "index", "segment", "text"]),
    (
        "detector",
        &[
            "align",
            "compare",
            "disk",
            "error",
            "family",
            "fingerprint",
            "index",
            "options",
            "report",
            "segment",
            "spill",
            "text",
        ],
    ),
    (
        "cli",
        &[
            "compare",
            "copies",
            "detector",
            "disk",
            "error",
            "evaluate",
            "family",
            "fingerprint",
            "generate",
            "options",
            "read",
            "report",
            "segment",
            "spill",
            "text",
        ],
    ),
    ("main", &["cli"]),
];

/// Words of code, and where alone in `src` they may stand.
const PLACES: &[(&[&str], &[&str])] = &[
    (&["rayon"], &["src/detector/", "src/disk/"]),
    (&["std :: fs", "File ::"], &["src/disk/", "src/spill/", "src/read/", "src/cli/"]),
    (&["print !", "println !", "eprint !", "eprintln !", "dbg !"], &["src/cli/"]),
    (&["std :: env", "Instant", "SystemTime"], &["src/cli/"]),
];

const MOST_LINES: usize = 450;
const MOST_MOD_LINES: usize = 40;
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "helper", "helpers", "common", "misc"];

type Floor = (&'static str, &'static [&'static str]);

fn floors(tree: &Tree, table: &[Floor]) -> Vec<String> {
    let mut offences = Vec::new();
    let mut used = BTreeSet::new();
    for (from, to, path) in tree.edges() {
        let (above, below) = (tree.files[from].floor(), tree.files[to].floor());
        let row = table.iter().find(|(name, _)| *name == above);
        if above != below && above != "lib" && row.is_none_or(|(_, list)| !list.contains(&below)) {
            let file = &tree.files[from].path;
            offences.push(format!("{file}: {path}: {above} must not import {below}"));
        }
        used.insert((above, below));
    }
    for (at, (above, list)) in table.iter().enumerate() {
        for below in *list {
            if !table[..at].iter().any(|(name, _)| name == below) {
                offences.push(format!("the table: {below} is not below {above}"));
            }
            if !used.contains(&(above, below)) {
                offences.push(format!("the table: {above} does not import {below}"));
            }
        }
    }
    offences
}

fn circles(tree: &Tree) -> Vec<String> {
    let edges = tree.edges();
    let reaches = |start: usize, end: usize| {
        let (mut seen, mut open) = (BTreeSet::from([start]), vec![start]);
        while let Some(at) = open.pop() {
            let next = edges.iter().filter(|edge| edge.0 == at).map(|edge| edge.1);
            open.extend(next.filter(|next| seen.insert(*next)));
        }
        seen.contains(&end)
    };
    let path = |at: usize| &tree.files[at].path;
    let back = edges.iter().filter(|(from, to, _)| reaches(*to, *from));
    back.map(|(from, to, by)| format!("{}: {by}: a circle by {}", path(*from), path(*to))).collect()
}

fn forms(tree: &Tree) -> Vec<String> {
    let mut offences = Vec::new();
    for file in &tree.files {
        let mut complain = |what: &str| offences.push(format!("{}: {what}", file.path));
        let (is_mod, lines) = (file.path.ends_with("/mod.rs"), file.text.lines().count());
        let most = if is_mod { MOST_MOD_LINES } else { MOST_LINES };
        if lines > most {
            complain(&format!("{lines} lines, {most} at most"));
        }
        if is_mod && !only_declares(&file.tokens) {
            complain("a mod.rs with code");
        }
        if !file.text.starts_with("//! ") {
            complain("the first line does not say what the file is for");
        }
        if file.path.split(['/', '.']).any(|part| EMPTY_NAMES.contains(&part)) {
            complain("a name that says nothing");
        }
        if file.imports.iter().any(|i| i.public && i.path.last().is_some_and(|last| last == "*")) {
            complain("re-exports all of a module");
        }
    }
    offences
}

fn only_declares(tokens: &[String]) -> bool {
    tokens.split(|token| token == ";").filter(|item| !item.is_empty()).all(|item| {
        let mut at = 0;
        while word(item, at) == "#" && ["cfg", "doc"].contains(&word(item, at + 2)) {
            at = closed(item, at + 1);
        }
        at += usize::from(word(item, at) == "pub");
        at = if word(item, at) == "(" { closed(item, at) } else { at };
        word(item, at) == "use" || word(item, at) == "mod" && item.len() == at + 2
    })
}

fn places(tree: &Tree) -> Vec<String> {
    let mut offences = Vec::new();
    for (_, file) in tree.live() {
        let paths = file.imports.iter().map(|import| import.path.join(" :: "));
        let code = paths.chain([file.tokens.join(" ")]).map(|code| format!(" {code} "));
        let code: String = code.collect();
        for (words, homes) in PLACES {
            for word in words.iter().filter(|word| code.contains(&format!(" {word} "))) {
                if !homes.iter().any(|home| file.path.starts_with(home)) {
                    let (word, homes) = (word.replace(' ', ""), homes.join(", "));
                    offences.push(format!("{}: {word} belongs in {homes}", file.path));
                }
            }
        }
    }
    offences
}

#[test]
fn all_is_where_it_belongs() {
    let tree = Tree::read();
    assert!(tree.live().count() > 50, "the sources are gone");
    let offences = [floors(&tree, FLOORS), circles(&tree), forms(&tree), places(&tree)].concat();
    assert!(offences.is_empty(), "{} offences:\n{}", offences.len(), offences.join("\n"));
}

fn found(check: impl Fn(&Tree) -> Vec<String>, sources: &[(&str, &str)]) -> Vec<String> {
    check(&Tree::of(sources))
}

#[test]
fn an_import_that_goes_up_is_found_however_it_is_written() {
    let table: &[Floor] = &[("low", &[]), ("high", &["low"])];
    let upward = |code: &str| {
        let sources = [
            ("src/lib.rs", "mod low; mod high; pub use high::Roof;"),
            ("src/low/mod.rs", "mod stone; #[cfg(test)] mod trial;"),
            ("src/low/stone.rs", code),
            ("src/low/trial.rs", "use crate::high::Roof;"),
            ("src/high.rs", "use crate::low::stone::S; pub struct Roof;"),
        ];
        found(|tree| floors(tree, table), &sources).len()
    };
    assert_eq!(upward("use crate::high::Roof;"), 1);
    assert_eq!(upward("use crate::Roof as Top;"), 1);
    assert_eq!(upward("use std::fmt; use super::super::{high::{self, Roof}};"), 2);
    assert_eq!(upward("fn f() -> char { let c: char = '\"'; crate::high::roof(c) }"), 1);
    assert_eq!(upward("mod inner { use super::super::super::high::Roof; }"), 1);
    assert_eq!(upward("#[cfg(not(test))] use crate::high::Roof;"), 1);
    assert_eq!(upward("#[cfg(test)] mod tests { use crate::high::Roof; }"), 0);
    assert_eq!(upward("// use crate::high::Roof;\n/* crate::high::Roof */ pub struct S;"), 0);
    assert_eq!(upward("fn f() { g(\"\\\" crate::high::Roof\", r#\"\" crate::high::Roof\"#) }"), 0);
    assert_eq!(upward("pub(in crate::low) struct S; use self::S as T; use super::stone::S;"), 0);
}

#[test]
fn the_table_goes_up_and_says_no_more_than_is_so() {
    let sources =
        [("src/lib.rs", "mod a; mod b;"), ("src/a.rs", "use crate::b::B;"), ("src/b.rs", "")];
    assert_eq!(found(|tree| floors(tree, &[("b", &[]), ("a", &["b"])]), &sources).len(), 0);
    assert_eq!(found(|tree| floors(tree, &[("a", &["b"]), ("b", &[])]), &sources).len(), 1);
    assert_eq!(found(|tree| floors(tree, &[("b", &[]), ("a", &[])]), &sources).len(), 1);
    assert_eq!(found(|tree| floors(tree, &[("b", &[])]), &sources).len(), 1);
    let more: &[Floor] = &[("b", &[]), ("c", &[]), ("a", &["b", "c"])];
    assert_eq!(found(|tree| floors(tree, more), &sources), ["the table: a does not import c"]);
}

#[test]
fn a_circle_is_found_through_its_module() {
    let circle = |c: &str| {
        let sources = [
            ("src/m/mod.rs", "mod a; mod b; mod c; pub use a::A; pub use b::B; pub use c::C;"),
            ("src/m/a.rs", "use super::B; pub struct A;"),
            ("src/m/b.rs", "use super::C; pub struct B;"),
            ("src/m/c.rs", c),
        ];
        found(circles, &sources).len()
    };
    assert_eq!(circle("pub struct C;"), 0);
    assert_eq!(circle("#[cfg(test)] mod tests { use super::super::A; }"), 0);
    assert_eq!(circle("use super::A; pub struct C;"), 3);
    assert_eq!(circle("fn f() { super::a::run() }"), 3);
    assert!(circle("use super::*;") > 3);
}

#[test]
fn a_file_in_bad_form_is_found() {
    let formed = |path: &str, text: &str| found(forms, &[(path, text)]);
    let lines = |count: usize| format!("//! A file.\n{}", "\n".repeat(count - 1));
    assert!(formed("src/a.rs", &lines(450)).is_empty());
    assert_eq!(formed("benches/a.rs", &lines(451)), ["benches/a.rs: 451 lines, 450 at most"]);
    assert!(formed("src/a/mod.rs", &lines(40)).is_empty());
    assert_eq!(formed("src/a/mod.rs", &lines(41)), ["src/a/mod.rs: 41 lines, 40 at most"]);
    assert_eq!(formed("tests/a.rs", "use std::fs;\n//! Late.\n").len(), 1);
    assert_eq!(formed("src/text/utils.rs", "//! A file.\n").len(), 1);
    assert_eq!(formed("src/helpers/a.rs", "//! A file.\n").len(), 1);
    assert_eq!(formed("src/a.rs", "//! A file.\npub(crate) use b::{C, d::*};\n").len(), 1);
    assert!(formed("src/a.rs", "//! A file.\nuse rayon::prelude::*;\n").is_empty());
    let module = |code: &str| formed("src/a/mod.rs", &format!("//! A folder.\n{code}\n")).len();
    let fine =
        "#[cfg(unix)]\nmod b;\n/// C.\npub(crate) mod c;\npub use b::{D, E as F};\nuse c::G;";
    assert_eq!(module(fine), 0);
    for code in ["pub trait T {}", "mod b { fn f() {} }", "const N: u8 = 1;", "mod b;\nfn f() {}"] {
        assert_eq!(module(code), 1, "{code}");
    }
}

#[test]
fn a_word_out_of_its_place_is_found() {
    let placed = |path: &str, code: &str| found(places, &[(path, code)]).len();
    let words = [
        ("src/index/a.rs", "src/detector/run.rs", "use rayon::prelude::*;"),
        ("src/index/a.rs", "src/read/a.rs", "fn f() { std::fs::read(p) }"),
        ("src/report/a.rs", "src/cli/a.rs", "use std::{fs, io};"),
        ("src/report/a.rs", "src/cli/a.rs", "fn f() { File::open(p) }"),
        ("src/read/a.rs", "src/cli/a.rs", "fn f() { println!() }"),
        ("src/read/a.rs", "src/cli/a.rs", "fn f() { eprintln!() }"),
        ("src/detector/run.rs", "src/cli/a.rs", "use std::env::var;"),
        ("src/detector/run.rs", "src/cli/a.rs", "use std::time::{Duration, Instant};"),
        ("src/detector/run.rs", "src/cli/a.rs", "fn f() { std::time::SystemTime::now() }"),
    ];
    for (wrong, right, code) in words {
        assert_eq!((placed(wrong, code), placed(right, code)), (1, 0), "{code}");
        assert_eq!(placed(wrong, &format!("#[cfg(test)] mod tests {{ {code} }}")), 0, "{code}");
    }
}

//! The cases of `tests/markdown/`, which README.md there explains: for each its post, its blocks, and
//! the bytes of the file that each block stands in. A new case needs no code.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use refrain::read::{Reading, read_bytes};
use refrain::text::{BlockKind, Post};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    text: String,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    authors: Vec<String>,
    #[serde(default)]
    draft: bool,
    /// Each as kind, bytes of the file and, where a reader sees another text, that.
    blocks: Vec<Vec<String>>,
    /// What each notice holds.
    #[serde(default)]
    told: Vec<String>,
}

fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Prose => "prose",
        BlockKind::Quotation => "quotation",
        BlockKind::Heading => "heading",
        BlockKind::ListItem => "item",
        BlockKind::Caption => "caption",
        BlockKind::Links => "links",
        BlockKind::Code => "code",
    }
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The blocks as the case writes them.
fn blocks(post: &Post, file: &str) -> Vec<Vec<String>> {
    let block = |block: &refrain::text::Block| {
        let at = post.source().in_file(block.span);
        let slice = file[at.range()].to_owned();
        let shown = on_one_line(&post.readable(block.span));
        let mut told = vec![kind(block.kind).to_owned()];
        let same = shown == on_one_line(&slice);
        told.push(slice);
        told.extend((!same).then_some(shown));
        told
    };
    post.blocks.iter().flatten().map(block).collect()
}

/// What is not as the case says.
fn faults(case: &Case) -> String {
    let file = read_bytes("a.md", case.text.clone().into_bytes(), &Reading::default()).unwrap();
    let mut faults = String::new();
    let [post] = &file.posts[..] else { return format!("{} posts", file.posts.len()) };
    let mut same = |what: &str, found: String, expected: String| {
        if found != expected {
            let _ = write!(faults, "\n  {what}:\n    {found}\n    expected:\n    {expected}");
        }
    };
    same("title", format!("{:?}", post.title), format!("{:?}", case.title));
    let date = post.date.map(|date| match (date.time, date.zone) {
        (None, _) => date.to_string(),
        (Some(time), None) => format!("{date} {time}"),
        (Some(time), Some(zone)) => format!("{date} {time} {zone}"),
    });
    same("date", format!("{date:?}"), format!("{:?}", case.date));
    same("url", format!("{:?}", post.url), format!("{:?}", case.url));
    same("tags", format!("{:?}", post.tags), format!("{:?}", case.tags));
    same("authors", format!("{:?}", post.authors), format!("{:?}", case.authors));
    same("draft", post.draft.to_string(), case.draft.to_string());
    let found = blocks(post, &case.text);
    for at in 0..found.len().max(case.blocks.len()) {
        let shown =
            |list: &[Vec<String>]| list.get(at).map_or("none".to_owned(), |it| format!("{it:?}"));
        same(&format!("block {}", at + 1), shown(&found), shown(&case.blocks));
    }
    let told: Vec<String> = file.notices.iter().map(ToString::to_string).collect();
    let as_told = told.len() == case.told.len()
        && told.iter().zip(&case.told).all(|(notice, part)| notice.contains(part.as_str()));
    if !as_told {
        let _ = write!(faults, "\n  told: {told:#?}\n    expected: {:#?}", case.told);
    }
    faults
}

#[test]
fn every_case_has_the_blocks_that_a_writer_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = String::new();
    for path in files {
        let cases: Cases = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|err| panic!("{}: {err}", path.display()));
        for case in cases.case {
            let faults = faults(&case);
            if !faults.is_empty() {
                let name = path.file_name().unwrap().to_string_lossy();
                let _ = writeln!(wrong, "{name}: {}{faults}", case.about);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

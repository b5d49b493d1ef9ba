//! The same ten posts in every format: the reports name the same refrains, and every place is bytes of
//! the file, or of its text. `tests/ten-posts/` has them; another format is one line in `FORMATS`, in
//! `DOCUMENTS`, or in `made`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::packed::{gz, tar, zip, zst};
use crate::place::{Place, Told};

/// The folder or file of each format, and what `inspect` calls it.
const FORMATS: [(&str, &str); 5] = [
    ("markdown", "markdown"),
    ("html", "html"),
    ("export.xml", "wordpress"),
    ("rss.xml", "rss"),
    ("atom.xml", "atom"),
];

/// Those whose text is not the bytes of their files.
const DOCUMENTS: [(&str, &str); 3] = [("docx", "docx"), ("odt", "odt"), ("epub", "epub")];

/// The files in a folder of the ten posts, by their names there.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ten-posts").join(folder);
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Makes an archive of files by their names.
type Packer = fn(&[(&str, &[u8])]) -> Vec<u8>;

/// What is made here of the originals: archives, and other encodings.
fn made() -> (Place, Vec<&'static str>) {
    let place = Place::empty();
    let markdown = files("markdown");
    let pairs = |files: &[(String, Vec<u8>)], pack: Packer| {
        let pairs: Vec<_> = files.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        pack(&pairs)
    };
    place.write("posts.zip", pairs(&markdown, zip));
    place.write("posts.tar", pairs(&markdown, tar));
    place.write("posts.tar.gz", gz(&pairs(&markdown, tar)));
    place.write("posts.tar.zst", zst(&pairs(&markdown, tar)));
    place.write("medium.zip", pairs(&files("medium"), zip));
    place.write("substack.zip", pairs(&files("substack"), zip));
    for (name, bytes) in &markdown {
        let text = std::str::from_utf8(bytes).unwrap();
        place.write(&format!("gz/{name}.gz"), gz(bytes));
        place.write(&format!("zst/{name}.zst"), zst(bytes));
        let units: Vec<u16> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        place.write(&format!("utf-16be/{name}"), big);
        place.write(&format!("utf-16le/{name}"), little);
        let (windows, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
        assert!(!lossy, "{name}");
        place.write(&format!("windows-1252/{name}"), &*windows);
    }
    let names = vec![
        "posts.zip",
        "posts.tar",
        "posts.tar.gz",
        "posts.tar.zst",
        "medium.zip",
        "substack.zip",
        "gz",
        "zst",
        "utf-16be",
        "utf-16le",
        "windows-1252",
    ];
    (place, names)
}

fn run(command: &str, paths: &[&str]) -> Value {
    let place = Place::empty();
    let mut asked = place.command();
    asked.args([command, "--format", "json"]);
    for path in paths {
        asked.arg(format!("{}/tests/ten-posts/{path}", env!("CARGO_MANIFEST_DIR")));
    }
    Told::by(&mut asked).json()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> usize {
    usize::try_from(value[name].as_u64().unwrap()).unwrap()
}

/// The refrains: kind, class, words, changed facts, and the dates of their places.
fn refrains(report: &Value) -> Vec<String> {
    let told = |it: &Value| {
        let dates: Vec<_> = list(it, "places").iter().map(|at| &at["date"]).collect();
        let facts: Vec<_> =
            list(it, "changed_facts").iter().map(|fact| (&fact["a"], &fact["b"])).collect();
        format!("{} {} {} {facts:?} {dates:?}", it["kind"], it["class"], it["words"])
    };
    list(report, "refrains").iter().map(told).collect()
}

#[test]
fn all_formats_name_the_same_refrains() {
    let markdown = run("report", &["markdown"]);
    let expected = refrains(&markdown);
    assert_eq!(expected.len(), 5, "{expected:#?}");
    assert!(expected.iter().any(|it| it.contains("412") && it.contains("521")), "{expected:#?}");
    for (path, _) in FORMATS.into_iter().chain(DOCUMENTS) {
        assert_eq!(refrains(&run("report", &[path])), expected, "{path}");
    }
    let (place, names) = made();
    for name in names {
        let told = place.run(&format!("report {name} --format json"));
        assert_eq!(refrains(&told.json()), expected, "{name}: {}", told.err);
        assert!(!told.err.contains("warning"), "{name}: {}", told.err);
    }
}

/// The ten posts as records and exports, made of the pages.
fn records() -> (Place, Vec<&'static str>) {
    let place = Place::empty();
    let between = |text: &str, from: &str, to: &str| {
        let (_, rest) = text.split_once(from).unwrap();
        rest.split_once(to).unwrap().0.trim().to_owned()
    };
    let posts: Vec<[String; 4]> = files("html")
        .iter()
        .map(|(name, bytes)| {
            let page = std::str::from_utf8(bytes).unwrap();
            let title = between(page, "<h1>", "</h1>").replace("&amp;", "&");
            let url = between(page, "<link rel=\"canonical\" href=\"", "\"");
            [title, name[..10].to_owned(), url, between(page, "</h1>", "</main>")]
        })
        .collect();
    let record = |[title, date, url, body]: &[String; 4]| json!({"title": title, "date": date, "url": url, "content_html": body});
    let all: Vec<Value> = posts.iter().map(record).collect();
    let lines: Vec<String> = all.iter().map(Value::to_string).collect();
    place.write("posts.jsonl", lines.join("\n") + "\n");
    place.write("posts.json", serde_json::to_vec_pretty(&all).unwrap());
    for (name, delimiter) in [("posts.csv", b','), ("posts.tsv", b'\t')] {
        let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        table.write_record(["title", "date", "url", "content_html"]).unwrap();
        for post in &posts {
            table.write_record(post).unwrap();
        }
        place.write(name, table.into_inner().unwrap());
    }
    let ghost = |[title, date, url, body]: &[String; 4]| {
        json!({"title": title, "html": body, "type": "post", "status": "published",
            "published_at": format!("{date}T09:30:00.000Z"), "canonical_url": url})
    };
    let ghost: Vec<Value> = posts.iter().map(ghost).collect();
    let ghost = json!({"db": [{"meta": {"version": "5.0.0"}, "data": {"posts": ghost}}]});
    place.write("ghost.json", ghost.to_string());
    let escaped = |text: &str| {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    };
    let entry = |[title, date, url, body]: &[String; 4]| {
        format!(
            "<entry><id>tag:blogger.com,1999:blog-7.post-{}</id><blogger:type>POST</blogger:type>\
             <blogger:status>LIVE</blogger:status><title>{}</title><content type=\"html\">{}</content>\
             <published>{date}T09:30:00+00:00</published><blogger:filename>{url}</blogger:filename>\
             </entry>",
            date.replace('-', ""),
            escaped(title),
            escaped(body)
        )
    };
    let entries: String = posts.iter().map(entry).collect();
    place.write(
        "takeout.xml",
        format!(
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" \
             xmlns:blogger=\"http://schemas.google.com/blogger/2018\"><title>The Quay</title>\
             <id>tag:blogger.com,1999:blog-7</id>{entries}</feed>"
        ),
    );
    let names =
        vec!["posts.jsonl", "posts.json", "posts.csv", "posts.tsv", "ghost.json", "takeout.xml"];
    (place, names)
}

#[test]
fn records_and_exports_of_other_makers_name_the_same_refrains() {
    let expected = refrains(&run("report", &["markdown"]));
    let (place, names) = records();
    for name in names {
        let told = place.run(&format!("report {name} --format json"));
        assert_eq!(refrains(&told.json()), expected, "{name}: {}", told.err);
    }
}

#[test]
fn documents_and_exports_say_what_the_originals_say() {
    let expected = run("inspect", &["markdown"]);
    let column = |all: &Value, name: &str| -> Vec<String> {
        let mut column: Vec<String> =
            list(all, "posts").iter().map(|post| post[name].to_string()).collect();
        column.sort();
        column
    };
    let (place, names) = made();
    let mut all: Vec<(&str, Value)> =
        DOCUMENTS.into_iter().map(|(path, _)| (path, run("inspect", &[path]))).collect();
    for name in names {
        all.push((name, place.run(&format!("inspect {name} --format json")).json()));
    }
    for (path, told) in &all {
        for name in ["title", "date"] {
            assert_eq!(column(told, name), column(&expected, name), "{path}: {name}");
        }
        // Medium has no tables and no notes.
        if *path != "medium.zip" && *path != "substack.zip" && *path != "epub" {
            assert_eq!(column(told, "words"), column(&expected, "words"), "{path}");
        }
        for post in list(told, "posts") {
            // What is ASCII is UTF-8.
            assert!(post["offsets"] == "decoded" || *path == "windows-1252", "{path}");
            assert_eq!(post["draft"], false);
        }
    }
    for (path, format) in DOCUMENTS {
        let told = &all.iter().find(|(known, _)| *known == path).unwrap().1;
        assert!(list(told, "posts").iter().all(|post| post["format"] == format), "{path}");
    }
    let medium = &all.iter().find(|(known, _)| *known == "medium.zip").unwrap().1;
    assert_eq!(medium["posts"][0]["url"], "https://a.example/ten-years-of-toll/");
    let reasons = medium["skipped"].to_string();
    assert!(reasons.contains("no post of this export of Medium"), "{reasons}");
    let substack = &all.iter().find(|(known, _)| *known == "substack.zip").unwrap().1;
    assert_eq!(substack["posts"][0]["url"], "ten-years-of-toll");
}

#[test]
fn drafts_of_exports_are_drafts() {
    let place = Place::empty();
    let page = "<html><head><title>T</title></head><body><article><h1>T</h1>\
        <section class=\"e-content\"><p>One two three.</p></section></article></body></html>";
    place.write("medium.zip", zip(&[("posts/draft_T-1a2b3c4d5e6f.html", page.as_bytes())]));
    let rows = "post_id,post_date,is_published,title,subtitle\n\
        1.t,2021-01-02T00:00:00.000Z,false,,Only a subtitle\n";
    let files: [(&str, &[u8]); 2] =
        [("posts.csv", rows.as_bytes()), ("posts/1.t.html", b"<p>One two three.</p>")];
    place.write("substack.zip", zip(&files));
    for name in ["medium.zip", "substack.zip"] {
        let told = place.run(&format!("inspect {name} --format json")).json();
        assert_eq!(told["posts"][0]["draft"], true, "{name}: {told}");
    }
    let told = place.run("inspect substack.zip --format json").json();
    assert_eq!(told["posts"][0]["title"], "Only a subtitle");
}

#[test]
fn paragraphs_are_stretches_of_their_file() {
    let expected = run("inspect", &["markdown"]);
    let titles = |all: &Value| -> Vec<Value> {
        list(all, "posts").iter().map(|post| post["title"].clone()).collect()
    };
    for (path, format) in FORMATS {
        let all = run("inspect", &[path]);
        assert_eq!(titles(&all), titles(&expected), "{path}");
        for post in list(&all, "posts") {
            assert_eq!(post["format"], format);
            let text = fs::read_to_string(post["path"].as_str().unwrap()).unwrap();
            for it in list(post, "paragraphs") {
                let (start, end) = (number(it, "start"), number(it, "end"));
                let slice = &text[start..end];
                assert_eq!(text[..start].split('\n').count(), number(it, "line"), "{path}");
                // The first word stands there as it is, whatever markup is behind it.
                let shown = it["text"].as_str().unwrap();
                let first = shown.split(|c: char| !c.is_alphanumeric()).next().unwrap();
                assert!(slice.contains(first), "{path}: {shown:?} is not in {slice:?}");
                let marks = shown.contains(['<', '[', '{', '\\']);
                assert!(!marks || it["kind"] == "code", "{path}: {shown}");
            }
        }
    }
}

#[test]
fn all_formats_together_are_ten_posts() {
    let paths: Vec<&str> = FORMATS.iter().map(|(path, _)| *path).collect();
    let report = run("report", &paths);
    assert_eq!((number(&report["stats"], "posts"), number(&report["stats"], "copies")), (10, 40));
    for post in list(&report, "posts") {
        assert!(post["path"].as_str().unwrap().contains("markdown/"), "the writer's own is kept");
        assert_eq!(list(post, "origins").len(), 4);
    }
    assert_eq!(refrains(&report), refrains(&run("report", &["markdown"])));
}

//! What is packed: every archive in memory, within limits, and told where it is broken.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::place::{HALL, LAMP, Place};

pub(crate) fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

pub(crate) fn zst(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        // The name is put in as it is: `set_path` would refuse the unkind ones.
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

/// Bytes that do not pack.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        b'a' + u8::try_from((state >> 33) & 15).unwrap()
    };
    (0..len).map(|_| next()).collect()
}

fn paths(report: &Value) -> Vec<&str> {
    let posts = report["posts"].as_array().unwrap();
    posts.iter().map(|post| post["path"].as_str().unwrap()).collect()
}

fn skipped(report: &Value) -> String {
    report["skipped"].to_string()
}

#[test]
fn a_paragraph_is_found_in_every_kind_of_archive() {
    let place = Place::empty();
    let post = format!("# One\n\n{HALL}\n");
    let post = post.as_bytes();
    let files: [(&str, &[u8]); 3] =
        [("posts/b.md", post), ("posts/a.md", LAMP.as_bytes()), ("cover.png", b"\x89PNG\0\0")];
    place.write("a/1.md.gz", gz(post));
    place.write("a/2.md.zst", zst(post));
    place.write("a/3.zip", zip(&files));
    place.write("a/4.tar", tar(&files));
    place.write("a/5.tar.gz", gz(&tar(&files)));
    place.write("a/6.tgz", gz(&tar(&files)));
    place.write("a/7.tar.zst", zst(&tar(&files)));
    place.write("a/8.jsonl.gz", gz(json!({"text": HALL, "title": "One"}).to_string().as_bytes()));
    // An archive in an archive, two files behind one another in one gzip.
    place.write("a/9.zip", zip(&[("in/x.zip", &zip(&[("y.md", post)]))]));
    place.write("a/a.md.gz", [gz(b"# One\n\n"), gz(HALL.as_bytes())].concat());
    let told = place.run("report a --format json -v --keep-copies");
    let report = told.json();
    let expected = [
        "a/1.md.gz",
        "a/2.md.zst",
        "a/3.zip!/posts/a.md",
        "a/3.zip!/posts/b.md",
        "a/4.tar!/posts/a.md",
        "a/4.tar!/posts/b.md",
        "a/5.tar.gz!/posts/a.md",
        "a/5.tar.gz!/posts/b.md",
        "a/6.tgz!/posts/a.md",
        "a/6.tgz!/posts/b.md",
        "a/7.tar.zst!/posts/a.md",
        "a/7.tar.zst!/posts/b.md",
        "a/8.jsonl.gz",
        "a/9.zip!/in/x.zip!/y.md",
        "a/a.md.gz",
    ];
    assert_eq!(paths(&report), expected, "{told:#?}");
    let refrains = report["refrains"].as_array().unwrap().iter();
    let mut places: Vec<_> = refrains.map(|it| it["places"].as_array().unwrap().len()).collect();
    places.sort_unstable();
    assert_eq!(places, [5, 10]);
    assert_eq!(report["stats"]["files"], 10);
    for post in report["posts"].as_array().unwrap() {
        assert_eq!(post["offsets"], "decoded");
    }
    assert!(skipped(&report).contains("a/3.zip!/cover.png"), "{report}");
    // One thread or two, the same.
    let one = place.run("report a --format json --keep-copies --threads 1");
    let two = place.run("report a --format json --keep-copies --threads 2");
    assert_eq!(one.out, two.out);
}

#[test]
fn drafts_and_pipes_may_be_packed() {
    let place = Place::new();
    place.write("old.zip", zip(&[("posts/2018-01-01-one.md", HALL.as_bytes())]));
    place
        .run("check draft.md --against old.zip")
        .told(1, &[])
        .showed(&["draft.md:3:1: exact 100% like old.zip!/posts/2018-01-01-one.md:1"]);
    let mut command = place.command();
    command.args(["report", "-", "--format", "json", "-v"]);
    let told = crate::place::Told::by(
        command.write_stdin(gz(&tar(&[("a.md", HALL.as_bytes()), ("b.md", HALL.as_bytes())]))),
    );
    assert_eq!(paths(&told.json()), ["-!/a.md", "-!/b.md"], "{told:#?}");
}

#[test]
fn names_that_lead_out_of_an_archive_are_names_only() {
    let place = Place::empty();
    let files: [(&str, &[u8]); 2] =
        [("../../../out.md", HALL.as_bytes()), ("/etc/out.md", HALL.as_bytes())];
    place.write("in/a.tar", tar(&files));
    place.write("in/b.zip", zip(&files));
    let report = place.run("report in --format json --keep-copies").json();
    let expected = [
        "in/a.tar!/../../../out.md",
        "in/a.tar!/etc/out.md",
        "in/b.zip!/../../../out.md",
        "in/b.zip!/etc/out.md",
    ];
    assert_eq!(paths(&report), expected);
    let mut left = std::fs::read_dir(place.path("")).unwrap();
    assert!(left.all(|entry| entry.unwrap().file_name() == "in"), "something was written");
}

#[test]
fn what_is_cut_in_the_middle_keeps_what_came_before() {
    let place = Place::empty();
    let line = |n: usize, text: &str| json!({"id": n, "text": text}).to_string() + "\n";
    let noise = String::from_utf8(noise(40_000)).unwrap();
    let lines = [line(1, HALL), line(2, HALL), line(3, &noise)].concat();
    let packed = gz(lines.as_bytes());
    place.write("a.jsonl.gz", &packed[..packed.len() / 2]);
    let told = place.run("report a.jsonl.gz");
    told.told(
        0,
        &["warning: a.jsonl.gz: it ends in the middle; what stands before that is read (fetch or export it again)", "a.jsonl.gz:3: not JSON"],
    );
    told.showed(&["a.jsonl.gz:2:1: exact 100% like a.jsonl.gz:1"]);
    // Zstandard gives nothing of a block that is not whole.
    let packed = zst([lines, String::from_utf8(self::noise(400_000)).unwrap()].concat().as_bytes());
    place.write("a.jsonl.zst", &packed[..packed.len() / 2]);
    place.run("report a.jsonl.zst").told(0, &["a.jsonl.zst: it ends in the middle"]);
    let files: [(&str, &[u8]); 3] =
        [("a.md", HALL.as_bytes()), ("b.md", HALL.as_bytes()), ("c.md", noise.as_bytes())];
    let whole = tar(&files);
    place.write("a.tar", &whole[..whole.len() / 2]);
    place
        .run("report a.tar")
        .told(0, &["warning: a.tar: it ends in the middle; what stands before that is read"])
        .showed(&["a.tar!/b.md:1:1: exact 100% like a.tar!/a.md:1"]);
    let packed = gz(&whole);
    place.write("a.tar.gz", &packed[..packed.len() / 2]);
    place
        .run("report a.tar.gz")
        .told(0, &["warning: a.tar.gz: it ends in the middle"])
        .showed(&["a.tar.gz!/b.md:1:1: exact 100% like a.tar.gz!/a.md:1"]);
    let whole = zip(&files);
    place.write("a.zip", &whole[..whole.len() / 2]);
    place.write("b.md", HALL);
    let told = place.run("report a.zip b.md a.tar");
    told.told(2, &["error: a.zip: no whole zip archive (", "; fetch or export it again"]);
    told.showed(&["exact 100% like"]);
    let told = place.run("report .");
    told.told(0, &["warning: a.zip: no whole zip archive ("]);
    place.write("none.gz", b"\x1f\x8b\x08");
    place.run("report none.gz").told(2, &["error: none.gz: it ends in the middle; fetch"]);
}

#[test]
fn one_bad_file_in_an_archive_loses_nothing_else() {
    let place = Place::empty();
    let mut bytes = zip(&[
        ("a.md", HALL.as_bytes()),
        ("b.md", &noise(5_000)),
        ("c.md", HALL.as_bytes()),
        ("d.md", b"ab\0c"),
    ]);
    // Damage in the middle of the second file.
    let at = bytes.windows(4).position(|it| it == b"b.md").unwrap() + 1_000;
    bytes[at..at + 50].fill(0);
    place.write("a.zip", &bytes);
    let told = place.run("report a.zip -v");
    told.told(
        0,
        &["warning: a.zip!/b.md: it cannot be unpacked (", "skipped: a.zip!/d.md: binary"],
    );
    told.showed(&["a.zip!/c.md:1:1: exact 100% like a.zip!/a.md:1"]);
}

#[test]
fn what_is_encrypted_is_told() {
    let place = Place::empty();
    let mut bytes = zip(&[("a.md", HALL.as_bytes())]);
    // The flag in the file's own header and in the directory.
    let own = bytes.windows(4).position(|it| it == b"PK\x03\x04").unwrap();
    bytes[own + 6] |= 1;
    let listed = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    bytes[listed + 8] |= 1;
    place.write("a.zip", &bytes);
    place
        .run("report a.zip")
        .told(0, &["warning: a.zip!/a.md: encrypted; unpack it with its password first"]);
}

#[test]
fn limits_are_told_with_their_flags_and_the_rest_goes_on() {
    let place = Place::new();
    let zeros = vec![b' '; 12_000_000];
    let bomb = zip(&[("a.md", HALL.as_bytes()), ("b.md", &zeros), ("c.md", HALL.as_bytes())]);
    place.write("bomb.zip", &bomb);
    let told = place.run("report bomb.zip");
    told.told(
        0,
        &["warning: bomb.zip!/b.md: it comes out as more than 200 times its size; it is left out (--unpack-ratio allows more)"],
    );
    told.showed(&["bomb.zip!/c.md:1:1: exact 100% like bomb.zip!/a.md:1"]);
    place
        .run("report bomb.zip --unpack-ratio 100000")
        .told(0, &["2 posts"])
        .without(&["200 times"]);
    let told = place.run("report bomb.zip posts --unpack-ratio 100000 --unpack-size 1M");
    told.told(
        0,
        &["warning: bomb.zip!/b.md: more than 1 MB unpacked; the rest is left out (--unpack-size allows more)"],
    );
    // Those before count, those behind do not; other files go on.
    told.told(0, &["3 posts"]);
    place.write("bomb.gz", gz(&zeros));
    place
        .run("report bomb.gz posts")
        .told(2, &["error: bomb.gz: it comes out as more than 200 times its size"])
        .showed(&["exact 100% like"]);
    place.write("bomb.tar.gz", gz(&tar(&[("a.md", HALL.as_bytes()), ("b.md", &zeros)])));
    place
        .run("report bomb.tar.gz")
        .told(0, &["warning: bomb.tar.gz: it comes out as more than 200 times its size", "1 post"]);
    let many: Vec<String> = (0..50).map(|n| format!("{n:02}.md")).collect();
    let files: Vec<(&str, &[u8])> = many.iter().map(|name| (&**name, HALL.as_bytes())).collect();
    for (name, bytes) in [("many.zip", zip(&files)), ("many.tar", tar(&files))] {
        place.write(name, bytes);
        place.run(&format!("report {name} --unpack-entries 20 --keep-copies")).told(
            0,
            &[
                &format!("warning: {name}: more than 20 files in it; the others are left out (--unpack-entries allows more)"),
                "20 posts",
            ],
        );
    }
    let mut deep = zip(&[("a.md", HALL.as_bytes())]);
    for _ in 0..4 {
        deep = zip(&[("a.md", HALL.as_bytes()), ("in.zip", &deep)]);
    }
    place.write("deep.zip", &deep);
    place.run("report deep.zip --keep-copies").told(
        0,
        &[
            "warning: deep.zip!/in.zip!/in.zip!/in.zip: packed more than 3 times over; it is left out (--unpack-depth allows more)",
            "3 posts",
        ],
    );
    place.run("report deep.zip --keep-copies --unpack-depth 9").told(0, &["5 posts"]);
    place.write("refrain.toml", "unpack-depth = 1\n");
    place
        .run("report deep.zip --keep-copies")
        .told(0, &["packed more than 1 times over", "1 post"]);
}

#[test]
fn a_file_is_read_as_what_it_is_whatever_its_name_says() {
    let place = Place::empty();
    let page = format!("<!DOCTYPE html><html><title>T</title><body><p>{HALL}</p></body></html>");
    place.write("p/a.md", zip(&[("x.md", HALL.as_bytes())]));
    place.write("p/b.txt", gz(HALL.as_bytes()));
    place.write("p/c.txt", &page);
    place.write("p/d.md", json!([{"text": HALL}]).to_string());
    place.write("p/e.txt", format!("{0}\n{0}\n", json!({"text": HALL})));
    place.write("p/f.md.gz", HALL);
    place.write("p/g.zip", &page);
    place.write("p/h.html", format!("<rss><channel><item><title>T</title><description>{HALL}</description></item></channel></rss>"));
    let told = place.run("report p --format json -v --keep-copies");
    told.told(
        0,
        &[
            "assumed: p/a.md: a zip archive, whatever its name says; read as such",
            "assumed: p/b.txt: packed by gzip, whatever its name says; read as such",
            "assumed: p/c.txt: a page of HTML, whatever its name says; read as such",
            "assumed: p/d.md: JSON, whatever its name says; read as such",
            "assumed: p/e.txt: lines of JSON, whatever its name says; read as such",
            "assumed: p/f.md.gz: not packed, whatever its name says; read as Markdown",
            "assumed: p/g.zip: a page of HTML, whatever its name says; read as such",
            "assumed: p/h.html: XML, whatever its name says; read as such",
        ],
    );
    let report = told.json();
    assert_eq!(report["refrains"][0]["places"].as_array().unwrap().len(), 9, "{told:#?}");
    place.write("no.zip", "No archive.");
    place.run("report no.zip").told(
        2,
        &["error: no.zip: not a zip archive, whatever its name says; fetch or export it again"],
    );
    place.write("no.pdf", "%PDF-1.7 ...");
    place
        .run("report no.pdf")
        .told(2, &["error: no.pdf: a PDF, which is not read; make text of it by --pre 'pdftotext"]);
}

#[test]
fn the_format_of_what_is_named_can_be_said() {
    let place = Place::new();
    let rows = format!("id,text\n1,\"{HALL}\"\n2,\"{HALL}\"\n");
    place.pipe(&rows, "report - --input-format csv").showed(&["-:3:1: exact 100% like -:2"]);
    place.write("a.data", &rows);
    place.run("report a.data --input-format csv").told(0, &["2 posts"]);
    // What is come upon in a folder is what its name says.
    place.run("report posts --input-format csv").told(0, &["2 files, 2 posts"]);
    let told = place.pipe(
        &format!("# Title\n\n{HALL}\n"),
        "check - --stdin-filename a.txt --input-format markdown --against posts --format json",
    );
    assert_eq!(told.json()["posts"][0]["title"], "Title", "{told:#?}");
    place.write("page.txt", format!("<!DOCTYPE html><html><p>{HALL}"));
    let told = place.run("inspect page.txt --input-format text --format json");
    assert_eq!(told.json()["posts"][0]["format"], "plain");
    place
        .run("report posts --input-format word")
        .told(2, &["invalid value 'word' for '--input-format <FORMAT>'"]);
}

#[test]
fn an_archive_without_posts_says_so() {
    let place = Place::empty();
    place.write("a.zip", zip(&[("a.png", b"x"), ("__MACOSX/._a.md", HALL.as_bytes())]));
    place
        .run("report a.zip")
        .told(0, &["warning: a.zip: no posts in this archive (looked for .md"]);
    place.write("b.zip", zip(&[(".hidden/a.md", HALL.as_bytes())]));
    place.run("report b.zip --hidden").told(0, &["1 post"]);
    place.write("c.zip", zip(&[]));
    place.run("report c.zip").told(0, &["c.zip: no posts in this archive"]);
}

#[test]
fn a_text_in_an_archive_can_be_accepted() {
    let place = Place::empty();
    let files: [(&str, &[u8]); 2] = [("p/a.md", HALL.as_bytes()), ("p/b.md", HALL.as_bytes())];
    place.write("old.zip", zip(&files));
    let class = || {
        let report = place.run("report old.zip --format json --keep-copies").json();
        report["refrains"][0]["class"].clone()
    };
    assert_eq!(class(), "plain");
    place.run("why old.zip!/p/a.md:1 old.zip!/p/b.md:1 --against old.zip").showed(&["exact"]);
    place
        .run("accept old.zip!/p/a.md:1 --against old.zip --keep-copies")
        .told(0, &[])
        .showed(&["accepted: 35 words in 2 posts"]);
    let list = std::fs::read_to_string(place.path(".refrain/accepted.toml")).unwrap();
    assert!(list.contains("old.zip!/p/a.md") && list.contains("old.zip!/p/b.md"), "{list}");
    assert_eq!(class(), "accepted");
    place.write("draft.md", HALL);
    place.run("compare draft.md old.zip!/p/a.md").told(
        2,
        &["error: old.zip!/p/a.md: a file in an archive, which cannot be named by itself; name old.zip"],
    );
}

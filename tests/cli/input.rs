//! Bad input, kind by kind: the message has the path, the place and what to do.

use std::fs;

use crate::place::{HALL, LAMP, Place};

#[test]
fn a_missing_path_is_told_once_and_the_rest_is_read() {
    let place = Place::new();
    let told = place.run("report posts gone.md ./gone.md");
    told.told(2, &["error: gone.md: No such file or directory; check the spelling"]);
    told.showed(&["exact 100% like"]).without(&["os error"]);
    assert_eq!(told.err.matches("error:").count(), 1, "{told:#?}");
}

#[test]
fn when_nothing_could_be_read_no_result_is_claimed() {
    let told = Place::empty().run("report gone --format text");
    told.told(2, &["error: gone: ", "no post was read, so nothing was compared"]);
    assert_eq!(told.out, "");
}

#[cfg(unix)]
#[test]
#[allow(clippy::print_stderr)] // A test that skips must say so.
fn an_unreadable_file_is_an_error_named_or_walked() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    place.write("posts/locked.md", HALL);
    let locked = place.path("posts/locked.md");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&locked).is_ok() {
        eprintln!("skipped: whoever runs this test may read everything");
        return;
    }
    for args in ["report posts", "report posts posts/locked.md"] {
        let told = place.run(args);
        told.told(
            2,
            &["error: posts/locked.md: Permission denied; make it readable, or leave it out"],
        );
        told.showed(&["exact 100% like"]);
        assert_eq!(told.err.matches("error:").count(), 1, "{told:#?}");
    }
    let folder = place.path("shut");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    place.run("report posts shut").told(2, &["error: shut: Permission denied"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_binary_file_is_an_error_when_named_and_left_out_when_walked() {
    let place = Place::new();
    place.write("posts/photo.md", b"ab\0c");
    let told = place.run("report posts/photo.md");
    told.told(2, &["error: posts/photo.md: binary file (NUL byte at offset 2); give its text"]);
    place.run("report posts").told(0, &["skipped 1: binary"]).without(&["photo.md"]);
    place.run("report posts -v").told(0, &["skipped: posts/photo.md: binary"]);
    let json = place.run("report posts --format json").json();
    assert_eq!(json["skipped"][0]["path"], "posts/photo.md");
}

#[test]
fn an_empty_file_is_told_when_named() {
    let place = Place::new();
    place.write("posts/void.md", " \n\n");
    place
        .run("report posts/void.md")
        .told(0, &["warning: posts/void.md: empty", "nothing was compared"]);
    place.run("report posts").told(0, &["skipped 1: empty"]).without(&["void.md"]);
    place.run("report posts -v").told(0, &["skipped: posts/void.md: empty"]);
}

#[test]
fn broken_front_matter_is_a_warning_with_its_line_and_the_text_is_compared() {
    let place = Place::new();
    place.write("posts/front.md", format!("---\ntitle: a: b: c\ndate: soon\n---\n\n{HALL}\n"));
    let told = place.run("report posts");
    told.told(0, &["warning: posts/front.md:2: front matter is not valid YAML", "3 posts"]);
    told.told(0, &["posts/front.md:3: date: cannot read \"soon\" as a date (write 2016-09-08)"]);
    told.showed(&["posts/front.md:6:1: exact"]);
}

#[test]
fn a_folder_without_posts_is_told_with_what_was_looked_for() {
    let place = Place::new();
    place.write("site/index.php", "<p>Text</p>");
    let told = place.run("report site");
    told.told(0, &["warning: site: no posts in this folder (looked for .md, ", ".txt", "hint: "]);
    told.told(0, &["no post was read, so nothing was compared"]);
    place.run("report site -v").told(0, &["skipped: site/index.php: not a post format (.php)"]);
    place.run("check draft.md --against site").told(0, &["no post of the archive was read"]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let place = Place::new();
    let told = place.run("report posts/2019-01-01-one.md ./posts/../posts/2019-01-01-one.md -v");
    told.told(
        0,
        &["1 file, 1 post", "skipped 1: named twice", "one.md: named twice", "0 refrains"],
    );
    place
        .run("report posts posts/2019-01-01-one.md")
        .told(0, &["2 files", "skipped 1: named twice"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_is_no_file() {
    Place::new()
        .run("report /dev/null")
        .told(2, &["error: /dev/null: neither a file nor a folder"]);
}

#[test]
fn the_same_paragraph_twice_in_one_post_is_found() {
    let place = Place::empty();
    place.write("a.md", format!("{HALL}\n\n{LAMP}\n\n{HALL}\n"));
    let told = place.run("report a.md");
    told.told(0, &["1 refrain"]).showed(&["a.md:5:1: exact 100% like a.md:1 \"The committee"]);
}

#[test]
fn what_ignore_files_name_is_read_on_demand() {
    let place = Place::new();
    place.write("posts/.refrainignore", "*two*\n");
    place.run("report posts").told(0, &["1 file,"]);
    place.run("report posts --no-ignore").told(0, &["2 files,"]);
    place.run("report posts posts/2020-01-01-two.md").told(0, &["2 files,"]);
}

#[test]
fn posts_are_split_as_wanted() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/tag-page");
    let place = Place::empty();
    place.run(&format!("report {page}")).told(0, &["1 file, 5 posts"]);
    place.run(&format!("report {page} --split-posts never")).told(0, &["1 file, 1 post"]);
    place.write("diary.txt", format!("== Monday\n\n{HALL}\n\n== Tuesday\n\n{HALL}\n"));
    let told = place.run("report diary.txt --split-posts ^==");
    told.told(0, &["1 file, 2 posts", "1 refrain"]);
}

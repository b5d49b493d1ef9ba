//! `refrain init`: a first file of settings, with a guess where the posts are. It writes nothing over.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::flags::InitArgs;
use super::output::CLEAN;
use crate::error::Error;
use crate::read::Walker;
use anyhow::bail;

/// The file's name.
const NAME: &str = "refrain.toml";

/// Where the generators of sites keep posts, the most telling first: Hugo, Jekyll, Hexo, Astro, Eleventy
/// and what people call such folders themselves.
const FOLDERS: [&str; 12] = [
    "content/posts",
    "content/post",
    "content/blog",
    "_posts",
    "source/_posts",
    "src/content/blog",
    "src/content/posts",
    "src/posts",
    "posts",
    "blog",
    "content",
    "articles",
];

/// How many bytes of an export are looked at.
const HEAD: usize = 4096;

pub(super) fn init(args: &InitArgs) -> anyhow::Result<u8> {
    let path = args.folder.join(NAME);
    let shown = path.strip_prefix(".").unwrap_or(&path).display().to_string();
    if fs::symlink_metadata(&path).is_ok() {
        bail!("{shown}: there is one already; edit it, or remove it first");
    }
    let posts = if args.posts.is_empty() { guess(&args.folder) } else { args.posts.clone() };
    if posts.is_empty() {
        bail!(
            "{}: no posts found where blogs have them ({} ..., an export in XML); name them with \
             --posts PATH",
            args.folder.display(),
            FOLDERS[..4].join(", ")
        );
    }
    let written = OpenOptions::new().write(true).create_new(true).open(&path);
    let written = written.and_then(|mut file| file.write_all(text(&posts).as_bytes()));
    written.map_err(|err| Error::io(shown.clone(), err))?;
    let mut out = io::stdout().lock();
    writeln!(out, "{shown}: against = {}", list(&posts))?;
    writeln!(out, "Try `refrain report`, and before publishing `refrain check DRAFT`.")?;
    Ok(CLEAN)
}

/// The posts of a folder: of the first place that has any, or exports beside each other, or the folder
/// itself.
fn guess(folder: &Path) -> Vec<String> {
    let has_posts = |path: &Path| {
        let path = path.to_string_lossy().into_owned();
        path_is_dir(&path) && !Walker::default().find(&[path]).files.is_empty()
    };
    if let Some(found) = FOLDERS.iter().find(|it| has_posts(&folder.join(it))) {
        return vec![(*found).to_owned()];
    }
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let exports: Vec<String> =
        names.iter().filter(|name| is_export(&folder.join(name))).cloned().collect();
    let post = |name: &String| {
        let ending = Path::new(name).extension().map(OsStr::to_ascii_lowercase);
        let known =
            ending.is_some_and(|ending| ["md", "markdown", "txt"].iter().any(|it| ending == *it));
        known && !name.to_uppercase().starts_with("README")
    };
    if !exports.is_empty() {
        exports
    } else if names.iter().filter(|name| post(name)).count() > 1 {
        vec![".".to_owned()]
    } else {
        Vec::new()
    }
}

fn path_is_dir(path: &str) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_dir())
}

/// Whether a file is an export or a feed.
fn is_export(path: &Path) -> bool {
    if path.extension().is_none_or(|ending| ending != "xml") {
        return false;
    }
    let mut head = Vec::new();
    let read = fs::File::open(path)
        .and_then(|file| io::Read::read_to_end(&mut io::Read::take(file, HEAD as u64), &mut head));
    let head = String::from_utf8_lossy(&head);
    read.is_ok() && (head.contains("<rss") || head.contains("<feed"))
}

fn text(posts: &[String]) -> String {
    let mut text =
        "# Settings of refrain. Every flag of `refrain report` and `check` is a key; `refrain \
                    config keys`\n# lists them, `refrain config show` tells what is set.\n\n"
            .to_owned();
    let _ = writeln!(text, "# The posts that are already out.\nagainst = {}", list(posts));
    text.push_str(
        "\n# What fails a check: exact, light, edited, contained, passage or never.\n[check]\nfail-on = \
         \"passage\"\n",
    );
    text
}

fn list(posts: &[String]) -> String {
    // Of JSON's escapes there is none that TOML does not have.
    let quoted = posts.iter().map(|path| serde_json::Value::from(path.as_str()).to_string());
    format!("[{}]", quoted.collect::<Vec<_>>().join(", "))
}

//! The archives that sites give their writers: which of their files are posts, and what the archive says
//! of each beside its page. They are known by the names of their files.

use std::collections::BTreeMap;

use super::super::dates;
use super::super::outcome::ReadFile;
use crate::text::{BlockKind, DateOrigin, Post};

/// An export of a site.
pub(super) enum Export {
    /// Of Medium: a page a post, in `posts/`, beside pages of claps, bookmarks, profiles and the like.
    Medium,
    /// Of Substack: a page a post, in `posts/`, and a table of what is known of each; and who has opened
    /// which, which is nobody's business.
    Substack {
        /// The table's name.
        table: String,
        rows: BTreeMap<String, Row>,
    },
}

/// What a table says of a post.
#[derive(Debug, Default)]
pub(super) struct Row {
    title: String,
    subtitle: String,
    date: String,
    is_published: bool,
}

/// What Medium's names of drafts begin with.
const DRAFT: &str = "draft_";

/// So many digits, base 16, of its id stand behind the name of each page of Medium, or more.
const ID: usize = 8;

impl Export {
    /// The export that files of these names are.
    pub(super) fn of(names: &[&str]) -> Option<Self> {
        if names.iter().any(|name| is_medium(name)) {
            return Some(Self::Medium);
        }
        let table = names.iter().find(|name| name.rsplit('/').next() == Some("posts.csv"))?;
        let is_substack = names.iter().any(|name| is_substack(name));
        is_substack.then(|| Self::Substack { table: (*table).to_owned(), rows: BTreeMap::new() })
    }

    /// The name of the table that is to be read first.
    pub(super) fn table(&self) -> Option<String> {
        match self {
            Self::Medium => None,
            Self::Substack { table, .. } => Some(table.clone()),
        }
    }

    /// The same export with what its table says.
    pub(super) fn with_table(self, text: &str) -> Self {
        match self {
            Self::Medium => Self::Medium,
            Self::Substack { table, .. } => Self::Substack { table, rows: rows(text) },
        }
    }

    /// Why a file is no post, if it is none.
    pub(super) fn leaves_out(&self, name: &str) -> Option<&'static str> {
        match self {
            Self::Medium => (!is_medium(name)).then_some("no post of this export of Medium"),
            Self::Substack { .. } => {
                (!is_substack(name)).then_some("no post of this export of Substack")
            }
        }
    }

    /// Gives the post of a page what the export says of it.
    pub(super) fn describe(&self, name: &str, file: &mut ReadFile) {
        let Some(page) = page(name) else { return };
        for post in &mut file.posts {
            match self {
                Self::Medium => {
                    post.draft = page.starts_with(DRAFT);
                    drop_title(post);
                }
                Self::Substack { rows, .. } => substack(post, page, rows),
            }
        }
    }
}

/// The name of a page in a folder of posts, without its ending.
fn page(name: &str) -> Option<&str> {
    let (folder, file) = name.rsplit_once('/')?;
    let in_posts = folder == "posts" || folder.ends_with("/posts");
    file.strip_suffix(".html").filter(|_| in_posts)
}

/// As `posts/2019-01-02_The-Ferry-Is-Late-1a2b3c4d5e6f.html`.
fn is_medium(name: &str) -> bool {
    let Some(page) = page(name) else { return false };
    let has_id = page.rsplit_once('-').is_some_and(|(_, id)| {
        id.len() >= ID && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    });
    let date = page.split_once('_').is_some_and(|(date, _)| dates::parse(date).is_some());
    has_id && (date || page.starts_with(DRAFT))
}

/// As `posts/12345678.the-ferry-is-late.html`.
fn is_substack(name: &str) -> bool {
    let id = page(name).map(|page| page.split('.').next().unwrap_or(page));
    id.is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()))
}

/// Medium prints a post's title above its text once more.
fn drop_title(post: &mut Post) {
    let (Some(title), Some(blocks)) = (&post.title, &post.blocks) else { return };
    let Some(first) = blocks.first().filter(|first| first.kind == BlockKind::Heading) else {
        return;
    };
    let shown = post.readable(first.span);
    if shown.split_whitespace().eq(title.split_whitespace())
        && let Some(blocks) = &mut post.blocks
    {
        blocks.remove(0);
    }
}

fn substack(post: &mut Post, page: &str, rows: &BTreeMap<String, Row>) {
    post.url = page.split_once('.').map(|(_, slug)| slug.to_owned()).or(post.url.take());
    let Some(row) = rows.get(page).or_else(|| rows.get(page.split('.').next().unwrap_or(page)))
    else {
        return;
    };
    let titles = [&row.title, &row.subtitle];
    let title = titles.into_iter().find(|title| !title.trim().is_empty());
    post.title = title.map(|title| title.trim().to_owned()).or(post.title.take());
    post.draft = !row.is_published;
    let date = dates::parse_field(row.date.trim());
    let told = date.map(|date| date.found(DateOrigin::Field));
    post.date = told.or(post.date);
}

/// The rows of Substack's table by the ids of their posts.
fn rows(text: &str) -> BTreeMap<String, Row> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().cloned().unwrap_or_default();
    let mut rows = BTreeMap::new();
    for record in reader.records().flatten() {
        let cell = |name: &str| {
            let at = names.iter().position(|it| it.trim() == name);
            at.and_then(|at| record.get(at)).unwrap_or_default().to_owned()
        };
        let row = Row {
            title: cell("title"),
            subtitle: cell("subtitle"),
            date: cell("post_date"),
            is_published: cell("is_published").eq_ignore_ascii_case("true"),
        };
        rows.insert(cell("post_id"), row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_known_by_their_files() {
        let medium = ["README.html", "posts/2019-01-02_The-Ferry-1a2b3c4d5e6f.html"];
        assert!(matches!(Export::of(&medium), Some(Export::Medium)));
        assert!(matches!(
            Export::of(&["x/posts/draft_No-title-1a2b3c4d5e.html"]),
            Some(Export::Medium)
        ));
        let substack = ["posts.csv", "posts/123.the-ferry.html", "posts/123.opens.csv"];
        let export = Export::of(&substack).unwrap();
        assert_eq!(export.table().as_deref(), Some("posts.csv"));
        assert_eq!(export.leaves_out("posts/123.the-ferry.html"), None);
        assert!(export.leaves_out("posts/123.opens.csv").is_some());
        for names in [
            &["posts/2019-01-02-the-ferry.html"][..],
            &["posts/index.html", "posts.csv"],
            &["2019-01-02_The-Ferry-1a2b3c4d5e6f.html"],
        ] {
            assert!(Export::of(names).is_none(), "{names:?}");
        }
    }
}

//! What an export of Blogger says of its entries, which are Atom: which are posts and pages, which are
//! drafts. Exports of old name an entry's kind by a category, those of Takeout by an element.

use super::xml::{Entry, Field};

/// The kinds that are texts of the blog.
const POSTS: [&str; 2] = ["post", "page"];

/// Of what kind an entry is, if it is no post and no page, or was thrown away; `None` for any other Atom.
pub(super) fn no_post(entry: &Entry) -> Option<String> {
    let by_category =
        entry.fields.iter().filter(|it| is_kind(it)).find_map(|it| it.attribute("term"));
    let kind = match by_category {
        Some(term) => term.rsplit('#').next()?.to_owned(),
        None => entry.text("blogger:type")?.to_ascii_lowercase(),
    };
    if !POSTS.contains(&&*kind) {
        return Some(kind.chars().take(40).collect());
    }
    let trashed = entry.text("blogger:trashed").is_some_and(|since| !since.is_empty())
        || entry.text("blogger:status").is_some_and(|status| status.ends_with("TRASHED"));
    trashed.then(|| "in the trash".to_owned())
}

/// Whether a category tells the kind of its entry, and is no tag.
pub(super) fn is_kind(field: &Field) -> bool {
    field.name == "category" && field.attribute("scheme").is_some_and(|it| it.ends_with("#kind"))
}

/// Whether an entry is a draft.
pub(super) fn is_draft(entry: &Entry) -> bool {
    let controlled = entry.text("app:control").is_some_and(|inner| inner.contains("yes"));
    controlled || entry.text("blogger:status").is_some_and(|status| status != "LIVE")
}

/// The path of its page.
pub(super) fn path(entry: &Entry) -> Option<String> {
    entry.text("blogger:filename").map(str::to_owned)
}

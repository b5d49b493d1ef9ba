//! A report without names: posts, files and writers are called by numbers, and nothing leads to them. What
//! the posts say stays, and so do their dates and tags.

use crate::family::Class;
use crate::report::model::Report;
use crate::text::Map;

/// The same report without names. A post's number is that of its place in the archive, a writer's that of
/// the first post with the name, so that both are the same each time.
pub(super) fn anonymous(report: &Report) -> Report {
    let mut report = report.clone();
    let mut writers: Map<String, usize> = Map::default();
    for post in &mut report.posts {
        let number = post.id + 1;
        post.path = format!("post-{number}").into();
        post.title = Some(format!("Post {number}"));
        post.url = None;
        for author in &mut post.authors {
            let next = writers.len() + 1;
            let number = *writers.entry(std::mem::take(author)).or_insert(next);
            *author = format!("Writer {number}");
        }
    }
    for refrain in &mut report.refrains {
        refrain.reason = unnamed(refrain.class, refrain.reason.take());
    }
    for entry in &mut report.matches {
        entry.reason = unnamed(entry.class, entry.reason.take());
    }
    for (nth, skipped) in report.skipped.iter_mut().enumerate() {
        skipped.path = format!("file-{}", nth + 1);
    }
    // Who had asked for what is in common between two writers had named them.
    report.options.remove("between");
    report.accepted.clear();
    report
}

/// Why a text is no finding, if that names nobody: not which post is linked to, nor a note of the writer's.
fn unnamed(class: Class, reason: Option<String>) -> Option<String> {
    match class {
        Class::Linked => reason.map(|_| "links to the earlier post".to_owned()),
        Class::Accepted => None,
        Class::Plain | Class::Quoted | Class::Standing => reason,
    }
}

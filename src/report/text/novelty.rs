//! How much of a post is new: the posts of an archive that repeat most, and a line for a draft.

use std::cmp::Reverse;
use std::io;

use super::page::{INDENT, Page};
use super::places::{Row, table};
use super::style::Tone;
use crate::report::model::{Command, PostEntry};
use crate::report::numbers::{counted, percent};
use crate::report::view::{View, printable};

/// So many posts are listed.
const SHOWN: usize = 5;

/// Posts of which less than this share is reused are not worth a line.
const LEAST: f64 = 0.2;

/// Writes the posts that repeat most, if any repeats much.
pub(super) fn write(page: &mut Page, view: &View) -> io::Result<()> {
    let mut posts: Vec<(f64, &PostEntry)> =
        view.report.posts.iter().filter_map(|post| Some((reused(post)?, post))).collect();
    posts.retain(|(share, _)| *share >= LEAST);
    posts.sort_by_key(|(share, post)| (Reverse(percent(*share, true)), post.id));
    if posts.is_empty() {
        return Ok(());
    }
    let dated = posts.iter().all(|(_, post)| post.date.is_some());
    let where_else = match view.report.command {
        Command::Report if dated => "the share of their words that stood in earlier ones",
        Command::Report => "the share of their words that stands in others",
        Command::Check => "the share of their words that is already out",
        Command::Compare => "the share of their words that stands in the second text",
    };
    page.blank()?;
    page.heading(&format!("Least new posts, and {where_else}"))?;
    let row = |(share, post): &(f64, &PostEntry)| {
        let mut row = Row::new(view, post.id, printable(&post.path).into_owned());
        row.note = format!("{} %", percent(*share, true));
        row
    };
    table(page, &posts.iter().take(SHOWN).map(row).collect::<Vec<_>>())?;
    let more = posts.len().saturating_sub(SHOWN) as u64;
    if more > 0 {
        let posts = counted(more, "more post is", "more posts are");
        let more = format!("{INDENT}{posts} reused by 20 % or more (--format json lists all)");
        page.line(&[(&more, Tone::Quiet)])?;
    }
    Ok(())
}

/// Writes how much of a draft is out, if it is the only one; of several, those of which most is.
pub(super) fn of_drafts(page: &mut Page, view: &View) -> io::Result<()> {
    let drafts: Vec<f64> = view.report.posts.iter().filter_map(reused).collect();
    let [share] = drafts[..] else { return write(page, view) };
    // Less than one in a hundred is not worth a line, and would be told as nothing.
    if share < 0.01 {
        return Ok(());
    }
    let share = percent(share, true);
    let line = match view.report.command {
        Command::Compare => format!("{share} % of the first text's words stand in the second."),
        _ => format!("{share} % of the draft's words are already out."),
    };
    page.blank()?;
    page.line(&[(&line, Tone::Heading)])
}

/// The share of a post's words that were used before, where somebody asked.
fn reused(post: &PostEntry) -> Option<f64> {
    post.novelty.map(|novelty| 1.0 - novelty)
}

//! The closing lines of a run: how much was read and found, what was left out. Made for standard
//! error, and for every format alike.

use std::io;
use std::time::Duration;

use super::model::{Command, Report, Stats};
use super::numbers::{counted, grouped};
use crate::family::Class;
use crate::text::Map;

/// How the reason of a post that was met twice begins.
pub const THE_SAME: &str = "the same post as";
/// And how those reasons are told together.
const SHOWN_WITH: &str = "met twice (--keep-copies)";

/// Writes one line of what was read, found and skipped, and how long it took; a second one where
/// something was left out or a limit of the work bit. The first `first` posts of the report are the
/// drafts or, of two texts, the first one's.
///
/// # Errors
/// Only what `out` returns.
pub fn summary(
    report: &Report,
    first: usize,
    elapsed: Option<Duration>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut parts = match (report.command, nothing(report, first)) {
        (_, Some(nothing)) => vec![nothing],
        (Command::Report, None) => vec![read(&report.stats), found(report, first)],
        (_, None) => vec![sides(report, first), found(report, first)],
    };
    parts.extend(skipped(report));
    parts.extend(elapsed.map(seconds));
    writeln!(out, "{}", parts.join("; "))?;
    let left_out = left_out(&report.stats);
    if left_out.is_empty() {
        return Ok(());
    }
    writeln!(out, "left out: {}", left_out.join("; "))
}

/// What was read: `16 files, 16 posts, 98 paragraphs, 6 412 words`.
pub(super) fn read(stats: &Stats) -> String {
    [
        counted(stats.files, "file", "files"),
        counted(stats.posts, "post", "posts"),
        counted(stats.paragraphs, "paragraph", "paragraphs"),
        counted(stats.words, "word", "words"),
    ]
    .join(", ")
}

/// Why nothing was compared, if nothing was.
fn nothing(report: &Report, first: usize) -> Option<String> {
    let missing = match report.command {
        _ if report.stats.posts > first as u64 && first > 0 => return None,
        Command::Report if report.stats.posts > 0 => return None,
        Command::Report => "no post",
        Command::Check if first == 0 => "no draft",
        Command::Check => "no post of the archive",
        Command::Compare if first == 0 => "nothing of the first text",
        Command::Compare => "nothing of the second text",
    };
    Some(format!("{missing} was read, so nothing was compared"))
}

/// What was held against what: `1 draft (2 paragraphs, 40 words) against 16 posts (...)`.
fn sides(report: &Report, first: usize) -> String {
    let stats = &report.stats;
    let ours = report.posts.iter().take(first);
    let (paragraphs, words) = ours.fold((0, 0), |(paragraphs, words), post| {
        (paragraphs + u64::from(post.paragraphs), words + u64::from(post.words))
    });
    let side = |posts: String, paragraphs: u64, words: u64| {
        let paragraphs = counted(paragraphs, "paragraph", "paragraphs");
        format!("{posts} ({paragraphs}, {})", counted(words, "word", "words"))
    };
    let (one, many) =
        if report.command == Command::Check { ("draft", "drafts") } else { ("post", "posts") };
    let theirs = counted(stats.posts.saturating_sub(first as u64), "post", "posts");
    format!(
        "{} against {}",
        side(counted(first as u64, one, many), paragraphs, words),
        side(
            theirs,
            stats.paragraphs.saturating_sub(paragraphs),
            stats.words.saturating_sub(words)
        )
    )
}

fn found(report: &Report, first: usize) -> String {
    let stats = &report.stats;
    let of = |class| report.refrains.iter().filter(|r| r.class == class).count() as u64;
    let refrains = counted(of(Class::Plain), "refrain", "refrains");
    let apart: Vec<String> = [Class::Quoted, Class::Linked, Class::Standing, Class::Accepted]
        .into_iter()
        .filter(|&class| of(class) > 0)
        .map(|class| format!("{} {}", grouped(of(class)), class.name()))
        .collect();
    let apart = match apart[..] {
        [] => String::new(),
        [ref one] => format!(", {one} apart"),
        [ref some @ .., ref last] => format!(", {} and {last} apart", some.join(", ")),
    };
    let words = counted(stats.reused_words, "word", "words");
    let share = match report.command {
        Command::Report => rounded(stats.reused_words, stats.words),
        Command::Check => {
            let all = report.posts.iter().take(first).map(|post| u64::from(post.words)).sum();
            let whose = if first == 1 { "draft" } else { "drafts" };
            rounded(stats.reused_words, all).map(|share| format!("{share} of the {whose}"))
        }
        // Which of the two texts the words are a share of depends on who asks.
        Command::Compare => None,
    };
    let share = share.map(|share| format!(" ({share})")).unwrap_or_default();
    format!("{refrains}{apart}, {words} reused{share}")
}

/// `part` of `all` to the nearest percent; nothing is 0 % that is not nothing, and nothing 100 % that
/// is not all.
fn rounded(part: u64, all: u64) -> Option<String> {
    if part == 0 || all == 0 {
        return None;
    }
    let nearest = (part * 100 + all / 2) / all;
    Some(match nearest {
        0 => "< 1 %".to_owned(),
        100 if part < all => "99 %".to_owned(),
        _ => format!("{nearest} %"),
    })
}

/// `skipped 3: 2 not a post format, 1 empty`, the most frequent reason first; `skipped 1: empty`.
fn skipped(report: &Report) -> Option<String> {
    let mut counts: Map<&str, u64> = Map::default();
    for skipped in &report.skipped {
        // What stands in brackets is about this one file.
        let reason = skipped.reason.split('(').next().unwrap_or_default().trim();
        let is_copy = reason.starts_with(THE_SAME);
        let reason = if is_copy { SHOWN_WITH } else { reason };
        *counts.entry(reason).or_default() += 1;
    }
    let mut counts: Vec<(&str, u64)> = counts.into_iter().collect();
    counts.sort_by_key(|&(reason, n)| (std::cmp::Reverse(n), reason));
    let reasons: Vec<String> =
        counts.iter().map(|(reason, n)| format!("{} {reason}", grouped(*n))).collect();
    let all = report.skipped.len() as u64;
    if let [(reason, n)] = counts[..] {
        return Some(format!("skipped {}: {reason}", grouped(n)));
    }
    (all > 0).then(|| format!("skipped {}: {}", grouped(all), reasons.join(", ")))
}

fn seconds(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    match seconds {
        0..10 => format!("{:.2} s", elapsed.as_secs_f64()),
        10..60 => format!("{:.1} s", elapsed.as_secs_f64()),
        _ => format!("{} min {:02} s", grouped(seconds / 60), seconds % 60),
    }
}

fn left_out(stats: &Stats) -> Vec<String> {
    let mut parts = Vec::new();
    if stats.matches_left_out > 0 {
        let pairs = counted(stats.matches_left_out, "pair", "pairs");
        parts.push(format!(
            "{pairs} within large refrains, whose places are all listed (--all-pairs)"
        ));
    }
    if stats.filtered_refrains + stats.filtered_matches > 0 {
        let refrains = counted(stats.filtered_refrains, "refrain", "refrains");
        let matches = counted(stats.filtered_matches, "match", "matches");
        parts.push(format!("{refrains} and {matches} that the filters do not ask for"));
    }
    for (option, &times) in stats.limits_hit.iter().filter(|(_, times)| **times > 0) {
        let times = counted(times, "time", "times");
        parts.push(format!("what the limit `{option}` cut off, {times}"));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Kind;
    use crate::report::fixture::Fixture;
    use crate::report::model::{RefrainEntry, Skipped};

    fn printed(report: &Report, first: usize, elapsed: Option<Duration>) -> String {
        let mut out = Vec::new();
        summary(report, first, elapsed, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn skip(path: &str, reason: &str) -> Skipped {
        Skipped { path: path.to_owned(), reason: reason.to_owned() }
    }

    #[test]
    fn one_line_tells_what_was_read_found_and_skipped() {
        let (mut report, _) = Fixture::new(Command::Report).done();
        report.stats = Stats {
            files: 16,
            posts: 16,
            paragraphs: 98,
            words: 6412,
            refrains: 5,
            reused_words: 702,
            ..Stats::default()
        };
        report.skipped = vec![
            skip("a.md", "empty (0 bytes)"),
            skip("b.jpg", "not a post format (image)"),
            skip("c.pdf", "not a post format (pdf)"),
        ];
        let refrain = |class| RefrainEntry {
            id: 0,
            kind: Kind::Exact,
            class,
            reason: None,
            accepted_posts: Vec::new(),
            words: 8,
            posts: 2,
            weakest: 1.0,
            head: 0,
            changed_facts: Vec::new(),
            places: Vec::new(),
        };
        report.refrains =
            [Class::Plain, Class::Plain, Class::Quoted, Class::Standing].map(refrain).to_vec();
        assert_eq!(
            printed(&report, 0, Some(Duration::from_millis(12))),
            "16 files, 16 posts, 98 paragraphs, 6 412 words; 2 refrains, 1 quoted and 1 standing apart, 702 words reused (11 %); \
             skipped 3: 2 not a post format, 1 empty; 0.01 s\n"
        );
    }

    #[test]
    fn nothing_is_said_of_what_did_not_happen() {
        let (mut report, _) = Fixture::new(Command::Report).done();
        report.stats = Stats { files: 1, posts: 1, paragraphs: 1, words: 1, ..Stats::default() };
        assert_eq!(
            printed(&report, 0, None),
            "1 file, 1 post, 1 paragraph, 1 word; 0 refrains, 0 words reused\n"
        );
    }

    #[test]
    fn drafts_are_counted_apart_and_an_empty_side_is_told() {
        let mut fixture = Fixture::new(Command::Check);
        fixture.post("draft.md", "", "", "One two three.\n\nFour.");
        let (mut report, _) = fixture.done();
        report.stats =
            Stats { posts: 3, paragraphs: 12, words: 104, reused_words: 3, ..Stats::default() };
        assert_eq!(
            printed(&report, 1, None),
            "1 draft (2 paragraphs, 4 words) against 2 posts (10 paragraphs, 100 words); \
             0 refrains, 3 words reused (75 % of the draft)\n"
        );
        report.stats.posts = 1;
        let told = "no post of the archive was read, so nothing was compared\n";
        assert_eq!(printed(&report, 1, None), told);
        report.stats.posts = 0;
        report.skipped = vec![skip("draft.md", "empty")];
        let told = "no draft was read, so nothing was compared; skipped 1: empty\n";
        assert_eq!(printed(&report, 0, None), told);
    }

    #[test]
    fn limits_that_bit_have_a_line_of_their_own() {
        let (mut report, _) = Fixture::new(Command::Report).done();
        report.stats.matches_left_out = 1200;
        report.stats.limits_hit =
            [("max_cells".to_owned(), 1), ("max_pairs".to_owned(), 0)].into_iter().collect();
        let text = printed(&report, 0, None);
        assert_eq!(
            text.lines().nth(1),
            Some(
                "left out: 1 200 pairs within large refrains, whose places are all listed (--all-pairs); \
                 what the limit `max_cells` cut off, 1 time"
            )
        );
    }

    #[test]
    fn shares_and_times_are_never_rounded_to_none_or_all() {
        assert_eq!(rounded(1, 1000).as_deref(), Some("< 1 %"));
        assert_eq!(rounded(999, 1000).as_deref(), Some("99 %"));
        assert_eq!(rounded(1000, 1000).as_deref(), Some("100 %"));
        assert_eq!(seconds(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}

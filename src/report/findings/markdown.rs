//! A report as a comment on a change: a table in GitHub's Markdown, short enough to be taken there. It
//! tells where and how much, and the changed facts; not how the wording changed.

use std::fmt::Write as _;
use std::io;

use super::finding::{Finding, Spot, findings};
use crate::family::Class;
use crate::report::model::Report;
use crate::report::numbers::counted;
use crate::report::reporter::Reporter;
use crate::report::text::first_words;
use crate::report::view::{View, one_line};
use crate::text::Archive;

/// GitHub takes comments of fewer than 65 536 characters; the rest of them is for what the caller puts
/// around this, and for the line that tells of the cut.
const ROOM: usize = 64_000;

/// How many columns of a place's text are quoted.
const QUOTE: usize = 60;

/// Prints a heading with the number of findings, a table of them, and what is no finding by its class.
/// Where the table would be too long for a comment, the worst are kept and the cut is told.
#[derive(Debug, Clone, Copy, Default)]
pub struct Markdown;

impl Reporter for Markdown {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(page(&View::new(report, archive)).as_bytes())
    }
}

fn page(view: &View) -> String {
    let all = findings(view, |_| true);
    let (mut plain, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|finding| finding.class == Class::Plain);
    let stats = &view.report.stats;
    let read = format!(
        "{}, {}",
        counted(stats.posts, "post", "posts"),
        counted(stats.paragraphs, "paragraph", "paragraphs")
    );
    let mut page = if plain.is_empty() {
        format!("### refrain: nothing came back\n\n{read} compared.\n")
    } else {
        let count = counted(plain.len() as u64, "place", "places");
        format!("### refrain: {count} came back\n\n{read} compared.\n")
    };
    plain.sort_by_key(Finding::weight);
    let mut left = 0;
    let mut table = String::new();
    for (at, finding) in plain.iter().enumerate() {
        let row = row(view, finding);
        if page.chars().count() + table.chars().count() + row.chars().count() > ROOM {
            left = plain.len() - at;
            break;
        }
        table.push_str(&row);
    }
    if !table.is_empty() {
        page.push_str("\n| place | what | like | words |\n|---|---|---|---|\n");
        page.push_str(&table);
    }
    if left > 0 {
        let _ = writeln!(
            page,
            "\n{} more left out: a comment holds 65 536 characters. The forms `json` and `csv` have \
             all.",
            counted(left as u64, "place is", "places are")
        );
    }
    let classes = Class::ALL.into_iter().filter_map(|class| {
        let count = others.iter().filter(|it| it.class == class).count();
        (count > 0).then(|| format!("{count} {}", class.name()))
    });
    let classes: Vec<_> = classes.collect();
    if !classes.is_empty() {
        let _ = writeln!(page, "\nNo findings, but repeated: {}.", classes.join(", "));
    }
    page
}

fn row(view: &View, it: &Finding) -> String {
    let text = view.text(it.place.post, it.place.start, it.place.end);
    let mut words = prose(&first_words(&text, QUOTE));
    for (at, said) in it.facts.iter().enumerate() {
        let [before, now] = said.map(|said| prose(&one_line(said)));
        let lead = if at == 0 { "<br>**facts differ:**" } else { "," };
        let _ = write!(words, "{lead} {before} → {now}");
    }
    let date = view.post(it.like.post).and_then(|post| post.date.as_deref());
    let date = date.map_or(String::new(), |date| format!(" ({date})"));
    let [place, like] = [&it.place, &it.like].map(at);
    format!("| {place} | {} | {like}{date} | {words} |\n", it.label())
}

fn at(spot: &Spot) -> String {
    code(&format!("{}:{}", one_line(spot.path), spot.line))
}

/// Code in a cell: in more back quotes than it has in a row itself; the bar alone is escaped in cells.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('|', "\\|"))
}

/// Words of a post as words: no markup, no mention of a user, no number of an issue.
fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '@' | '#' => {
                out.push(c);
                out.push_str("<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' | '>' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Kind;
    use crate::report::fixture::{Fixture, MILL, MILL_FACT, STOCK, fact, village};
    use crate::report::model::Command;

    fn printed(it: Fixture) -> String {
        let (report, archive) = it.done();
        let mut out = Vec::new();
        Markdown.write(&report, &archive, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_for_each_place_that_came_back() {
        let mut it = village();
        let later = it.post("posts/2022|x.md", "", "2022-01-01", MILL_FACT);
        let places = vec![it.place(0, MILL), it.place(later, MILL_FACT)];
        let mill = it.refrain(Kind::Light, Class::Plain, 0.9, places.clone());
        let ends = (&places[0], &places[1]);
        it.tie(Some(mill), Kind::Light, 0.929, (0.95, 0.96), ends).changed_facts =
            vec![fact("1974", "1976")];
        let places = (0..3).map(|post| it.place(post, STOCK)).collect();
        it.refrain(Kind::Exact, Class::Standing, 1.0, places);
        assert_eq!(
            printed(it),
            "### refrain: 1 place came back\n\n4 posts, 12 paragraphs compared.\n\n\
             | place | what | like | words |\n|---|---|---|---|\n\
             | `posts/2022\\|x.md:1` | light 92% | `posts/2014-mill.md:3` (2014-05-03) | The mill at \
             the bend of the river was sold in 1976, and ...<br>**facts differ:** 1974 → 1976 |\n\
             \nNo findings, but repeated: 2 standing.\n"
        );
        assert!(printed(village()).starts_with("### refrain: nothing came back\n"));
    }

    #[test]
    fn a_long_table_is_cut_and_says_so() {
        let mut it = Fixture::new(Command::Report);
        let text = format!("@all see #12 <img onerror=x> `{MILL}");
        let posts: Vec<u32> =
            (0..900).map(|n| it.post(&format!("{n}.md"), "", "", &text)).collect();
        let places = posts.iter().map(|post| it.place(*post, &text)).collect();
        it.refrain(Kind::Exact, Class::Plain, 1.0, places);
        let page = printed(it);
        assert!((ROOM - 500..65_536).contains(&page.chars().count()), "{}", page.len());
        assert!(page.contains(" places are more left out") || page.contains("left out"), "{page}");
        assert!(page.contains("@<!-- -->all see #<!-- -->12 &lt;img"));
    }

    #[test]
    fn code_keeps_its_back_quotes() {
        assert_eq!(code("a`b|c"), "`` a`b\\|c ``");
    }
}

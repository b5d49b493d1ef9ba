//! Findings as annotations of GitHub's checks: a command a line, on standard output of a step.

use std::io;

use super::finding::{Finding, findings};
use crate::compare::Kind;
use crate::family::Class;
use crate::report::model::Report;
use crate::report::numbers::counted;
use crate::report::reporter::Reporter;
use crate::report::text::first_words;
use crate::report::view::{View, one_line};
use crate::text::Archive;

/// GitHub shows so many warnings of a step, and drops the others without a word.
const SHOWN: usize = 10;

/// How many columns of a place's text are quoted.
const QUOTE: usize = 60;

/// Prints the plain findings, the worst first, as many as are shown; then how many there are besides.
#[derive(Debug, Clone, Copy, Default)]
pub struct GitHub;

impl Reporter for GitHub {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        let mut found = findings(&view, |class| class == Class::Plain);
        found.sort_by_key(Finding::weight);
        for finding in found.iter().take(SHOWN) {
            annotation(&view, finding, out)?;
        }
        if found.len() > SHOWN {
            let more = counted((found.len() - SHOWN) as u64, "place", "places");
            let what = format!(
                "{more} more came back. GitHub shows {SHOWN} annotations of a step; the summary of \
                 the step has the rest."
            );
            writeln!(out, "::notice title=refrain::{}", message(&what))?;
        }
        Ok(())
    }
}

fn annotation(view: &View, it: &Finding, out: &mut dyn io::Write) -> io::Result<()> {
    let level = if it.kind == Kind::Echo { "notice" } else { "warning" };
    let place = &it.place;
    let end = view.end(place.post, place.start, place.end);
    let quote = first_words(&view.text(place.post, place.start, place.end), QUOTE);
    let like = one_line(it.like.path);
    let (label, facts) = (it.label(), it.facts_told());
    let what = format!("{label} like {like}:{}{facts}\n{quote}", it.like.line);
    write!(out, "::{level} file={},line={}", property(place.path), place.line)?;
    // Columns are shown only where an annotation is of one line.
    if end.line == place.line {
        write!(out, ",col={},endColumn={}", place.column, end.column)?;
    } else {
        write!(out, ",endLine={}", end.line)?;
    }
    writeln!(out, ",title=refrain: {}::{}", it.kind.name(), message(&what))
}

/// A message, as GitHub's commands escape it.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, where more would end it.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{Fixture, MILL};
    use crate::report::model::Command;

    #[test]
    fn the_worst_ten_and_how_many_there_are_besides() {
        let mut it = Fixture::new(Command::Report);
        let text = format!("100% of it:\n{MILL}");
        let posts: Vec<u32> =
            (0..13).map(|n| it.post(&format!("a,{n:02}.md"), "", "", &text)).collect();
        let places = posts.iter().map(|post| it.place(*post, &text)).collect();
        it.refrain(Kind::Exact, Class::Plain, 1.0, places);
        let (report, archive) = it.done();
        let mut out = Vec::new();
        GitHub.write(&report, &archive, &mut out).unwrap();
        let told = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 11);
        assert_eq!(
            lines[0],
            "::warning file=a%2C01.md,line=1,endLine=2,title=refrain: exact::exact like \
             a,00.md:1%0A100%25 of it: The mill at the bend of the river was sold ..."
        );
        assert!(lines[10].starts_with("::notice title=refrain::2 places more came back."));
    }
}

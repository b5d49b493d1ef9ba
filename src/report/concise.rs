//! One line for each place, in the form that editors jump by. It tells where and how much, not how
//! the wording changed.

use std::io;

use super::model::{MatchEntry, Place, RefrainEntry, Report};
use super::numbers::percent;
use super::reporter::Reporter;
use super::text::first_words;
use super::view::{Link, View, one_line, printable};
use crate::compare::Kind;
use crate::family::Class;
use crate::text::Archive;

/// How many columns of a place's text are quoted.
const QUOTE: usize = 40;

/// Prints `path:line:col: light 92% like posts/2019-cat.md:14 "The cat sat ..."`.
///
/// Of an archive, it prints each place but the first of every refrain, the refrains in the report's
/// order. "like" names the earliest place that a match ties it to; the kind and the number are that
/// match's. Large families leave matches out: where none ties a place to an earlier one, "like"
/// names the refrain's first place, and there is no number, since none was measured. A place whose match
/// is accepted has no line: what is new beside it has. A place that is quoted or links to the earlier
/// post says so in brackets. Of what a filter has let through, only the places that it asks for have
/// lines.
///
/// Of a draft, or of two texts, it prints the draft's (the first text's) places from top to bottom,
/// one line for each refrain that a paragraph is in.
///
/// Where a place differs from the one it is most like in nothing but facts, the line goes on with
/// `; facts differ: "950 billion" -> "960 billion"`.
///
/// The number is the similarity; of the kinds `contained` and `passage` it is the share of the
/// printed place's words that stand in the other. It is rounded down, and 100 only where all is
/// exact.
#[derive(Debug, Clone, Copy, Default)]
pub struct Concise {
    /// Whether quoted, linked, standing and accepted text is printed too, its class in brackets.
    pub all_classes: bool,
}

impl Reporter for Concise {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        if view.about_drafts() {
            for entries in view.drafts() {
                self.draft(&view, &entries, out)?;
            }
            return Ok(());
        }
        for refrain in report.refrains.iter().filter(|refrain| self.wants(refrain.class)) {
            self.refrain(&view, refrain, out)?;
        }
        Ok(())
    }
}

impl Concise {
    fn wants(self, class: Class) -> bool {
        self.all_classes || class == Class::Plain
    }

    fn refrain(
        self,
        view: &View,
        refrain: &RefrainEntry,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let links = view.links(refrain);
        let head = refrain.head as usize;
        for (index, place) in refrain.places.iter().enumerate() {
            if index == head || !place.asked_for {
                continue;
            }
            let tie = links[index].iter().find(|link| link.other < index || link.other == head);
            let accepted = tie.is_some_and(|link| link.entry.class == Class::Accepted);
            if accepted && !self.all_classes {
                continue;
            }
            let like = &refrain.places[tie.map_or(head, |link| link.other)];
            let told = Line {
                place: At::place(place),
                kind: tie.map_or(refrain.kind, |link| link.entry.kind),
                class: if refrain.class == Class::Plain { place.class } else { refrain.class },
                percent: tie.map(number),
                like: At::place(like),
                text: view.text(place.post, place.start, place.end),
                facts: refrain
                    .changed_facts
                    .iter()
                    .filter(|fact| fact.places[1] as usize == index)
                    .map(|fact| [&*fact.a, &*fact.b])
                    .collect(),
            };
            told.write(out)?;
        }
        Ok(())
    }

    fn draft(
        self,
        view: &View,
        entries: &[&MatchEntry],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let mut entries: Vec<_> =
            entries.iter().copied().filter(|entry| self.wants(entry.class)).collect();
        // Plain matches first within a refrain, so that one quotation does not hide a finding.
        entries.sort_by_key(|entry| {
            (entry.refrain.is_none(), entry.refrain, entry.class, view.age(&entry.b))
        });
        let same = |x: &&MatchEntry, y: &&MatchEntry| x.refrain.is_some() && x.refrain == y.refrain;
        for group in entries.chunk_by(same) {
            let entry = group[0];
            let (a, b) = (&entry.a, &entry.b);
            let told = Line {
                place: At { path: &a.path, line: a.line, column: a.column },
                kind: entry.kind,
                class: entry.class,
                percent: Some(number(&Link { other: 0, entry, from_a: true })),
                like: At { path: &b.path, line: b.line, column: b.column },
                text: view.text(a.post, a.start, a.end),
                facts: view.facts(entry),
            };
            told.write(out)?;
        }
        Ok(())
    }
}

/// The number of the line: see [`Concise`].
fn number(link: &Link) -> u32 {
    let share = match link.entry.kind {
        Kind::Exact | Kind::Light | Kind::Edited | Kind::Echo => link.entry.similarity,
        Kind::Contained | Kind::Passage | Kind::Digest => link.share(),
    };
    percent(share, link.entry.kind == Kind::Exact)
}

struct At<'a> {
    path: &'a str,
    line: u32,
    column: u32,
}

impl<'a> At<'a> {
    fn place(place: &'a Place) -> Self {
        Self { path: &place.path, line: place.line, column: place.column }
    }
}

struct Line<'a> {
    place: At<'a>,
    kind: Kind,
    class: Class,
    percent: Option<u32>,
    like: At<'a>,
    text: String,
    /// What the earlier place says, and what this one does.
    facts: Vec<[&'a str; 2]>,
}

impl Line<'_> {
    fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let At { path, line, column } = self.place;
        write!(out, "{}:{line}:{column}: {}", printable(path), self.kind.name())?;
        if self.class != Class::Plain {
            write!(out, " [{}]", self.class.name())?;
        }
        if let Some(percent) = self.percent {
            write!(out, " {percent}%")?;
        }
        let quote = first_words(&self.text, QUOTE);
        write!(out, " like {}:{} \"{quote}\"", printable(self.like.path), self.like.line)?;
        for (at, said) in self.facts.iter().enumerate() {
            let lead = if at == 0 { "; facts differ:" } else { "," };
            let [before, now] = said.map(one_line);
            write!(out, "{lead} \"{before}\" -> \"{now}\"")?;
        }
        writeln!(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{Fixture, MILL, MILL_LATER, STOCK, WHEEL, village};
    use crate::report::model::Command;

    fn printed(concise: Concise, it: Fixture) -> String {
        let (report, archive) = it.done();
        let mut out = Vec::new();
        concise.write(&report, &archive, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn archive() -> Fixture {
        let mut it = village();
        let places = vec![it.place(0, MILL), it.place(1, MILL), it.place(2, MILL_LATER)];
        let mill = it.refrain(Kind::Light, Class::Plain, 0.9, places.clone());
        it.tie(Some(mill), Kind::Exact, 1.0, (1.0, 1.0), (&places[0], &places[1]));
        it.tie(Some(mill), Kind::Light, 0.929, (0.95, 0.96), (&places[1], &places[2]));
        let places = (0..3).map(|post| it.place(post, STOCK)).collect();
        it.refrain(Kind::Exact, Class::Standing, 1.0, places);
        it
    }

    #[test]
    fn a_line_for_each_place_but_the_first() {
        assert_eq!(
            printed(Concise::default(), archive()),
            "posts/2017-winter.md:1:1: exact 100% like posts/2014-mill.md:3 \
             \"The mill at the bend of the river ...\"\n\
             posts/2021-rivers.md:3:1: light 92% like posts/2017-winter.md:1 \
             \"The old mill at the bend of the ...\"\n"
        );
    }

    #[test]
    fn other_classes_are_named_and_untied_places_have_no_number() {
        let text = printed(Concise { all_classes: true }, archive());
        assert_eq!(
            text.lines().nth(2),
            Some(
                "posts/2017-winter.md:7:1: exact [standing] like posts/2014-mill.md:7 \
                 \"You can write to me at the address ...\""
            )
        );
        assert_eq!(text.lines().count(), 4);
    }

    #[test]
    fn a_draft_is_told_once_for_each_refrain_with_the_earliest_place() {
        let mut it = village();
        let draft = it.post("draft.md", "", "", &format!("{STOCK}\n\n{WHEEL} {MILL}"));
        it.draft(draft);
        let (old, older) = (it.place(1, MILL), it.place(0, MILL));
        let whole = it.paragraph(draft, 1);
        let part = it.place(draft, MILL);
        let mill =
            it.refrain(Kind::Contained, Class::Plain, 0.7, vec![older.clone(), old.clone(), part]);
        it.tie(Some(mill), Kind::Contained, 0.7, (0.606, 1.0), (&whole, &old));
        it.tie(Some(mill), Kind::Contained, 0.7, (0.606, 1.0), (&whole, &older));
        let (mut report, archive) = it.done();
        report.command = Command::Check;
        let mut out = Vec::new();
        Concise::default().write(&report, &archive, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "draft.md:3:1: contained 60% like posts/2014-mill.md:3 \
             \"In spring a man with a green cart ...\"\n"
        );
    }
}

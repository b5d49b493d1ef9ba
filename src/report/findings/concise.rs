//! One line for each place, in the form that editors jump by. It tells where and how much, not how
//! the wording changed.

use std::io;

use super::finding::{Finding, findings};
use crate::family::Class;
use crate::report::model::Report;
use crate::report::reporter::Reporter;
use crate::report::text::first_words;
use crate::report::view::{View, printable};
use crate::text::Archive;

/// How many columns of a place's text are quoted.
const QUOTE: usize = 40;

/// Prints `path:line:col: light 92% like posts/2019-cat.md:14 "The cat sat ..."`, a line for each
/// finding. A place whose match is accepted has no line: what is new beside it has.
///
/// Where a place differs from the one it is most like in nothing but facts, the line goes on with
/// `; facts differ: "950 billion" -> "960 billion"`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Concise {
    /// Whether quoted, linked, standing and accepted text is printed too, its class in brackets.
    pub all_classes: bool,
}

impl Reporter for Concise {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        let wants = |class| self.all_classes || class == Class::Plain;
        findings(&view, wants).iter().try_for_each(|finding| line(&view, finding, out))
    }
}

fn line(view: &View, it: &Finding, out: &mut dyn io::Write) -> io::Result<()> {
    let place = &it.place;
    write!(out, "{}:{}:{}: {}", printable(place.path), place.line, place.column, it.kind.name())?;
    if it.class != Class::Plain {
        write!(out, " [{}]", it.class.name())?;
    }
    if let Some(percent) = it.percent() {
        write!(out, " {percent}%")?;
    }
    let text = view.text(place.post, place.start, place.end);
    let quote = first_words(&text, QUOTE);
    let like = printable(it.like.path);
    writeln!(out, " like {like}:{} \"{quote}\"{}", it.like.line, it.facts_told())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Kind;
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

//! What `why` prints: two paragraphs, their scores beside what is wanted, and what a report makes of
//! them. Nothing is decided here.

use std::fmt::Write as _;

use crate::Explanation;
use crate::compare::{Criteria, Kind, Match};
use crate::family::Class;
use crate::report::{MatchEntry, RefrainEntry, Report};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, BlockKind};

/// The first words of a paragraph that are shown.
const SHOWN_WORDS: usize = 12;

/// The two paragraphs, a and b.
pub(super) struct Pair<'a> {
    pub(super) archive: &'a Archive,
    pub(super) segments: &'a Segments,
    pub(super) ids: [ParagraphId; 2],
}

impl Pair<'_> {
    /// The post and the number in it of each paragraph, as reports have them.
    fn places(&self) -> [(u32, u32); 2] {
        self.ids.map(|id| {
            let paragraph = self.segments.paragraph(id);
            (paragraph.post.0, paragraph.number)
        })
    }
}

/// What a report tells of the two.
pub(super) struct Told<'a> {
    /// Their match, and whether its sides are b and a.
    entry: Option<(&'a MatchEntry, bool)>,
    /// The refrain that has both.
    refrain: Option<&'a RefrainEntry>,
}

impl<'a> Told<'a> {
    /// What `report` tells of a pair.
    pub(super) fn of(report: &'a Report, pair: &Pair<'_>) -> Self {
        let [a, b] = pair.places();
        let entry = report.matches.iter().find_map(|entry| {
            let sides = [&entry.a, &entry.b].map(|side| (side.post, side.paragraph));
            (sides == [a, b] || sides == [b, a]).then_some((entry, sides == [b, a] && a != b))
        });
        let of_entry = entry.and_then(|(entry, _)| entry.refrain);
        let refrain = report.refrains.iter().find(|refrain| match of_entry {
            Some(id) => refrain.id == id,
            None => [a, b]
                .iter()
                .all(|at| refrain.places.iter().any(|place| (place.post, place.paragraph) == *at)),
        });
        Self { entry, refrain }
    }
}

/// All that is told, in lines.
pub(super) fn tell(pair: &Pair<'_>, why: &Explanation, told: &Told<'_>) -> String {
    let mut out = String::new();
    for (name, id) in ["a", "b"].iter().zip(pair.ids) {
        let paragraph = pair.segments.paragraph(id);
        let post = pair.archive.get(paragraph.post);
        let text = post.readable(paragraph.span);
        let mut words = text.split_whitespace();
        let first: Vec<_> = words.by_ref().take(SHOWN_WORDS).collect();
        let more = if words.next().is_some() { " ..." } else { "" };
        let line = post.source().line(paragraph.span.start());
        let count = paragraph.tokens.len();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}  {}:{line}  {count} words", post.path());
        let _ = writeln!(out, "   \"{}{more}\"", first.join(" "));
    }
    out.push('\n');
    match &why.found {
        Some(found) => thresholds(&mut out, &why.criteria, found),
        None => out.push_str("The two have no three words in a row in common.\n"),
    }
    scores(&mut out, why.found.as_ref(), told);
    verdict(&mut out, pair, why, told);
    out
}

/// What the two have in common, beside what a match asks for.
fn thresholds(out: &mut String, criteria: &Criteria, found: &Match) {
    let counts = &found.counts;
    let smaller = counts.shingles[0].min(counts.shingles[1]);
    let run = found.passages.iter().map(|passage| passage.longest_run).max().unwrap_or(0);
    let mark = |ok: bool| if ok { "enough" } else { "too little" };
    let mut row = |what: &str, has: String, wanted: String, ok: bool| {
        let _ = writeln!(out, "{what:<34} {has:>14}   wanted {wanted:>5}   {}", mark(ok));
    };
    let shingle = criteria.shingle;
    row(
        &format!("{shingle}-word shingles in common"),
        counts.shared.to_string(),
        criteria.min_shared.to_string(),
        counts.shared >= criteria.min_shared,
    );
    row(
        "containment of the smaller",
        format!("{:.3} ({}/{smaller})", counts.containment(), counts.shared),
        format!("{:.2}", criteria.threshold),
        f64::from(counts.shared) >= f64::from(smaller) * criteria.threshold - 1e-9,
    );
    row(
        "words of the longest shared run",
        run.to_string(),
        criteria.min_run.to_string(),
        run as usize >= criteria.min_run,
    );
}

/// The numbers of the match, or of what the two share although they are none.
fn scores(out: &mut String, found: Option<&Match>, told: &Told<'_>) {
    let numbers = match (told.entry, found) {
        (Some((it, turned)), _) => {
            let (a, b) = if turned { (it.b_in_a, it.a_in_b) } else { (it.a_in_b, it.b_in_a) };
            Some((it.similarity, a, b, it.resemblance, it.significance))
        }
        (None, Some(it)) => {
            let counts = &it.counts;
            let (a, b) = (counts.a_in_b(), counts.b_in_a());
            Some((counts.similarity(), a, b, counts.resemblance(), it.significance))
        }
        (None, None) => None,
    };
    let Some((similarity, a, b, resemblance, nats)) = numbers else { return };
    let _ = writeln!(
        out,
        "\nsimilarity {similarity:.3}   a in b {a:.3}   b in a {b:.3}   resemblance {resemblance:.3}   \
         significance {nats:.0} nats"
    );
    if let Some((entry, turned)) = told.entry {
        for fact in &entry.changed_facts {
            let (a, b) = if turned { (&fact.b, &fact.a) } else { (&fact.a, &fact.b) };
            let _ = writeln!(out, "facts differ: \"{a}\" -> \"{b}\"");
        }
    }
}

fn verdict(out: &mut String, pair: &Pair<'_>, why: &Explanation, told: &Told<'_>) {
    let Some((entry, _)) = told.entry else {
        let _ = writeln!(out, "=> {}", no_match(pair, why, told));
        return;
    };
    let by = if why.holds {
        reason(entry.kind)
    } else {
        "none of the three is enough, but the two and what stands around them were rewritten one \
         from the other"
    };
    let _ = writeln!(out, "=> a match, {}: {by}", entry.kind.name());
    let _ = match (&entry.reason, entry.class) {
        (_, Class::Plain) => writeln!(out, "   plain: nothing says that it is no finding"),
        (Some(reason), class) => writeln!(out, "   {}: {reason}", class.name()),
        (None, class) => writeln!(out, "   {}", class.name()),
    };
    if let Some(it) = told.refrain {
        let _ = writeln!(
            out,
            "   in refrain {} (its id in --format json): {} words in {} places, {}, {}",
            it.id,
            it.words,
            it.places.len(),
            it.kind.name(),
            it.class.name(),
        );
    }
}

/// Why the two are no match of the report.
fn no_match(pair: &Pair<'_>, why: &Explanation, told: &Told<'_>) -> String {
    let code = |id: &ParagraphId| pair.segments.paragraph(*id).kind == BlockKind::Code;
    if let Some(refrain) = told.refrain {
        return format!(
            "no match of their own, but places of one refrain, {} (its id in --format json) with {} \
             places: of a large one each place is told with its nearest earlier one, and with \
             --all-pairs each with each",
            refrain.id,
            refrain.places.len()
        );
    }
    if pair.ids.iter().any(code) {
        return "no match: program text is compared with --code only".to_owned();
    }
    if why.holds {
        return "no match of their own: more than --large-family paragraphs share what the two do, and \
                each is tied to the next; with --all-pairs each is compared with each"
            .to_owned();
    }
    "no match: none of the three is enough, and what was rewritten in the two and around them says \
     less than 50 nats, or 30 with --sensitive"
        .to_owned()
}

/// The rule that gave the kind.
fn reason(kind: Kind) -> &'static str {
    match kind {
        Kind::Exact => "the words are the same",
        Kind::Light => "the similarity is at least 0.85",
        Kind::Contained => {
            "at least 0.90 of the one stands in passages, and at most 0.75 of the longer one"
        }
        Kind::Edited => {
            "the similarity is from 0.45 to 0.85, or each is whole in the other in another order"
        }
        Kind::Passage => "they share a stretch and differ beyond it",
        Kind::Echo => "they share rare words, and few of them in runs of three or more",
        Kind::Digest => "the one draws on all of the other",
    }
}

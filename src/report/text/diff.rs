//! Which words changed from one text to another, marked in place: `[-old-]{+new+}`. Case and
//! punctuation alone are no change. It marks; it does not judge how alike the two are.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::style::Tone;
use super::units::{Gap, Unit, joined};
use super::wrap::Marked;

/// How many unchanged words stand on each side of a change where the rest is left out.
pub(super) const CONTEXT: usize = 6;

/// Fewer words than this between two changes are told as part of one change, if the two changes
/// together are larger by so many times: `[-a b c-]{+x b z+}` reads better than three marks around
/// a lone `b`.
const ISLAND: usize = 3;
const LARGER: usize = 3;

/// `new` with what it changed of `old`. With `context`, long unchanged stretches are cut down to so
/// many words beside each change, and ` ... ` stands for the rest.
pub(super) fn marked(old: &[Unit], new: &[Unit], context: Option<usize>) -> Marked {
    let mut text = Marked::default();
    let steps = steps(old, new);
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Same { new, .. } => match left_out(&steps, at, context) {
                Some((start, end)) => {
                    add(&mut text, &new[..start]);
                    text.push(if text.is_empty() { "..." } else { " ..." }, Tone::Quiet);
                    add(&mut text, &new[end..]);
                }
                None => add(&mut text, new),
            },
            Step::Changed { old, new } => Change::of(old, new).write(&mut text),
        }
    }
    text
}

/// The two side by side: at the left `old` with what is gone from it, at the right `new` with what came.
/// Where unchanged words are left out, both go on in a row of their own, so that what belongs together
/// stands side by side.
pub(super) fn sides(old: &[Unit], new: &[Unit], context: Option<usize>) -> Vec<[Marked; 2]> {
    let mut rows = vec![[Marked::default(), Marked::default()]];
    let steps = steps(old, new);
    for (at, step) in steps.iter().enumerate() {
        let Some(row) = rows.last_mut() else { break };
        match step {
            Step::Same { old, new } => {
                let Some((start, end)) = left_out(&steps, at, context) else {
                    add(&mut row[0], old);
                    add(&mut row[1], new);
                    continue;
                };
                let mut next = [Marked::default(), Marked::default()];
                for (nth, units) in [old, new].into_iter().enumerate() {
                    if at > 0 {
                        add(&mut row[nth], &units[..start]);
                        row[nth].push(" ...", Tone::Quiet);
                    }
                    if end < units.len() {
                        next[nth].push("...", Tone::Quiet);
                        add(&mut next[nth], &units[end..]);
                    }
                }
                match (at, end < new.len()) {
                    (0, _) => *row = next,
                    (_, true) => rows.push(next),
                    (_, false) => {}
                }
            }
            Step::Changed { old, new } => Change::of(old, new).write_apart(row),
        }
    }
    rows
}

/// How many words of `new` stand in `old` too, in their order.
pub(super) fn kept(old: &[Unit], new: &[Unit]) -> usize {
    let same = |step: &Step| match step {
        Step::Same { new, .. } => new.len(),
        Step::Changed { .. } => 0,
    };
    steps(old, new).iter().map(same).sum()
}

enum Step<'a> {
    Same { old: &'a [Unit], new: &'a [Unit] },
    Changed { old: &'a [Unit], new: &'a [Unit] },
}

fn steps<'a>(old: &'a [Unit], new: &'a [Unit]) -> Vec<Step<'a>> {
    let keys = |units: &'a [Unit]| units.iter().map(|unit| unit.key.as_str()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new));
    let mut steps = Vec::new();
    // The change that is being put together, as ranges of `old` and `new`.
    let (mut o, mut n) = (0..0, 0..0);
    for (at, op) in ops.iter().enumerate() {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        if is_same(op) && !is_island(&ops, at) {
            if !(o.is_empty() && n.is_empty()) {
                steps.push(Step::Changed { old: &old[o], new: &new[n] });
            }
            (o, n) = (old_range.end..old_range.end, new_range.end..new_range.end);
            steps.push(Step::Same { old: &old[old_range], new: &new[new_range] });
        } else {
            (o.end, n.end) = (old_range.end, new_range.end);
        }
    }
    if !(o.is_empty() && n.is_empty()) {
        steps.push(Step::Changed { old: &old[o], new: &new[n] });
    }
    steps
}

fn is_same(op: &DiffOp) -> bool {
    matches!(op, DiffOp::Equal { .. })
}

/// Whether the unchanged words of `ops[at]` are few, between larger changes.
fn is_island(ops: &[DiffOp], at: usize) -> bool {
    let words = ops[at].new_range().len();
    let size = |op: &DiffOp| op.old_range().len().max(op.new_range().len());
    let beside = at.checked_sub(1).and_then(|at| ops.get(at)).zip(ops.get(at + 1));
    words < ISLAND && beside.is_some_and(|(a, b)| size(a) + size(b) >= words * LARGER)
}

/// Which of the unchanged words of a step are left out: those from the first number to the second.
fn left_out(steps: &[Step], at: usize, context: Option<usize>) -> Option<(usize, usize)> {
    let Step::Same { new, .. } = &steps[at] else { return None };
    let context = context?;
    let start = if at == 0 { 0 } else { context };
    let end = if at + 1 == steps.len() { 0 } else { context };
    // A gap that saves only a word or two is worse than the words.
    (new.len() > start + end + 2).then(|| (start, new.len() - end))
}

/// What changed in one place. Punctuation that both wordings have stays outside the marks.
struct Change {
    lead: String,
    old: Vec<Unit>,
    new: Vec<Unit>,
    trail: String,
}

impl Change {
    fn of(old: &[Unit], new: &[Unit]) -> Self {
        let (mut old, mut new) = (old.to_vec(), new.to_vec());
        let (mut lead, mut trail) = (String::new(), String::new());
        if let (Some(o), Some(n)) = (old.first_mut(), new.first_mut())
            && o.lead == n.lead
        {
            lead = std::mem::take(&mut n.lead);
            o.lead.clear();
        }
        if let (Some(o), Some(n)) = (old.last_mut(), new.last_mut())
            && o.trail == n.trail
        {
            trail = std::mem::take(&mut n.trail);
            o.trail.clear();
        }
        Self { lead, old, new, trail }
    }

    fn write(&self, text: &mut Marked) {
        let gap = self.new.first().or(self.old.first()).map_or(Gap::None, |unit| unit.gap);
        self.begin(text, gap);
        gone(text, &self.old);
        come(text, &self.new);
        text.push(&self.trail, Tone::Plain);
    }

    fn write_apart(&self, [left, right]: &mut [Marked; 2]) {
        if let Some(first) = self.old.first() {
            self.begin(left, first.gap);
            gone(left, &self.old);
            left.push(&self.trail, Tone::Plain);
        }
        if let Some(first) = self.new.first() {
            self.begin(right, first.gap);
            come(right, &self.new);
            right.push(&self.trail, Tone::Plain);
        }
    }

    fn begin(&self, text: &mut Marked, gap: Gap) {
        part(text, gap);
        text.push(&self.lead, Tone::Plain);
    }
}

fn gone(text: &mut Marked, old: &[Unit]) {
    if !old.is_empty() {
        text.push(&format!("[-{}-]", flat(old)), Tone::Deleted);
    }
}

fn come(text: &mut Marked, new: &[Unit]) {
    if !new.is_empty() {
        text.push(&format!("{{+{}+}}", flat(new)), Tone::Inserted);
    }
}

fn add(text: &mut Marked, units: &[Unit]) {
    if let Some(first) = units.first() {
        part(text, first.gap);
        text.push(&flat(units), Tone::Plain);
    }
}

fn part(text: &mut Marked, gap: Gap) {
    if !text.is_empty() && gap != Gap::None {
        text.push(" ", Tone::Plain);
    }
}

/// The text of `units` on one line.
fn flat(units: &[Unit]) -> String {
    joined(units).replace("\n\n", " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::text::units::units;

    fn shown(old: &str, new: &str, context: Option<usize>) -> String {
        let marked = marked(&units(old), &units(new), context);
        let lines = marked.lines(100_000);
        lines.iter().flatten().map(|(text, _)| *text).collect()
    }

    #[test]
    fn changed_words_are_marked_and_nothing_else() {
        assert_eq!(
            shown("The old mill, by the river.", "The “new” mill by the lake.", None),
            "The [-old-]{+“new”+} mill by the [-river-]{+lake+}."
        );
    }

    #[test]
    fn case_and_punctuation_are_no_change() {
        assert_eq!(shown("\"Yes,\" he said.", "Yes he said!", None), "Yes he said!");
    }

    #[test]
    fn words_added_and_taken_away_have_one_mark() {
        assert_eq!(shown("a b c", "a x y b c", None), "a {+x y+} b c");
        assert_eq!(shown("a b c", "b c", None), "[-a-] b c");
        assert_eq!(shown("a b c", "a b", None), "a b [-c-]");
    }

    #[test]
    fn a_lone_word_between_large_changes_joins_them() {
        assert_eq!(
            shown("start one two three the four five six end", "start a b c the d e f end", None),
            "start [-one two three the four five six-]{+a b c the d e f+} end"
        );
        assert_eq!(
            shown("p old the old q", "p new the new q", None),
            "p [-old-]{+new+} the [-old-]{+new+} q"
        );
    }

    #[test]
    fn long_unchanged_stretches_are_left_out() {
        let same: Vec<String> = (0..40).map(|n| format!("w{n}")).collect();
        let same = same.join(" ");
        assert_eq!(
            shown(&format!("{same} old {same}"), &format!("{same} new {same}"), Some(2)),
            "... w38 w39 [-old-]{+new+} w0 w1 ..."
        );
        assert_eq!(shown("a b c old", "a b c new", Some(2)), "a b c [-old-]{+new+}");
    }

    fn beside(old: &str, new: &str, context: Option<usize>) -> Vec<[String; 2]> {
        let flat = |text: &Marked| {
            text.lines(100_000).iter().flatten().map(|(text, _)| *text).collect::<String>()
        };
        let rows = sides(&units(old), &units(new), context);
        rows.iter().map(|[old, new]| [flat(old), flat(new)]).collect()
    }

    #[test]
    fn each_side_has_its_own_words_and_marks() {
        assert_eq!(
            beside("The “old” mill, by the river.", "The new mill by the big lake.", None),
            [[
                "The [-“old”-] mill, by the [-river-].".to_owned(),
                "The {+new+} mill by the {+big lake+}.".to_owned()
            ]]
        );
        assert_eq!(beside("a b c", "a b", None), [["a b [-c-]".to_owned(), "a b".to_owned()]]);
    }

    #[test]
    fn sides_go_on_together_behind_what_is_left_out() {
        let same: Vec<String> = (0..40).map(|n| format!("w{n}")).collect();
        let same = same.join(" ");
        let (old, new) = (format!("{same} x {same} y {same}"), format!("{same} {same} z {same}"));
        assert_eq!(
            beside(&old, &new, Some(2)),
            [
                ["... w38 w39 [-x-] w0 w1 ...".to_owned(), "... w38 w39 w0 w1 ...".to_owned()],
                [
                    "... w38 w39 [-y-] w0 w1 ...".to_owned(),
                    "... w38 w39 {+z+} w0 w1 ...".to_owned()
                ],
            ]
        );
    }

    #[test]
    fn scripts_without_spaces_get_none() {
        assert_eq!(shown("我喜欢猫。", "我讨厌猫。", None), "我[-喜欢-]{+讨厌+}猫。");
        assert_eq!(shown("눈이 왔다.", "비가 왔다.", None), "[-눈이-]{+비가+} 왔다.");
    }
}

//! What is wrong with the records of a file. Few faults are told one by one; of very many alike, the
//! first is told with their number, so that a million bad lines are one line to read.

use std::sync::Arc;

use super::super::notice::Notice;

/// So many faults of a kind are told one by one, and of more, so many lines are named.
const SINGLY: usize = 5;

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A record that cannot be read.
    Broken,
    /// What is no record.
    Other,
    /// A record without text.
    NoText,
    /// A date that cannot be read.
    Date,
    /// A row with too many or too few fields.
    Ragged,
    /// A quotation mark that is never closed.
    Unclosed,
    /// Half of a character.
    Half,
    /// A text that is too long.
    Long,
    /// A file that ends in the middle.
    Cut,
}

/// The faults so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<Alike>);

#[derive(Debug)]
struct Alike {
    kind: Kind,
    n: u64,
    /// The first of them: a line and what is wrong.
    first: Vec<(u32, String)>,
}

impl Faults {
    /// Adds one; `what` is asked for only if it will be told.
    pub(super) fn add(&mut self, kind: Kind, line: u32, what: impl FnOnce() -> String) {
        let at = self.0.iter().position(|alike| alike.kind == kind).unwrap_or_else(|| {
            self.0.push(Alike { kind, n: 0, first: Vec::new() });
            self.0.len() - 1
        });
        let alike = &mut self.0[at];
        alike.n += 1;
        if alike.first.len() < SINGLY {
            alike.first.push((line, what()));
        }
    }

    /// How many of a kind there are.
    pub(super) fn count(&self, kind: Kind) -> u64 {
        self.0.iter().find(|alike| alike.kind == kind).map_or(0, |alike| alike.n)
    }

    /// Forgets those of a kind, which are told in another way.
    pub(super) fn drop_kind(&mut self, kind: Kind) {
        self.0.retain(|alike| alike.kind != kind);
    }

    /// What is told of them.
    pub(super) fn notices(self, path: &Arc<str>) -> Vec<Notice> {
        let notice = |line: u32, message: String| Notice {
            path: path.to_string(),
            line: Some(line),
            message,
        };
        let mut notices = Vec::new();
        for alike in self.0 {
            if alike.n <= SINGLY as u64 {
                notices.extend(alike.first.into_iter().map(|(line, what)| notice(line, what)));
                continue;
            }
            let lines: Vec<String> =
                alike.first.iter().skip(1).map(|(line, _)| line.to_string()).collect();
            let Some((line, what)) = alike.first.into_iter().next() else { continue };
            let (more, lines) = (alike.n - 1, lines.join(", "));
            notices
                .push(notice(line, format!("{what}; and {more} more like it (lines {lines} ...)")));
        }
        notices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_alike_are_told_once() {
        let mut faults = Faults::default();
        faults.add(Kind::Date, 7, || "no date".to_owned());
        for line in 1..=10_000 {
            faults.add(Kind::Broken, line, || format!("not JSON {line}"));
        }
        assert_eq!(faults.count(Kind::Broken), 10_000);
        let told: Vec<String> =
            faults.notices(&"a.jsonl".into()).iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "a.jsonl:7: no date",
                "a.jsonl:1: not JSON 1; and 9999 more like it (lines 2, 3, 4, 5 ...)"
            ]
        );
    }
}

//! Stretches over the breaks of paragraphs to passages of the report.

use super::super::{Bytes, MatchEntry, PassageEntry, Stretch};
use super::Findings;
use super::entries::kind_over_breaks;
use super::matches::rounded;
use super::part::{Part, Wide};
use crate::compare::Kind;
use crate::family::Shared;
use crate::text::{Span, Tok};

impl Wide {
    /// The stretch of each side in words of the whole archive.
    fn spans(&self, findings: &Findings<'_>) -> [Span<Tok>; 2] {
        [&self.a, &self.b].map(|parts| {
            let whole = |part: &Part| {
                part.span.shift(findings.segments.paragraph(part.paragraph).tokens.start())
            };
            parts.iter().map(whole).reduce(Span::cover).unwrap_or(Span::new(0, 0))
        })
    }

    /// Whether a shared stretch of paragraphs is told with this one.
    pub(crate) fn holds(&self, findings: &Findings<'_>, shared: &Shared) -> bool {
        let [a, b] = self.spans(findings);
        a.overlap(shared.a) > 0 && b.overlap(shared.b) > 0
    }
}

impl Wide {
    /// Whether stretches of the same posts touch this one on either side.
    pub(crate) fn touches(&self, findings: &Findings<'_>, chain: &[Shared]) -> bool {
        let [a, b] = self.spans(findings);
        let meet = |x: Span<Tok>, y: Span<Tok>| x.start() <= y.end() && y.start() <= x.end();
        chain.iter().any(|shared| meet(a, shared.a) || meet(b, shared.b))
    }
}

impl Findings<'_> {
    /// What is told of a wide stretch; `inside` is what of it is told for pairs of paragraphs.
    pub(crate) fn wide(
        &self,
        id: u32,
        wide: &Wide,
        inside: &[Shared],
        matches: &[MatchEntry],
    ) -> PassageEntry {
        let [a, b] = wide.spans(self);
        let mut of: Vec<u32> = inside.iter().map(|shared| shared.of).collect();
        of.sort_unstable();
        of.dedup();
        let units: u32 = inside.iter().map(|shared| shared.units).sum();
        let units = units.min(a.len() + b.len());
        let kind = match of[..] {
            _ if wide.digest => Kind::Digest,
            [] => Kind::Echo,
            [only] if matches[only as usize].kind >= Kind::Passage => matches[only as usize].kind,
            _ => kind_over_breaks(units, a.len(), b.len()),
        };
        PassageEntry {
            id,
            kind,
            significance: rounded(wide.significance, 1),
            words: a.len().max(b.len()),
            matches: of,
            a: self.hull(&wide.a),
            b: self.hull(&wide.b),
        }
    }

    /// Where parts of paragraphs stand, from the first to the last.
    fn hull(&self, parts: &[Part]) -> Stretch {
        let spans = parts.iter().flat_map(|part| self.cut_or_whole(part));
        let post = parts.first().map_or(0, |part| self.segments.paragraph(part.paragraph).post.0);
        let source = self.archive.get(crate::text::PostId(post)).source();
        let Bytes { start, end } = spans
            .map(|span| source.in_file(span))
            .map(|span| Bytes { start: span.start(), end: span.end() })
            .reduce(|x, y| Bytes { start: x.start.min(y.start), end: x.end.max(y.end) })
            .unwrap_or(Bytes { start: 0, end: 0 });
        Stretch { post, path: source.shared_path(), start, end }
    }
}

//! The report of the findings: posts, matches, passages, refrains, counts.

use super::super::{
    MatchEntry, PassageEntry, PostEntry, RefrainEntry, Report, SCHEMA_VERSION, Stats, Stretch, Tool,
};
use super::Findings;
use super::matches::rounded;
use crate::compare::{Kind, Match};
use crate::family::{Class, Refrain, Shared, continued, sequences};
use crate::segment::ParagraphId;
use crate::text::{PostId, Set, Span, Tok};

/// The report of the findings. `equal` makes the match of a paragraph with an equal one.
pub(crate) fn assemble(
    findings: &Findings<'_>,
    mut equal: impl FnMut(ParagraphId) -> Match,
) -> Report {
    let (pairs, matches_left_out) = findings.pairs();
    let mut matches = Vec::with_capacity(pairs.len());
    let mut shared = Vec::new();
    for (id, pair) in (0u32..).zip(&pairs) {
        let made;
        let (found, swap) = if let Some((number, swap)) = pair.edge {
            (&findings.edge(number).found, swap)
        } else {
            made = equal(pair.a);
            (&made, false)
        };
        let entry = findings.match_entry(id, pair, found, swap);
        if entry.class != Class::Standing {
            shared.extend(findings.shared(id, pair, found, swap));
        }
        matches.push(entry);
    }
    let passages = findings.passage_entries(shared, &matches);
    let refrains: Vec<RefrainEntry> =
        (0u32..).zip(findings.refrains).map(|(id, r)| findings.refrain_entry(id, r)).collect();
    let (posts, reused_words) = findings.post_entries(&matches);
    let paragraphs = findings.segments.paragraphs().len() as u64;
    let stats = Stats {
        files: 0,
        posts: findings.archive.posts().len() as u64,
        paragraphs,
        words: findings.segments.tokens().len() as u64,
        distinct_paragraphs: u64::from(findings.collapsed.len()),
        candidates: findings.candidates,
        matches: matches.len() as u64,
        matches_left_out,
        refrains: refrains.len() as u64,
        reused_words,
        limits_hit: findings.limits_hit.clone(),
    };
    Report {
        schema_version: SCHEMA_VERSION,
        tool: Tool::THIS,
        command: findings.command,
        options: findings.options.clone(),
        posts,
        matches,
        passages,
        refrains,
        sequences: sequences(findings.refrains, findings.segments),
        skipped: Vec::new(),
        stats,
    }
}

impl Findings<'_> {
    fn refrain_entry(&self, id: u32, refrain: &Refrain) -> RefrainEntry {
        RefrainEntry {
            id,
            kind: refrain.kind,
            class: refrain.class,
            reason: refrain.reason.clone(),
            words: refrain.words(),
            posts: count(refrain.posts(self.segments)),
            weakest: rounded(f64::from(refrain.weakest) / 1e6, 4),
            head: 0,
            places: refrain.places.iter().map(|place| self.place(place)).collect(),
        }
    }

    /// All posts, or in a check the drafts and what they share text with; and the reused words.
    fn post_entries(&self, matches: &[MatchEntry]) -> (Vec<PostEntry>, u64) {
        let reused = self.reused_words();
        let met: Set<u32> = matches.iter().flat_map(|m| [m.a.post, m.b.post]).collect();
        let entries: Vec<PostEntry> = (0u32..)
            .zip(self.archive.posts())
            .filter(|(id, _)| {
                self.drafts.is_none() || (*id as usize) < self.asking() || met.contains(id)
            })
            .map(|(id, post)| {
                let source = post.source();
                let span = source.in_file(post.span);
                let paragraphs = self.segments.of_post(PostId(id));
                PostEntry {
                    id,
                    path: source.path().to_owned(),
                    title: post.title.clone(),
                    date: post.date.map(|date| date.to_string()),
                    url: post.url.clone(),
                    line: source.line(post.span.start()),
                    start: span.start(),
                    end: span.end(),
                    words: paragraphs.iter().map(|paragraph| paragraph.tokens.len()).sum(),
                    paragraphs: count(paragraphs.len()),
                    reused_words: reused[id as usize],
                    draft: post.draft || (id as usize) < self.asking(),
                }
            })
            .collect();
        (entries, reused.iter().map(|&words| u64::from(words)).sum())
    }

    /// For each post the words of it that stand in a refrain behind its head, or of a draft in any;
    /// each word once, standing text not at all.
    fn reused_words(&self) -> Vec<u32> {
        let mut stretches: Vec<(PostId, Span<Tok>)> = Vec::new();
        for refrain in self.refrains.iter().filter(|r| r.class != Class::Standing) {
            for (at, place) in refrain.places.iter().enumerate() {
                let draft = self.is_draft(place.paragraph);
                if draft || (at > 0 && self.drafts.is_none()) {
                    let paragraph = self.segments.paragraph(place.paragraph);
                    stretches.push((paragraph.post, place.span.shift(paragraph.tokens.start())));
                }
            }
        }
        stretches.sort_unstable();
        let mut words = vec![0; self.archive.posts().len()];
        let mut counted = 0;
        for (post, span) in stretches {
            words[post.0 as usize] += span.end().saturating_sub(span.start().max(counted));
            counted = counted.max(span.end());
        }
        words
    }

    fn passage_entries(&self, shared: Vec<Shared>, matches: &[MatchEntry]) -> Vec<PassageEntry> {
        (0u32..)
            .zip(continued(shared))
            .map(|(id, chain)| self.passage(id, &chain, matches))
            .collect()
    }

    fn passage(&self, id: u32, chain: &[Shared], matches: &[MatchEntry]) -> PassageEntry {
        let cover = |side: fn(&Shared) -> Span<Tok>| {
            chain.iter().map(side).reduce(Span::cover).unwrap_or(Span::new(0, 0))
        };
        let (a, b) = (cover(|s| s.a), cover(|s| s.b));
        let mut of: Vec<u32> = chain.iter().map(|stretch| stretch.of).collect();
        of.dedup();
        let units: u32 = chain.iter().map(|stretch| stretch.units).sum();
        let first = &matches[chain[0].of as usize];
        let kind = match of[..] {
            [only] => matches[only as usize].kind,
            _ => kind_over_breaks(units, a.len(), b.len()),
        };
        let stretch = |span: Span<Tok>, post: u32, path: &str| {
            let (start, end) = (self.start_of(span.start()), self.end_of(span.end() - 1));
            Stretch { post, path: path.to_owned(), start, end }
        };
        PassageEntry {
            id,
            kind,
            significance: rounded(chain.iter().map(|stretch| stretch.significance).sum(), 1),
            words: a.len().max(b.len()),
            matches: of,
            a: stretch(a, first.a.post, &first.a.path),
            b: stretch(b, first.b.post, &first.b.path),
        }
    }

    /// The first byte, in its file, of a stretch that begins with a word of the archive.
    fn start_of(&self, word: u32) -> u32 {
        let (id, at) = self.paragraph_of(word);
        let words = self.segments.paragraph(id).tokens.len();
        self.file_bytes(id, Span::new(at, words)).start
    }

    /// The byte behind the last, in its file, of a stretch that ends with a word of the archive.
    fn end_of(&self, word: u32) -> u32 {
        let (id, at) = self.paragraph_of(word);
        self.file_bytes(id, Span::new(0, at + 1)).end
    }

    /// The paragraph that holds a word of the archive, and the word's number in it.
    fn paragraph_of(&self, word: u32) -> (ParagraphId, u32) {
        let paragraphs = self.segments.paragraphs();
        let at = paragraphs.partition_point(|paragraph| paragraph.tokens.end() <= word);
        (ParagraphId(count(at)), word - paragraphs[at].tokens.start())
    }
}

/// The kind of a reuse that runs over paragraph breaks: exact if no word is changed or left out.
fn kind_over_breaks(units: u32, words_a: u32, words_b: u32) -> Kind {
    let counts = crate::compare::Counts {
        words: [words_a, words_b],
        covered: [words_a, words_b],
        units,
        ..Default::default()
    };
    if units == words_a + words_b && words_a == words_b { Kind::Exact } else { counts.kind() }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

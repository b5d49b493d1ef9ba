//! The report of the findings: posts, matches, passages, refrains, counts.

use super::super::{
    AcceptedEntry, Bytes, MatchEntry, PassageEntry, PassagePair, PostEntry, RefrainEntry, Report,
    SCHEMA_VERSION, Side, Stats, Stretch, Tool,
};
use super::Findings;
use super::matches::rounded;
use super::parts::Parts;
use crate::compare::Kind;
use crate::family::{Class, Refrain, Scope, Shared, sequences};
use crate::text::{BlockKind, PostId, Set, Span, Tok};

/// The entries of a report, in order.
pub(crate) struct Entries {
    pub(crate) matches: Vec<MatchEntry>,
    pub(crate) passages: Vec<PassageEntry>,
    pub(crate) refrains: Vec<RefrainEntry>,
    pub(crate) sequences: Vec<Vec<u32>>,
    /// For each post its words that were used before.
    pub(crate) reused: Vec<u32>,
    pub(crate) matches_left_out: u64,
}

/// The report of the findings.
pub(crate) fn assemble(findings: &Findings<'_>, entries: Entries) -> Report {
    let Entries { matches, passages, refrains, sequences, reused, matches_left_out } = entries;
    let paragraphs = findings.segments.paragraphs().len() as u64;
    let stats = Stats {
        files: 0,
        posts: findings.archive.posts().len() as u64,
        copies: 0,
        paragraphs,
        words: findings.words,
        distinct_paragraphs: u64::from(findings.collapsed.len()),
        candidates: findings.candidates,
        matches: matches.len() as u64,
        matches_left_out,
        refrains: refrains.len() as u64,
        filtered_matches: 0,
        filtered_refrains: 0,
        reused_words: reused.iter().map(|&words| u64::from(words)).sum(),
        limits_hit: findings.limits_hit.clone(),
    };
    Report {
        schema_version: SCHEMA_VERSION,
        tool: Tool::THIS,
        command: findings.command,
        options: findings.options.clone(),
        posts: findings.post_entries(&matches, &reused),
        matches,
        passages,
        refrains,
        sequences,
        accepted: findings.accepted_entries(),
        skipped: Vec::new(),
        stats,
    }
}

impl Findings<'_> {
    /// What is told of a refrain.
    pub(crate) fn refrain_entry(&self, id: u32, refrain: &Refrain, parts: &Parts) -> RefrainEntry {
        RefrainEntry {
            id,
            kind: refrain.kind,
            class: refrain.class,
            reason: refrain.reason.clone(),
            accepted_posts: refrain.accepted_posts.iter().map(|post| post.0).collect(),
            words: refrain.words(),
            posts: count(refrain.posts(self.segments)),
            weakest: rounded(f64::from(refrain.weakest) / 1e6, 4),
            head: 0,
            changed_facts: self.fact_changes(refrain),
            places: self.lived(parts, refrain),
        }
    }

    /// What is accepted, with the refrains that hold it.
    fn accepted_entries(&self) -> Vec<AcceptedEntry> {
        let texts = self.accepting.accepted.texts.iter();
        let mut entries: Vec<AcceptedEntry> = texts
            .map(|text| AcceptedEntry {
                path: text.path.clone(),
                line: text.line,
                note: text.note.clone(),
                date: text.date.clone(),
                anywhere: text.scope == Scope::Anywhere,
                refrains: Vec::new(),
            })
            .collect();
        for (id, refrain) in (0u32..).zip(self.refrains) {
            for &text in &refrain.accepted_by {
                entries[text].refrains.push(id);
            }
        }
        entries
    }

    /// The refrains that run on from each other.
    pub(crate) fn sequences(&self) -> Vec<Vec<u32>> {
        sequences(self.refrains, self.segments)
    }

    /// All posts, or in a check the drafts and what they share text with.
    fn post_entries(&self, matches: &[MatchEntry], reused: &[u32]) -> Vec<PostEntry> {
        let sides = matches.iter().flat_map(|m| [m.a.post, m.b.post]);
        let met: Option<Set<u32>> = self.drafts.map(|_| sides.collect());
        (0u32..)
            .zip(self.archive.posts())
            .filter(|(id, _)| {
                (*id as usize) < self.asking() || met.as_ref().is_none_or(|met| met.contains(id))
            })
            .map(|(id, post)| {
                let source = post.source();
                let span = source.in_file(post.span);
                let paragraphs = self.segments.of_post(PostId(id));
                // What no reader sees is no word of the post.
                let read = paragraphs.iter().filter(|it| it.kind != BlockKind::Links);
                let words = read.map(|paragraph| paragraph.tokens.len()).sum();
                let reused_words = reused[id as usize];
                let asked = self.drafts.is_none() || (id as usize) < self.asking();
                PostEntry {
                    id,
                    path: source.shared_path(),
                    offsets: source.offsets(),
                    encoding: post.encoding,
                    title: post.title.clone(),
                    date: self.date(id),
                    time: post.date.and_then(|date| date.time).map(|time| time.to_string()),
                    zone: post.date.and_then(|date| date.zone_name()),
                    date_source: post.date.map(|date| date.origin),
                    url: post.url.clone(),
                    tags: post.tags.clone(),
                    authors: post.authors.clone(),
                    line: source.line(post.span.start()),
                    start: span.start(),
                    end: span.end(),
                    words,
                    paragraphs: count(paragraphs.len()),
                    reused_words,
                    novelty: asked.then(|| novelty(reused_words, words)),
                    draft: post.draft || (id as usize) < self.asking(),
                    origins: post.origins.clone(),
                }
            })
            .collect()
    }

    /// For each post the words of it that stand in a refrain behind its head, or of a draft in any;
    /// each word once, standing and accepted text not at all.
    pub(crate) fn reused_words(&self) -> Vec<u32> {
        let mut stretches: Vec<(PostId, Span<Tok>)> = Vec::new();
        let known = |class| matches!(class, Class::Standing | Class::Accepted);
        // An echo is the writer's own new words.
        let counts = |r: &&Refrain| !known(r.class) && r.kind < Kind::Echo;
        for refrain in self.refrains.iter().filter(counts) {
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
}

/// What is told of a chain of shared stretches.
pub(crate) fn passage(id: u32, chain: &[Shared], matches: &[MatchEntry]) -> PassageEntry {
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
    let hull = |side: fn(&PassagePair) -> Bytes| {
        let pairs = chain.iter().map(|s| &matches[s.of as usize].passages[s.nth as usize]);
        let all = pairs.map(side);
        all.reduce(|x, y| Bytes { start: x.start.min(y.start), end: x.end.max(y.end) })
    };
    let stretch = |bytes: Option<Bytes>, side: &Side| {
        let Bytes { start, end } = bytes.unwrap_or(Bytes { start: side.start, end: side.end });
        Stretch { post: side.post, path: side.path.clone(), start, end }
    };
    PassageEntry {
        id,
        kind,
        significance: rounded(chain.iter().map(|stretch| stretch.significance).sum(), 1),
        words: a.len().max(b.len()),
        matches: of,
        a: stretch(hull(|pair| pair.a), &first.a),
        b: stretch(hull(|pair| pair.b), &first.b),
    }
}

/// The kind of a reuse that runs over paragraph breaks: exact if no word is changed or left out.
pub(super) fn kind_over_breaks(units: u32, words_a: u32, words_b: u32) -> Kind {
    let counts = crate::compare::Counts {
        words: [words_a, words_b],
        covered: [words_a, words_b],
        units,
        ..Default::default()
    };
    if units == words_a + words_b && words_a == words_b { Kind::Exact } else { counts.kind() }
}

/// The share of a post's words that were not used before.
fn novelty(reused: u32, words: u32) -> f64 {
    let new = words.saturating_sub(reused);
    if words == 0 { 1.0 } else { rounded(f64::from(new) / f64::from(words), 4) }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

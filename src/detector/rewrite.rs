//! The second way in to matches: what was rewritten, beside what was copied. Stretches are looked for
//! over the breaks of paragraphs, and then told for each pair of paragraphs that they run through.

use std::cell::OnceCell;
use std::ops::Range;

use rayon::prelude::*;

use super::open::is_whole;
use super::stage::{Observer, Steps};
use super::window::{Window, WindowText};
use crate::align::{Aligner, CutOff, Limits, Stretch};
use crate::compare::{Comparer, Found, Kind, Match, Scratch, Weights};
use crate::family::Edge;
use crate::index::{Collapsed, RepId};
use crate::report::{Part, Wide};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, BlockKind, Set};

/// Inside an archive a stretch may be shorter than between two texts: about one sentence.
const LEAST_WORDS: u32 = 15;

/// What it says at least is this and the logarithm of the pairs of paragraphs that could have said it
/// by chance, in nats, if that is less than between two texts: a dozen posts have few, and a draft of
/// them, which is only held against the others, fewer.
const BEYOND_CHANCE: f64 = 32.0;

/// What it says at least where it touches a better one on one side, in nats: a post may hold several
/// copies of one text. Each pair of paragraphs has to say enough by itself besides.
const AGAIN_NATS: f64 = 60.0;

/// What it says at least, in nats and words, where it stands between two matches.
const BETWEEN_NATS: f64 = 40.0;
const BETWEEN_WORDS: u32 = 10;

/// What a significant stretch says at least for one pair of paragraphs that it runs through, in nats
/// and in words: it is proved already.
const PART_NATS: f64 = 12.0;
const PART_WORDS: u32 = 4;

/// A stretch may begin or end with a formula that leads over to it. So what it says for a pair of
/// paragraphs is so manyth a part of the shorter one at least, or so many nats by itself.
const PART_SHARE: usize = 3;
const ALONE_NATS: f64 = 40.0;

/// An echo shares no run that a reader could see: it has to say such a part of what a stretch must.
const ECHO_SHARE: f64 = 0.6;

/// What an alignment needs to know.
pub(super) struct Rewrites<'a> {
    archive: &'a Archive,
    segments: &'a Segments,
    weights: &'a Weights,
    limits: Limits,
    /// The least significance inside the archive.
    gate: f64,
    code: bool,
    /// For each paragraph the one that stands for it and its equals.
    rep_of: Vec<RepId>,
    firsts: Vec<ParagraphId>,
}

/// How much there is that could be alike by chance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The pairs of distinct paragraphs of the whole archive that meet.
    pub(super) pairs: f64,
    /// Whether program text is compared.
    pub(super) code: bool,
}

impl<'a> Rewrites<'a> {
    /// What an alignment of this archive needs.
    pub(super) fn of(
        archive: &'a Archive,
        segments: &'a Segments,
        collapsed: &Collapsed,
        weights: &'a Weights,
        limits: Limits,
        Scale { pairs, code }: Scale,
    ) -> Self {
        let mut rep_of = vec![RepId(u32::MAX); segments.paragraphs().len()];
        for rep in collapsed.reps() {
            for id in collapsed.places(rep) {
                rep_of[id.0 as usize] = rep;
            }
        }
        let firsts = collapsed.reps().map(|rep| collapsed.first(rep)).collect();
        let gate = limits.gate.min(BEYOND_CHANCE + pairs.max(1.0).ln());
        Self { archive, segments, weights, limits, gate, code, rep_of, firsts }
    }

    /// Puts what the windows share to the edges, which are sorted and stay so. Returns the stretches
    /// of whole posts, in the order of the windows, and what the limits of the work cut off.
    pub(super) fn join<O: Observer>(
        &self,
        comparer: &Comparer<'_>,
        windows: &[Window],
        whole_posts: bool,
        edges: &mut Vec<Edge>,
        observer: &O,
    ) -> (Vec<Wide>, Cuts) {
        let steps = Steps::new(observer, windows.len());
        let known = |sides: [RepId; 2]| {
            let at = edges.binary_search_by_key(&sides, |edge| [edge.a, edge.b]);
            at.ok().map(|at| &edges[at].found)
        };
        let found: Vec<(Vec<Wide>, Vec<Edge>, Cuts)> = windows
            .par_iter()
            .enumerate()
            .map_init(Scratch::default, |scratch, (at, window)| {
                steps.done(at);
                let (mut wide, aligning) = self.wide(window, whole_posts);
                let mut cuts = Cuts { aligning, cells: 0 };
                let mut done: Set<[RepId; 2]> = Set::default();
                let mut made = Vec::new();
                for part in wide.iter().flat_map(|wide| self.parts(wide, &known)) {
                    if done.insert(part.reps) {
                        let ids = part.reps.map(|rep| self.firsts[rep.0 as usize]);
                        let known = known(part.reps);
                        let (found, cells) = comparer.rewritten(scratch, ids, known, &[part.found]);
                        cuts.cells += cells;
                        let [a, b] = part.reps;
                        let least = self.limits.gate * ECHO_SHARE;
                        let told = found.filter(|found| {
                            found.kind != Kind::Echo || found.significance >= least
                        });
                        made.extend(told.map(|found| Edge { a, b, found }));
                    }
                }
                if !whole_posts {
                    wide.clear();
                }
                (wide, made, cuts)
            })
            .collect();
        let (mut told, mut made, mut cuts) = (Vec::new(), Vec::new(), Cuts::default());
        for (wide, edges, more) in found {
            told.extend(wide);
            made.extend(edges);
            cuts = cuts.and(more);
        }
        made.par_sort_by_key(|edge| [edge.a, edge.b]);
        made.dedup_by_key(|edge| [edge.a, edge.b]);
        let mut new = Vec::new();
        for edge in made {
            match edges.binary_search_by_key(&[edge.a, edge.b], |edge| [edge.a, edge.b]) {
                Ok(at) => edges[at] = edge,
                Err(_) => new.push(edge),
            }
        }
        edges.append(&mut new);
        edges.par_sort_by_key(|edge| [edge.a, edge.b]);
        (told, cuts)
    }

    fn wide(&self, window: &Window, whole_posts: bool) -> (Vec<Wide>, CutOff) {
        let post = |range: &Range<u32>| self.segments.paragraph(ParagraphId(range.start)).post;
        let limits = match () {
            () if whole_posts => self.limits,
            () if window.between => Limits {
                gate: self.gate.min(BETWEEN_NATS),
                least_words: BETWEEN_WORDS,
                digest: false,
                ..self.limits
            },
            // A post says what it is about more than once; between two posts that is a sign.
            () if post(&window.a) == post(&window.b) => {
                Limits { least_words: LEAST_WORDS, digest: false, ..self.limits }
            }
            () => Limits {
                gate: self.gate,
                gate_again: AGAIN_NATS.max(self.gate),
                least_words: LEAST_WORDS,
                digest: false,
                ..self.limits
            },
        };
        let aligner = Aligner::new(self.weights, self.segments.terms(), &limits);
        let text = |range: &Range<u32>| {
            WindowText::of(self.archive, self.segments, range.clone(), self.code)
        };
        let (a, b) = (text(&window.a), text(&window.b));
        let (stretches, cut_off) = aligner.stretches(a.side(), b.side());
        let told = stretches.iter().map(|stretch| Wide {
            a: a.parts(stretch.a),
            b: b.parts(stretch.b),
            significance: stretch.significance,
            digest: stretch.digest,
        });
        (told.collect(), cut_off)
    }

    /// What a wide stretch says for pairs of paragraphs: of all that it could pair, those that are the
    /// best for one of the two.
    fn parts<'k>(
        &self,
        wide: &Wide,
        known: &impl Fn([RepId; 2]) -> Option<&'k Match>,
    ) -> Vec<PairPart> {
        let (in_a, in_b) = (self.written(&wide.a), self.written(&wide.b));
        // A paragraph's text is cut once, for the first pair that asks for it.
        let texts = |parts: &[&Part]| -> Vec<OnceCell<WindowText>> {
            parts.iter().map(|_| OnceCell::new()).collect()
        };
        let (texts_a, texts_b) = (texts(&in_a), texts(&in_b));
        let mut best_a = vec![0.0f64; in_a.len()];
        let mut best_b = vec![0.0f64; in_b.len()];
        let mut parts = Vec::new();
        for (at_a, a) in in_a.iter().enumerate() {
            for (at_b, b) in in_b.iter().enumerate() {
                let part = self.part([a, b], [&texts_a[at_a], &texts_b[at_b]], known);
                let nats = part.as_ref().map_or(0.0, |part| part.found.2);
                best_a[at_a] = best_a[at_a].max(nats);
                best_b[at_b] = best_b[at_b].max(nats);
                parts.extend(part.map(|part| (at_a, at_b, part)));
            }
        }
        parts.retain(|(a, b, part)| {
            part.found.2.is_finite() && (part.found.2 >= best_a[*a] || part.found.2 >= best_b[*b])
        });
        parts.into_iter().map(|(_, _, part)| part).collect()
    }

    /// The parts that writers rewrite. Headings, captions and lists of links are formulas: what they share is told if
    /// it was copied, and no more.
    fn written<'p>(&self, parts: &'p [Part]) -> Vec<&'p Part> {
        let rewritten = |part: &&Part| {
            let kind = self.segments.paragraph(part.paragraph).kind;
            !matches!(kind, BlockKind::Heading | BlockKind::Caption | BlockKind::Links)
        };
        parts.iter().filter(rewritten).collect()
    }

    /// What two paragraphs share near these parts of them. What is told already says more than
    /// anything.
    fn part<'k>(
        &self,
        [a, b]: [&Part; 2],
        texts: [&OnceCell<WindowText>; 2],
        known: &impl Fn([RepId; 2]) -> Option<&'k Match>,
    ) -> Option<PairPart> {
        let [rep_a, rep_b] = [a, b].map(|part| self.rep_of[part.paragraph.0 as usize]);
        let reps = [rep_a.min(rep_b), rep_a.max(rep_b)];
        if rep_a == rep_b || known(reps).is_some_and(is_whole) {
            return Some(PairPart { reps, found: (a.span, b.span, f64::INFINITY) });
        }
        let limits = Limits::default();
        let aligner = Aligner::new(self.weights, self.segments.terms(), &limits);
        let [left, right] = [(a, texts[0]), (b, texts[1])].map(|(part, text)| {
            let id = part.paragraph.0;
            text.get_or_init(|| WindowText::of(self.archive, self.segments, id..id + 1, true))
        });
        let Stretch { a, b, significance, .. } =
            aligner.near(left.side(), right.side(), [a.span, b.span])?;
        let words = left.side().terms.len().min(right.side().terms.len());
        let short = a.len().min(b.len());
        let much = short as usize * PART_SHARE >= words || significance >= ALONE_NATS;
        let told = significance >= PART_NATS && short >= PART_WORDS && much;
        let spans = if rep_a <= rep_b { (a, b) } else { (b, a) };
        told.then_some(PairPart { reps, found: (spans.0, spans.1, significance) })
    }
}

/// How often the limits of the work have cut something off.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cuts {
    aligning: CutOff,
    /// Stretches too long to be paired word by word.
    cells: u64,
}

impl Cuts {
    fn and(self, other: Self) -> Self {
        let aligning = self.aligning.and(other.aligning);
        Self { aligning, cells: self.cells + other.cells }
    }

    /// The limits by the names of their options, with how often each has cut something off.
    pub(super) fn named(self) -> [(&'static str, u64); 3] {
        let Self { aligning: CutOff { units, rounds }, cells } = self;
        [("max_units", units), ("max_rounds", rounds), ("max_cells", cells)]
    }
}

/// What a wide stretch says for one pair of different paragraphs, the lower number first.
struct PairPart {
    reps: [RepId; 2],
    found: Found,
}

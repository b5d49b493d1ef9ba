//! The story of an alignment: seeds, clusters, ends, and again with what is left.

use super::cluster::{Cluster, clusters};
use super::digest::digests;
use super::limits::{CutOff, Limits, Part};
use super::pair::{Pair, Side, length};
use super::refine::{Found, Refiner};
use super::seeds::{Seed, Vectors, seeds};
use super::settle::{gated, merge, resolve, snap};
use crate::compare::Weights;
use crate::segment::Terms;
use crate::text::{Span, Tok};

/// A stretch that two texts share, in words of each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Where it stands in a.
    pub a: Span<Tok>,
    /// Where it stands in b.
    pub b: Span<Tok>,
    /// The log-likelihood ratio of reuse against chance, in nats; of the two sides' the smaller.
    pub significance: f64,
    /// Whether a draws on all of b's stretch, in few words of its own.
    pub digest: bool,
}

/// Finds the stretches that two texts share, after the seeds and clusters of Sanchez-Perez, Sidorov
/// and Gelbukh (PAN 2014); the ends are found by log-odds, word by word.
#[derive(Debug, Clone, Copy)]
pub struct Aligner<'a> {
    weights: &'a Weights,
    terms: &'a Terms,
    limits: &'a Limits,
}

impl<'a> Aligner<'a> {
    /// An aligner of texts of an archive with these words and weights.
    pub fn new(weights: &'a Weights, terms: &'a Terms, limits: &'a Limits) -> Self {
        Self { weights, terms, limits }
    }

    /// The stretch near `spans` that says most for reuse, whatever that is, or `None` if nothing there
    /// does.
    pub fn near(&self, a: Side<'_>, b: Side<'_>, spans: [Span<Tok>; 2]) -> Option<Stretch> {
        let swap = a.terms.len() > b.terms.len();
        let (sides, spans) = if swap { ([b, a], [spans[1], spans[0]]) } else { ([a, b], spans) };
        let pair = Pair::of(sides, self.weights, self.terms);
        let found = Refiner::of(&pair, self.limits).refine(&pair, spans)?;
        let mut stretch = self.snapped(&pair, found, false);
        if swap {
            std::mem::swap(&mut stretch.a, &mut stretch.b);
        }
        Some(stretch)
    }

    /// The stretches that two texts share, in the order of a, and what the limits of the work cut off.
    /// They may overlap on one side, where one text has a stretch twice.
    pub fn stretches(&self, a: Side<'_>, b: Side<'_>) -> (Vec<Stretch>, CutOff) {
        // Which of the two is looked at first may show, so it is the shorter one, whatever its name.
        let swap = a.terms.len() > b.terms.len();
        let (one, other) = if swap { (b, a) } else { (a, b) };
        let (mut found, cut_off) = self.in_order(one, other, usize::from(swap));
        if swap {
            for stretch in &mut found {
                std::mem::swap(&mut stretch.a, &mut stretch.b);
            }
        }
        found.sort_by_key(|stretch| (stretch.a, stretch.b));
        (found, cut_off)
    }

    /// The stretches that two texts share. `drawing` is the side that may be a digest of the other.
    fn in_order(&self, a: Side<'_>, b: Side<'_>, drawing: usize) -> (Vec<Stretch>, CutOff) {
        let limits = self.limits;
        let pair = Pair::of([a, b], self.weights, self.terms);
        let vectors = Vectors::of(&pair);
        let (seeds, units) = seeds(&vectors, pair.counts.len(), limits.max_units);
        let mut cut_off = CutOff { units, rounds: 0 };
        if seeds.is_empty() {
            return (Vec::new(), cut_off);
        }
        let mut refiner = Refiner::of(&pair, limits);
        let mut left = seeds.clone();
        let mut told: Vec<Found> = Vec::new();
        for round in 1.. {
            let mut found = Vec::new();
            for cluster in clusters(&left, &pair.units, [Limits::GAP; 2]) {
                let Cluster { spans, cosine, .. } = Cluster::of(&cluster, &pair, &vectors);
                if cosine > Limits::CLUSTER_COSINE {
                    found.extend(refiner.refine(&pair, spans));
                }
            }
            let found = gated(merge(found, &pair, &mut refiner), &told, limits);
            if found.is_empty() {
                break;
            }
            // One look more than there are rounds tells whether anything was left.
            if round > limits.max_rounds {
                cut_off.rounds = 1;
                break;
            }
            told.extend(found);
            told = resolve(told);
            // What a stretch has taken stands for nothing else.
            left.retain(|seed| !told.iter().any(|found| holds(found, *seed, &pair)));
        }
        let mut told = merge(told, &pair, &mut refiner);
        let digests = if limits.digest {
            digests(&seeds, &pair, &vectors, drawing, &mut refiner, &mut told)
        } else {
            Vec::new()
        };
        let own = told.into_iter().map(|found| self.snapped(&pair, found, false));
        let mut all: Vec<Stretch> = own.collect();
        all.extend(digests.into_iter().map(|found| self.snapped(&pair, found, true)));
        (all, cut_off)
    }

    fn snapped(&self, pair: &Pair, found: Found, digest: bool) -> Stretch {
        let [a, b] = [0, 1].map(|side| {
            let span = found.spans[side];
            if !self.limits.has(Part::Snap) {
                return span;
            }
            snap(span, &pair.sentences[side], length(&pair.words[side]))
        });
        Stretch { a, b, significance: found.nats, digest }
    }
}

/// Whether a stretch holds words of both units of a seed.
fn holds(found: &Found, seed: Seed, pair: &Pair) -> bool {
    (0..2).all(|side| {
        let unit = pair.units[side][seed.units[side] as usize];
        found.spans[side].overlap(unit) > 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{ParagraphId, Segments, TermId};
    use crate::text::{Archive, Post};
    use proptest::prelude::*;

    const BEFORE: &str = "The last question from the floor was about snow on the quay.";
    const KEEPER: &str = "The harbour office pays a pilot by the hour and not by the ship, so that \
                          a captain who waits for the tide costs the town more than one who comes \
                          in against it; the auditor asked twice why nobody had mended that.";
    const AGAIN: &str = "Twice the auditor asked why nobody mended the contract. A captain waiting \
                         for the tide costs the town more than a captain who comes in against it, \
                         since by the hour, not by the ship, is how the harbour office pays a pilot.";

    fn side(segments: &Segments, at: u32) -> Vec<TermId> {
        segments.terms_of(ParagraphId(at)).into_owned()
    }

    fn shared(texts: [&str; 2], limits: &Limits) -> Vec<Stretch> {
        let mut archive = Archive::new();
        for text in texts {
            archive.push(Post::new("a.txt", text).unwrap());
        }
        let segments = Segments::of(archive.posts());
        let all = (0..2).map(|at| segments.terms_of(ParagraphId(at)));
        let weights = Weights::of(segments.terms().len(), all);
        let sentences = [0, 1].map(|at| segments.words(&archive, ParagraphId(at)).sentences);
        let [a, b] = [0, 1].map(|at| side(&segments, at));
        let [a, b] = [
            Side { terms: &a, sentences: &sentences[0] },
            Side { terms: &b, sentences: &sentences[1] },
        ];
        Aligner::new(&weights, segments.terms(), limits).stretches(a, b).0
    }

    #[test]
    fn an_argument_that_was_turned_round_is_found_to_its_ends() {
        let first = format!("{BEFORE} {KEEPER}");
        let found = shared([&first, AGAIN], &Limits::default());
        assert_eq!(found.len(), 1, "{found:?}");
        let before = u32::try_from(BEFORE.split(' ').count()).unwrap();
        assert_eq!(found[0].a.start(), before);
        assert_eq!(found[0].b.start(), 0);
        assert!(found[0].significance > 80.0);
        assert!(shared([BEFORE, AGAIN], &Limits::default()).is_empty());
    }

    proptest! {
        #[test]
        fn stretches_lie_in_their_texts_and_say_enough(
            a in prop::collection::vec(0u8..30, 1..120),
            b in prop::collection::vec(0u8..30, 1..120),
            from in 0usize..60,
            digest in any::<bool>(),
        ) {
            // Half of the time the second text holds the end of the first.
            let b = [b, a[from.min(a.len())..].to_vec()].concat();
            let text = |words: &[u8]| {
                let word = |(at, word): (usize, &u8)| {
                    format!("word{word}{}", if at % 9 == 8 { ". The" } else { "" })
                };
                words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
            };
            let limits = Limits { gate: 15.0, least_words: 8, digest, ..Limits::default() };
            let (a, b) = (text(&a), text(&b));
            let found = shared([&a, &b], &limits);
            let count = |text: &str| u32::try_from(text.split(' ').count()).unwrap();
            for stretch in &found {
                prop_assert!(stretch.a.end() <= count(&a) && stretch.b.end() <= count(&b));
                prop_assert!(stretch.significance >= limits.gate);
                prop_assert!(stretch.a.len() >= limits.least_words || stretch.digest);
            }
            prop_assert_eq!(found, shared([&a, &b], &limits));
        }
    }
}

//! The story in one place: segment, fingerprint, join, compare, group, report. It is the only file
//! that knows threads; every stage gives its results in the order of its input, so their number never
//! shows.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::compare::{Comparer, Criteria, Match, Scratch, Weights};
use crate::error::{Error, ErrorKind};
use crate::family::{Edge, Graph, Node, NodeId, Refrain, absorb, classify, families, rank, stars};
use crate::fingerprint::Shingles;
use crate::index::{
    Bits, Collapsed, Grouped, Join, LargeRuns, RepId, Scattered, Sets, Sieve, Sifted,
};
use crate::options::{Options, Settings};
use crate::report::{Command, Findings, Report, assemble};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, Set, Span};

/// The fewest and the most posts that one task cuts into words: fewer share the work no better, more
/// hold too many words apart from the archive's.
const POSTS_A_TASK: (usize, usize) = (16, 4096);

/// About so many tasks make up the whole of a cut, and so many of them are held at a time before they
/// are put together: enough to keep every thread busy, few enough that no word is held twice for long.
const TASKS: usize = 64;
const TASKS_A_WAVE: usize = 16;

/// Distinct paragraphs whose shingles one task handles.
const SETS_A_TASK: u32 = 8192;

/// Finds what an archive repeats.
#[derive(Debug)]
pub struct Detector {
    settings: Settings,
    pool: rayon::ThreadPool,
}

impl Detector {
    /// A detector with these options.
    ///
    /// # Errors
    /// `ErrorKind::InvalidOptions` with every option that cannot be meant, or an I/O error if the
    /// system gives no threads. This is the only call that can find an option wrong.
    pub fn new(options: &Options) -> Result<Self, Error> {
        let settings = options.settings()?;
        let threads = settings.threads.unwrap_or(0) as usize;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|err| {
            let err = std::io::Error::other(err);
            Error::from(ErrorKind::Io { path: "threads".to_owned(), err })
        })?;
        Ok(Self { settings, pool })
    }

    /// How many threads it works with.
    pub fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Does `work` on every item with this detector's threads, and gives the results in the order of
    /// the items.
    pub fn map<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> R + Sync + Send,
    ) -> Vec<R> {
        self.pool.install(|| items.par_iter().map(work).collect())
    }

    /// The archive against itself. The report's bytes are the same whatever the number of threads.
    pub fn detect(&self, archive: &Archive) -> Report {
        self.detect_with(archive, &mut ())
    }

    /// The same, and `observer` is told of each stage as it begins.
    pub fn detect_with<O: Observer>(&self, archive: &Archive, observer: &mut O) -> Report {
        self.pool.install(|| self.run(archive, None, Command::Report, observer))
    }

    /// The first `drafts` posts of the archive against the others; nothing, if there are none.
    pub fn check(&self, archive: &Archive, drafts: usize) -> Report {
        self.pool.install(|| self.run(archive, Some(drafts), Command::Check, &mut ()))
    }

    /// The first `left` posts of the archive against the others, as two texts side by side.
    pub fn compare(&self, archive: &Archive, left: usize) -> Report {
        self.pool.install(|| self.run(archive, Some(left), Command::Compare, &mut ()))
    }

    /// Why two paragraphs of an archive match or do not; `segments` are the archive's.
    pub fn explain(
        &self,
        archive: &Archive,
        segments: &Segments,
        a: ParagraphId,
        b: ParagraphId,
    ) -> Explanation {
        let weights = weigh(segments, &Collapsed::of(segments, self.settings.code));
        let criteria = self.settings.criteria;
        let compare = |criteria: &Criteria| {
            let comparer = Comparer::new(archive, segments, &weights, criteria);
            comparer.compare(&mut Scratch::default(), a, b).0
        };
        let found = compare(&criteria);
        let holds = found.is_some();
        // Lifted to the bottom, the criteria let every pair pass that shares three words in a row.
        let lifted = Criteria { min_shared: 1, min_run: 3, ..criteria };
        Explanation { criteria, holds, found: found.or_else(|| compare(&lifted)) }
    }

    #[allow(clippy::cast_possible_truncation)] // Places, and so pairs and refrains, fit in u32.
    fn run<O: Observer>(
        &self,
        archive: &Archive,
        drafts: Option<usize>,
        command: Command,
        observer: &mut O,
    ) -> Report {
        observer.begin(Stage::Segment);
        let segments = segment(archive);
        let collapsed = Collapsed::of(&segments, self.settings.code);
        let sides = Sides::of(&segments, &collapsed, drafts);
        let (candidates, tied) = self.candidates(&segments, &collapsed, &sides, observer);
        observer.begin(Stage::Align);
        let weights = weigh(&segments, &collapsed);
        let comparer = Comparer::new(archive, &segments, &weights, &self.settings.criteria);
        let (edges, cut) = verify(&comparer, &collapsed, &candidates);
        observer.begin(Stage::Families);
        let terms = |node: Node| &segments.terms_of(collapsed.first(node.rep))[node.span.range()];
        let tied = |edge: &Edge| tied.contains(&[edge.a, edge.b]);
        let graph = Graph::of(&edges, repeated(&segments, &collapsed, &sides), tied, terms);
        let refrains = self.refrains(archive, &segments, &collapsed, &graph, &sides);
        observer.begin(Stage::Report);
        let mut limits_hit = BTreeMap::new();
        if cut > 0 {
            limits_hit.insert("max_seeds".to_owned(), cut);
        }
        let findings = Findings {
            command,
            options: self.settings.named(),
            archive,
            segments: &segments,
            collapsed: &collapsed,
            edges: &edges,
            graph: &graph,
            refrains: &refrains,
            drafts,
            all_pairs: self.settings.all_pairs,
            min_words: self.settings.min_words,
            candidates: candidates.len() as u64,
            limits_hit,
        };
        let (pairs, left_out) = findings.pairs();
        let told = (0u32..pairs.len() as u32)
            .into_par_iter()
            .map_init(Scratch::default, |scratch, id| {
                let exact = |paragraph| comparer.exact(scratch, paragraph);
                findings.told(id, &pairs[id as usize], exact)
            })
            .collect();
        let entries = (0u32..refrains.len() as u32)
            .into_par_iter()
            .map(|id| findings.refrain_entry(id, &refrains[id as usize]))
            .collect();
        assemble(&findings, told, entries, left_out)
    }

    /// All pairs of distinct paragraphs that meet the criteria by their hashes, sorted, but for those
    /// within a large family; and the pairs that tie the large families together.
    fn candidates<O: Observer>(
        &self,
        segments: &Segments,
        collapsed: &Collapsed,
        sides: &Sides,
        observer: &mut O,
    ) -> (Vec<[RepId; 2]>, Set<[RepId; 2]>) {
        let criteria = &self.settings.criteria;
        // Each draft asks for itself; only an archive against itself can be told in chains.
        let chains = sides.drafts.is_none() && !self.settings.all_pairs;
        let limit = if chains { self.settings.large_family } else { usize::MAX };
        let sets = |length, short| sets(segments, collapsed, Shingles { length, short }, limit);
        observer.begin(Stage::Fingerprint);
        let by_runs = sets(criteria.min_run, false);
        observer.begin(Stage::Join);
        let runs = large_runs(segments, collapsed, &by_runs, criteria.min_run, limit);
        let mut pairs = join(&Join::new(&by_runs, |_| 1).without_large(), sides);
        runs.pairs(limit, |pair, _| pairs.push(pair));
        drop(by_runs);
        observer.begin(Stage::Fingerprint);
        let by_shingles = sets(criteria.shingle, true);
        observer.begin(Stage::Join);
        let by_shingles = Join::new(&by_shingles, |size| criteria.required(size));
        pairs.extend(join(&by_shingles.parted_by(&runs), sides));
        pairs.par_sort_unstable();
        pairs.dedup();
        let mut tied = Set::default();
        runs.pairs(limit, |pair, large| {
            if large {
                tied.insert(pair);
            }
        });
        (pairs, tied)
    }

    fn refrains(
        &self,
        archive: &Archive,
        segments: &Segments,
        collapsed: &Collapsed,
        graph: &Graph,
        sides: &Sides,
    ) -> Vec<Refrain> {
        let drafts = sides.drafts;
        let grouped = if drafts.is_none() {
            families(graph)
        } else {
            stars(graph, |node: NodeId| sides.of_rep(graph.node(node).rep).0)
        };
        let ranks = archive.chronology(drafts.unwrap_or(0));
        let rank_of = |paragraph: ParagraphId| {
            (ranks[segments.paragraph(paragraph).post.0 as usize], paragraph)
        };
        let told = grouped
            .iter()
            .filter_map(|family| Refrain::of(family, graph, collapsed, segments, rank_of));
        let mut refrains: Vec<Refrain> = told.collect();
        if drafts.is_none() {
            refrains = absorb(refrains, self.settings.min_words, rank_of);
        }
        classify(&mut refrains, archive, segments, self.settings.min_words);
        rank(&mut refrains, segments);
        refrains
    }
}

/// The stages of a run, in the order in which they first begin; the two of the join come twice, once
/// for shingles and once for runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Posts to words; equal paragraphs folded.
    Segment,
    /// Words to sets of shingles.
    Fingerprint,
    /// Sets to candidates.
    Join,
    /// Candidates to matches.
    Align,
    /// Matches to refrains.
    Families,
    /// All of it to bytes and lines.
    Report,
}

/// Someone who wants to know how far a run has come. The detector has no clock; this is where one
/// can be put.
pub trait Observer: Send {
    /// A stage begins, and the one before it has ended.
    fn begin(&mut self, stage: Stage);
}

impl Observer for () {
    fn begin(&mut self, _: Stage) {}
}

/// Why two paragraphs match or do not.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What a pair must share.
    pub criteria: Criteria,
    /// Whether these two share it.
    pub holds: bool,
    /// What these two share; `None` if not even three words in a row.
    pub found: Option<Match>,
}

/// Who asks whom: in a report everybody everybody, in a check drafts the archive.
struct Sides {
    /// The first posts of the archive that ask; `None` if all do.
    drafts: Option<usize>,
    /// For each distinct paragraph, whether a draft holds it and whether the archive does.
    holders: Vec<(bool, bool)>,
}

impl Sides {
    fn of(segments: &Segments, collapsed: &Collapsed, drafts: Option<usize>) -> Self {
        let first = drafts.unwrap_or(0);
        let is_draft = |id: &ParagraphId| (segments.paragraph(*id).post.0 as usize) < first;
        let holders = collapsed.reps().map(|rep| {
            let places = collapsed.places(rep);
            (places.iter().any(is_draft), !places.iter().all(is_draft))
        });
        Self { drafts, holders: holders.collect() }
    }

    fn of_rep(&self, rep: RepId) -> (bool, bool) {
        self.holders[rep.0 as usize]
    }

    fn meet(&self, a: RepId, b: RepId) -> bool {
        let (a, b) = (self.of_rep(a), self.of_rep(b));
        self.drafts.is_none() || (a.0 && b.1) || (a.1 && b.0)
    }
}

fn segment(archive: &Archive) -> Segments {
    let mut segments = Segments::default();
    let task = (archive.posts().len() / TASKS).clamp(POSTS_A_TASK.0, POSTS_A_TASK.1);
    for wave in archive.posts().chunks(task * TASKS_A_WAVE) {
        let parts: Vec<Segments> = wave.par_chunks(task).map(Segments::of).collect();
        for part in parts {
            segments.append(part);
        }
    }
    segments
}

/// How often each word stands in the archive, equal paragraphs counted once: a text that came back a
/// hundred times must not make its own words look common.
fn weigh(segments: &Segments, collapsed: &Collapsed) -> Weights {
    let distinct = collapsed.reps().map(|rep| segments.terms_of(collapsed.first(rep)));
    Weights::of(segments.terms().len(), distinct)
}

/// The shingle sets of all distinct paragraphs: once over all shingles to see which stand twice, once
/// more to keep those, then number them.
fn sets(segments: &Segments, collapsed: &Collapsed, shingles: Shingles, limit: usize) -> Sets {
    let terms = |set: u32| segments.terms_of(collapsed.first(RepId(set)));
    let tasks: Vec<Range<u32>> = (0..collapsed.len())
        .step_by(SETS_A_TASK as usize)
        .map(|from| from..(from + SETS_A_TASK).min(collapsed.len()))
        .collect();
    let scattered: Vec<Scattered> = tasks
        .par_iter()
        .map_init(Vec::new, |hashes, task| {
            let room = task.clone().map(|set| shingles.count(terms(set).len())).sum();
            let mut scattered = Scattered::with_room(room);
            for set in task.clone() {
                shingles.hashes(terms(set), hashes);
                scattered.extend(hashes);
            }
            scattered
        })
        .collect();
    let bits = (0..Sieve::PARTITIONS).into_par_iter().map(|at| Bits::of(&scattered, at));
    let sieve = Sieve(bits.collect());
    drop(scattered);
    let sifted: Vec<Sifted> = tasks
        .par_iter()
        .map_init(Default::default, |(hashes, kept): &mut (Vec<u64>, Vec<_>), task| {
            let mut sifted = Sifted::new();
            for set in task.clone() {
                let terms = terms(set);
                shingles.hashes(terms, hashes);
                sifted.push(set, hashes, &sieve, kept, |a, b| shingles.same(terms, a, b));
            }
            sifted
        })
        .collect();
    drop(sieve);
    let grouped: Vec<Grouped> =
        (0..Sieve::PARTITIONS).into_par_iter().map(|at| Grouped::of(&sifted, at, limit)).collect();
    Sets::of(sifted, &grouped)
}

/// The runs that more than `limit` distinct paragraphs hold.
fn large_runs(
    segments: &Segments,
    collapsed: &Collapsed,
    by_runs: &Sets,
    length: usize,
    limit: usize,
) -> LargeRuns {
    let terms = |rep: RepId| segments.terms_of(collapsed.first(rep));
    let suspects: Vec<(RepId, Vec<u32>)> = (0..by_runs.len())
        .into_par_iter()
        .filter(|&set| by_runs.holds_large(set))
        .map_init(Vec::new, |hashes, set| {
            Shingles { length, short: false }.hashes(terms(RepId(set)), hashes);
            let large = (0u32..).zip(&*hashes).filter(|(_, hash)| by_runs.may_be_large(**hash));
            (RepId(set), large.map(|(at, _)| at).collect())
        })
        .collect();
    LargeRuns::of(collapsed.len(), &suspects, length, limit, terms)
}

fn join(join: &Join<'_>, sides: &Sides) -> Vec<[RepId; 2]> {
    (0..join.len())
        .into_par_iter()
        .fold(
            || (join.scratch(), Vec::new()),
            |(mut scratch, mut pairs), asker| {
                let admit = |other| sides.meet(RepId(asker), RepId(other));
                join.partners(&mut scratch, asker, admit, |other| {
                    pairs.push([RepId(asker.min(other)), RepId(asker.max(other))]);
                });
                (scratch, pairs)
            },
        )
        .map(|(_, pairs)| pairs)
        .flatten()
        .collect()
}

/// The candidates that hold, and how many alignments a limit cut short.
fn verify(
    comparer: &Comparer<'_>,
    collapsed: &Collapsed,
    candidates: &[[RepId; 2]],
) -> (Vec<Edge>, u64) {
    let verdicts: Vec<(Option<Edge>, bool)> = candidates
        .par_iter()
        .map_init(Scratch::default, |scratch, &[a, b]| {
            let (found, cut) = comparer.compare(scratch, collapsed.first(a), collapsed.first(b));
            (found.map(|found| Edge { a, b, found }), cut)
        })
        .collect();
    let cut = verdicts.iter().filter(|(_, cut)| *cut).count() as u64;
    (verdicts.into_iter().filter_map(|(edge, _)| edge).collect(), cut)
}

/// The distinct paragraphs that stand in several places, as whole stretches; in a check, those that a
/// draft and the archive both hold.
fn repeated<'a>(
    segments: &'a Segments,
    collapsed: &'a Collapsed,
    sides: &'a Sides,
) -> impl Iterator<Item = Node> + 'a {
    let wanted = move |rep: &RepId| {
        collapsed.places(*rep).len() > 1
            && (sides.drafts.is_none() || sides.of_rep(*rep) == (true, true))
    };
    collapsed.reps().filter(wanted).map(move |rep| {
        let words = segments.paragraph(collapsed.first(rep)).tokens.len();
        Node { rep, span: Span::new(0, words) }
    })
}

//! The story in one place: segment, fingerprint, join, compare, group, report.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::background::Background;
use super::candidates::candidates;
use super::cut::{Cut, collapse, segment};
use super::explanation::Explanation;
use super::gaps::gaps;
use super::keyed::{Crowding, Rarity, keyed};
use super::link_lists::link_lists;
use super::pairs::{Criterion, Pairs, pairs};
use super::rare::sharing;
use super::refrains::{quotations, refrains};
use super::rewrite::{Rewrites, Scale};
use super::sides::Sides;
use super::stage::{Observer, Stage};
use super::tell::tell;
use super::verify::{equal, repeated, verify, weigh};
use super::whole::Whole;
use super::window::{Window, around, of_posts};
use crate::align::Limits;
use crate::compare::{Comparer, Criteria, Scratch, Weights};
use crate::disk::{Question, Shape};
use crate::error::{Error, ErrorKind};
use crate::family::{Accepted, Accepting, Asked, Context, Edge, Graph, Opening};
use crate::index::Collapsed;
use crate::options::{Options, Settings};
use crate::report::{Command, Findings, Report, Stats};
use crate::segment::{ParagraphId, Segments, TermId};
use crate::spill::Spool;
use crate::text::{Archive, Post, Set};

/// All columns of a run together take about so many times the room of the text.
const COLUMNS: u64 = 3;

/// Of the memory that a run may take, a step of the work holds so manyth a part at a time, but never
/// less than `LEAST_HELD` bytes.
const SHARES: u64 = 4;
const LEAST_HELD: usize = 1 << 8;

/// Two sides of no more pairs of posts than this are compared post by post; of larger ones only what
/// a key of rare words has named.
const MOST_WHOLE_POSTS: usize = 10_000;

/// Finds what an archive repeats.
#[derive(Debug)]
pub struct Detector {
    pub(super) settings: Settings,
    pub(super) pool: rayon::ThreadPool,
    pub(super) accepted: Accepted,
}

/// What a run knows beside its archive.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    /// The posts among which is counted how common a word is, if those are not the archive's.
    pub(super) background: Option<&'a Background>,
    /// The archive that the given one is a part of, if it is.
    pub(super) whole: Option<&'a Whole<'a>>,
    /// What is accepted in the archive.
    pub(super) accepted: &'a Accepted,
}

impl Beside<'_> {
    /// How common words are.
    fn weights(&self, segments: &Segments, collapsed: &Collapsed) -> Weights {
        match self {
            Self { background: Some(words), .. } => words.weights_of(segments),
            Self { whole: Some(whole), .. } => whole.weights_of(segments),
            _ => weigh(segments, collapsed),
        }
    }

    /// Puts the counts of the whole archive in the place of a part's.
    fn count_in(&self, stats: &mut Stats) {
        if let Some(whole) = self.whole {
            whole.count_in(stats);
        }
    }

    /// The keys of the drafts that too many paragraphs of the whole archive hold.
    fn crowded(&self, segments: &Segments) -> Set<u64> {
        self.whole.map(|whole| whole.crowded_in(segments)).unwrap_or_default()
    }

    /// The link targets of the drafts that too many lists of the whole archive have.
    fn crowded_targets(&self, segments: &Segments) -> Set<Vec<TermId>> {
        self.whole.map(|whole| whole.crowded_targets_in(segments)).unwrap_or_default()
    }
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
        Ok(Self { settings, pool, accepted: Accepted::default() })
    }

    /// The same detector, which knows what is accepted in the archive that it will be given.
    #[must_use]
    pub fn accepting(mut self, accepted: Accepted) -> Self {
        self.accepted = accepted;
        self
    }

    /// The same detector, whose alignments go by other numbers: for those who measure what the
    /// parts of an alignment bring. Options are what a run is given.
    #[must_use]
    pub fn aligning(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
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

    /// Does `work` with this detector's threads.
    pub fn within<R: Send>(&self, work: impl FnOnce() -> R + Send) -> R {
        self.pool.install(work)
    }

    /// What a check by these options asks of an index.
    ///
    /// `namesakes` is of how many texts under one name the others are held against each, to find posts that
    /// are the same; `None` keeps all posts.
    pub fn question(&self, namesakes: Option<usize>) -> Question {
        let Settings { criteria, code, copies_only, max_holders, .. } = self.settings;
        let shape = Shape { shingle: criteria.shingle, code, namesakes };
        Question { criteria, copies_only, max_holders, shape }
    }

    /// Puts the words of the next posts of an archive, in rows with what `Cut::of` gave, behind those
    /// that have been cut.
    pub fn gather(&self, cut: &mut Cut, rows: Vec<(&[Post], Option<Segments>)>) {
        self.pool.install(|| cut.push(rows));
    }

    /// The archive against itself. The report's bytes are the same whatever the number of threads and
    /// however little memory the run may take.
    ///
    /// # Errors
    /// `ErrorKind::Temporary` if memory is limited and a temporary file could not be written or read;
    /// so have the others that compare.
    pub fn detect(&self, archive: &Archive) -> Result<Report, Error> {
        self.answer(Command::Report, archive, 0, Cut::default(), &mut ())
    }

    /// The first `drafts` posts of the archive against the others; nothing, if there are none.
    pub fn check(&self, archive: &Archive, drafts: usize) -> Result<Report, Error> {
        self.answer(Command::Check, archive, drafts, Cut::default(), &mut ())
    }

    /// The first `left` posts of the archive against the others, as two texts side by side.
    pub fn compare(&self, archive: &Archive, left: usize) -> Result<Report, Error> {
        self.answer(Command::Compare, archive, left, Cut::default(), &mut ())
    }

    /// What a command asks of an archive whose first posts, `first` of them, are the drafts of a check
    /// or the left side of a comparison. `cut` has the words of those posts that were cut while
    /// others were read; `observer` is told how far the run is.
    ///
    /// # Errors
    /// As `detect`.
    pub fn answer<O: Observer>(
        &self,
        command: Command,
        archive: &Archive,
        first: usize,
        cut: Cut,
        observer: &mut O,
    ) -> Result<Report, Error> {
        let beside = Beside { background: None, whole: None, accepted: &self.accepted };
        self.pool.install(|| self.run(command, archive, first, cut, beside, observer))
    }

    /// The first `drafts` posts of the archive against the others, of which there are more than it
    /// holds: those that are not there share nothing with the drafts. The report is that of a check
    /// against all, if `whole` counts all.
    ///
    /// # Errors
    /// As `detect`.
    pub fn check_part<O: Observer>(
        &self,
        archive: &Archive,
        drafts: usize,
        whole: &Whole<'_>,
        observer: &mut O,
    ) -> Result<Report, Error> {
        let beside = Beside { background: None, whole: Some(whole), accepted: &self.accepted };
        let (check, cut) = (Command::Check, Cut::default());
        self.pool.install(|| self.run(check, archive, drafts, cut, beside, observer))
    }

    /// All pairs of paragraphs by one plain criterion, equal paragraphs included: a text that stands n
    /// times gives n·(n − 1)/2 of them. Of this detector's options only those of shingles and runs and
    /// the leaving out of program text play a part. A join asks nothing of the text once its words are
    /// numbered, so the archive is given away, and its room with it.
    pub fn pairs<O: Observer>(
        &self,
        archive: Archive,
        criterion: Criterion,
        observer: &mut O,
    ) -> Result<Pairs, Error> {
        let Settings { criteria, code, .. } = &self.settings;
        self.pool.install(|| {
            let spool = self.spool(&archive);
            let found = pairs(archive, criterion, criteria, *code, &spool, observer);
            whole(found, &spool)
        })
    }

    /// What two paragraphs of an archive have of what a match must have; `segments` are the archive's.
    /// Whether they are told, and as what, is for a report to say.
    pub fn explain(
        &self,
        archive: &Archive,
        segments: &Segments,
        a: ParagraphId,
        b: ParagraphId,
    ) -> Explanation {
        let collapsed = collapse(segments, self.settings.code);
        let weights = weigh(segments, &collapsed);
        let criteria = self.settings.criteria;
        let compare = |criteria: &Criteria| {
            let comparer = Comparer::new(archive, segments, &weights, criteria);
            comparer.compare(&mut Scratch::default(), a, b).0
        };
        let found = compare(&criteria);
        let holds = found.is_some();
        // Lifted to the bottom, the criteria let every pair pass that shares three words in a row.
        let lifted = Criteria { min_shared: 1, min_run: 3, ..criteria };
        let found = found.or_else(|| compare(&lifted));
        Explanation { criteria, holds, found }
    }

    pub(super) fn run<O: Observer>(
        &self,
        command: Command,
        archive: &Archive,
        first: usize,
        cut: Cut,
        beside: Beside<'_>,
        observer: &mut O,
    ) -> Result<Report, Error> {
        let drafts = (command != Command::Report).then_some(first);
        let spool = self.spool(archive);
        observer.begin(Stage::Segment);
        let mut segments = segment(archive, cut, &spool);
        let collapsed = collapse(&segments, self.settings.code);
        let sides = Sides::of(&segments, &collapsed, drafts);
        let (candidates, tied) =
            candidates(&self.settings, &segments, &collapsed, &sides, &spool, observer);
        observer.begin(Stage::Align);
        let distinct = beside.whole.map_or(collapsed.len(), |whole| whole.distinct);
        let weights = beside.weights(&segments, &collapsed);
        let comparer = Comparer::new(archive, &segments, &weights, &self.settings.criteria);
        let (mut edges, cut_short) = verify(&comparer, &collapsed, &candidates, observer);
        // Not the candidates by hashes, of which a part may have another one by accident.
        let held = edges.len() as u64;
        let Settings { limits, code, max_holders, copies_only, .. } = self.settings;
        let posts = archive.posts().len();
        let whole_posts = !copies_only
            && command == Command::Compare
            && first.saturating_mul(posts - first) <= MOST_WHOLE_POSTS;
        let (windows, keys_left_out) = if copies_only {
            (Vec::new(), 0)
        } else if whole_posts {
            (of_posts(&segments, first, posts), 0)
        } else {
            let rarity = Rarity::of(&segments, distinct, &weights);
            let crowded = beside.crowded(&segments);
            let crowding = Crowding { most: max_holders, crowded: &crowded };
            windows(&segments, &collapsed, &rarity, &sides, &spool, &edges, crowding)
        };
        let pairs = beside.whole.map_or_else(|| sides.pairs(), |whole| whole.pairs);
        let scale = Scale { pairs, code };
        let rewrites = Rewrites::of(archive, &segments, &collapsed, &weights, limits, scale);
        let (wide, cuts) = rewrites.join(&comparer, &windows, whole_posts, &mut edges, observer);
        let targets_left_out = if copies_only {
            0
        } else {
            let (all, scale) = ((&collapsed, &sides), (&comparer, &weights));
            let crowded = beside.crowded_targets(&segments);
            let enough = (self.settings.criteria.threshold, max_holders, &crowded);
            link_lists(archive, &segments, all, scale, enough, &mut edges)
        };
        let repeated = repeated(&segments, &collapsed, &sides);
        let equal = equal(&comparer, &collapsed, &repeated);
        observer.begin(Stage::Families);
        let terms = |rep| segments.terms_of(collapsed.first(rep));
        let tied = |edge: &Edge| tied.contains(&[edge.a, edge.b]);
        let mut graph = Graph::of(&edges, &repeated);
        let openings: Vec<Opening> =
            graph.nodes().par_iter().map(|node| Opening::of(*node, &terms(node.rep))).collect();
        graph.bind(&openings, &edges, tied, terms);
        // From here on paragraphs are places; what they say is no more asked for.
        let words = segments.word_count() as u64;
        segments.forget_terms();
        let asked = asked(command, first);
        let accepted = beside.accepted;
        let accepting = Accepting { accepted, asked, archive, segments: &segments };
        let quotations = quotations(archive, &segments, &collapsed, &graph);
        let context = Context {
            archive,
            segments: &segments,
            quotations: &quotations,
            accepting: &accepting,
            graph: &graph,
            edges: &edges,
            drafts,
            min_words: self.settings.min_words,
            posts: beside.whole.map_or(posts as u64, |whole| whole.posts),
        };
        let refrains = refrains(&self.settings, &collapsed, &sides, &context);
        observer.begin(Stage::Report);
        let limits_hit =
            hit([("max_seeds", cut_short), ("max_holders", keys_left_out + targets_left_out)]
                .into_iter()
                .chain(cuts.named()));
        let date = |post: &Post| Some(post.date?.to_string().into());
        let dates = archive.posts().iter().map(date).collect();
        let findings = Findings {
            command,
            options: self.settings.named(),
            archive,
            segments: &segments,
            collapsed: &collapsed,
            edges: &edges,
            equal: &equal,
            wide: &wide,
            graph: &graph,
            refrains: &refrains,
            quotations: &quotations,
            accepting: &accepting,
            drafts,
            all_pairs: self.settings.all_pairs,
            min_words: self.settings.min_words,
            posts: context.posts,
            words,
            candidates: held,
            limits_hit,
            dates,
        };
        let mut report = tell(&findings, whole_posts.then_some(&limits), observer);
        beside.count_in(&mut report.stats);
        whole(report, &spool)
    }

    /// Where the columns of a run lie: in memory, if they have room there.
    fn spool(&self, archive: &Archive) -> Spool {
        let text = archive.posts().iter().map(|post| u64::from(post.body.len())).sum::<u64>();
        let limit = self.settings.memory.filter(|&most| most < text.saturating_mul(COLUMNS));
        let held = |most: u64| usize::try_from(most / SHARES).unwrap_or(usize::MAX).max(LEAST_HELD);
        Spool::new(limit.map(held))
    }
}

/// The limits that have cut something off, by the names of their options.
fn hit(limits: impl Iterator<Item = (&'static str, u64)>) -> BTreeMap<String, u64> {
    let hit = limits.filter(|(_, times)| *times > 0);
    hit.map(|(option, times)| (option.to_owned(), times)).collect()
}

/// Whose places a command sets against whose.
fn asked(command: Command, first: usize) -> Asked {
    match command {
        Command::Report => Asked::Archive,
        Command::Check => Asked::Drafts(first),
        Command::Compare => Asked::Texts(first),
    }
}

/// What a run has made, or why it is not whole.
fn whole<T>(made: T, spool: &Spool) -> Result<T, Error> {
    spool.fault().map_or(Ok(made), |err| Err(Error::temporary(err)))
}

/// Where what was rewritten is looked for in an archive, and how many keys too many paragraphs have.
fn windows(
    segments: &Segments,
    collapsed: &Collapsed,
    rarity: &Rarity<'_>,
    sides: &Sides,
    spool: &Spool,
    edges: &[Edge],
    crowding: Crowding<'_>,
) -> (Vec<Window>, u64) {
    let (mut pairs, left_out) = keyed(segments, collapsed, rarity, sides, spool, crowding);
    pairs.extend(sharing(segments, collapsed, rarity, sides, crowding.most));
    pairs.par_sort_unstable();
    pairs.dedup();
    let mut windows = around(&pairs, edges, rarity, segments, collapsed, sides);
    windows.extend(gaps(edges, rarity, segments, collapsed, sides));
    (windows, left_out)
}

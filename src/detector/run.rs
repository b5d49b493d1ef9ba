//! The story in one place: segment, fingerprint, join, compare, group, report.

use rayon::prelude::*;

use super::cut::{Cut, collapse};
use super::explanation::Explanation;
use super::find::{Found, find};
use super::pairs::{Criterion, Pairs, pairs};
use super::refrains::{quotations, refrains};
use super::stage::{Observer, Stage};
use super::task::{Beside, Task};
use super::tell::tell;
use super::verify::{equal, repeated, weigh};
use super::whole::Whole;
use crate::align::Limits;
use crate::compare::{Comparer, Criteria, Scratch};
use crate::disk::{Asked, Question, Shape, Snapshot};
use crate::error::{Error, ErrorKind};
use crate::family::{Accepted, Accepting, Context, Edge, Graph, Opening};
use crate::options::{Options, Settings};
use crate::report::{Command, Findings, Report};
use crate::segment::{ParagraphId, Segments};
use crate::spill::Spool;
use crate::text::{Archive, Post};

/// All columns of a run together take about so many times the room of the text.
const COLUMNS: u64 = 3;

/// Of the memory that a run may take, a step of the work holds so manyth a part at a time, but never
/// less than `LEAST_HELD` bytes.
const SHARES: u64 = 4;
const LEAST_HELD: usize = 1 << 8;

/// What a check says that was given the posts that an index has named.
#[derive(Debug)]
pub enum Checked {
    /// All there is to say.
    Done(Box<Report>),
    /// These texts matter too, and stand at places that were not given: see `Snapshot::ask_for`.
    Elsewhere(Vec<u64>),
}

/// Finds what an archive repeats.
#[derive(Debug)]
pub struct Detector {
    pub(super) settings: Settings,
    pub(super) pool: rayon::ThreadPool,
    pub(super) accepted: Accepted,
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
        self.pool.install(|| self.run(Task { command, archive, first, beside }, cut, observer))
    }

    /// The first `drafts` posts of the archive against the others, which are those that an index has
    /// named. The report is that of a check against all posts of the index.
    ///
    /// # Errors
    /// As `detect`.
    pub fn check_asked<O: Observer>(
        &self,
        archive: &Archive,
        drafts: usize,
        index: &Snapshot,
        asked: &Asked,
        observer: &mut O,
    ) -> Result<Checked, Error> {
        let whole = Whole { index, asked };
        let beside = Beside { background: None, whole: Some(whole), accepted: &self.accepted };
        let task = Task { command: Command::Check, archive, first: drafts, beside };
        self.pool.install(|| {
            let spool = self.spool(archive);
            let found = find(&self.settings, task, Cut::default(), &spool, observer);
            let Found { edges, segments, collapsed, .. } = &found;
            let elsewhere = whole.elsewhere(edges, segments, collapsed, drafts);
            let checked = if elsewhere.is_empty() {
                Checked::Done(Box::new(self.tell(task, found, observer)))
            } else {
                Checked::Elsewhere(elsewhere)
            };
            unbroken(checked, &spool)
        })
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
            unbroken(found, &spool)
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
        task: Task<'_>,
        cut: Cut,
        observer: &mut O,
    ) -> Result<Report, Error> {
        let spool = self.spool(task.archive);
        let found = find(&self.settings, task, cut, &spool, observer);
        let report = self.tell(task, found, observer);
        unbroken(report, &spool)
    }

    /// Says what was found.
    fn tell<O: Observer>(&self, task: Task<'_>, found: Found, observer: &mut O) -> Report {
        let Found { mut segments, collapsed, sides, weights, edges, tied, .. } = found;
        let archive = task.archive;
        let comparer = Comparer::new(archive, &segments, &weights, &self.settings.criteria);
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
        let (accepted, asked) = (task.beside.accepted, task.asked());
        let accepting = Accepting { accepted, asked, archive, segments: &segments };
        let quotations = quotations(archive, &segments, &collapsed, &graph);
        let context = Context {
            archive,
            segments: &segments,
            quotations: &quotations,
            accepting: &accepting,
            graph: &graph,
            edges: &edges,
            drafts: task.drafts(),
            min_words: self.settings.min_words,
            posts: task.posts(),
        };
        let refrains = refrains(&self.settings, &collapsed, &sides, &context);
        observer.begin(Stage::Report);
        let date = |post: &Post| Some(post.date?.to_string().into());
        let dates = archive.posts().iter().map(date).collect();
        let findings = Findings {
            command: task.command,
            options: self.settings.named(),
            archive,
            segments: &segments,
            collapsed: &collapsed,
            edges: &edges,
            equal: &equal,
            wide: &found.wide,
            graph: &graph,
            refrains: &refrains,
            quotations: &quotations,
            accepting: &accepting,
            drafts: task.drafts(),
            all_pairs: self.settings.all_pairs,
            min_words: self.settings.min_words,
            posts: context.posts,
            words,
            candidates: found.copied,
            limits_hit: found.limits_hit,
            dates,
        };
        let limits = found.whole_posts.then_some(&self.settings.limits);
        let mut report = tell(&findings, limits, observer);
        task.beside.count_in(&mut report.stats);
        report
    }

    /// Where the columns of a run lie: in memory, if they have room there.
    fn spool(&self, archive: &Archive) -> Spool {
        let text = archive.posts().iter().map(|post| u64::from(post.body.len())).sum::<u64>();
        let limit = self.settings.memory.filter(|&most| most < text.saturating_mul(COLUMNS));
        let held = |most: u64| usize::try_from(most / SHARES).unwrap_or(usize::MAX).max(LEAST_HELD);
        Spool::new(limit.map(held))
    }
}

/// What a run has made, or why it is not whole.
fn unbroken<T>(made: T, spool: &Spool) -> Result<T, Error> {
    spool.fault().map_or(Ok(made), |err| Err(Error::temporary(err)))
}

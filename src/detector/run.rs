//! The story in one place: segment, fingerprint, join, compare, group, report.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::candidates::candidates;
use super::cut::segment;
use super::explanation::Explanation;
use super::refrains::refrains;
use super::sides::Sides;
use super::stage::{Observer, Stage};
use super::tell::tell;
use super::verify::{repeated, verify, weigh};
use crate::compare::{Comparer, Criteria, Scratch};
use crate::error::{Error, ErrorKind};
use crate::family::{Edge, Graph, Opening};
use crate::index::Collapsed;
use crate::options::{Options, Settings};
use crate::report::{Command, Findings, Report};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, Post};

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
        let (candidates, tied) =
            candidates(&self.settings, &segments, &collapsed, &sides, observer);
        observer.begin(Stage::Align);
        let weights = weigh(&segments, &collapsed);
        let comparer = Comparer::new(archive, &segments, &weights, &self.settings.criteria);
        let (edges, cut) = verify(&comparer, &collapsed, &candidates);
        observer.begin(Stage::Families);
        let terms = |rep| segments.terms_of(collapsed.first(rep));
        let tied = |edge: &Edge| tied.contains(&[edge.a, edge.b]);
        let mut graph = Graph::of(&edges, repeated(&segments, &collapsed, &sides));
        let openings: Vec<Opening> =
            graph.nodes().par_iter().map(|node| Opening::of(*node, terms(node.rep))).collect();
        graph.bind(&openings, &edges, tied, terms);
        let refrains = refrains(&self.settings, archive, &segments, &collapsed, &graph, &sides);
        observer.begin(Stage::Report);
        let mut limits_hit = BTreeMap::new();
        if cut > 0 {
            limits_hit.insert("max_seeds".to_owned(), cut);
        }
        let date = |post: &Post| Some(post.date?.to_string().into());
        let dates = archive.posts().iter().map(date).collect();
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
            dates,
        };
        tell(&findings, &comparer)
    }
}

//! An archive held in memory, and asked by one draft after another. All its shingles stand in tables, so
//! that a question costs what the draft is long, and not what the archive is.
//!
//! It answers which texts are a match by the promise: enough shingles, or a run of words. Whoever wants
//! to see how the wording changed compares the few posts that it names.

use super::cut::{Cut, collapse, segment};
use super::run::Detector;
use super::shingled::Shingled;
use crate::compare::Criteria;
use crate::fingerprint::Shingles;
use crate::index::{Collapsed, Postings, RepId};
use crate::segment::{ParagraphId, Segments, TermId};
use crate::spill::Spool;
use crate::text::{Archive, BlockKind, Post};

/// The words of an archive and where its shingles stand.
#[derive(Debug)]
pub struct Held {
    criteria: Criteria,
    code: bool,
    segments: Segments,
    collapsed: Collapsed,
    postings: Postings,
    /// How many shingles of different hashes each distinct paragraph has: no more than it has shingles.
    sizes: Vec<u32>,
}

/// A paragraph of a draft, and a text of the archive that it is a match with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The paragraph's number in the draft.
    pub paragraph: u32,
    /// All places of the text, in the archive's order.
    pub places: &'a [ParagraphId],
}

/// Room for a question.
#[derive(Default)]
struct Room {
    hashes: Vec<u64>,
    /// A set that holds a shingle of the draft, and how often the draft has that.
    met: Vec<(u32, u32)>,
}

impl Detector {
    /// Makes an archive ready to be asked many times; its text is no more needed for that. Of this
    /// detector's options only those of shingles and runs and the leaving out of program text play a
    /// part.
    pub fn hold(&self, archive: &Archive) -> Held {
        let (criteria, code) = (self.settings.criteria, self.settings.code);
        self.pool.install(|| {
            let spool = Spool::default();
            let segments = segment(archive, Cut::default(), &spool);
            let collapsed = collapse(&segments, code);
            let shingled = Shingled::all(&segments, &collapsed, criteria.shingle, &spool);
            let postings = shingled.postings();
            let sizes = shingled.least_sizes();
            Held { criteria, code, segments, collapsed, postings, sizes }
        })
    }
}

impl Held {
    /// Which texts of the archive the paragraphs of a draft are a match with: those that `check` would
    /// name as its copies. In the order of the draft's paragraphs, and of each text's first place.
    pub fn query(&self, draft: &Post) -> Vec<Answer<'_>> {
        let own = Segments::of(std::slice::from_ref(draft));
        let numbers = self.numbers(&own);
        let mut room = Room::default();
        let mut answers = Vec::new();
        for (id, paragraph) in (0u32..).map(ParagraphId).zip(own.paragraphs()) {
            if paragraph.kind == BlockKind::Code && !self.code {
                continue;
            }
            let words = own.terms_of(id);
            let words: Vec<TermId> = words.iter().map(|term| numbers[term.0 as usize]).collect();
            self.ask(&mut room, &words, |rep| {
                let places = self.collapsed.places(rep);
                answers.push(Answer { paragraph: paragraph.number, places });
            });
        }
        answers
    }

    /// The archive's paragraphs, with their places.
    pub fn segments(&self) -> &Segments {
        &self.segments
    }

    /// The bytes that the tables of shingles take.
    pub fn bytes(&self) -> usize {
        self.postings.bytes()
    }

    /// The archive's numbers of a draft's words; a word that it lacks has one behind all of them.
    #[allow(clippy::cast_possible_truncation)] // Words are numbered in u32.
    fn numbers(&self, own: &Segments) -> Vec<TermId> {
        let (own, known) = (own.terms(), self.segments.terms());
        let words = (0..own.len() as u32).map(|at| (at, own.word(TermId(at))));
        let behind = known.len() as u32;
        words.map(|(at, word)| known.find(word).unwrap_or(TermId(behind + at))).collect()
    }

    /// Calls `visit` with each text that is a match with these words.
    ///
    /// A pair that shares α shingles is met α times at least: each of them leads to the other side's
    /// entry, and what is met because of a repeat or of equal bits only adds to that. A pair that shares
    /// a run is met at each of the run's shingles. So what is met less often is no match, and the others
    /// are looked at word by word.
    fn ask(&self, room: &mut Room, words: &[TermId], mut visit: impl FnMut(RepId)) {
        let Criteria { shingle: length, min_run, .. } = self.criteria;
        let Room { hashes, met } = room;
        Shingles { length, short: true }.hashes(words, hashes);
        hashes.sort_unstable();
        met.clear();
        let mut size = 0;
        for same in hashes.chunk_by(|a, b| a == b) {
            size += 1;
            let times = u32::try_from(same.len()).unwrap_or(u32::MAX);
            met.extend(self.postings.holders(same[0]).map(|set| (set, times)));
        }
        met.sort_unstable();
        let run = (min_run + 1 - length) as u64;
        for met in met.chunk_by(|a, b| a.0 == b.0) {
            let set = met[0].0;
            let times: u64 = met.iter().map(|(_, times)| u64::from(*times)).sum();
            let required = self.criteria.required(size.min(self.sizes[set as usize]));
            let theirs = || self.segments.terms_of(self.collapsed.first(RepId(set)));
            if times >= run.min(required.into()) && self.criteria.hold(words, &theirs()) {
                visit(RepId(set));
            }
        }
    }
}

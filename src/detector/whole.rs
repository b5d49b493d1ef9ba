//! What is counted over a whole archive, for a run that is given a part of it: those posts that can
//! matter. With these counts it says of them what a run over all posts would say.

use std::fmt;

use crate::compare::Weights;
use crate::fingerprint::keys::keys;
use crate::report::Stats;
use crate::segment::{Segments, TermId};
use crate::text::Set;

/// What is counted over a whole archive, the drafts of a check included.
pub struct Whole<'a> {
    /// The posts.
    pub posts: u64,
    /// The paragraphs.
    pub paragraphs: u64,
    /// The words.
    pub words: u64,
    /// The distinct paragraphs that are compared.
    pub distinct: u32,
    /// The words of these.
    pub counted: u64,
    /// How often a folded word stands in them.
    pub count: &'a (dyn Fn(&str) -> u32 + Sync),
    /// The pairs of a distinct paragraph of a draft and one of the archive.
    pub pairs: f64,
    /// The words of those link targets of the drafts that more than `max_holders` lists have.
    pub crowded_targets: Vec<Vec<String>>,
    /// The words of those keys of the drafts that more than `max_holders` paragraphs hold.
    pub crowded: Vec<[String; 3]>,
}

impl Whole<'_> {
    /// The weights of the words of a part.
    pub(super) fn weights_of(&self, segments: &Segments) -> Weights {
        let terms = segments.terms();
        let count = |at| (self.count)(terms.word(TermId(at)));
        Weights::counted((0..number(terms.len())).map(count).collect(), self.counted)
    }

    /// Puts the counts of the whole in the place of a part's.
    pub(super) fn count_in(&self, stats: &mut Stats) {
        stats.posts = self.posts;
        stats.paragraphs = self.paragraphs;
        stats.words = self.words;
        stats.distinct_paragraphs = self.distinct.into();
    }

    /// The crowded keys as the words of a part make them.
    pub(super) fn crowded_in(&self, segments: &Segments) -> Set<u64> {
        let mut hashes = Vec::new();
        let mut crowded = Set::default();
        for words in &self.crowded {
            let terms: Option<Vec<TermId>> =
                words.iter().map(|word| segments.terms().find(word)).collect();
            keys(&terms.unwrap_or_default(), |_| 1, 0, &mut hashes);
            crowded.extend(hashes.iter().copied());
        }
        crowded
    }
}

impl Whole<'_> {
    /// The crowded link targets as the words of a part make them.
    pub(super) fn crowded_targets_in(&self, segments: &Segments) -> Set<Vec<TermId>> {
        let find = |word: &String| segments.terms().find(word);
        let target = |words: &Vec<String>| words.iter().map(find).collect::<Option<Vec<TermId>>>();
        self.crowded_targets.iter().filter_map(target).collect()
    }
}

impl fmt::Debug for Whole<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { posts, paragraphs, words, distinct, .. } = self;
        write!(
            f,
            "Whole({posts} posts, {paragraphs} paragraphs, {distinct} distinct, {words} words)"
        )
    }
}

fn number(terms: usize) -> u32 {
    u32::try_from(terms).unwrap_or(u32::MAX)
}

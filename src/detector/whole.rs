//! What is counted over a whole archive, for a run that is given a part of it: those posts that can
//! matter, as its index named them. With these counts it says of them what a run over all posts would say.

use crate::compare::Weights;
use crate::disk::{Asked, Snapshot};
use crate::family::Edge;
use crate::fingerprint::keys::keys;
use crate::fingerprint::lasting;
use crate::index::{Collapsed, RepId};
use crate::report::Stats;
use crate::segment::{ParagraphId, Segments, TermId};
use crate::text::Set;

/// An index, and what it said of the drafts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) index: &'a Snapshot,
    pub(super) asked: &'a Asked,
}

impl Whole<'_> {
    pub(super) fn posts(&self) -> u64 {
        self.asked.size.0
    }

    pub(super) fn distinct(&self) -> u32 {
        self.asked.distinct.0
    }

    pub(super) fn pairs(&self) -> f64 {
        self.asked.pairs
    }

    /// The weights of the words of a part.
    pub(super) fn weights_of(&self, segments: &Segments) -> Weights {
        let terms = segments.terms();
        let count = |at| self.asked.count(self.index, terms.word(TermId(at)));
        let counts = (0..number(terms.len())).map(count).collect();
        Weights::counted(counts, self.asked.distinct.1)
    }

    /// Puts the counts of the whole in the place of a part's.
    pub(super) fn count_in(&self, stats: &mut Stats) {
        let (posts, paragraphs, words) = self.asked.size;
        (stats.posts, stats.paragraphs, stats.words) = (posts, paragraphs, words);
        stats.distinct_paragraphs = self.asked.distinct.0.into();
    }

    /// The crowded keys as the words of a part make them.
    pub(super) fn crowded_in(&self, segments: &Segments) -> Set<u64> {
        let mut hashes = Vec::new();
        let mut crowded = Set::default();
        for words in &self.asked.crowded {
            let terms: Option<Vec<TermId>> =
                words.iter().map(|word| segments.terms().find(word)).collect();
            keys(&terms.unwrap_or_default(), |_| 1, 0, &mut hashes);
            crowded.extend(hashes.iter().copied());
        }
        crowded
    }

    /// The crowded link targets as the words of a part make them.
    pub(super) fn crowded_targets_in(&self, segments: &Segments) -> Set<Vec<TermId>> {
        let find = |word: &String| segments.terms().find(word);
        let target = |words: &Vec<String>| words.iter().map(find).collect::<Option<Vec<TermId>>>();
        self.asked.crowded_targets.iter().filter_map(target).collect()
    }

    /// The texts of matches that stand elsewhere in the archive too, where nobody has looked: something
    /// was found in a neighbour of what shares enough with a draft, and it is a text of many places.
    pub(super) fn elsewhere(
        &self,
        edges: &[Edge],
        segments: &Segments,
        collapsed: &Collapsed,
        drafts: usize,
    ) -> Vec<u64> {
        let of_archive = |id: &&ParagraphId| segments.paragraph(**id).post.0 as usize >= drafts;
        let mut reps: Vec<RepId> = edges.iter().flat_map(|edge| [edge.a, edge.b]).collect();
        reps.sort_unstable();
        reps.dedup();
        let stands = |rep: &RepId| {
            let known = collapsed.places(*rep).iter().filter(of_archive).count();
            let words = segments.terms_of(collapsed.first(*rep));
            let word = |term: &TermId| lasting::word(segments.terms().word(*term));
            let text = lasting::text(&words.iter().map(word).collect::<Vec<_>>());
            (known > 0 && self.asked.places(self.index, text) > known).then_some(text)
        };
        reps.iter().filter_map(stands).collect()
    }
}

fn number(terms: usize) -> u32 {
    u32::try_from(terms).unwrap_or(u32::MAX)
}

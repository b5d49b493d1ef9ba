//! Who asks whom: in a report everybody everybody, in a check drafts the archive.

use crate::index::{Collapsed, RepId};
use crate::segment::{ParagraphId, Segments};

/// Who asks whom: in a report everybody everybody, in a check drafts the archive.
pub(super) struct Sides {
    /// The first posts of the archive that ask; `None` if all do.
    pub(super) drafts: Option<usize>,
    /// For each distinct paragraph, whether a draft holds it and whether the archive does.
    holders: Vec<(bool, bool)>,
}

impl Sides {
    pub(super) fn of(segments: &Segments, collapsed: &Collapsed, drafts: Option<usize>) -> Self {
        let first = drafts.unwrap_or(0);
        let is_draft = |id: &ParagraphId| (segments.paragraph(*id).post.0 as usize) < first;
        let holders = collapsed.reps().map(|rep| {
            let places = collapsed.places(rep);
            (places.iter().any(is_draft), !places.iter().all(is_draft))
        });
        Self { drafts, holders: holders.collect() }
    }

    /// Representatives below this number are the drafts', all in a report: drafts are an archive's
    /// first posts, and representatives are numbered by their first places.
    #[allow(clippy::cast_possible_truncation)] // Representatives are counted in u32.
    pub(super) fn askers(&self) -> u32 {
        match self.drafts {
            Some(_) => self.holders.partition_point(|(draft, _)| *draft) as u32,
            None => u32::MAX,
        }
    }

    /// How many pairs of distinct paragraphs meet: so often could two be alike by chance.
    pub(super) fn pairs(&self) -> f64 {
        let all = self.holders.len() as f64;
        if self.drafts.is_none() {
            return all * (all - 1.0) / 2.0;
        }
        let count = |held: fn(&(bool, bool)) -> bool| {
            self.holders.iter().filter(|it| held(it)).count() as f64
        };
        let (drafts, archive) = (count(|it| it.0), count(|it| it.1));
        // What both hold is no pair with itself, and two of these are one pair and not two.
        let both = count(|it| it.0 && it.1);
        drafts * archive - both - both * (both - 1.0) / 2.0
    }

    pub(super) fn of_rep(&self, rep: RepId) -> (bool, bool) {
        self.holders[rep.0 as usize]
    }

    pub(super) fn meet(&self, a: RepId, b: RepId) -> bool {
        let (a, b) = (self.of_rep(a), self.of_rep(b));
        self.drafts.is_none() || (a.0 && b.1) || (a.1 && b.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp)] // Whole numbers.
    fn pairs_are_counted_as_they_meet() {
        let holders = [(true, false), (true, true), (true, true), (false, true), (false, true)];
        for drafts in [None, Some(1)] {
            let sides = Sides { drafts, holders: holders.to_vec() };
            let ids = || (0..5).map(RepId);
            let met = ids().flat_map(|a| ids().map(move |b| (a, b)));
            let met = met.filter(|&(a, b)| a < b && sides.meet(a, b)).count();
            assert_eq!(sides.pairs(), met as f64);
        }
    }
}

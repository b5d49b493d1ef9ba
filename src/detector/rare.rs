//! Pairs of paragraphs that have several very rare words in common, however far apart: what was
//! rewritten from end to end keeps little else.

use rayon::prelude::*;

use super::keyed::Rarity;
use super::sides::Sides;
use crate::index::{Collapsed, RepId};
use crate::segment::{Segments, TermId};

/// Two paragraphs must have so many rare words in common.
const LEAST_WORDS: u8 = 3;

/// For each rare word the paragraphs that hold it.
struct Holders {
    ends: Vec<u32>,
    reps: Vec<u32>,
}

impl Holders {
    /// Of words that no more than `most` places hold.
    fn of(segments: &Segments, collapsed: &Collapsed, rarity: &Rarity<'_>, most: usize) -> Self {
        let words = segments.terms().len();
        let mut ends = vec![0u32; words + 1];
        let each = |visit: &mut dyn FnMut(TermId, u32)| {
            for rep in collapsed.reps() {
                for term in rare_words(segments, collapsed, rarity, most, rep) {
                    visit(term, rep.0);
                }
            }
        };
        each(&mut |term, _| ends[term.0 as usize + 1] += 1);
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let mut next = ends.clone();
        let mut reps = vec![0; ends[words] as usize];
        each(&mut |term, rep| {
            let slot = &mut next[term.0 as usize];
            reps[*slot as usize] = rep;
            *slot += 1;
        });
        Self { ends, reps }
    }

    fn get(&self, term: TermId) -> &[u32] {
        let at = term.0 as usize;
        &self.reps[self.ends[at] as usize..self.ends[at + 1] as usize]
    }
}

/// The rare words of a paragraph, each once, sorted.
fn rare_words(
    segments: &Segments,
    collapsed: &Collapsed,
    rarity: &Rarity<'_>,
    most: usize,
    rep: RepId,
) -> Vec<TermId> {
    let terms = segments.terms_of(collapsed.first(rep));
    let few = |term: &TermId| rarity.count(*term) as usize <= most && rarity.worth(*term) > 0;
    let mut words: Vec<TermId> = terms.iter().copied().filter(few).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The pairs, sorted; words that stand more than `most` times count for nothing.
pub(super) fn sharing(
    segments: &Segments,
    collapsed: &Collapsed,
    rarity: &Rarity<'_>,
    sides: &Sides,
    most: usize,
) -> Vec<[RepId; 2]> {
    let holders = Holders::of(segments, collapsed, rarity, most);
    let count = collapsed.len();
    let least = rarity.scale().shared();
    let askers = sides.askers().min(count);
    let room = || (vec![(0u8, 0u32); count as usize], Vec::new());
    let mut pairs: Vec<[RepId; 2]> = (0..askers)
        .into_par_iter()
        .fold(
            || (room(), Vec::new()),
            |((mut met, mut touched), mut pairs), rep| {
                for term in rare_words(segments, collapsed, rarity, most, RepId(rep)) {
                    for &other in holders.get(term).iter().filter(|&&other| other > rep) {
                        let (words, worth) = &mut met[other as usize];
                        if *words == 0 {
                            touched.push(other);
                        }
                        *words = words.saturating_add(1);
                        *worth = worth.saturating_add(rarity.worth(term));
                    }
                }
                for other in touched.drain(..) {
                    let (words, worth) = std::mem::take(&mut met[other as usize]);
                    let pair = [RepId(rep), RepId(other)];
                    if words >= LEAST_WORDS && worth >= least && sides.meet(pair[0], pair[1]) {
                        pairs.push(pair);
                    }
                }
                ((met, touched), pairs)
            },
        )
        .map(|(_, pairs)| pairs)
        .flatten()
        .collect();
    pairs.par_sort_unstable();
    pairs
}

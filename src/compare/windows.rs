//! Where runs of three words stand in a list of words. The table is the work's own memory: hashes
//! choose its slots, and what is equal is told by the words.

use crate::segment::TermId;

/// The words of a run.
pub(super) const LENGTH: usize = 3;

/// No place.
const NONE: u32 = u32::MAX;

/// The runs of a list by their words; its memory is kept between lists.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// For each slot the first place of a run that falls into it.
    slots: Vec<u32>,
    /// For each place the next one of its slot.
    next: Vec<u32>,
    shift: u32,
}

impl Windows {
    /// Takes in the runs of `terms`, and tells whether one of them stands there twice.
    #[allow(clippy::cast_possible_truncation)] // A paragraph's words are counted in u32.
    pub(super) fn fill(&mut self, terms: &[TermId]) -> bool {
        // At most half of the slots are taken, so that few hold two different runs.
        let bits = (terms.len() * 2).next_power_of_two().trailing_zeros().max(1);
        self.shift = 64 - bits;
        self.slots.clear();
        self.slots.resize(1 << bits, NONE);
        self.next.clear();
        self.next.resize(terms.len(), NONE);
        let mut twice = false;
        // The last place goes in first, so that the places of a slot rise.
        for (at, run) in terms.windows(LENGTH).enumerate().rev() {
            let slot = slot(run, self.shift);
            twice = twice || self.places_of(slot, terms, run).next().is_some();
            self.next[at] = self.slots[slot];
            self.slots[slot] = at as u32;
        }
        twice
    }

    /// The places of a run in `terms`, which must be the list that was taken in; rising.
    pub(super) fn places<'a>(
        &'a self,
        terms: &'a [TermId],
        run: &'a [TermId],
    ) -> impl Iterator<Item = usize> + 'a {
        self.places_of(slot(run, self.shift), terms, run)
    }

    fn places_of<'a>(
        &'a self,
        slot: usize,
        terms: &'a [TermId],
        run: &'a [TermId],
    ) -> impl Iterator<Item = usize> + 'a {
        let taken = |at: u32| (at != NONE).then_some(at as usize);
        let chain = std::iter::successors(taken(self.slots[slot]), move |&at| taken(self.next[at]));
        chain.filter(|&at| (0..LENGTH).all(|step| terms[at + step] == run[step]))
    }
}

/// The slot of a run: its words by two odd multipliers whose bits are well mixed (the golden ratio's
/// and one of Steele and Vigna's, 2021), and of the product the uppermost bits.
fn slot(run: &[TermId], shift: u32) -> usize {
    let pair = u64::from(run[0].0) << 32 | u64::from(run[1].0);
    let mixed = pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(run[2].0);
    #[allow(clippy::cast_possible_truncation)] // As many bits as there are slots for.
    let slot = (mixed.wrapping_mul(0xd134_2543_de82_ef95) >> shift) as usize;
    slot
}

//! What each word of two paragraphs is worth if it matches: the weights, asked once for each
//! different word of the pair.

use super::Weights;
use crate::segment::TermId;

/// The values of a pair's words; the memory is kept between pairs.
#[derive(Debug, Default)]
pub(super) struct Values {
    slots: Vec<Slot>,
    /// The slots taken, in the order in which their words first stand in the pair.
    taken: Vec<u32>,
    /// For each word of a and of b its slot, and then its value.
    at: [Vec<u32>; 2],
    of: [Vec<f64>; 2],
}

/// A word, how often the two paragraphs hold it, and what it is worth.
#[derive(Debug, Clone, Copy)]
struct Slot {
    term: TermId,
    count: u32,
    value: f64,
}

const FREE: Slot = Slot { term: TermId(0), count: 0, value: 0.0 };

impl Values {
    /// Works out the values of the words of a and of b.
    #[allow(clippy::cast_possible_truncation)] // A paragraph's words are counted in u32.
    pub(super) fn fill(&mut self, weights: &Weights, sides: [&[TermId]; 2]) {
        let words = sides[0].len() + sides[1].len();
        let length = sides[0].len().min(sides[1].len());
        // At most half of the slots are taken, so that a free one is near.
        let bits = (words * 2).next_power_of_two().trailing_zeros().max(1);
        self.slots.clear();
        self.slots.resize(1 << bits, FREE);
        self.taken.clear();
        let last = self.slots.len() - 1;
        for (at, terms) in self.at.iter_mut().zip(sides) {
            at.clear();
            at.extend(terms.iter().map(|&term| {
                // The uppermost bits of the product with the golden ratio's fraction.
                let mixed = u64::from(term.0).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                let mut here = (mixed >> (64 - bits)) as usize;
                while self.slots[here].count > 0 && self.slots[here].term != term {
                    here = (here + 1) & last;
                }
                let slot = &mut self.slots[here];
                if slot.count == 0 {
                    slot.term = term;
                    self.taken.push(here as u32);
                }
                slot.count += 1;
                here as u32
            }));
        }
        for &at in &self.taken {
            let slot = &mut self.slots[at as usize];
            slot.value = weights.matched(slot.term, slot.count, words, length);
        }
        for (of, at) in self.of.iter_mut().zip(&self.at) {
            of.clear();
            of.extend(at.iter().map(|&at| self.slots[at as usize].value));
        }
    }

    /// The values of the words of a and of b, in nats.
    pub(super) fn of_words(&self) -> [&[f64]; 2] {
        [&self.of[0], &self.of[1]]
    }
}

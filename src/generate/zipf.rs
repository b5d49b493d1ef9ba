//! Draws ranks by Zipf's law, in whole numbers, so that no rounding can differ between machines.

use super::random::Random;

/// A table from which a rank is drawn in one look, however many there are.
///
/// The law is Zipf's as Mandelbrot mended it ("An informational theory of the statistical structure of
/// language", 1953): a rank `r` from 1 has the weight `1 / (r + 2)^(67/64)`. The 2 keeps the commonest
/// word at the 6 % that English has, where a bare power would give it 11 %. The table is Walker's alias
/// method as Vose built it ("A linear algorithm for generating random numbers with a given
/// distribution", IEEE TSE 17, 1991).
#[derive(Debug)]
pub(super) struct Zipf {
    slots: Vec<Slot>,
}

/// A rank, and the one that stands in for it.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Of 2^32 draws of this slot, how many are its own.
    own: u32,
    other: u16,
}

/// Weights have this many bits behind the point.
const POINT: u32 = 40;

impl Zipf {
    /// A table for ranks from 0 up to but not including `ranks`.
    pub(super) fn new(ranks: u16) -> Self {
        let count = u64::from(ranks);
        let weights: Vec<u64> = (1..=count).map(weight).collect();
        // A slot holds one share of the total. The weights are blown up by the number of slots, not
        // the total cut down by it, so that nothing is rounded before the end.
        let total: u64 = weights.iter().sum();
        let mut left: Vec<u64> = weights.iter().map(|weight| weight * count).collect();
        let mut slots: Vec<_> =
            (0..ranks).map(|rank| Slot { own: u32::MAX, other: rank }).collect();
        let (mut small, mut large): (Vec<u16>, Vec<u16>) =
            (0..ranks).partition(|rank| left[usize::from(*rank)] < total);
        while let (Some(poor), Some(&rich)) = (small.pop(), large.last()) {
            let own = left[usize::from(poor)];
            #[allow(clippy::cast_possible_truncation)] // Below 2^32, as own is below total.
            let share = ((u128::from(own) << 32) / u128::from(total)) as u32;
            slots[usize::from(poor)] = Slot { own: share, other: rich };
            let rich = usize::from(rich);
            left[rich] -= total - own;
            if left[rich] < total {
                small.extend(large.pop());
            }
        }
        Self { slots }
    }

    /// A rank, from 0.
    pub(super) fn draw(&self, random: &mut Random) -> u16 {
        let bits = random.next();
        let [which, inside] = [bits >> 32, bits & u64::from(u32::MAX)];
        #[allow(clippy::cast_possible_truncation)] // Below the number of slots.
        let at = ((which * self.slots.len() as u64) >> 32) as u16;
        let slot = self.slots[usize::from(at)];
        if inside < u64::from(slot.own) { at } else { slot.other }
    }
}

/// The weight of a rank from 1.
#[allow(clippy::cast_possible_truncation)] // 2^80 by at least 3 * 2^40.
fn weight(rank: u64) -> u64 {
    let rank = u128::from(rank) + 2;
    // The 64th root by six square roots, each the whole number below.
    let mut root = rank << POINT;
    for _ in 0..6 {
        root = (root << POINT).isqrt();
    }
    let cube = ((((root * root) >> POINT) * root) >> POINT) * rank;
    ((1 << (2 * POINT)) / cube) as u64
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Small numbers.
mod tests {
    use super::super::random::Stream;
    use super::*;

    #[test]
    fn weights_follow_the_power() {
        for rank in [1u32, 2, 10, 119, 5_000, 30_000] {
            let wanted = (f64::from(rank) + 2.0).powf(-67.0 / 64.0) * 2f64.powi(40);
            let ratio = weight(u64::from(rank)) as f64 / wanted;
            assert!((ratio - 1.0).abs() < 1e-6, "{rank}: {ratio}");
        }
    }

    #[test]
    fn ranks_come_as_often_as_they_weigh() {
        let zipf = Zipf::new(30_000);
        let mut random = Random::new(1, Stream::Prose, 0);
        let mut seen = vec![0u32; 30_000];
        let draws = 2_000_000;
        for _ in 0..draws {
            seen[usize::from(zipf.draw(&mut random))] += 1;
        }
        let total: u64 = (1..=30_000).map(weight).sum();
        for rank in [0usize, 1, 2, 10, 100, 1_000] {
            let wanted = weight(rank as u64 + 1) as f64 / total as f64 * f64::from(draws);
            let off = (f64::from(seen[rank]) - wanted).abs();
            assert!(off < 5.0 * wanted.sqrt(), "{rank}: {} for {wanted}", seen[rank]);
        }
        let rare: u32 = seen[15_000..].iter().sum();
        assert!(rare > draws / 50, "{rare}");
    }
}

//! Tiles to chains: runs that follow each other on both sides, with few words between, are one
//! passage. The best chain is taken, its tiles put aside, and the rest looked at again, so that a
//! moved sentence becomes a passage of its own.

use super::tile::Tile;
use super::weights::UNMATCHED;

/// A chain may step over this many words of either side, however much it gains.
const WIDEST_GAP: usize = 40;

/// A tile and what its words are worth, in nats.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weighed {
    pub(super) tile: Tile,
    pub(super) value: f64,
}

/// Parts `tiles`, sorted by their place in a, into chains, the most valuable first. The value of a
/// chain is what its tiles are worth less `UNMATCHED` for each word stepped over, counted on the side
/// where there are more of them (chaining with gap costs; Abouelhoda and Ohlebusch, 2005). Every tile
/// is in one chain.
pub(super) fn chains(mut tiles: Vec<Weighed>) -> Vec<Vec<Tile>> {
    let mut chains = Vec::new();
    while !tiles.is_empty() {
        let chain = best_chain(&tiles);
        let mut members = chain.iter().copied().peekable();
        let mut at = 0;
        chains.push(chain.iter().map(|&at| tiles[at].tile).collect());
        tiles.retain(|_| {
            let member = members.next_if_eq(&at).is_some();
            at += 1;
            !member
        });
    }
    chains
}

/// The indices of the tiles of the best chain, rising.
fn best_chain(tiles: &[Weighed]) -> Vec<usize> {
    let mut best: Vec<(f64, Option<usize>)> = Vec::with_capacity(tiles.len());
    for (at, this) in tiles.iter().enumerate() {
        let mut reach = (this.value, None);
        for before in (0..at).rev() {
            let tile = tiles[before].tile;
            // Tiles do not overlap, so both starts and ends rise, and no earlier one is nearer.
            if this.tile.a - tile.a_end() > WIDEST_GAP {
                break;
            }
            if let Some(cost) = gap_cost(tile, this.tile) {
                let value = best[before].0 - cost + this.value;
                if value > reach.0 {
                    reach = (value, Some(before));
                }
            }
        }
        best.push(reach);
    }
    let mut at = 0;
    for (other, reach) in best.iter().enumerate() {
        if reach.0 > best[at].0 {
            at = other;
        }
    }
    let mut chain = vec![at];
    while let Some(before) = best[at].1 {
        chain.push(before);
        at = before;
    }
    chain.reverse();
    chain
}

/// What it costs to go on from `from` to `to`, or `None` where it does not go on.
fn gap_cost(from: Tile, to: Tile) -> Option<f64> {
    let in_a = to.a.checked_sub(from.a_end())?;
    let in_b = to.b.checked_sub(from.b_end())?;
    let wider = in_a.max(in_b);
    (wider <= WIDEST_GAP).then_some(wider as f64 * UNMATCHED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(a: usize, b: usize, len: usize) -> Weighed {
        Weighed { tile: Tile { a, b, len }, value: len as f64 * 3.0 }
    }

    #[test]
    fn runs_in_order_are_one_chain_and_a_moved_one_stands_alone() {
        let tiles = vec![weighed(0, 30, 10), weighed(12, 0, 10), weighed(24, 12, 9)];
        let chains = chains(tiles);
        assert_eq!(chains.len(), 2);
        assert_eq!(chains[0].iter().map(|t| t.a).collect::<Vec<_>>(), [12, 24]);
        assert_eq!(chains[1][0].b, 30);
    }

    #[test]
    fn a_wide_gap_parts() {
        assert_eq!(chains(vec![weighed(0, 0, 10), weighed(60, 10, 10)]).len(), 2);
    }
}

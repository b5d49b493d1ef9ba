//! One continued reuse: matches of the same two posts that run on from each other, over paragraph
//! breaks and a few words of the writer's own between.

use crate::text::{Span, Tok};

/// Two stretches go on from each other over at most this many words on either side.
const WIDEST_BREAK: u32 = 40;

/// A shared stretch of two posts, in words of the whole archive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// The match that it belongs to.
    pub of: u32,
    /// Its number among the match's passages.
    pub nth: u32,
    /// The two posts.
    pub posts: [u32; 2],
    /// Where it stands in the one.
    pub a: Span<Tok>,
    /// Where it stands in the other.
    pub b: Span<Tok>,
    /// What its pairs of words count: 2 for an equal pair, 1 for a nearly equal one.
    pub units: u32,
    /// Its significance, in nats.
    pub significance: f64,
}

/// Parts stretches into chains in which each goes on from the one before, on both sides. The chains
/// come in the order of their posts and places.
pub fn continued(mut stretches: Vec<Shared>) -> Vec<Vec<Shared>> {
    stretches.sort_by_key(|s| (s.posts, s.a, s.b, s.of));
    let mut chains: Vec<Vec<Shared>> = Vec::new();
    // Chains that may still go on, by index; those of other posts or too far back are forgotten.
    let mut open: Vec<usize> = Vec::new();
    for this in stretches {
        let last = |chain: &usize| chains[*chain][chains[*chain].len() - 1];
        open.retain(|chain| {
            let last = last(chain);
            last.posts == this.posts && this.a.start() <= last.a.end() + WIDEST_BREAK
        });
        let next = open.iter().copied().filter(|chain| goes_on(last(chain), this));
        let nearest = next.min_by_key(|chain| (this.b.start() - last(chain).b.end(), *chain));
        let chain = nearest.unwrap_or(chains.len());
        if chain == chains.len() {
            chains.push(Vec::new());
            open.push(chain);
        }
        chains[chain].push(this);
    }
    chains
}

fn goes_on(from: Shared, to: Shared) -> bool {
    let near = |from: Span<Tok>, to: Span<Tok>| {
        to.start().checked_sub(from.end()).is_some_and(|gap| gap <= WIDEST_BREAK)
    };
    near(from.a, to.a) && near(from.b, to.b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_over_four_paragraphs_is_one() {
        let at = |of: u32, a: u32, b: u32| Shared {
            of,
            nth: 0,
            posts: [0, 1],
            a: Span::new(a, a + 30),
            b: Span::new(b, b + 30),
            units: 60,
            significance: 90.0,
        };
        let chains = continued(vec![at(0, 0, 500), at(1, 30, 530), at(2, 70, 560), at(3, 100, 10)]);
        let ids: Vec<Vec<u32>> = chains.iter().map(|c| c.iter().map(|s| s.of).collect()).collect();
        assert_eq!(ids, [vec![0, 1, 2], vec![3]]);
    }
}

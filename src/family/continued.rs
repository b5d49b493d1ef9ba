//! One continued reuse: matches of the same two posts that run on from each other, over paragraph
//! breaks and a few words of the writer's own between.

use super::Lists;
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

/// What stretches are sorted by before they are parted into chains.
pub fn in_order(stretch: &Shared) -> impl Ord + use<> {
    (stretch.posts, stretch.a, stretch.b, stretch.of)
}

/// Parts stretches, sorted by `in_order`, into chains in which each goes on from the one before, on
/// both sides. The chains come in the order of their posts and places.
pub fn continued(stretches: &[Shared]) -> Lists<Shared> {
    // The last stretch of each chain, and of each stretch the chain.
    let mut last: Vec<&Shared> = Vec::new();
    let mut chain_of: Vec<usize> = Vec::with_capacity(stretches.len());
    // Chains that may still go on; those of other posts or too far back are forgotten.
    let mut open: Vec<usize> = Vec::new();
    for this in stretches {
        open.retain(|&chain| {
            let last = last[chain];
            last.posts == this.posts && this.a.start() <= last.a.end() + WIDEST_BREAK
        });
        let next = open.iter().copied().filter(|&chain| goes_on(last[chain], this));
        let nearest = next.min_by_key(|&chain| (this.b.start() - last[chain].b.end(), chain));
        let chain = nearest.unwrap_or(last.len());
        if chain == last.len() {
            last.push(this);
            open.push(chain);
        }
        last[chain] = this;
        chain_of.push(chain);
    }
    Lists::of(last.len(), || chain_of.iter().copied().zip(stretches.iter().copied()))
}

fn goes_on(from: &Shared, to: &Shared) -> bool {
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
        let chains = continued(&[at(0, 0, 500), at(1, 30, 530), at(2, 70, 560), at(3, 100, 10)]);
        let ids = |chain| chains.get(chain).iter().map(|s| s.of).collect::<Vec<u32>>();
        assert_eq!((ids(0), ids(1), chains.len()), (vec![0, 1, 2], vec![3], 2));
    }
}

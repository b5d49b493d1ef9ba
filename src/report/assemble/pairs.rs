//! Which pairs of places are told as matches. All of them in a small family; in a large one each
//! place with its nearest earlier one, so that a report never grows with the square of a family.

use super::Findings;
use crate::compare::Match;
use crate::family::{Edge, Lists, NodeId};
use crate::index::RepId;
use crate::segment::ParagraphId;

/// A family of more places than this is told by nearest earlier places, unless all pairs are asked
/// for: 20 places have 190 pairs, which is about what a reader could still look through.
const TOLD_IN_FULL: usize = 20;

/// A pair of places to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    /// The place that stands first in the archive.
    pub(super) a: ParagraphId,
    pub(super) b: ParagraphId,
    pub(super) tie: Tie,
    pub(super) refrain: Option<u32>,
}

/// What ties two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// Their paragraphs are equal: the number among the findings' equal ones.
    Equal(u32),
    /// An edge: its number, and whether its sides are to be swapped.
    Edge(u32, bool),
}

impl Pair {
    /// Whether both are of the same places.
    pub(crate) fn is_at(&self, other: &Self) -> bool {
        (self.a, self.b) == (other.a, other.b)
    }

    /// Whether the sides of its match are to be swapped.
    pub(super) fn swap(&self) -> bool {
        matches!(self.tie, Tie::Edge(_, true))
    }
}

impl Findings<'_> {
    /// The pairs to tell, in no order and some of them twice, and how many are left out.
    pub(crate) fn pairs(&self) -> (Vec<Pair>, u64) {
        let homes = self.homes();
        let mut told = Vec::new();
        let mut left_out = 0;
        // Each paragraph that stands in several places has a node, the whole of it: the longest of
        // its stretches, which comes first.
        let nodes = self.graph.nodes();
        let first = |at: usize| at == 0 || nodes[at - 1].rep != nodes[at].rep;
        for at in (0..nodes.len()).filter(|&at| first(at)) {
            let Some(tie) = self.equal_at(nodes[at].rep) else { continue };
            let home = homes.get(at).first().copied();
            if self.in_full(home) {
                let places = self.collapsed.places(nodes[at].rep);
                for (at, &a) in places.iter().enumerate() {
                    for &b in &places[at + 1..] {
                        told.extend(self.pair(a, b, tie, home));
                    }
                }
            }
        }
        let links = self.links_of_edges();
        for (number, edge) in (0u32..).zip(self.edges) {
            let home = links.get(number as usize).iter().find_map(|nodes| {
                let [a, b] = nodes.map(|id| homes.get(id.0 as usize));
                a.iter().find(|refrain| b.contains(refrain)).copied()
            });
            let (in_a, in_b) = (self.collapsed.places(edge.a), self.collapsed.places(edge.b));
            if self.in_full(home) {
                for &a in in_a {
                    for &b in in_b {
                        told.extend(self.pair(a, b, Tie::Edge(number, false), home));
                    }
                }
            }
        }
        for (id, refrain) in (0u32..).zip(self.refrains) {
            if !self.in_full(Some(id)) {
                let before = told.len();
                self.nearest_earlier(id, &mut told);
                let places = refrain.places.len() as u64;
                let pairs = places * (places - 1) / 2;
                left_out += pairs.saturating_sub((told.len() - before) as u64);
            }
        }
        (told, left_out)
    }

    fn in_full(&self, refrain: Option<u32>) -> bool {
        self.all_pairs
            || self.drafts.is_some()
            || refrain.is_none_or(|id| self.refrains[id as usize].places.len() <= TOLD_IN_FULL)
    }

    /// A pair in the order of the archive; in a check, only a draft's with the archive's. `tie` is
    /// told for a and b as they are given.
    fn pair(&self, a: ParagraphId, b: ParagraphId, tie: Tie, refrain: Option<u32>) -> Option<Pair> {
        if self.drafts.is_some() && self.is_draft(a) == self.is_draft(b) {
            return None;
        }
        Some(match tie {
            _ if a <= b => Pair { a, b, tie, refrain },
            Tie::Equal(_) => Pair { a: b, b: a, tie, refrain },
            Tie::Edge(number, swap) => Pair { a: b, b: a, tie: Tie::Edge(number, !swap), refrain },
        })
    }

    /// Adds each place of a large refrain with its nearest earlier place.
    fn nearest_earlier(&self, id: u32, told: &mut Vec<Pair>) {
        let refrain = &self.refrains[id as usize];
        for (place, nearest) in refrain.places.iter().zip(&refrain.life) {
            let Some(nearest) = nearest else { continue };
            let other = &refrain.places[nearest.place as usize];
            let [this, before] = [place, other].map(|place| self.graph.node(place.node).rep);
            let tie = if this == before { self.equal_at(this) } else { self.edge_of(this, before) };
            let tie =
                tie.and_then(|tie| self.pair(place.paragraph, other.paragraph, tie, Some(id)));
            told.extend(tie);
        }
    }

    /// For each node the refrains that it is in.
    fn homes(&self) -> Lists<u32> {
        Lists::of(self.graph.nodes().len(), || {
            let refrains = (0u32..).zip(self.refrains);
            refrains.flat_map(|(id, refrain)| {
                refrain.nodes.iter().map(move |node| (node.0 as usize, id))
            })
        })
    }

    /// For each edge the pairs of nodes that it links.
    fn links_of_edges(&self) -> Lists<[NodeId; 2]> {
        let links = || self.graph.links().iter().map(|link| (link.edge as usize, link.nodes));
        Lists::of(self.edges.len(), links)
    }

    /// The edge of two paragraphs, as it ties b to a; edges rise, and so do the sides of each.
    fn edge_of(&self, a: RepId, b: RepId) -> Option<Tie> {
        let sides = [a.min(b), a.max(b)];
        let found = self.edges.binary_search_by_key(&sides, |edge| [edge.a, edge.b]).ok()?;
        Some(Tie::Edge(number(found), b < a))
    }

    /// How a paragraph that stands in several places ties them.
    fn equal_at(&self, rep: RepId) -> Option<Tie> {
        let found = self.equal.binary_search_by_key(&rep, |(rep, _)| *rep).ok()?;
        Some(Tie::Equal(number(found)))
    }

    /// The edge that ties a pair, its sides not swapped; equal paragraphs have none.
    pub(super) fn edge(&self, pair: &Pair) -> Option<&Edge> {
        match pair.tie {
            Tie::Equal(_) => None,
            Tie::Edge(number, _) => Some(&self.edges[number as usize]),
        }
    }

    /// The match that ties a pair, its sides not swapped.
    pub(super) fn found(&self, pair: &Pair) -> &Match {
        match pair.tie {
            Tie::Equal(number) => &self.equal[number as usize].1,
            Tie::Edge(number, _) => &self.edges[number as usize].found,
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // Paragraphs and pairs are counted in u32.
fn number(at: usize) -> u32 {
    at as u32
}

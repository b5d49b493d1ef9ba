//! Which pairs of places are told as matches. All of them in a small family; in a large one each
//! place with its nearest earlier one, so that a report never grows with the square of a family.

use super::Findings;
use crate::family::{Lists, NodeId};
use crate::index::RepId;
use crate::segment::ParagraphId;
use crate::text::Map;

/// A family of more places than this is told by nearest earlier places, unless all pairs are asked
/// for: 20 places have 190 pairs, which is about what a reader could still look through.
const TOLD_IN_FULL: usize = 20;

/// A pair of places to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    /// The place that stands first in the archive.
    pub(super) a: ParagraphId,
    pub(super) b: ParagraphId,
    /// The edge that verified it, and whether its sides are to be swapped; `None` for equal
    /// paragraphs.
    pub(super) edge: Option<(u32, bool)>,
    pub(super) refrain: Option<u32>,
}

impl Pair {
    /// Whether both are of the same places.
    pub(crate) fn is_at(&self, other: &Self) -> bool {
        (self.a, self.b) == (other.a, other.b)
    }

    /// The number of the edge that verified it; `None` for equal paragraphs.
    pub(crate) fn edge(&self) -> Option<u32> {
        self.edge.map(|(number, _)| number)
    }

    /// The first of its places.
    pub(crate) fn first(&self) -> ParagraphId {
        self.a
    }

    /// Whether the sides of its edge are to be swapped.
    pub(super) fn swap(&self) -> bool {
        self.edge.is_some_and(|(_, swap)| swap)
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
            let places = self.collapsed.places(nodes[at].rep);
            let home = homes.get(at).first().copied();
            if places.len() > 1 && self.in_full(home) {
                for (at, &a) in places.iter().enumerate() {
                    for &b in &places[at + 1..] {
                        told.extend(self.pair(a, b, None, home));
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
                        told.extend(self.pair(a, b, Some(number), home));
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

    /// A pair in the order of the archive; in a check, only a draft's with the archive's.
    fn pair(
        &self,
        a: ParagraphId,
        b: ParagraphId,
        edge: Option<u32>,
        refrain: Option<u32>,
    ) -> Option<Pair> {
        if self.drafts.is_some() && self.is_draft(a) == self.is_draft(b) {
            return None;
        }
        let swap = b < a;
        let (a, b) = if swap { (b, a) } else { (a, b) };
        Some(Pair { a, b, edge: edge.map(|number| (number, swap)), refrain })
    }

    /// Adds each place of a large refrain with its nearest earlier place: the last equal one, else
    /// the last one of the paragraph most like it.
    fn nearest_earlier(&self, id: u32, told: &mut Vec<Pair>) {
        let places = &self.refrains[id as usize].places;
        let mut members: Vec<NodeId> = places.iter().map(|place| place.node).collect();
        members.sort_unstable();
        members.dedup();
        let mut near: Map<NodeId, Vec<(u32, NodeId)>> = Map::default();
        for link in members.iter().flat_map(|&id| self.graph.links_from(id)) {
            let [a, b] = link.nodes;
            if members.binary_search(&b).is_ok() {
                near.entry(a).or_default().push((link.similarity, b));
                near.entry(b).or_default().push((link.similarity, a));
            }
        }
        let mut last: Map<NodeId, ParagraphId> = Map::default();
        for place in places {
            let before = last.get(&place.node).map(|&at| (place.node, at));
            let nearest = before.or_else(|| {
                let linked = near.get(&place.node)?.iter();
                let seen = linked.filter_map(|&(like, node)| Some((like, node, *last.get(&node)?)));
                let best = seen.max_by_key(|&(like, node, _)| (like, std::cmp::Reverse(node)));
                best.map(|(_, node, at)| (node, at))
            });
            if let Some((node, at)) = nearest {
                let [this, other] = [place.node, node].map(|node| self.graph.node(node).rep);
                // The edge's own order of sides decides whether they are swapped.
                told.extend(match self.edge_of(this, other) {
                    Some(number) if this < other => {
                        self.pair(place.paragraph, at, Some(number), Some(id))
                    }
                    edge => self.pair(at, place.paragraph, edge, Some(id)),
                });
            }
            last.insert(place.node, place.paragraph);
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

    /// The edge of two paragraphs; edges rise, and so do the sides of each.
    fn edge_of(&self, a: RepId, b: RepId) -> Option<u32> {
        let sides = [a.min(b), a.max(b)];
        let found = self.edges.binary_search_by_key(&sides, |edge| [edge.a, edge.b]);
        found.ok().map(|at| u32::try_from(at).expect("edges are counted in u32"))
    }
}

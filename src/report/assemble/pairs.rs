//! Which pairs of places are told as matches. All of them in a small family; in a large one each
//! place with its nearest earlier one, so that a report never grows with the square of a family.

use super::Findings;
use crate::family::{Edge, NodeId};
use crate::index::RepId;
use crate::segment::ParagraphId;
use crate::text::{Map, Set};

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

impl Findings<'_> {
    /// The pairs to tell, in the order of their places, and how many are left out.
    pub(crate) fn pairs(&self) -> (Vec<Pair>, u64) {
        let homes = self.homes();
        let mut told = Vec::new();
        let mut left_out = 0;
        let mut edge_of: Map<[RepId; 2], u32> = Map::default();
        for rep in self.collapsed.reps() {
            let places = self.collapsed.places(rep);
            if places.len() > 1 {
                let home = self.node_of(rep).and_then(|id| homes[id.0 as usize].first().copied());
                if self.in_full(home) {
                    for (at, &a) in places.iter().enumerate() {
                        for &b in &places[at + 1..] {
                            told.extend(self.pair(a, b, None, home));
                        }
                    }
                }
            }
        }
        let links = self.links_of_edges();
        for (number, edge) in (0u32..).zip(self.edges) {
            edge_of.insert([edge.a, edge.b], number);
            let home = links[number as usize].iter().find_map(|nodes| {
                let [a, b] = nodes.map(|id| &homes[id.0 as usize]);
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
        for refrain in 0..self.refrains.len() {
            #[allow(clippy::cast_possible_truncation)] // No more refrains than nodes.
            let id = refrain as u32;
            if !self.in_full(Some(id)) {
                let before = told.len();
                self.nearest_earlier(id, &edge_of, &mut told);
                let places = self.refrains[refrain].places.len() as u64;
                let pairs = places * (places - 1) / 2;
                left_out += pairs.saturating_sub((told.len() - before) as u64);
            }
        }
        told.sort_unstable();
        told.dedup_by_key(|pair| (pair.a, pair.b));
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
    fn nearest_earlier(&self, id: u32, edge_of: &Map<[RepId; 2], u32>, told: &mut Vec<Pair>) {
        let places = &self.refrains[id as usize].places;
        let members: Set<NodeId> = places.iter().map(|place| place.node).collect();
        let mut near: Map<NodeId, Vec<(u32, NodeId)>> = Map::default();
        for link in self.graph.links() {
            if link.nodes.iter().all(|node| members.contains(node)) {
                let [a, b] = link.nodes;
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
                let edge = [[this, other], [other, this]]
                    .into_iter()
                    .find_map(|reps| Some((*edge_of.get(&reps)?, reps[0] == this)));
                told.extend(match edge {
                    // The edge's own order of sides decides whether they are swapped.
                    Some((number, true)) => self.pair(place.paragraph, at, Some(number), Some(id)),
                    Some((number, false)) => self.pair(at, place.paragraph, Some(number), Some(id)),
                    None => self.pair(at, place.paragraph, None, Some(id)),
                });
            }
            last.insert(place.node, place.paragraph);
        }
    }

    /// For each node the refrains that it is in.
    fn homes(&self) -> Vec<Vec<u32>> {
        let mut homes = vec![Vec::new(); self.graph.nodes().len()];
        for (id, refrain) in (0u32..).zip(self.refrains) {
            for node in &refrain.nodes {
                let home: &mut Vec<u32> = &mut homes[node.0 as usize];
                home.push(id);
            }
        }
        homes
    }

    /// For each edge the pairs of nodes that it links.
    fn links_of_edges(&self) -> Vec<Vec<[NodeId; 2]>> {
        let mut links = vec![Vec::new(); self.edges.len()];
        for link in self.graph.links() {
            links[link.edge as usize].push(link.nodes);
        }
        links
    }

    /// The node of a whole paragraph that stands in several places: the longest of its stretches.
    fn node_of(&self, rep: RepId) -> Option<NodeId> {
        let at = self.graph.nodes().partition_point(|node| node.rep < rep);
        let found = self.graph.nodes().get(at).is_some_and(|node| node.rep == rep);
        found.then(|| NodeId(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    pub(super) fn edge(&self, number: u32) -> &Edge {
        &self.edges[number as usize]
    }
}

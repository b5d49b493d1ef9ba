//! The life of a refrain: for each place the earlier one that it is most like, and how many words it
//! changed. Which words those are is asked of the texts.

use super::{Graph, Link, Nearest, NodeId, PlaceAt, Refrain};
use crate::compare::Kind;
use crate::index::RepId;
use crate::text::{Map, Span, Tok};

/// The similarity of equal texts, in millionths.
const EQUAL: u32 = 1_000_000;

/// For each place of a refrain the earlier one that it is most like, of equally alike ones the last;
/// `None` for the first, and where no link leads to an earlier place.
pub fn life(refrain: &Refrain, graph: &Graph) -> Vec<Option<Nearest>> {
    let family = Family::of(refrain, graph);
    let mut equal: Map<NodeId, u32> = Map::default();
    let mut seen: Map<RepId, Vec<u32>> = Map::default();
    let mut life = Vec::with_capacity(refrain.places.len());
    for (at, place) in (0u32..).zip(&refrain.places) {
        let node = graph.node(place.node);
        // A place that was put together from overlapping ones has no one text.
        let text = (node.span == place.span).then(|| graph.text(place.node));
        let before = text.and_then(|text| equal.get(&text));
        let same =
            |&place: &u32| Nearest { place, edge: None, similarity: EQUAL, added: 0, dropped: 0 };
        life.push(before.map(same).or_else(|| family.closest(place, &refrain.places, &seen)));
        if let Some(text) = text {
            equal.insert(text, at);
        }
        seen.entry(node.rep).or_default().push(at);
    }
    life
}

/// The nodes of a refrain and their links among each other.
struct Family<'a> {
    graph: &'a Graph,
    nodes: Map<RepId, Vec<NodeId>>,
    links: Map<NodeId, Vec<(NodeId, Link)>>,
}

impl<'a> Family<'a> {
    fn of(refrain: &Refrain, graph: &'a Graph) -> Self {
        let mut nodes: Map<RepId, Vec<NodeId>> = Map::default();
        let mut links: Map<NodeId, Vec<(NodeId, Link)>> = Map::default();
        for &id in &refrain.nodes {
            nodes.entry(graph.node(id).rep).or_default().push(id);
            for link in graph.links_from(id) {
                let [a, b] = link.nodes;
                if refrain.nodes.binary_search(&b).is_ok() {
                    links.entry(a).or_default().push((b, *link));
                    links.entry(b).or_default().push((a, *link));
                }
            }
        }
        Self { graph, nodes, links }
    }

    /// The place among those seen that a place is most like. A part of a text is a node of its own,
    /// and so is the stretch of a longer paragraph that has it: what counts is where they stand.
    fn closest(
        &self,
        place: &PlaceAt,
        places: &[PlaceAt],
        seen: &Map<RepId, Vec<u32>>,
    ) -> Option<Nearest> {
        let stands = |span: Span<Tok>, place: &PlaceAt| span.overlap(place.span) > 0;
        let rep = self.graph.node(place.node).rep;
        let own = self.nodes.get(&rep).into_iter().flatten();
        let own = own.filter(|&&id| stands(self.graph.node(id).span, place));
        let ends = own.flat_map(|&id| {
            self.links.get(&id).into_iter().flatten().map(move |(other, link)| (id, *other, link))
        });
        let candidates = ends.filter_map(|(id, other, link)| {
            let [here, there] = [id, other].map(|id| self.graph.node(id));
            let earlier = seen.get(&there.rep)?.iter().rev();
            let at =
                *earlier.copied().find(|&at| stands(there.span, &places[at as usize])).as_ref()?;
            let before = &places[at as usize];
            // Of parts, a link may speak of somewhat shorter stretches than the places have.
            let whole = here.span == place.span
                && there.span == before.span
                && matches!(link.kind, Kind::Light | Kind::Edited);
            Some(nearest(place, before, at, link, whole))
        });
        candidates.max_by_key(|nearest| (nearest.similarity, nearest.place))
    }
}

/// How a place is like an earlier one, if a link ties them; `whole` tells whether the link is of whole
/// paragraphs, and they are the places.
fn nearest(this: &PlaceAt, before: &PlaceAt, place: u32, link: &Link, whole: bool) -> Nearest {
    let [here, there] = [this.span.len(), before.span.len()];
    let kept = link.kept.min(here).min(there);
    let similarity = if whole {
        link.similarity
    } else {
        let share = u64::from(kept) * 2 * u64::from(EQUAL) / u64::from(here + there).max(1);
        u32::try_from(share).unwrap_or(EQUAL)
    };
    Nearest { place, edge: Some(link.edge), similarity, added: here - kept, dropped: there - kept }
}

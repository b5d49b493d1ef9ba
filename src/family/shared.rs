//! Which part of a node the rest of its family shares. Of a paragraph that is told whole, it may be all
//! but the words that lead in a quotation.

use super::{Edge, Graph, NodeId};
use crate::text::{Span, Tok};

/// The stretch from the first to the last word of a node that another one of `family`, sorted, shares;
/// `None` if no verified pair says it, as of equal texts.
pub(super) fn shared(
    node: NodeId,
    family: &[NodeId],
    graph: &Graph,
    edges: &[Edge],
) -> Option<Span<Tok>> {
    let all = family.iter().flat_map(|&id| graph.links_from(id));
    let here = all.filter(|link| link.nodes.contains(&node));
    let in_family =
        here.filter(|link| link.nodes.iter().all(|id| family.binary_search(id).is_ok()));
    let rep = graph.node(node).rep;
    in_family
        .flat_map(|link| {
            let edge = &edges[link.edge as usize];
            let is_a = edge.a == rep;
            edge.found.passages.iter().map(move |it| if is_a { it.a } else { it.b })
        })
        .reduce(Span::cover)
}

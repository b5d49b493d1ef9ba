//! Nodes to components: what no chain of links and bonds ties together has nothing to say to each
//! other, so that each component can be grouped by itself.

use super::node::root;
use super::{Graph, Lists, NodeId};

/// The components of a graph in the order of their first nodes; the nodes of each rise.
pub fn components(graph: &Graph) -> Lists<NodeId> {
    let nodes = graph.nodes().len();
    let ids = || (0u32..).take(nodes).map(NodeId);
    let mut parent: Vec<usize> = ids().map(|id| graph.bond(id).0 as usize).collect();
    for link in graph.links() {
        let [a, b] = link.nodes.map(|id| root(&mut parent, id.0 as usize));
        parent[a.max(b)] = a.min(b);
    }
    // A root is the lowest node of its component, so it is met first.
    let mut count = 0;
    let mut component = vec![0usize; nodes];
    for at in 0..nodes {
        let root = root(&mut parent, at);
        if root == at {
            component[at] = count;
            count += 1;
        }
        component[at] = component[root];
    }
    Lists::of(count, || component.iter().copied().zip(ids()))
}

//! Nodes to components: what no chain of links and bonds ties together has nothing to say to each
//! other, so that each component can be grouped by itself.

use super::node::root;
use super::{Graph, NodeId};

/// The components of a graph, in the order of their first nodes.
#[derive(Debug)]
pub struct Components {
    /// The nodes of all components, one behind the other, each rising.
    members: Vec<NodeId>,
    /// For each component, the member behind its last.
    ends: Vec<u32>,
}

impl Components {
    /// The components of a graph.
    #[allow(clippy::cast_possible_truncation)] // Nodes are counted in u32.
    pub fn of(graph: &Graph) -> Self {
        let nodes = graph.nodes().len();
        let ids = || (0u32..).take(nodes).map(NodeId);
        let mut parent: Vec<usize> = ids().map(|id| graph.bond(id).0 as usize).collect();
        for link in graph.links() {
            let [a, b] = link.nodes.map(|id| root(&mut parent, id.0 as usize));
            parent[a.max(b)] = a.min(b);
        }
        // A root is the lowest node of its component, so it is met first.
        let mut component = vec![0u32; nodes];
        let mut ends: Vec<u32> = Vec::new();
        for at in 0..nodes {
            let root = root(&mut parent, at);
            if root == at {
                component[at] = ends.len() as u32;
                ends.push(0);
            }
            component[at] = component[root];
            ends[component[at] as usize] += 1;
        }
        let mut total = 0;
        for end in &mut ends {
            // For now the start of its members; it moves to their end as they come.
            let count = std::mem::replace(end, total);
            total += count;
        }
        let mut members = vec![NodeId(0); nodes];
        for id in ids() {
            let slot = &mut ends[component[id.0 as usize] as usize];
            members[*slot as usize] = id;
            *slot += 1;
        }
        Self { members, ends }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The nodes of a component, rising.
    ///
    /// # Panics
    /// If there is no such component.
    pub fn get(&self, at: usize) -> &[NodeId] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.members[start as usize..self.ends[at] as usize]
    }
}

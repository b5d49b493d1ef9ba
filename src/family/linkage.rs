//! Nodes to families. A family is joined to another only if their members are alike on the average,
//! pairs that were never verified counting nothing, so that no chain of weak links makes a family.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::{Graph, Link, NodeId};

/// Two families become one at this average similarity, in millionths. It is the similarity at which
/// two paragraphs begin to be versions of one text; below it they share a passage.
const CUT: u64 = 450_000;

/// The families of a graph by average linkage (UPGMA; Sokal and Michener 1958) over its texts, each
/// sorted, in the order of their first nodes. Two texts without other company always make a family,
/// for their link is verified. A text that has links and yet fits no family stands with its nearest
/// in a family of its own, so that nothing found goes untold; texts without links come by themselves.
pub fn families(graph: &Graph) -> Vec<Vec<NodeId>> {
    let links = text_links(graph);
    let cluster = cluster(graph.nodes().len(), &links);
    let mut texts: BTreeMap<u32, Vec<NodeId>> = BTreeMap::new();
    let mut nodes: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for id in (0u32..).zip(graph.nodes()).map(|(at, _)| NodeId(at)) {
        nodes.entry(graph.bond(id)).or_default().push(id);
    }
    for &text in nodes.keys() {
        texts.entry(cluster[text.0 as usize]).or_default().push(text);
    }
    let alone = |id: NodeId| texts[&cluster[id.0 as usize]].len() == 1;
    let mut nearest: BTreeMap<NodeId, &Link> = BTreeMap::new();
    for link in &links {
        for id in link.nodes.into_iter().filter(|&id| alone(id)) {
            let best = nearest.entry(id).or_insert(link);
            if link.similarity > best.similarity {
                *best = link;
            }
        }
    }
    let mut beside: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for (&id, link) in &nearest {
        let other = link.nodes[usize::from(link.nodes[0] == id)];
        beside.entry(other).or_default().push(id);
    }
    let settled = texts.into_values().filter(|ids| ids.len() > 1 || !nearest.contains_key(&ids[0]));
    let strays = beside.into_iter().map(|(other, mut ids)| {
        ids.push(other);
        ids
    });
    let mut families: Vec<Vec<NodeId>> = settled
        .chain(strays)
        .map(|texts| {
            let mut ids: Vec<NodeId> =
                texts.iter().flat_map(|text| &nodes[text]).copied().collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    families.sort();
    families.dedup();
    families
}

/// The links between texts: of all links between their nodes the closest.
fn text_links(graph: &Graph) -> Vec<Link> {
    let mut links: Vec<Link> = graph
        .links()
        .iter()
        .map(|link| {
            let mut nodes = link.nodes.map(|id| graph.bond(id));
            nodes.sort_unstable();
            Link { nodes, ..*link }
        })
        .filter(|link| link.nodes[0] != link.nodes[1])
        .collect();
    links.sort_by_key(|link| (link.nodes, Reverse(link.similarity), link.edge));
    links.dedup_by_key(|link| link.nodes);
    links
}

/// The families of a check: each of the draft's nodes with all that is linked to it.
pub fn stars(graph: &Graph, is_draft: impl Fn(NodeId) -> bool) -> Vec<Vec<NodeId>> {
    let mut stars: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for id in (0u32..).zip(graph.nodes()).map(|(at, _)| NodeId(at)).filter(|&id| is_draft(id)) {
        stars.insert(id, vec![id]);
    }
    for link in graph.links() {
        for (at, id) in link.nodes.into_iter().enumerate() {
            if let Some(star) = stars.get_mut(&id) {
                star.push(link.nodes[1 - at]);
            }
        }
    }
    stars.into_values().collect()
}

/// The pair that is next to be joined: alike on the average, the lower numbers first among equals.
type Next = (u64, Reverse<u32>, Reverse<u32>, [u32; 2]);

/// For each node the number of its cluster.
fn cluster(nodes: usize, links: &[Link]) -> Vec<u32> {
    let mut home: Vec<u32> = (0u32..).take(nodes).collect();
    let mut groups: Vec<Group> = home.iter().map(|&id| Group::of(id)).collect();
    let mut heap: BinaryHeap<Next> = BinaryHeap::new();
    for link in links {
        let [a, b] = link.nodes.map(|id| id.0);
        let sum = u64::from(link.similarity);
        groups[a as usize].near.insert(b, sum);
        groups[b as usize].near.insert(a, sum);
        heap.push((sum, Reverse(a), Reverse(b), [1, 1]));
    }
    while let Some((average, Reverse(a), Reverse(b), sizes)) = heap.pop() {
        let now = [a, b].map(|id| groups[id as usize].size());
        if now != sizes || (average < CUT && sizes != [1, 1]) {
            continue;
        }
        let joined = std::mem::take(&mut groups[b as usize]);
        for &id in &joined.members {
            home[id as usize] = a;
        }
        groups[a as usize].members.extend(joined.members);
        groups[a as usize].near.remove(&b);
        for (other, sum) in joined.near {
            if other != a {
                groups[other as usize].near.remove(&b);
                *groups[a as usize].near.entry(other).or_default() += sum;
            }
        }
        let size = groups[a as usize].size();
        let near: Vec<_> = groups[a as usize].near.iter().map(|(&o, &s)| (o, s)).collect();
        for (other, sum) in near {
            groups[other as usize].near.insert(a, sum);
            let theirs = groups[other as usize].size();
            let average = sum / (u64::from(size) * u64::from(theirs));
            let (low, high) = (a.min(other), a.max(other));
            let sizes = if low == a { [size, theirs] } else { [theirs, size] };
            heap.push((average, Reverse(low), Reverse(high), sizes));
        }
    }
    home
}

/// A cluster in the making. A group that was joined to another is left empty.
#[derive(Debug, Default)]
struct Group {
    members: Vec<u32>,
    /// For each other group that has a link to this one, the sum of the similarities.
    near: BTreeMap<u32, u64>,
}

impl Group {
    fn of(id: u32) -> Self {
        Self { members: vec![id], near: BTreeMap::new() }
    }

    #[allow(clippy::cast_possible_truncation)] // Nodes are counted in u32.
    fn size(&self) -> u32 {
        self.members.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Kind;

    fn link(a: u32, b: u32, similarity: u32) -> Link {
        Link { nodes: [NodeId(a), NodeId(b)], similarity, kind: Kind::Light, edge: 0 }
    }

    #[test]
    fn a_weak_link_does_not_chain_two_families() {
        let links = [link(0, 1, 900_000), link(1, 2, 500_000), link(2, 3, 900_000)];
        let home = cluster(4, &links);
        assert_eq!(home[0], home[1]);
        assert_eq!(home[2], home[3]);
        assert_ne!(home[1], home[2]);
    }

    #[test]
    fn a_family_whose_members_all_know_each_other_is_one() {
        let links: Vec<_> = (0..5).flat_map(|b| (0..b).map(move |a| link(a, b, 700_000))).collect();
        assert!(cluster(5, &links).iter().all(|&home| home == 0));
    }

    #[test]
    fn a_pair_stays_a_pair_however_weak() {
        assert_eq!(cluster(2, &[link(0, 1, 100_000)]), [0, 0]);
    }
}

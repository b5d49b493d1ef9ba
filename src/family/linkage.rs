//! Nodes to families. A family is joined to another only if their members are alike on the average,
//! pairs that were never verified counting nothing, so that no chain of weak links makes a family.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::{Graph, NodeId};

/// Two families become one at this average similarity, in millionths. It is the similarity at which
/// two paragraphs begin to be versions of one text; below it they share a passage.
const CUT: u64 = 450_000;

/// The families of one component of a graph by average linkage (UPGMA; Sokal and Michener 1958) over
/// its texts, each sorted; a component's families do not depend on the others. Two texts without
/// other company always make a family, for their link is verified. A text that has links and yet fits
/// no family stands with its nearest in a family of its own, so that nothing found goes untold; a text
/// without links comes by itself.
pub fn families(graph: &Graph, component: &[NodeId]) -> Vec<Vec<NodeId>> {
    let mut texts: Vec<NodeId> = component.iter().map(|&id| graph.bond(id)).collect();
    texts.sort_unstable();
    texts.dedup();
    if texts.len() <= 2 {
        return vec![component.to_vec()];
    }
    let mut nodes: Vec<Vec<NodeId>> = vec![Vec::new(); texts.len()];
    for &id in component {
        nodes[seat(&texts, graph, id) as usize].push(id);
    }
    let links = text_links(graph, component, &texts);
    let mut families: Vec<Vec<NodeId>> = together(texts.len(), &links)
        .into_iter()
        .map(|texts| {
            let mut ids: Vec<NodeId> =
                texts.iter().flat_map(|&text| &nodes[text as usize]).copied().collect();
            ids.sort_unstable();
            ids
        })
        .collect();
    families.sort_unstable();
    families.dedup();
    families
}

/// A likeness of two texts, by their seats in the component; the lower seat first.
#[derive(Debug, Clone, Copy)]
struct TextLink {
    texts: [u32; 2],
    similarity: u32,
}

/// The seat of a node's text among the component's.
#[allow(clippy::cast_possible_truncation)] // No more texts than nodes, which are counted in u32.
fn seat(texts: &[NodeId], graph: &Graph, id: NodeId) -> u32 {
    let bond = graph.bond(id);
    texts.partition_point(|&text| text < bond) as u32
}

/// The links between texts: of all links between their nodes the closest.
fn text_links(graph: &Graph, component: &[NodeId], texts: &[NodeId]) -> Vec<TextLink> {
    let mut links: Vec<TextLink> = component
        .iter()
        .flat_map(|&id| graph.links_from(id))
        .map(|link| {
            let mut seats = link.nodes.map(|id| seat(texts, graph, id));
            seats.sort_unstable();
            TextLink { texts: seats, similarity: link.similarity }
        })
        .filter(|link| link.texts[0] != link.texts[1])
        .collect();
    links.sort_unstable_by_key(|link| (link.texts, Reverse(link.similarity)));
    links.dedup_by_key(|link| link.texts);
    links
}

/// The texts of each family; each of `texts` texts has a link.
fn together(texts: usize, links: &[TextLink]) -> Vec<Vec<u32>> {
    let home = cluster(texts, links);
    let mut settled: Vec<Vec<u32>> = vec![Vec::new(); texts];
    for (text, &home) in (0u32..).zip(&home) {
        settled[home as usize].push(text);
    }
    let alone = |text: u32| settled[home[text as usize] as usize].len() == 1;
    // For each text that is alone the likeness of the nearest one, and which it is.
    let mut nearest: Vec<Option<(u32, u32)>> = vec![None; texts];
    for link in links {
        let [a, b] = link.texts;
        for (this, other) in [(a, b), (b, a)].into_iter().filter(|&(this, _)| alone(this)) {
            let best = &mut nearest[this as usize];
            if best.is_none_or(|(similarity, _)| link.similarity > similarity) {
                *best = Some((link.similarity, other));
            }
        }
    }
    let mut beside: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (text, near) in (0u32..).zip(&nearest) {
        if let Some((_, other)) = near {
            beside.entry(*other).or_default().push(text);
        }
    }
    settled.retain(|texts| texts.len() > 1);
    settled.extend(beside.into_iter().map(|(other, mut strays)| {
        strays.push(other);
        strays
    }));
    settled
}

/// The families of a check: each of the draft's nodes with all that is linked to it, sorted.
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
    let mut stars: Vec<Vec<NodeId>> = stars.into_values().collect();
    for star in &mut stars {
        star.sort_unstable();
    }
    stars
}

/// The pair that is next to be joined: alike on the average, the lower numbers first among equals.
type Next = (u64, Reverse<u32>, Reverse<u32>, [u32; 2]);

/// For each text the number of its cluster.
fn cluster(texts: usize, links: &[TextLink]) -> Vec<u32> {
    let mut home: Vec<u32> = (0u32..).take(texts).collect();
    let mut groups: Vec<Group> = home.iter().map(|&id| Group::of(id)).collect();
    let mut heap: BinaryHeap<Next> = BinaryHeap::new();
    for link in links {
        let [a, b] = link.texts;
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

    #[allow(clippy::cast_possible_truncation)] // Texts are counted in u32.
    fn size(&self) -> u32 {
        self.members.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, similarity: u32) -> TextLink {
        TextLink { texts: [a, b], similarity }
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

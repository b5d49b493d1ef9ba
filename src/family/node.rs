//! Matches to nodes and links. A node is a stretch of a distinct paragraph that something matches;
//! stretches that are nearly the same are one node, so that a family is about one text.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use super::Lists;
use crate::compare::{Kind, Match};
use crate::index::RepId;
use crate::segment::TermId;
use crate::text::{Map, Set, Span, Tok};

/// Two stretches of one paragraph are one node if they share this much of what either holds.
const SAME_STRETCH: f64 = 0.6;

/// A verified pair of distinct paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// One paragraph.
    pub a: RepId,
    /// The other.
    pub b: RepId,
    /// What they share.
    pub found: Match,
}

/// A node's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NodeId(pub u32);

/// A stretch of a distinct paragraph, in words from its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// The paragraph.
    pub rep: RepId,
    /// The stretch.
    pub span: Span<Tok>,
}

/// A verified likeness of two nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The two, the smaller number first.
    pub nodes: [NodeId; 2],
    /// The similarity of the two stretches, in millionths.
    pub similarity: u32,
    /// How many of their words are equal, in order.
    pub kept: u32,
    /// The kind of the match that it comes from.
    pub kind: Kind,
    /// The edge that it comes from.
    pub edge: u32,
}

/// The nodes of an archive and the links between them.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    /// For each node the first node of the same words; they are one text, wherever they stand. It is
    /// the node itself until `bind` says so.
    texts: Vec<NodeId>,
    /// For each node the first node of those that are one for the purpose of grouping: equal texts,
    /// and the members of a large family, tied together by a run that they all hold.
    bonds: Vec<NodeId>,
    links: Vec<Link>,
    /// For each node, the link behind the last of those with higher nodes.
    link_ends: Vec<u32>,
}

impl Graph {
    /// The graph of `edges`; which of its nodes are one text has still to be told, with `bind`.
    /// `repeated` names the paragraphs that stand in several places, with their lengths in words:
    /// each is a node, whether or not another paragraph is like it.
    ///
    /// # Panics
    /// At the 2³²nd stretch.
    pub fn of(edges: &[Edge], repeated: &[Node]) -> Self {
        let mut pairs: Vec<StretchPair> = Vec::with_capacity(edges.len());
        for (number, edge) in (0u32..).zip(edges) {
            stretches(number, edge, |pair| pairs.push(pair));
        }
        // Each stretch with the end of a pair that it comes from; of the repeated ones nobody asks.
        let mut raw: Vec<(Node, usize)> = repeated.iter().map(|&node| (node, usize::MAX)).collect();
        raw.extend(pairs.iter().flat_map(|pair| pair.nodes).zip(0usize..));
        // The longest stretch of a paragraph comes first and speaks for those that are like it.
        raw.sort_unstable_by_key(|(n, _)| (n.rep, Reverse(n.span.len()), n.span.start()));
        let mut nodes: Vec<Node> = Vec::new();
        let mut ends = vec![NodeId(0); pairs.len() * 2];
        let mut first_of_rep = 0;
        for (stretch, end) in raw {
            if nodes.get(first_of_rep).is_none_or(|node| node.rep != stretch.rep) {
                first_of_rep = nodes.len();
            }
            let like = nodes[first_of_rep..].iter().position(|n| same(n.span, stretch.span));
            let at = like.map_or(nodes.len(), |at| first_of_rep + at);
            if at == nodes.len() {
                nodes.push(stretch);
            }
            if let Some(id) = ends.get_mut(end) {
                *id = NodeId(u32::try_from(at).expect("fewer than 2^32 stretches"));
            }
        }
        let mut links: Vec<Link> = pairs
            .iter()
            .zip(ends.chunks_exact(2))
            .map(|(pair, ends)| {
                let nodes = [ends[0].min(ends[1]), ends[0].max(ends[1])];
                Link { nodes, ..pair.link() }
            })
            .filter(|link| link.nodes[0] != link.nodes[1])
            .collect();
        links.sort_unstable_by_key(|link| (link.nodes, Reverse(link.similarity), link.edge));
        links.dedup_by_key(|link| link.nodes);
        let mut link_ends = vec![0u32; nodes.len()];
        for link in &links {
            link_ends[link.nodes[0].0 as usize] += 1;
        }
        let mut before = 0;
        for end in &mut link_ends {
            *end += before;
            before = *end;
        }
        let ids: Vec<NodeId> = (0u32..).take(nodes.len()).map(NodeId).collect();
        Self { nodes, texts: ids.clone(), bonds: ids, links, link_ends }
    }

    /// Tells the graph which nodes are one text. `opening` gives each node's `Opening`, in their
    /// order; `tied` tells the edges that make their nodes one for the purpose of grouping; `terms`
    /// gives the words of a paragraph.
    ///
    /// Whole paragraphs all differ, so only a part of one can repeat another node's words. Few
    /// paragraphs begin as a part of their length does, and the others need not be read.
    pub fn bind<'a>(
        &mut self,
        openings: &[Opening],
        edges: &[Edge],
        tied: impl Fn(&Edge) -> bool,
        terms: impl Fn(RepId) -> Cow<'a, [TermId]>,
    ) {
        let parts: Set<_> =
            openings.iter().filter(|opening| !opening.whole).map(|o| (o.words, o.first)).collect();
        let mut first: Map<Cow<'_, [TermId]>, NodeId> = Map::default();
        for (id, (node, opening)) in (0u32..).map(NodeId).zip(self.nodes.iter().zip(openings)) {
            if parts.contains(&(opening.words, opening.first)) {
                let words = match terms(node.rep) {
                    Cow::Borrowed(all) => Cow::Borrowed(&all[node.span.range()]),
                    Cow::Owned(all) => Cow::Owned(all[node.span.range()].to_vec()),
                };
                self.texts[id.0 as usize] = *first.entry(words).or_insert(id);
            }
        }
        let mut parent: Vec<usize> = self.texts.iter().map(|text| text.0 as usize).collect();
        for link in self.links.iter().filter(|link| tied(&edges[link.edge as usize])) {
            let [a, b] = link.nodes.map(|id| root(&mut parent, id.0 as usize));
            parent[a.max(b)] = a.min(b);
        }
        for (at, bond) in self.bonds.iter_mut().enumerate() {
            #[allow(clippy::cast_possible_truncation)] // Nodes are counted in u32.
            let first = root(&mut parent, at) as u32;
            *bond = NodeId(first);
        }
    }

    /// All nodes, in the order of their paragraphs.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node with this number.
    ///
    /// # Panics
    /// If the number is another graph's.
    pub fn node(&self, id: NodeId) -> Node {
        self.nodes[id.0 as usize]
    }

    /// The first node of the same words as this one.
    ///
    /// # Panics
    /// If the number is another graph's.
    pub fn text(&self, id: NodeId) -> NodeId {
        self.texts[id.0 as usize]
    }

    /// The first node of those that this one is grouped with from the start.
    ///
    /// # Panics
    /// If the number is another graph's.
    pub fn bond(&self, id: NodeId) -> NodeId {
        self.bonds[id.0 as usize]
    }

    /// All links, the closest of each pair of nodes, sorted by the nodes.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links of a node with those of higher numbers.
    ///
    /// # Panics
    /// If the number is another graph's.
    pub fn links_from(&self, id: NodeId) -> &[Link] {
        let at = id.0 as usize;
        let start = if at == 0 { 0 } else { self.link_ends[at - 1] };
        &self.links[start as usize..self.link_ends[at] as usize]
    }
}

/// How a node's words begin: enough to know most of those that differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    whole: bool,
    words: u32,
    first: Option<TermId>,
}

impl Opening {
    /// The opening of a node in a paragraph of these words.
    pub fn of(node: Node, paragraph: &[TermId]) -> Self {
        let words = node.span.len();
        let first = paragraph.get(node.span.start() as usize).copied();
        Self { whole: words as usize == paragraph.len(), words, first }
    }
}

/// The root of a tree of parents, which become shorter on the way (Tarjan 1975).
pub(super) fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

struct StretchPair {
    nodes: [Node; 2],
    units: u32,
    kept: u32,
    kind: Kind,
    edge: u32,
}

impl StretchPair {
    /// The link without its nodes' numbers.
    #[allow(clippy::cast_possible_truncation)] // Units are at most the words of both stretches.
    fn link(&self) -> Link {
        let words: u64 = self.nodes.iter().map(|node| u64::from(node.span.len())).sum();
        let similarity = u64::from(self.units) * 1_000_000 / words.max(1);
        let similarity = similarity.min(1_000_000) as u32;
        let Self { kept, kind, edge, .. } = *self;
        Link { nodes: [NodeId(0); 2], similarity, kept, kind, edge }
    }
}

/// Gives `visit` the stretches that an edge pairs: whole paragraphs where the kind speaks of whole
/// paragraphs, the shared stretch of the longer one where the other is contained, and else each
/// passage.
fn stretches(number: u32, edge: &Edge, mut visit: impl FnMut(StretchPair)) {
    let found = &edge.found;
    let [words_a, words_b] = found.counts.words;
    let (whole_a, whole_b) = (Span::new(0, words_a), Span::new(0, words_b));
    let mut pair = |a: Span<Tok>, b: Span<Tok>, [units, kept]: [u32; 2]| {
        let nodes = [Node { rep: edge.a, span: a }, Node { rep: edge.b, span: b }];
        visit(StretchPair { nodes, units, kept, kind: found.kind, edge: number });
    };
    let all = [found.counts.units, found.counts.kept];
    let hull = |side: fn(&crate::compare::Passage) -> Span<Tok>| {
        found.passages.iter().map(side).reduce(Span::cover)
    };
    match found.kind {
        Kind::Exact | Kind::Light | Kind::Edited => pair(whole_a, whole_b, all),
        Kind::Contained if words_a <= words_b => {
            pair(whole_a, hull(|p| p.b).unwrap_or(whole_b), all);
        }
        Kind::Contained => pair(hull(|p| p.a).unwrap_or(whole_a), whole_b, all),
        Kind::Passage | Kind::Echo | Kind::Digest => {
            found.passages.iter().for_each(|p| pair(p.a, p.b, [p.units, p.kept]));
        }
    }
}

fn same(a: Span<Tok>, b: Span<Tok>) -> bool {
    f64::from(a.overlap(b)) >= SAME_STRETCH * f64::from(a.cover(b).len())
}

/// The components of a graph in the order of their first nodes; the nodes of each rise. What no chain of
/// links and bonds ties together has nothing to say to each other, so each can be grouped by itself.
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

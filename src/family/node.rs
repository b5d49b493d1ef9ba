//! Matches to nodes and links. A node is a stretch of a distinct paragraph that something matches;
//! stretches that are nearly the same are one node, so that a family is about one text.

use std::borrow::Cow;

use serde::Serialize;

use crate::compare::{Kind, Match};
use crate::index::RepId;
use crate::segment::TermId;
use crate::text::{Map, Span, Tok};

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
    /// The kind of the match that it comes from.
    pub kind: Kind,
    /// The edge that it comes from.
    pub edge: u32,
}

/// The nodes of an archive and the links between them.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    /// For each node the first node of the same words; they are one text, wherever they stand.
    texts: Vec<NodeId>,
    /// For each node the first node of those that are one for the purpose of grouping: equal texts,
    /// and the members of a large family, tied together by a run that they all hold.
    bonds: Vec<NodeId>,
    links: Vec<Link>,
}

impl Graph {
    /// The graph of `edges`. `repeated` names the paragraphs that stand in several places, with
    /// their lengths in words: each is a node, whether or not another paragraph is like it. `terms`
    /// gives the words of a stretch.
    ///
    /// # Panics
    /// At the 2³²nd stretch.
    pub fn of<'a>(
        edges: &[Edge],
        repeated: impl Iterator<Item = Node>,
        tied: impl Fn(&Edge) -> bool,
        terms: impl Fn(Node) -> Cow<'a, [TermId]>,
    ) -> Self {
        let mut raw: Vec<Node> = repeated.collect();
        let pairs: Vec<_> = (0u32..).zip(edges).flat_map(stretches).collect();
        raw.extend(pairs.iter().flat_map(|pair| pair.nodes));
        // The longest stretch of a paragraph comes first and speaks for those that are like it.
        raw.sort_by_key(|n| (n.rep, std::cmp::Reverse(n.span.len()), n.span.start()));
        raw.dedup();
        let mut nodes: Vec<Node> = Vec::new();
        let mut ids: Map<Node, NodeId> = Map::default();
        let mut first_of_rep = 0;
        for stretch in raw {
            if nodes.get(first_of_rep).is_none_or(|node| node.rep != stretch.rep) {
                first_of_rep = nodes.len();
            }
            let like = nodes[first_of_rep..].iter().position(|n| same(n.span, stretch.span));
            let at = like.map_or(nodes.len(), |at| first_of_rep + at);
            if at == nodes.len() {
                nodes.push(stretch);
            }
            ids.insert(stretch, NodeId(u32::try_from(at).expect("fewer than 2^32 stretches")));
        }
        let mut links: Vec<Link> = pairs
            .iter()
            .map(|pair| {
                let mut ends = pair.nodes.map(|node| ids[&node]);
                ends.sort_unstable();
                Link { nodes: ends, ..pair.link() }
            })
            .filter(|link| link.nodes[0] != link.nodes[1])
            .collect();
        links.sort_by_key(|link| (link.nodes, std::cmp::Reverse(link.similarity), link.edge));
        links.dedup_by_key(|link| link.nodes);
        let mut first: Map<Cow<'_, [TermId]>, NodeId> = Map::default();
        let ids = (0u32..).map(NodeId);
        let texts = nodes.iter().zip(ids).map(|(&n, id)| *first.entry(terms(n)).or_insert(id));
        let texts: Vec<NodeId> = texts.collect();
        let mut parent: Vec<usize> = texts.iter().map(|text| text.0 as usize).collect();
        for link in links.iter().filter(|link| tied(&edges[link.edge as usize])) {
            let [a, b] = link.nodes.map(|id| root(&mut parent, id.0 as usize));
            parent[a.max(b)] = a.min(b);
        }
        #[allow(clippy::cast_possible_truncation)] // Nodes are counted in u32.
        let bonds = (0..nodes.len()).map(|at| NodeId(root(&mut parent, at) as u32)).collect();
        Self { nodes, texts, bonds, links }
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
        Link { nodes: [NodeId(0); 2], similarity, kind: self.kind, edge: self.edge }
    }
}

/// The stretches that an edge pairs: whole paragraphs where the kind speaks of whole paragraphs, the
/// shared stretch of the longer one where the other is contained, and else each passage.
fn stretches((number, edge): (u32, &Edge)) -> Vec<StretchPair> {
    let found = &edge.found;
    let [words_a, words_b] = found.counts.words;
    let (whole_a, whole_b) = (Span::new(0, words_a), Span::new(0, words_b));
    let pair = |a: Span<Tok>, b: Span<Tok>, units: u32| StretchPair {
        nodes: [Node { rep: edge.a, span: a }, Node { rep: edge.b, span: b }],
        units,
        kind: found.kind,
        edge: number,
    };
    let all = found.counts.units;
    let hull = |side: fn(&crate::compare::Passage) -> Span<Tok>| {
        found.passages.iter().map(side).reduce(Span::cover)
    };
    match found.kind {
        Kind::Exact | Kind::Light | Kind::Edited => vec![pair(whole_a, whole_b, all)],
        Kind::Contained if words_a <= words_b => {
            vec![pair(whole_a, hull(|p| p.b).unwrap_or(whole_b), all)]
        }
        Kind::Contained => vec![pair(hull(|p| p.a).unwrap_or(whole_a), whole_b, all)],
        Kind::Passage => found.passages.iter().map(|p| pair(p.a, p.b, p.units)).collect(),
    }
}

fn same(a: Span<Tok>, b: Span<Tok>) -> bool {
    f64::from(a.overlap(b)) >= SAME_STRETCH * f64::from(a.cover(b).len())
}

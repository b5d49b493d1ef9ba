//! Families to refrains: every place of a repeated text, earliest first, with the links that hold it
//! together. Whether it is a finding is decided in `standing` and `classify`.

use super::node::root;
use super::{Class, Graph, Label, Node, NodeId};
use crate::compare::Kind;
use crate::index::Collapsed;
use crate::segment::{ParagraphId, Segments};
use crate::text::{Map, PostId, Span, Tok};

/// Texts of less than this similarity, in millionths, are no light versions of each other.
const LIGHT: u32 = 850_000;

/// A repeated text and all its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Refrain {
    /// The loosest kind among the links that hold it together.
    pub kind: Kind,
    /// How alike its places are at least: the weakest of those links and, once `lives` has told, the
    /// least likeness of a place to the earlier one that it is most like; in millionths.
    pub weakest: u32,
    /// Whether it is a finding.
    pub class: Class,
    /// Why it is none.
    pub reason: Option<String>,
    /// The accepted texts that any of its places holds; sorted.
    pub accepted_by: Vec<usize>,
    /// The posts in which it is such a text; sorted.
    pub accepted_posts: Vec<PostId>,
    /// Its places, earliest first; at least two.
    pub places: Vec<PlaceAt>,
    /// The nodes whose links it has, those of its parts included; sorted.
    pub nodes: Vec<NodeId>,
    /// For each place the earlier one that it is most like, once `life` has told.
    pub life: Vec<Option<Nearest>>,
    /// For each place what it says of itself, once `labels` has told.
    pub labels: Vec<Option<Label>>,
    /// Whether a place says something else than the one that it is most like, and nothing but facts
    /// differ.
    pub facts_differ: bool,
    /// Whether that is running text of two posts, which its writer should read first of all.
    pub facts_first: bool,
}

/// One place of a refrain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceAt {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// The stretch of it, in words from its first.
    pub span: Span<Tok>,
    /// The node that it is a place of.
    pub node: NodeId,
}

/// An earlier place, and what a later one changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nearest {
    /// The earlier place: an index into the refrain's places.
    pub place: u32,
    /// The edge that ties the two; `None` if they are equal.
    pub edge: Option<u32>,
    /// Their similarity in millionths.
    pub similarity: u32,
    /// How many words of the later place the earlier one does not have there.
    pub added: u32,
    /// How many words of the earlier place the later one does not have there.
    pub dropped: u32,
}

impl Refrain {
    /// The refrain of a family, its nodes sorted, or `None` if it has but one place. `rank` orders paragraphs in time.
    pub fn of(
        family: Vec<NodeId>,
        graph: &Graph,
        collapsed: &Collapsed,
        segments: &Segments,
        rank: impl Fn(ParagraphId) -> (u32, ParagraphId),
    ) -> Option<Self> {
        let mut places: Vec<PlaceAt> = Vec::new();
        for &id in &family {
            let Node { rep, span } = graph.node(id);
            let stand = collapsed.places(rep).iter();
            places.extend(stand.map(|&paragraph| PlaceAt { paragraph, span, node: id }));
        }
        places.sort_by_key(|place| (rank(place.paragraph), place.span));
        merge_overlapping(&mut places);
        if places.len() < 2 {
            return None;
        }
        let (kind, weakest) = held_together_by(&family, graph);
        // Equal words may be a whole paragraph here and a stretch of one there.
        let whole = |p: &&PlaceAt| p.span.len() == segments.paragraph(p.paragraph).tokens.len();
        let kind = match places.iter().filter(whole).count() {
            0 => kind.max(Kind::Passage),
            n if n < places.len() => kind.max(Kind::Contained),
            _ => kind,
        };
        Some(Self {
            kind,
            weakest,
            class: Class::Plain,
            reason: None,
            accepted_by: Vec::new(),
            accepted_posts: Vec::new(),
            places,
            nodes: family,
            life: Vec::new(),
            labels: Vec::new(),
            facts_differ: false,
            facts_first: false,
        })
    }

    /// Takes the lives of its places. From here on there is one number for how alike they are: a
    /// link that holds the family together may lie between two later places, while a reader sees how
    /// each differs from what came before.
    pub fn lives(&mut self, life: Vec<Option<Nearest>>) {
        let told = life.iter().skip(1).flatten().map(|nearest| nearest.similarity).min();
        let all_told = life.iter().skip(1).all(Option::is_some);
        self.weakest = match told {
            Some(least) if all_told => least,
            Some(least) => least.min(self.weakest),
            None => self.weakest,
        };
        if self.kind == Kind::Light && self.weakest < LIGHT {
            self.kind = Kind::Edited;
        }
        self.life = life;
    }

    /// The words at its head.
    pub fn words(&self) -> u32 {
        self.places[0].span.len()
    }

    /// The words at a typical place: the lower median.
    pub fn typical_words(&self) -> u32 {
        let mut lengths: Vec<u32> = self.places.iter().map(|place| place.span.len()).collect();
        lengths.sort_unstable();
        lengths[(lengths.len() - 1) / 2]
    }

    /// In how many posts it stands.
    pub fn posts(&self, segments: &Segments) -> usize {
        let mut posts: Vec<_> =
            self.places.iter().map(|place| segments.paragraph(place.paragraph).post).collect();
        posts.sort_unstable();
        posts.dedup();
        posts.len()
    }
}

/// Makes one place of places, sorted, that overlap in their paragraph: a reader sees one stretch. It
/// goes on under the node of the longer one.
pub(super) fn merge_overlapping(places: &mut Vec<PlaceAt>) {
    places.dedup_by(|next, last| {
        let same = next.paragraph == last.paragraph && next.span.overlap(last.span) > 0;
        if same {
            if next.span.len() > last.span.len() {
                last.node = next.node;
            }
            last.span = last.span.cover(next.span);
        }
        same
    });
}

/// The loosest kind and the least similarity on the tree of closest links (Kruskal 1956). A family of
/// one node holds together by equality.
fn held_together_by(family: &[NodeId], graph: &Graph) -> (Kind, u32) {
    if family.len() == 1 {
        return (Kind::Exact, 1_000_000);
    }
    let seat = |id: NodeId| family.binary_search(&id).ok();
    let mut links: Vec<_> = family
        .iter()
        .flat_map(|&id| graph.links_from(id))
        .filter(|link| seat(link.nodes[1]).is_some())
        .collect();
    links.sort_by_key(|link| (std::cmp::Reverse(link.similarity), link.nodes));
    // Nodes of one text hold together by equality.
    let mut parent: Vec<usize> = (0..family.len()).collect();
    let mut first: Map<NodeId, usize> = Map::default();
    for (at, &id) in family.iter().enumerate() {
        parent[at] = *first.entry(graph.text(id)).or_insert(at);
    }
    let (mut kind, mut weakest) = (Kind::Exact, 1_000_000);
    for link in links {
        let [Some(a), Some(b)] = link.nodes.map(seat) else { continue };
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        if a != b {
            parent[a.max(b)] = a.min(b);
            kind = kind.max(link.kind);
            weakest = weakest.min(link.similarity);
        }
    }
    (kind, weakest)
}

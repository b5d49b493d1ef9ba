//! What the classes of refrains and matches are decided by: the posts, what they quote, what they link
//! to. It looks things up; which class something gets is decided in `classify`.

use super::linked::Around;
use super::quotations::{Quotations, Quoted};
use super::{Accepting, Edge, Graph, NodeId};
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, Post, Span, Tok};

/// What classes are decided by.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The posts.
    pub archive: &'a Archive,
    /// Their paragraphs.
    pub segments: &'a Segments,
    /// What they quote.
    pub quotations: &'a Quotations,
    /// What the writer knows and wants.
    pub accepting: &'a Accepting<'a>,
    /// What was found in them.
    pub graph: &'a Graph,
    /// The pairs that the graph's links come from.
    pub edges: &'a [Edge],
    /// How many posts at the start of the archive ask the others; `None` if all ask all.
    pub drafts: Option<usize>,
    /// A repeated text of fewer words is standing text.
    pub min_words: u32,
    /// How many posts there are in all, those included that share nothing and are not in `archive`.
    pub posts: u64,
}

impl<'a> Context<'a> {
    /// Whether and how a stretch of a paragraph is quoted.
    pub fn quoted(&self, id: ParagraphId, stretch: Span<Tok>) -> Option<Quoted<'a>> {
        self.quotations.quoted(self.archive, self.segments, id, stretch)
    }

    /// How a paragraph refers to the post of another, if it does.
    pub fn refers(&self, from: ParagraphId, to: ParagraphId) -> Option<String> {
        Around::of(self.archive, self.segments, from).refers_to(self.post(to))
    }

    pub(super) fn post(&self, id: ParagraphId) -> &'a Post {
        self.archive.get(self.segments.paragraph(id).post)
    }
}

/// Which part of a node the rest of its family shares: of a paragraph that is told whole, it may be all
/// but the words that lead in a quotation. It is the stretch from the first to the last word of a node that another one of `family`, sorted, shares;
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

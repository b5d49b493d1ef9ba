//! The graph of matches to refrains, on all threads: grouped, absorbed, labelled, ranked.

use rayon::prelude::*;

use super::sides::Sides;
use crate::family::{
    Accepting, Edge, Graph, NodeId, Refrain, absorb, classify, components, families, life, rank,
    stars,
};
use crate::index::Collapsed;
use crate::options::Settings;
use crate::segment::ParagraphId;

/// The refrains of a report; in a check, one for each text of the drafts that came back.
pub(super) fn refrains(
    settings: &Settings,
    accepting: &Accepting<'_>,
    collapsed: &Collapsed,
    edges: &[Edge],
    graph: &Graph,
    sides: &Sides,
) -> Vec<Refrain> {
    let (archive, segments) = (accepting.archive, accepting.segments);
    let drafts = sides.drafts;
    let ranks = archive.chronology(drafts.unwrap_or(0));
    let rank_of =
        |paragraph: ParagraphId| (ranks[segments.paragraph(paragraph).post.0 as usize], paragraph);
    let told = |family| Refrain::of(family, graph, collapsed, segments, rank_of);
    let mut refrains: Vec<Refrain> = if drafts.is_none() {
        let components = components(graph);
        let all = (0..components.len()).into_par_iter();
        let grouped = all.flat_map_iter(|at| families(graph, components.get(at)));
        let mut refrains: Vec<Refrain> = grouped.filter_map(told).collect();
        // In the order of their first nodes, whatever components they come from.
        refrains.par_sort_unstable_by(|a, b| a.nodes.cmp(&b.nodes));
        absorb(refrains, settings.min_words, segments.paragraphs().len(), rank_of)
    } else {
        let is_draft = |node: NodeId| sides.of_rep(graph.node(node).rep).0;
        stars(graph, is_draft).into_par_iter().filter_map(told).collect()
    };
    let min_words = settings.min_words;
    refrains.par_iter_mut().for_each(|refrain| {
        classify(refrain, accepting, min_words);
        refrain.life = life(refrain, graph);
        let by = refrain.life.iter().flatten().filter_map(|nearest| nearest.edge);
        refrain.facts_differ = by.into_iter().any(|at| !edges[at as usize].found.facts.is_empty());
    });
    refrains.par_sort_by_cached_key(|refrain| rank(refrain, segments));
    refrains
}

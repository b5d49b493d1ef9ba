//! The graph of matches to refrains, on all threads: grouped, absorbed, labelled, ranked.

use rayon::prelude::*;

use super::sides::Sides;
use crate::family::{
    Context, Graph, NodeId, PostQuotations, Quotations, Refrain, absorb, are_parallel, classify,
    components, families, is_first_news, labels, life, rank, rejoin, stars,
};
use crate::index::Collapsed;
use crate::options::Settings;
use crate::segment::{ParagraphId, Segments};
use crate::text::{Archive, PostId};

/// The refrains of a report; in a check, one for each text of the drafts that came back.
pub(super) fn refrains(
    settings: &Settings,
    collapsed: &Collapsed,
    sides: &Sides,
    context: &Context<'_>,
) -> Vec<Refrain> {
    let &Context { archive, segments, graph, drafts, .. } = context;
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
        let refrains = absorb(refrains, settings.min_words, segments.paragraphs().len(), rank_of);
        rejoin(refrains, settings.min_words, segments, rank_of)
    } else {
        let is_draft = |node: NodeId| sides.of_rep(graph.node(node).rep).0;
        stars(graph, is_draft).into_par_iter().filter_map(told).collect()
    };
    refrains.par_iter_mut().for_each(|refrain| {
        classify(refrain, context);
        refrain.lives(life(refrain, graph));
        refrain.labels = labels(refrain, context);
        news(refrain, context);
    });
    refrains.par_sort_by_cached_key(|refrain| rank(refrain, segments));
    refrains
}

/// Notes in a refrain whether its places differ in facts.
fn news(refrain: &mut Refrain, context: &Context<'_>) {
    let differ = |edge: u32| !context.edges[edge as usize].found.facts.is_empty();
    for (place, nearest) in refrain.places.iter().zip(&refrain.life) {
        let Some(nearest) = nearest.filter(|it| it.edge.is_some_and(differ)) else { continue };
        let sides = [refrain.places[nearest.place as usize].paragraph, place.paragraph];
        refrain.facts_differ |= !are_parallel(context.segments, sides);
        refrain.facts_first |= is_first_news(context.segments, sides);
    }
}

/// What the posts quote that share text with others.
pub(super) fn quotations(
    archive: &Archive,
    segments: &Segments,
    collapsed: &Collapsed,
    graph: &Graph,
) -> Quotations {
    let mut shares = vec![false; archive.posts().len()];
    let mut last = None;
    for node in graph.nodes() {
        if last.replace(node.rep) != Some(node.rep) {
            for &place in collapsed.places(node.rep) {
                shares[segments.paragraph(place).post.0 as usize] = true;
            }
        }
    }
    let posts: Vec<PostId> =
        (0u32..).zip(shares).filter(|(_, shares)| *shares).map(|(id, _)| PostId(id)).collect();
    let of = |&id: &PostId| (id, PostQuotations::of(archive, segments, id));
    Quotations::of(posts.par_iter().map(of).collect::<Vec<_>>())
}

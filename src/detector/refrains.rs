//! The graph of matches to refrains: grouped, absorbed, labelled, ranked.

use super::sides::Sides;
use crate::family::{Graph, NodeId, Refrain, absorb, classify, families, rank, stars};
use crate::index::Collapsed;
use crate::options::Settings;
use crate::segment::{ParagraphId, Segments};
use crate::text::Archive;

/// The refrains of a report; in a check, one for each text of the drafts that came back.
pub(super) fn refrains(
    settings: &Settings,
    archive: &Archive,
    segments: &Segments,
    collapsed: &Collapsed,
    graph: &Graph,
    sides: &Sides,
) -> Vec<Refrain> {
    let drafts = sides.drafts;
    let grouped = if drafts.is_none() {
        families(graph)
    } else {
        stars(graph, |node: NodeId| sides.of_rep(graph.node(node).rep).0)
    };
    let ranks = archive.chronology(drafts.unwrap_or(0));
    let rank_of =
        |paragraph: ParagraphId| (ranks[segments.paragraph(paragraph).post.0 as usize], paragraph);
    let told = grouped
        .iter()
        .filter_map(|family| Refrain::of(family, graph, collapsed, segments, rank_of));
    let mut refrains: Vec<Refrain> = told.collect();
    if drafts.is_none() {
        refrains = absorb(refrains, settings.min_words, rank_of);
    }
    classify(&mut refrains, archive, segments, settings.min_words);
    rank(&mut refrains, segments);
    refrains
}

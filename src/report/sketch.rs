//! The sketch by which a refrain's text is known again once it is accepted.

use super::model::{Place, RefrainEntry};
use crate::fingerprint::{Runs, RunsOf, Sketch};
use crate::segment::{blocks, folded_words_within};
use crate::text::{Archive, PostId};

impl RefrainEntry {
    /// The sketch of what comes back in all its wordings; `archive` holds the posts that its places
    /// are in.
    pub fn sketch(&self, archive: &Archive) -> Sketch {
        let runs: Vec<Runs> = self.places.iter().map(|place| runs(place, archive)).collect();
        Sketch::of(&Runs::repeated(&runs))
    }
}

/// The runs of a place's words.
fn runs(place: &Place, archive: &Archive) -> Runs {
    let post = archive.get(PostId(place.post));
    let span = post.source().of_file(place.start, place.end);
    let mut words = RunsOf::default();
    if let Some(block) = blocks(post).iter().find(|block| block.span.overlap(span) > 0) {
        folded_words_within(post, block.span, span, |word| words.push(word));
    }
    words.all()
}

//! Which posts of an archive are a draft that is out already: they have its address or its id, and enough
//! of its text. The archive's own copies are folded before that is asked.

use super::address::Address;
use super::agreement::Agreement;
use super::sameness::{ALIKE, NAMED};
use crate::text::{Post, SameBy};

/// For each post behind the first `drafts`, the first draft that it is the same as, and by what. Titles
/// say nothing here: a writer may use one again.
pub fn out_already(posts: &[Post], drafts: usize) -> Vec<Option<(usize, SameBy)>> {
    let (own, others) = posts.split_at(drafts.min(posts.len()));
    let address = |post: &Post| post.url.as_deref().and_then(Address::of);
    let addresses: Vec<Option<Address>> = own.iter().map(address).collect();
    others
        .iter()
        .map(|post| {
            let theirs = address(post);
            own.iter().zip(&addresses).enumerate().find_map(|(at, (draft, ours))| {
                let agrees = |percent| {
                    let two = [draft.clone(), post.clone()];
                    Agreement::of(&two).reaches(0, 1, percent)
                };
                if let (Some(ours), Some(theirs)) = (ours, &theirs) {
                    let whole = ours.host.is_some() && ours == theirs;
                    let lone = ours.host.is_none() || theirs.host.is_none();
                    if whole && agrees(NAMED) || lone && ours.path == theirs.path && agrees(ALIKE) {
                        return Some((at, SameBy::Url));
                    }
                }
                let one_id = draft.id.is_some() && draft.id == post.id;
                (one_id && agrees(NAMED)).then_some((at, SameBy::Id))
            })
        })
        .collect()
}

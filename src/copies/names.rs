//! What a post may be known by as the same as another, in the forms in which it is compared.

use super::address::Address;
use crate::text::Post;

/// The names of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Its address with the host.
    pub whole: Option<String>,
    /// Its address without the host.
    pub path: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// The words of its title.
    pub title: Option<String>,
}

impl Names {
    /// Of a post. Two posts that have none of these in common are never taken for one.
    pub fn of(post: &Post) -> Self {
        let address = post.url.as_deref().and_then(Address::of);
        Self {
            whole: address.as_ref().and_then(Address::whole),
            path: address.map(|address| address.path),
            id: post.id.clone(),
            title: title(post),
        }
    }

    /// All of them, each kind under its own number.
    pub fn each(&self) -> impl Iterator<Item = (u8, &str)> {
        let all = [&self.whole, &self.path, &self.id, &self.title];
        (0u8..).zip(all).filter_map(|(kind, name)| Some((kind, name.as_deref()?)))
    }
}

/// A title's words in small letters, if it has any.
pub(super) fn title(post: &Post) -> Option<String> {
    let lower = post.title.as_ref()?.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

//! How the page names the posts' files. What the names are is worked out by who writes the page.

/// What the page can say of a post's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The way to it from the folder that the page is in.
    pub href: Option<String>,
    /// Its name in the list of accepted texts.
    pub accepted: Option<String>,
}

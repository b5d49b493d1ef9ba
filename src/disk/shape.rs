//! What decides how an index is made.

/// What an index is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The words of a shingle.
    pub shingle: usize,
    /// Whether program text is compared.
    pub code: bool,
    /// Of how many texts under one name the others are held against each, to find posts that are the
    /// same; `None` if nobody looks for these.
    pub namesakes: Option<usize>,
}

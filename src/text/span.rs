//! Half-open ranges that know their unit. A range of bytes is not a range of tokens, and mixing the
//! two does not compile. What lies at a range is not here: slice a post or a column with it.

use std::marker::PhantomData;
use std::ops::Range;

/// The unit of offsets into a source's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Byte {}

/// The unit of positions in a column of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tok {}

/// A half-open range `start..end` counted in units of `U`; `start <= end` always holds.
pub struct Span<U> {
    start: u32,
    end: u32,
    unit: PhantomData<fn() -> U>,
}

impl<U> Span<U> {
    /// A span from `start` to `end`, the end excluded.
    ///
    /// # Panics
    /// If `start > end`: such a span is a bug of the caller, never of the input.
    #[inline]
    pub fn new(start: u32, end: u32) -> Self {
        assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start, end, unit: PhantomData }
    }

    /// The first unit inside.
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The first unit behind the span.
    #[inline]
    pub fn end(self) -> u32 {
        self.end
    }

    /// How many units the span holds.
    #[inline]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it holds nothing.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range for slicing.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// How many units both hold.
    pub fn overlap(self, other: Self) -> u32 {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span, `by` units further on.
    #[must_use]
    pub fn shift(self, by: u32) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

// Written out, because a derive would ask the same of `U`, which is only a name.
impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> PartialOrd for Span<U> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<U> Ord for Span<U> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<U> std::hash::Hash for Span<U> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<U> std::fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

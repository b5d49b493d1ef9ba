//! The report as prose for a terminal: for the blogger who reads it, not for programs.

mod classes;
mod diff;
mod draft;
mod entry;
mod life;
mod links;
mod novelty;
mod page;
mod places;
mod prose;
mod refrain;
mod reporter;
mod sides;
mod style;
mod units;
mod wrap;

#[cfg(test)]
mod tests_archive;
#[cfg(test)]
mod tests_draft;
#[cfg(test)]
mod tests_wide;

pub(in crate::report) use prose::first_words;
pub use reporter::Text;

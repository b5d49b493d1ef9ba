//! Two wordings side by side on a wide page: the earlier one at the left, the later one at the right.

use std::io;

use super::diff::sides;
use super::page::{GUTTER, INDENT, Page};
use super::style::Tone;
use super::units::Unit;
use super::wrap::Marked;

/// A wording, and what stands above it.
pub(super) struct Wording<'a> {
    /// What stands above it.
    pub(super) name: &'a str,
    /// Its words.
    pub(super) units: &'a [Unit],
    /// Whether its paragraph begins before it, and goes on behind it.
    pub(super) cut: (bool, bool),
}

impl<'a> Wording<'a> {
    /// A wording that is told whole.
    pub(super) fn whole(name: &'a str, units: &'a [Unit]) -> Self {
        Self { name, units, cut: (false, false) }
    }
}

/// Writes both with their changes marked. With `context`, only so many unchanged words stand on each
/// side of a change.
pub(super) fn write(
    page: &mut Page,
    [old, new]: [&Wording; 2],
    context: Option<usize>,
) -> io::Result<()> {
    names(page, [old.name, new.name])?;
    let mut rows = sides(old.units, new.units, context);
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate() {
        for (text, wording) in row.iter_mut().zip([old, new]) {
            if at == 0 && wording.cut.0 && !text.starts_with("...") {
                let mut cut = Marked::new("... ", Tone::Quiet);
                cut.append(text);
                *text = cut;
            }
            if at == last && wording.cut.1 && !text.ends_with("...") {
                text.push(" ...", Tone::Quiet);
            }
        }
        page.beside(GUTTER, row)?;
    }
    Ok(())
}

/// Writes what stands above two wordings.
pub(super) fn names(page: &mut Page, names: [&str; 2]) -> io::Result<()> {
    page.beside(INDENT, &names.map(|name| Marked::new(name, Tone::Quiet)))
}

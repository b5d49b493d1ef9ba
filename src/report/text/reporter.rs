//! The whole page, from the first entry to the last class. What an entry looks like is told in
//! `refrain` and `draft`.

use std::io;

use super::classes::{self, Item};
use super::entry::Entry;
use super::links::Links;
use super::page::Page;
use super::style::Tone;
use super::wrap::Marked;
use super::{draft, novelty, refrain};
use crate::family::Class;
use crate::report::model::{MatchEntry, Report};
use crate::report::numbers::{counted, grouped};
use crate::report::reporter::Reporter;
use crate::report::summary::read;
use crate::report::view::View;
use crate::text::Archive;

/// What is said where there is nothing to say.
const NOTHING: &str = "No paragraph came back.";

/// Prints the report as prose: plain refrains first and whole, each with its life line, the text and
/// the changes; then the posts that repeat most, and the other classes, a line each.
///
/// Of a draft, or of two texts, it prints the draft's (the first text's) paragraphs that came out
/// before, from top to bottom. Changed words stand as `[-old-]{+new+}`, old being the earlier
/// wording; of a draft, the published one.
///
/// On a page of 120 columns or more the earlier and the later wording stand side by side.
#[derive(Debug, Clone)]
pub struct Text {
    /// The columns of a line; only a word or a path that is longer stands out.
    pub width: usize,
    /// The columns of tables and of two wordings side by side, where these may be wider than lines of
    /// prose; without it, nothing stands side by side.
    pub wide: Option<usize>,
    /// Whether to colour with escape codes. Without, there are none.
    pub colour: bool,
    /// How many plain entries to print; the rest are counted. `None` prints all.
    pub limit: Option<usize>,
    /// The address of each post's file, by the number of the post, an empty one being none: then paths
    /// lead there and titles to the post's own address, for terminals that follow links. Without, there
    /// are no links.
    pub links: Option<Vec<String>>,
}

impl Default for Text {
    fn default() -> Self {
        Self { width: 80, wide: None, colour: false, limit: None, links: None }
    }
}

impl Reporter for Text {
    fn write(&self, report: &Report, archive: &Archive, out: &mut dyn io::Write) -> io::Result<()> {
        let view = View::new(report, archive);
        let links = Links { files: self.links.as_deref(), view: &view };
        let mut page = Page::new((self.width, self.wide), self.colour, links, out);
        if view.about_drafts() {
            self.drafts(&mut page, &view)
        } else {
            self.archive(&mut page, &view)
        }
    }
}

impl Text {
    fn archive(&self, page: &mut Page, view: &View) -> io::Result<()> {
        let entries = Entry::all(view);
        self.entries(page, view, &entries, |page, entry, number| {
            refrain::write(page, view, entry, number)
        })?;
        novelty::write(page, view)?;
        let others = view.report.refrains.iter().filter(|refrain| refrain.class != Class::Plain);
        let items: Vec<Item> = others.map(|refrain| Item::refrain(view, refrain)).collect();
        classes::write(page, &items)
    }

    fn drafts(&self, page: &mut Page, view: &View) -> io::Result<()> {
        let (mut plain, mut items): (Vec<Vec<&MatchEntry>>, Vec<Item>) = (Vec::new(), Vec::new());
        for mut entries in view.drafts() {
            draft::sort(view, &mut entries);
            let findings: Vec<_> =
                entries.iter().copied().filter(|entry| entry.class == Class::Plain).collect();
            if findings.is_empty() {
                items.push(Item::draft(view, entries[0]));
            } else {
                plain.push(findings);
            }
        }
        self.entries(page, view, &plain, |page, entries, _| draft::write(page, view, entries))?;
        novelty::of_drafts(page, view)?;
        classes::write(page, &items)
    }

    /// The plain entries with a blank line between, or the line that says that there are none.
    fn entries<T>(
        &self,
        page: &mut Page,
        view: &View,
        entries: &[T],
        mut write: impl FnMut(&mut Page, &T, usize) -> io::Result<()>,
    ) -> io::Result<()> {
        if entries.is_empty() {
            return nothing(page, view);
        }
        let shown = self.limit.unwrap_or(entries.len()).min(entries.len());
        for (at, entry) in entries.iter().take(shown).enumerate() {
            if at > 0 {
                page.blank()?;
            }
            write(page, entry, at + 1)?;
        }
        let more = (entries.len() - shown) as u64;
        if more == 0 {
            return Ok(());
        }
        if shown > 0 {
            page.blank()?;
        }
        let verb = if more == 1 { "is" } else { "are" };
        let more = counted(more, "more entry", "more entries");
        page.line(&[(&format!("{more} {verb} not shown"), Tone::Quiet)])
    }
}

fn nothing(page: &mut Page, view: &View) -> io::Result<()> {
    let stats = &view.report.stats;
    let filtered = stats.filtered_refrains + stats.filtered_matches > 0;
    let heading = if filtered { "Nothing plain is left by the filters." } else { NOTHING };
    page.heading(heading)?;
    let compared = match stats.candidates {
        0 => "no two paragraphs had enough in common to be compared".to_owned(),
        n => format!("compared {}", counted(n, "pair of paragraphs", "pairs of paragraphs")),
    };
    let mut text = format!("Read {}; {compared}", read(stats));
    let skipped = view.report.skipped.len() as u64;
    if skipped > 0 {
        text = format!("{text}; skipped {}", grouped(skipped));
    }
    page.block("", "", &Marked::new(&(text + "."), Tone::Plain))
}

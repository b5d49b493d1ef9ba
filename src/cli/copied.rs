//! What is said of posts that were met twice: in the report, in the closing line, and of a draft that is
//! already out. Which they are is found in `copies`.

use super::input::Input;
use crate::copies::{Copy, fold};
use crate::report::{Skipped, THE_SAME};
use crate::text::Map;

impl Input {
    /// Takes those posts out that another is the same as.
    pub(super) fn fold_copies(&mut self, most: u32) {
        let (copies, left_out) = fold(&mut self.archive, self.first, most as usize);
        self.namesakes_left_out = left_out;
        self.tell_copies(&copies);
    }

    /// Says which posts were taken out.
    pub(super) fn tell_copies(&mut self, copies: &[Copy]) {
        if copies.is_empty() {
            return;
        }
        self.copies = copies.len() as u64;
        // The words were cut with the copies among them.
        self.cut = crate::Cut::default();
        for copy in copies.iter().filter(|copy| copy.of_draft) {
            self.hints.push(format!(
                "{} is already out as {}:{} ({}), which is left out; --keep-copies compares them",
                copy.kept,
                copy.path,
                copy.line,
                copy.same.name()
            ));
        }
        let mut pages: Map<&str, Vec<&Copy>> = Map::default();
        for copy in copies {
            if copy.paged && copy.whole_file {
                pages.entry(&copy.path).or_default().push(copy);
            } else {
                self.tell(copy.path.clone(), reason(copy));
            }
        }
        for (path, of_page) in pages {
            let mut kept: Vec<&str> = of_page.iter().map(|copy| &*copy.kept).collect();
            kept.sort_unstable();
            kept.dedup();
            let kept = kept.join(", ");
            self.tell(path.to_owned(), format!("a page that only repeats posts ({kept})"));
        }
    }

    fn tell(&mut self, path: String, reason: String) {
        let skipped = Skipped { path, reason };
        self.details.push(skipped.clone());
        self.skipped.push(skipped);
    }
}

/// Why a copy is not compared.
fn reason(copy: &Copy) -> String {
    let (line, kept, same) = (copy.line, &copy.kept, copy.same.name());
    if copy.path == copy.kept {
        return format!("{THE_SAME} another in this file ({same}, at line {line})");
    }
    let many = if copy.whole_file { String::new() } else { format!(", at line {line}") };
    format!("{THE_SAME} {kept} ({same}{many})")
}

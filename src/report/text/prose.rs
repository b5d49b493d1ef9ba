//! Small pieces of prose: a text cut to its first words or its two ends, kinds and facts in plain
//! English. Nothing here wraps or paints.

use super::style::Tone;
use super::units::{Gap, Unit, joined, units};
use super::wrap::{Marked, columns};
use crate::compare::Kind;
use crate::report::numbers::grouped;
use crate::report::view::one_line;

/// Above so many words, the middle of a text is left out.
pub(super) const LONG: usize = 120;
/// So many words of a long text stand before the gap; where the text is going shows at its start.
const BEFORE: usize = 70;
/// So many words of a long text stand behind the gap.
const BEHIND: usize = 30;

/// The first words of `text` that fit in `width` columns, with ` ...` where words are left out.
pub(in crate::report) fn first_words(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let units = units(text);
    let mut short = String::new();
    for unit in &units {
        let space = if unit.gap == Gap::None || short.is_empty() { "" } else { " " };
        let longer = format!("{short}{space}{}{}{}", unit.lead, unit.word, unit.trail);
        if columns(&longer) + " ...".len() > width {
            break;
        }
        short = longer;
    }
    if short.is_empty() {
        // One long word: as many letters as fit.
        let mut room = width.saturating_sub(" ...".len());
        short = text
            .chars()
            .take_while(|c| {
                let wide = columns(c.encode_utf8(&mut [0; 4]));
                let fits = wide <= room;
                room = room.saturating_sub(wide);
                fits
            })
            .collect();
    }
    short + " ..."
}

/// A text whole, or, where it is long, its two ends and how many words are left out.
pub(super) fn whole_or_ends(units: &[Unit]) -> Marked {
    if units.len() <= LONG {
        return Marked::new(&joined(units), Tone::Plain);
    }
    let left_out = units.len() - BEFORE - BEHIND;
    let mut marked = Marked::new(&joined(&units[..BEFORE]), Tone::Plain);
    marked.push(&format!(" [... {} words ...] ", grouped(left_out as u64)), Tone::Quiet);
    marked.push(&joined(&units[units.len() - BEHIND..]), Tone::Plain);
    marked
}

/// A kind in plain English, held together by hard spaces: it stands at the end of a heading, where
/// a line break would leave a lone word.
pub(super) fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Exact => "word\u{a0}for\u{a0}word",
        Kind::Light => "lightly\u{a0}edited",
        Kind::Edited => "edited",
        Kind::Contained => "inside\u{a0}a\u{a0}longer\u{a0}paragraph",
        Kind::Passage => "a\u{a0}shared\u{a0}passage",
        Kind::Echo => "rewritten",
        Kind::Digest => "a\u{a0}digest",
    }
}

/// Facts that differ, each pair once: `"12" -> "15", "June" -> "July"`.
pub(super) fn facts(facts: &[[&str; 2]]) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for said in facts {
        let [before, now] = said.map(one_line);
        let fact = format!("\"{before}\"\u{a0}-> \"{now}\"");
        if !told.contains(&fact) {
            told.push(fact);
        }
    }
    (!told.is_empty()).then(|| told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_fit() {
        assert_eq!(first_words("The cat sat.", 40), "The cat sat.");
        assert_eq!(first_words("The cat sat on the mat.", 15), "The cat sat ...");
        assert_eq!(first_words("고양이가 마루에 앉아 있었다", 22), "고양이가 마루에 ...");
        assert_eq!(first_words("雪の降る夜に猫が座っていた", 13), "雪の降る ...");
        assert_eq!(first_words("Donaudampfschiff", 10), "Donaud ...");
    }

    #[test]
    fn a_long_text_keeps_both_ends() {
        let text: Vec<String> = (0..314).map(|n| format!("w{n}")).collect();
        let units = units(&text.join(" "));
        let lines = whole_or_ends(&units);
        let lines = lines.lines(10_000);
        let flat: String = lines[0].iter().map(|(text, _)| *text).collect();
        assert!(flat.starts_with("w0 w1 "), "{flat}");
        assert!(flat.contains("w69 [... 214 words ...] w284 "), "{flat}");
        assert!(flat.ends_with(" w313"), "{flat}");
    }
}

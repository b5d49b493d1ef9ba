//! A text as a row of words, each with the punctuation that hangs on it and the folded form by which
//! words are compared. It only cuts; `diff` compares.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::segment::folded_word;

/// A word and what hangs on it. Put together, the units are the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Punctuation before the word: an opening bracket, a dash.
    pub(super) lead: String,
    /// The word.
    pub(super) word: String,
    /// Punctuation behind the word.
    pub(super) trail: String,
    /// What parts it from the unit before: nothing in scripts without spaces.
    pub(super) gap: Gap,
    /// The word without case, width and apostrophes.
    pub(super) key: String,
}

/// What stands between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A space.
    Space,
    /// The end of a paragraph.
    Paragraph,
}

/// The units of `text`, which has single spaces for white space.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut at = 0;
    for (start, word) in text.unicode_word_indices() {
        let (trail, gap, lead) = split_gap(&text[at..start]);
        if let Some(last) = units.last_mut() {
            last.trail.push_str(trail);
            units.push(unit(lead.to_owned(), word, gap));
        } else {
            // Before the first word all that is there leads to it.
            units.push(unit(text[..start].to_owned(), word, Gap::Space));
        }
        at = start + word.len();
    }
    match units.last_mut() {
        Some(last) => last.trail.push_str(&text[at..]),
        None if text.is_empty() => {}
        None => units.push(unit(String::new(), text, Gap::Space)),
    }
    units
}

/// The units of several paragraphs in one row.
pub(super) fn units_of(paragraphs: &[String]) -> Vec<Unit> {
    let mut all: Vec<Unit> = Vec::new();
    for paragraph in paragraphs {
        let mut next = units(paragraph);
        if let Some(first) = next.first_mut()
            && !all.is_empty()
        {
            first.gap = Gap::Paragraph;
        }
        all.append(&mut next);
    }
    all
}

/// Whether the words of `part` stand in `whole` one after the other, without all of it.
pub(super) fn is_part(part: &[Unit], whole: &[Unit]) -> bool {
    !part.is_empty()
        && part.len() < whole.len()
        && whole.windows(part.len()).any(|window| same_words(window, part))
}

/// Whether two texts have the same words.
pub(super) fn same_words(a: &[Unit], b: &[Unit]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key)
}

/// The text of `units`, without what parts them from the unit before.
pub(super) fn joined(units: &[Unit]) -> String {
    let mut text = String::new();
    for unit in units {
        if !text.is_empty() {
            text.push_str(match unit.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Paragraph => "\n\n",
            });
        }
        text.push_str(&unit.lead);
        text.push_str(&unit.word);
        text.push_str(&unit.trail);
    }
    text
}

fn unit(lead: String, word: &str, gap: Gap) -> Unit {
    Unit { lead, word: word.to_owned(), trail: String::new(), gap, key: folded(word) }
}

/// What stands between two words, as what hangs on the left one, what parts them, and what leads to
/// the right one.
fn split_gap(gap: &str) -> (&str, Gap, &str) {
    if let Some(space) = gap.find(' ') {
        return (&gap[..space], Gap::Space, &gap[space + 1..]);
    }
    let opening = gap.find(['(', '[', '「', '『', '（', '《', '〈', '【', '“', '‘']);
    let (trail, lead) = gap.split_at(opening.unwrap_or(gap.len()));
    (trail, Gap::None, lead)
}

/// The word as it is compared; an apostrophe says nothing about which word it is.
fn folded(word: &str) -> String {
    folded_word(word).replace('\'', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_put_together_are_the_text() {
        for text in [
            "\"Snow,\" she said — (not rain) — fell on well-kept roofs.",
            "그는 「눈」이라고 했다.",
            "雪が降る。寒い！",
            "... and so on ...",
            "***",
            "",
        ] {
            assert_eq!(joined(&units(text)), text);
        }
    }

    #[test]
    fn case_quotes_and_apostrophes_do_not_count() {
        let (a, b) = (units("Don’t STOP, \"Anna\"!"), units("don't stop Anna"));
        assert!(same_words(&a, &b));
        assert!(!same_words(&units("3.14 metres"), &units("314 metres")));
    }
}

//! What makes two spellings one term: compatibility forms, case, apostrophes, characters that nobody
//! sees, and letters and marks that their writers set or leave out as they like. The folded text keeps, for each of its parts, where it stood in the source.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Byte, Span};

/// A text folded for comparison, with the way back to the source.
///
/// Each grapheme cluster is folded by itself (NFKC, full case folding, NFKC again, after UAX #15 and
/// Unicode section 3.13), so that composed and decomposed forms come out equal and every part of the
/// result belongs to a whole cluster of the source.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// For each cluster: where its folded form begins in `text`, and its span in the source.
    clusters: Vec<(u32, Span<Byte>)>,
}

impl Folded {
    /// Forgets the text, keeps the room.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.clusters.clear();
    }

    /// Folds `piece`, which stands at `start` of the source, behind what is there already.
    pub(super) fn push_source(&mut self, piece: &str, start: u32) {
        for (at, cluster) in piece.grapheme_indices(true) {
            let from = start + len32(&piece[..at]);
            self.push(cluster, Span::new(from, from + len32(cluster)));
        }
    }

    /// The folded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the folded bytes from `start` to `end` stood; `end` must be past `start`.
    pub(super) fn in_source(&self, start: usize, end: usize) -> Span<Byte> {
        self.cluster_at(start).cover(self.cluster_at(end - 1))
    }

    fn cluster_at(&self, at: usize) -> Span<Byte> {
        let behind = self.clusters.partition_point(|&(begins, _)| begins as usize <= at);
        self.clusters[behind - 1].1
    }

    fn push(&mut self, cluster: &str, span: Span<Byte>) {
        let begins = len32(&self.text);
        if let &[byte] = cluster.as_bytes() {
            self.text.push(char::from(byte.to_ascii_lowercase()));
        } else {
            let seen = cluster.chars().filter(|&c| !is_invisible(c));
            let folded = seen.nfkc().default_case_fold().nfkc();
            self.text.extend(folded.filter(|&c| !is_pointing(c)).map(unify));
        }
        if len32(&self.text) > begins {
            self.clusters.push((begins, span));
        }
    }
}

/// Characters that change nothing that a reader sees: the zero-width ones, direction marks, variation
/// selectors and the soft hyphen.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The marks of Arabic vowels, which are written for learners and in verse, and the stroke that draws a
/// word out.
fn is_pointing(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

/// One apostrophe for all, and one letter for those that readers take for the same: the forms of alef
/// and of yeh, teh marbuta without its dots, yo without its. Dashes and double quotes need nothing here:
/// no term holds one.
fn unify(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        'ё' => 'е',
        other => other,
    }
}

/// The length of a text that is known to lie inside one source.
#[allow(clippy::cast_possible_truncation)] // `Source::new` has checked it.
fn len32(text: &str) -> u32 {
    text.len() as u32
}

/// A word as terms have it.
pub fn folded_word(word: &str) -> String {
    let mut folded = Folded::default();
    folded.push_source(word, 0);
    folded.text
}

#[cfg(test)]
mod tests {
    use super::folded_word;

    #[test]
    fn what_a_reader_takes_for_the_same_is_one_word() {
        for (one, other) in [
            ("الْمَدِينَةُ", "المدينه"),
            ("أحمد", "احمد"),
            ("إلى", "الي"),
            ("آخر", "اخر"),
            ("ســوق", "سوق"),
            ("Ещё", "еще"),
            ("Straße", "STRASSE"),
            ("ｆｅｒｒｙ", "Ferry"),
        ] {
            assert_eq!(folded_word(one), folded_word(other), "{one}");
        }
        for (one, other) in [("سوق", "شوق"), ("дом", "дым"), ("schon", "schön")] {
            assert_ne!(folded_word(one), folded_word(other), "{one}");
        }
    }
}

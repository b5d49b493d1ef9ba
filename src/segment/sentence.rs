//! Where sentences begin, seen from the gaps between words: a gap that holds a full stop and a space
//! before a word that is not in lower case. Never fails, and errs towards the longer sentence.

/// Whether a new sentence begins behind `gap`, the text between the word `before` and the word that
/// begins with `next`.
pub(super) fn breaks(before: &str, gap: &str, next: char) -> bool {
    if gap.contains(['。', '！', '？', '｡']) {
        return true;
    }
    let Some(stop) = gap.find(['.', '!', '?', '…', '؟', '۔', '।']) else { return false };
    let spaced = gap[stop..].contains(char::is_whitespace);
    spaced && !next.is_lowercase() && !(gap[stop..].starts_with('.') && is_abbreviation(before))
}

/// Words that a full stop does not close: initials, titles of people, and the like.
fn is_abbreviation(word: &str) -> bool {
    // Titles come before a name, so a capital behind them says nothing.
    const TITLES: [&str; 22] = [
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt",
        "adm", "rev", "st", "vs", "no", "fig", "hon", "sr", "jr",
    ];
    let initials = word.split('.').all(|part| part.chars().count() == 1);
    let initial = initials && word.chars().any(|c| c.is_uppercase() || c == '.');
    initial || TITLES.iter().any(|title| word.eq_ignore_ascii_case(title))
}

#[cfg(test)]
mod tests {
    use super::breaks;

    #[test]
    fn full_stops_end_sentences_and_abbreviations_do_not() {
        assert!(breaks("troops", ". ", 'T'));
        assert!(breaks("troops", ".” ", 'T'));
        assert!(!breaks("troops", ", ", 'T'));
        assert!(!breaks("e.g", ". ", 't'));
        assert!(!breaks("Dr", ". ", 'K'));
        assert!(!breaks("U.S", ". ", 'S'));
        assert!(breaks("다", ". ", '문'));
        assert!(breaks("了", "。", '他'));
    }
}

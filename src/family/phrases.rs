//! Lists of phrases, and how often one of them stands in a text. A text is gone through once, whatever
//! the length of the list.

use crate::text::Map;

/// Phrases in lower case, of whole words, by their first words.
pub(super) struct Phrases(Map<&'static str, Vec<&'static str>>);

impl Phrases {
    pub(super) fn of(list: &[&'static str]) -> Self {
        let mut by_first: Map<&str, Vec<&str>> = Map::default();
        for phrase in list {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            by_first.entry(first).or_default().push(phrase);
        }
        Self(by_first)
    }

    /// How often any of them stands in a line, as `line` makes it.
    pub(super) fn count(&self, line: &str) -> usize {
        let mut at = 0;
        let mut found = 0;
        for word in line.split(' ') {
            let here = &line[at..];
            let starts = |phrase: &&&str| {
                here.strip_prefix(**phrase).is_some_and(|behind| behind.starts_with(' '))
            };
            found += self.0.get(word).map_or(0, |list| list.iter().filter(starts).count());
            at += word.len() + 1;
        }
        found
    }
}

/// A text as one line of lower-case words with a space around each.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 2);
    line.push(' ');
    for c in text.chars() {
        match c {
            '\u{2019}' | '\'' => line.push('\''),
            c if c.is_ascii_alphanumeric() => line.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => line.extend(c.to_lowercase()),
            _ if line.ends_with(' ') => {}
            _ => line.push(' '),
        }
    }
    if !line.ends_with(' ') {
        line.push(' ');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_counted() {
        let phrases = Phrases::of(&["let us", "let us know", "email"]);
        assert_eq!(phrases.count(&line("Let us know, let’s us, or e-mail. Email!")), 3);
        assert_eq!(phrases.count(&line("")), 0);
        assert_eq!(line("  Don’t--stop, 2 (Ämter)"), " don't stop 2 ämter ");
    }
}

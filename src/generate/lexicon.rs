//! The words of the prose: the commonest of English, and behind them words that nobody has used yet.

use super::random::{Random, Stream};
use super::zipf::Zipf;
use crate::text::Set;

/// The function words of English, the commonest first.
const FUNCTION_WORDS: &str = "\
    the of and to a in is that it was for on with as he his be at by i this had not are but from or \
    have an they which one you were her all she there would their we him been has when who will more \
    no if out so said what up its about into than them can only other new some could time these two \
    may then do first any my now such like our over man me even most made after also did many before \
    must through back years where much your way well down should because each just those people how \
    too little state good very make world still own see men work long get here between both life \
    being under never";

/// All words together: enough that a sentence of invented ones hardly comes twice by chance.
const WORDS: u16 = 30_000;

/// What a word begins with, what its later syllables begin with, what stands inside them, and what ends
/// a syllable and a word. What comes twice is twice as common.
const FIRST: [&str; 30] = [
    "b", "c", "d", "f", "h", "j", "l", "m", "n", "p", "r", "s", "t", "v", "w", "b", "c", "d", "l",
    "m", "br", "dr", "fl", "gr", "pl", "pr", "st", "th", "tr", "qu",
];
const LATER: [&str; 16] =
    ["b", "c", "d", "l", "m", "n", "p", "r", "s", "t", "v", "l", "n", "r", "st", "th"];
const VOWELS: [&str; 12] = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "ea", "ou"];
const INNER: [&str; 8] = ["", "", "", "", "", "n", "r", "l"];
const LAST: [&str; 12] = ["", "", "", "n", "r", "l", "s", "t", "nd", "st", "m", "d"];

/// The words by rank, and how to draw one as often as its rank deserves.
#[derive(Debug)]
pub(super) struct Lexicon {
    letters: String,
    /// Where each word ends, and so where the next one begins.
    ends: Vec<u32>,
    function_words: u16,
    zipf: Zipf,
}

impl Lexicon {
    /// The lexicon; there is only one.
    #[allow(clippy::cast_possible_truncation)] // 30,000 words of a dozen letters.
    pub(super) fn new() -> Self {
        let mut random = Random::new(0, Stream::Lexicon, 0);
        let (mut letters, mut ends) = (String::new(), Vec::new());
        let mut seen = Set::default();
        for word in FUNCTION_WORDS.split_ascii_whitespace() {
            letters.push_str(word);
            ends.push(letters.len() as u32);
            seen.insert(word.to_owned());
        }
        let function_words = ends.len() as u16;
        while ends.len() < usize::from(WORDS) {
            let word = invented(&mut random, ends.len());
            if seen.insert(word.clone()) {
                letters.push_str(&word);
                ends.push(letters.len() as u32);
            }
        }
        Self { letters, ends, function_words, zipf: Zipf::new(WORDS) }
    }

    /// The letters of a word.
    pub(super) fn word(&self, number: u16) -> &str {
        let at = usize::from(number);
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.letters[start as usize..self.ends[at] as usize]
    }

    /// Any word, as often as its rank deserves.
    pub(super) fn draw(&self, random: &mut Random) -> u16 {
        self.zipf.draw(random)
    }

    /// A word that can end a sentence or stand in a title: an invented one.
    pub(super) fn draw_content(&self, random: &mut Random) -> u16 {
        loop {
            let word = self.zipf.draw(random);
            if word >= self.function_words {
                return word;
            }
        }
    }

    /// The word `a`, of which a trap is made.
    pub(super) fn article(&self) -> u16 {
        (0..self.function_words).find(|word| self.word(*word) == "a").unwrap_or_default()
    }
}

/// A word of syllables; common words are shorter, as everywhere (Zipf's other law).
fn invented(random: &mut Random, rank: usize) -> String {
    let (least, most) = match rank {
        0..2_000 => (2, 2),
        2_000..20_000 => (2, 3),
        _ => (3, 3),
    };
    let syllables = random.between(least, most);
    let mut pick = |list: &[&'static str]| {
        list[random.below(u32::try_from(list.len()).unwrap_or(u32::MAX)) as usize]
    };
    let mut word = String::new();
    for at in 1..=syllables {
        word.push_str(pick(if at == 1 { &FIRST } else { &LATER }));
        word.push_str(pick(&VOWELS));
        word.push_str(pick(if at == syllables { &LAST } else { &INNER }));
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_once_and_made_of_letters() {
        let lexicon = Lexicon::new();
        let words: Vec<&str> = (0..WORDS).map(|number| lexicon.word(number)).collect();
        assert_eq!(words.iter().collect::<Set<_>>().len(), usize::from(WORDS));
        assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
        assert_eq!(words[..4], ["the", "of", "and", "to"]);
        assert!((110..140).contains(&lexicon.function_words), "{}", lexicon.function_words);
        assert_eq!(lexicon.word(lexicon.article()), "a");
    }

    #[test]
    fn half_of_what_is_drawn_are_function_words() {
        let lexicon = Lexicon::new();
        let mut random = Random::new(1, Stream::Prose, 0);
        let drawn: Vec<u16> = (0..100_000).map(|_| lexicon.draw(&mut random)).collect();
        let function = drawn.iter().filter(|word| **word < lexicon.function_words).count();
        assert!((40_000..55_000).contains(&function), "{function}");
        assert!(lexicon.draw_content(&mut random) >= lexicon.function_words);
    }
}

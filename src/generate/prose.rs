//! Words in a row, to sentences and to letters. It does not know what is copied from where.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::random::Random;

/// Words in a sentence, at least and at most.
const SENTENCE: Range<u32> = 8..29;

/// Of a hundred words inside a sentence, how many have a comma behind them.
const COMMAS: u32 = 7;

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Its number in the lexicon.
    pub(super) number: u16,
    /// What stands behind it.
    pub(super) mark: Mark,
}

/// What stands behind a word. The word behind a full stop has a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Comma,
    Stop,
}

/// `count` new words, in sentences; fewer than a sentence has are one.
pub(super) fn sentences(lexicon: &Lexicon, random: &mut Random, count: u32) -> Vec<Word> {
    let mut words = Vec::with_capacity(count as usize);
    let mut left = count;
    while left > 0 {
        let (least, most) = (SENTENCE.start, SENTENCE.end - 1);
        // What is left behind this sentence must be enough for another.
        let length =
            if left <= most { left } else { random.between(least, most.min(left - least)) };
        sentence(lexicon, random, length, &mut words);
        left -= length;
    }
    words
}

/// One sentence of `length` new words.
fn sentence(lexicon: &Lexicon, random: &mut Random, length: u32, words: &mut Vec<Word>) {
    for at in 1..length {
        let number = unlike(words.last(), || lexicon.draw(random));
        // Not behind the first two words, nor before the last two.
        let comma = at > 2 && at + 2 < length && random.happens(COMMAS);
        words.push(Word { number, mark: if comma { Mark::Comma } else { Mark::None } });
    }
    let number = unlike(words.last(), || lexicon.draw_content(random));
    words.push(Word { number, mark: Mark::Stop });
}

/// A word that is not the one before: "the the" is no English.
fn unlike(last: Option<&Word>, mut draw: impl FnMut() -> u16) -> u16 {
    loop {
        let number = draw();
        if last.is_none_or(|last| last.number != number) {
            return number;
        }
    }
}

/// Sets words in letters.
pub(super) fn render(lexicon: &Lexicon, words: &[Word], out: &mut String) {
    let mut capital = true;
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let letters = lexicon.word(word.number);
        if capital {
            out.extend(letters.chars().next().map(|letter| letter.to_ascii_uppercase()));
            out.push_str(&letters[1..]);
        } else {
            out.push_str(letters);
        }
        capital = word.mark == Mark::Stop;
        match word.mark {
            Mark::None => {}
            Mark::Comma => out.push(','),
            Mark::Stop => out.push('.'),
        }
    }
}

/// Which bytes the words of `range` take in what [`render`] makes of `words`, without the mark behind
/// the last one.
pub(super) fn bytes(lexicon: &Lexicon, words: &[Word], range: Range<usize>) -> Range<usize> {
    let letters = |word: &Word| lexicon.word(word.number).len();
    let whole = |word: &Word| letters(word) + usize::from(word.mark != Mark::None) + 1;
    let start: usize = words[..range.start].iter().map(whole).sum();
    let Some((last, before)) = words[range].split_last() else { return start..start };
    let end = start + before.iter().map(whole).sum::<usize>() + letters(last);
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::random::Stream;
    use super::*;

    #[test]
    fn prose_is_sentences() {
        let lexicon = Lexicon::new();
        for number in 0..300 {
            let mut random = Random::new(1, Stream::Prose, number);
            let count = random.between(45, 115);
            let words = sentences(&lexicon, &mut random, count);
            assert_eq!(words.len(), count as usize);
            let mut text = String::new();
            render(&lexicon, &words, &mut text);
            assert_eq!(text.split(' ').count(), words.len());
            for sentence in text.strip_suffix('.').unwrap().split(". ") {
                let count = sentence.split(' ').count();
                assert!((8..29).contains(&count), "{sentence}");
                assert!(sentence.starts_with(|letter: char| letter.is_ascii_uppercase()));
                assert!(!sentence[1..].contains(|letter: char| letter.is_ascii_uppercase()));
            }
            assert!(words.windows(2).all(|pair| pair[0].number != pair[1].number));
        }
    }

    #[test]
    fn bytes_are_those_of_the_words() {
        let lexicon = Lexicon::new();
        let words = sentences(&lexicon, &mut Random::new(1, Stream::Prose, 0), 60);
        let mut text = String::new();
        render(&lexicon, &words, &mut text);
        let split: Vec<&str> = text.split(' ').collect();
        for range in [0..1, 3..9, 40..60, 0..60] {
            let wanted = split[range.clone()].join(" ");
            let wanted = wanted.trim_end_matches(['.', ',']);
            assert_eq!(&text[bytes(&lexicon, &words, range)], wanted);
        }
    }
}

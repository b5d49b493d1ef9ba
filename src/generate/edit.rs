//! How the words of a copy are changed: scattered, in runs, or in runs with the halves swapped.

use super::lexicon::Lexicon;
use super::prose::{Mark, Word};
use super::random::Random;

/// What was done to a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Nothing.
    None,
    /// So many of a thousand words were replaced, taken out or put in, each for itself.
    Scattered(u32),
    /// So many of a thousand words were replaced, in one to three runs.
    Runs(u32),
    /// As `Runs`, and the second half stands before the first.
    Moved(u32),
}

impl Edit {
    /// The share of the words that were changed, and how: `0.125 runs`; `-` for none.
    pub fn name(self) -> String {
        let told = |share: u32, how| format!("{}.{:03} {how}", share / 1000, share % 1000);
        match self {
            Self::None => "-".to_owned(),
            Self::Scattered(share) => told(share, "scattered"),
            Self::Runs(share) => told(share, "runs"),
            Self::Moved(share) => told(share, "moved"),
        }
    }

    /// The words of a copy.
    pub(super) fn apply(self, lexicon: &Lexicon, random: &mut Random, words: &[Word]) -> Vec<Word> {
        match self {
            Self::None => words.to_vec(),
            Self::Scattered(share) => scattered(lexicon, random, words, share),
            Self::Runs(share) => runs(lexicon, random, words, share),
            Self::Moved(share) => {
                let moved = [&words[words.len() / 2..], &words[..words.len() / 2]].concat();
                runs(lexicon, random, &ended(moved), share)
            }
        }
    }
}

/// Changes words each for itself: of ten, six are replaced, two taken out, and behind two a new one is
/// put in.
fn scattered(lexicon: &Lexicon, random: &mut Random, words: &[Word], share: u32) -> Vec<Word> {
    let mut places: Vec<usize> = (0..words.len()).collect();
    random.shuffle(&mut places);
    places.truncate(changed(words, share));
    let mut is_changed = vec![false; words.len()];
    for place in places {
        is_changed[place] = true;
    }
    let mut copy: Vec<Word> = Vec::with_capacity(words.len() + 8);
    for (word, is_changed) in words.iter().zip(is_changed) {
        match (is_changed, random.below(10)) {
            (false, _) => copy.push(*word),
            (true, 0..6) => copy.push(replaced(lexicon, random, *word)),
            (true, 6..8) => {
                // The sentence ends where it did.
                if let (Mark::Stop, Some(last)) = (word.mark, copy.last_mut()) {
                    last.mark = Mark::Stop;
                }
            }
            (true, _) => {
                copy.push(Word { number: word.number, mark: Mark::None });
                copy.push(Word { number: lexicon.draw_content(random), mark: word.mark });
            }
        }
    }
    ended(copy)
}

/// Replaces one to three runs of words; each run may grow or shrink by a word.
fn runs(lexicon: &Lexicon, random: &mut Random, words: &[Word], share: u32) -> Vec<Word> {
    let changed = changed(words, share);
    let count = if changed >= 9 { random.between(1, 3) } else { 1 } as usize;
    // The words that stay are cut in count + 1 parts, any of which may be empty.
    let stay = words.len() - changed;
    let mut cuts: Vec<usize> =
        (0..count).map(|_| random.below(to_u32(stay) + 1) as usize).collect();
    cuts.sort_unstable();
    let mut copy: Vec<Word> = Vec::with_capacity(words.len() + 3);
    let (mut at, mut kept) = (0, 0);
    for (run, cut) in cuts.iter().enumerate() {
        copy.extend(&words[at..at + cut - kept]);
        at += cut - kept;
        kept = *cut;
        let length = changed / count + usize::from(run < changed % count);
        let old = &words[at..at + length];
        let (head, last) = old.split_at(length.saturating_sub(1));
        let mut new: Vec<Word> = head.iter().map(|word| replaced(lexicon, random, *word)).collect();
        match random.below(3) {
            0 => drop(new.pop()),
            1 => new.push(Word { number: lexicon.draw(random), mark: Mark::None }),
            _ => {}
        }
        new.extend(last.iter().map(|word| replaced(lexicon, random, *word)));
        copy.extend(new);
        at += length;
    }
    copy.extend(&words[at..]);
    ended(copy)
}

/// How many words a share is, at least one.
fn changed(words: &[Word], share: u32) -> usize {
    ((words.len() * share as usize + 500) / 1000).clamp(1, words.len())
}

/// Another word in the same place.
fn replaced(lexicon: &Lexicon, random: &mut Random, word: Word) -> Word {
    loop {
        let number = match word.mark {
            Mark::Stop => lexicon.draw_content(random),
            Mark::None | Mark::Comma => lexicon.draw(random),
        };
        if number != word.number {
            return Word { number, mark: word.mark };
        }
    }
}

/// A paragraph ends with a full stop, whatever was its last word before.
pub(super) fn ended(mut words: Vec<Word>) -> Vec<Word> {
    if let Some(last) = words.last_mut() {
        last.mark = Mark::Stop;
    }
    words
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::prose::sentences;
    use super::super::random::Stream;
    use super::*;

    /// The longest common subsequence: what a copy has kept.
    fn kept(a: &[Word], b: &[Word]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for one in a {
            let mut diagonal = 0;
            for (at, other) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] =
                    if one.number == other.number { diagonal + 1 } else { above.max(row[at]) };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    #[test]
    fn as_many_words_change_as_were_asked_for() {
        let lexicon = Lexicon::new();
        for number in 0..200 {
            let mut random = Random::new(1, Stream::Edit, number);
            let length = random.between(45, 115);
            let words = sentences(&lexicon, &mut random, length);
            let share = random.between(50, 600);
            let asked = changed(&words, share);
            for edit in [Edit::Scattered(share), Edit::Runs(share)] {
                let copy = edit.apply(&lexicon, &mut random, &words);
                // Words put in leave all old ones; a new word may by chance be an old one's like.
                let kept = kept(&words, &copy);
                assert!(kept + asked >= words.len(), "{edit:?}: {kept} of {}", words.len());
                let least = if matches!(edit, Edit::Runs(_)) { asked / 2 } else { asked / 4 };
                assert!(kept <= words.len() - least, "{edit:?}: {kept} of {}", words.len());
                assert_eq!(copy.last().map(|word| word.mark), Some(Mark::Stop));
            }
        }
    }

    #[test]
    fn moved_halves_are_swapped() {
        let lexicon = Lexicon::new();
        let mut random = Random::new(1, Stream::Edit, 0);
        let words = sentences(&lexicon, &mut random, 60);
        let copy = Edit::Moved(1).apply(&lexicon, &mut random, &words);
        assert!(kept(&words[30..], &copy[..31]) >= 28 && kept(&words[..30], &copy[29..]) >= 28);
        assert_eq!(Edit::Moved(45).name(), "0.045 moved");
    }
}

//! Keys of rewritten text: three rare words that stand near each other, in whatever order. A sentence
//! that was turned round keeps them, where it keeps no run of words.

use super::hash::mix;
use crate::segment::TermId;

/// A rare word makes keys with this many rare words behind it,
const FOLLOWERS: usize = 3;

/// as far as they stand within so many words.
const NEAR: usize = 30;

/// The keys of a text. `rarity` tells how rare a word is (see `Rareness`), or 0 if it is not rare at all;
/// `least` is what the three words of a key are worth together at least.
pub fn keys(terms: &[TermId], rarity: impl Fn(TermId) -> u32, least: u32, out: &mut Vec<u64>) {
    out.clear();
    each(terms, rarity, least, |words| out.push(key(words)));
}

/// Calls `visit` with the words of each key of a text, rising.
pub fn each(
    terms: &[TermId],
    rarity: impl Fn(TermId) -> u32,
    least: u32,
    mut visit: impl FnMut([TermId; 3]),
) {
    let mut rare: [(usize, TermId, u32); FOLLOWERS + 1] = [(0, TermId(0), 0); FOLLOWERS + 1];
    let mut held = 0;
    // The window holds the last rare words; the first of them makes its keys when it is full, or when
    // the text ends.
    let mut close = |window: &[(usize, TermId, u32)]| {
        let Some((&(at, first, worth), behind)) = window.split_first() else { return };
        for (nth, &(_, second, more)) in behind.iter().enumerate() {
            for &(last_at, third, last) in &behind[nth + 1..] {
                let different = first != second && second != third && first != third;
                if last_at - at <= NEAR && different && worth + more + last >= least {
                    let mut words = [first, second, third];
                    words.sort_unstable();
                    visit(words);
                }
            }
        }
    };
    for (at, &term) in terms.iter().enumerate() {
        let worth = rarity(term);
        if worth == 0 {
            continue;
        }
        if held == rare.len() {
            close(&rare);
            rare.rotate_left(1);
            held -= 1;
        }
        rare[held] = (at, term, worth);
        held += 1;
    }
    for from in 0..held {
        close(&rare[from..held]);
    }
}

/// The hash of three words, which rise, so that it is the same in any order.
fn key(words: [TermId; 3]) -> u64 {
    words.iter().fold(0, |hash, word| mix(hash ^ u64::from(word.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_not_ask_for_the_order_of_words() {
        let keys_of = |words: &[u32]| {
            let terms: Vec<_> = words.iter().map(|&word| TermId(word)).collect();
            let mut out = Vec::new();
            // Words from 10 up are rare.
            keys(&terms, |term| if term.0 < 10 { 0 } else { 6 }, 18, &mut out);
            out.sort_unstable();
            out
        };
        assert_eq!(keys_of(&[10, 1, 11, 2, 12]), keys_of(&[3, 12, 10, 4, 11, 5]));
        assert_eq!(keys_of(&[10, 11, 12, 13]).len(), 4);
        assert!(keys_of(&[10, 1, 11, 2, 10]).is_empty());
        let mut far = vec![10, 11];
        far.extend([1; 40]);
        far.push(12);
        assert!(keys_of(&far).is_empty());
    }
}

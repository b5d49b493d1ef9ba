//! Hashes that files keep: of words by their letters and not by their numbers, which differ from run to
//! run. They must never change; better ones would need another version of the file.

use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

/// An odd multiplier with well-mixed bits: 2⁶⁴ divided by the golden ratio.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a folded word: XXH3 of its bytes, whose output is frozen by its specification.
pub fn word(folded: &str) -> u64 {
    xxh3_64(folded.as_bytes())
}

/// The hash of some bytes, as a checksum or as the name of a content.
pub fn content(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// The hash of bytes that come some at a time; the same as of all at once.
#[derive(Default)]
pub struct Content(Xxh3Default);

impl Content {
    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all so far.
    pub fn hash(&self) -> u64 {
        self.0.digest()
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Content({:016x})", self.hash())
    }
}

/// The hash of a text of these words' hashes; equal texts have equal ones.
pub fn text(words: &[u64]) -> u64 {
    let fold = |hash: u64, word: &u64| (hash.rotate_left(23) ^ word).wrapping_mul(BASE);
    super::hash::mix(words.iter().fold(words.len() as u64, fold))
}

/// Calls `visit` with the hash of each run of `length` of the words' hashes, in order; a text shorter
/// than that has one, the whole of it, if it has any word at all. Equal runs have equal hashes.
///
/// The polynomial of Rabin and Karp (1987) modulo 2⁶⁴, mixed once more at the end.
pub fn shingles(words: &[u64], length: usize, mut visit: impl FnMut(u64)) {
    let length = length.max(1);
    if words.len() < length {
        if !words.is_empty() {
            visit(text(words));
        }
        return;
    }
    let leaving = (0..length).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0u64;
    for (at, &word) in words.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(word);
        if at >= length {
            hash = hash.wrapping_sub(words[at - length].wrapping_mul(leaving));
        }
        if at + 1 >= length {
            visit(super::hash::mix(hash));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(words: &[u64], length: usize) -> Vec<u64> {
        let mut hashes = Vec::new();
        shingles(words, length, |hash| hashes.push(hash));
        hashes
    }

    proptest! {
        #[test]
        fn rolling_is_the_same_as_hashing_each_run(
            words in prop::collection::vec(0u64..5, 0..40), length in 1usize..8,
        ) {
            let words: Vec<u64> = words.iter().map(|n| word(&n.to_string())).collect();
            let each: Vec<u64> = words.windows(length).flat_map(|run| all(run, length)).collect();
            if words.len() >= length {
                prop_assert_eq!(all(&words, length), each);
            } else {
                prop_assert_eq!(all(&words, length).len(), usize::from(!words.is_empty()));
            }
        }
    }

    #[test]
    fn what_is_kept_in_files_stays_the_same() {
        assert_eq!(word("ferry"), 0xd152_ce34_ff76_fb2b);
        assert_eq!(text(&[word("the"), word("ferry")]), 0x5549_bb01_c75c_6d12);
        let words = ["the", "ferry", "late"].map(word);
        assert_eq!(all(&words, 2), [0x697e_d7de_9c7f_3c52, 0x65d7_0672_013f_5287]);
    }
}

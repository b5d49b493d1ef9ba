//! A file with a paragraph a line to the pairs that gaoya's MinHash index finds in it.
//!
//! `gaoya-pairs FILE THRESHOLD OUT`. Words are letters, digits and underscores in lower case; a
//! paragraph is the set of its runs of five words, and one with fewer words is one run.
//!
//! This is meant to be the best that gaoya can do: its own choice of bands and rows, all threads, its
//! faster container, no set of shingles ever held in memory, no signature copied, no text held once it
//! is signed.

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};

use gaoya::minhash::{
    MinHashIndex, MinHasher, MinHasher32, VecContainer, calculate_minhash_params,
};
use rayon::prelude::*;

const SHINGLE: usize = 5;
const HASHES: usize = 128;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, file, threshold, out] = &arguments[..] else {
        return Err("usage: gaoya-pairs FILE THRESHOLD OUT".into());
    };
    let threshold: f64 = threshold.parse()?;
    let text = fs::read_to_string(file)?;
    let paragraphs: Vec<&str> = text.lines().collect();

    let (bands, rows) = calculate_minhash_params(threshold, HASHES);
    let hasher = MinHasher32::new(bands * rows);
    let sign = |paragraph: &&str| hasher.create_signature(shingles(paragraph).into_iter());
    let signatures: Vec<Vec<u32>> = paragraphs.par_iter().map(sign).collect();
    drop(paragraphs);
    drop(text);
    let ids: Vec<u32> = (0..u32::try_from(signatures.len())?).collect();
    let mut index: MinHashIndex<u32, u32, VecContainer<u32>> =
        MinHashIndex::new_index(bands, rows, threshold);
    index.par_bulk_insert(ids.clone(), signatures);

    let earlier = |later: &u32| {
        let mut found: Vec<u32> = index.query_by_id_owned(later).into_iter().collect();
        found.retain(|id| id < later);
        found
    };
    let found: Vec<Vec<u32>> = ids.par_iter().map(earlier).collect();
    let mut out = BufWriter::new(File::create(out)?);
    for (later, found) in found.iter().enumerate() {
        for earlier in found {
            writeln!(out, "{earlier}\t{later}")?;
        }
    }
    out.flush()?;
    eprintln!("{bands} bands of {rows}");
    Ok(())
}

/// The hashes of a paragraph's runs of words. A run that comes twice stands twice, which changes no
/// minimum.
fn shingles(paragraph: &str) -> Vec<u64> {
    let lower = paragraph.to_lowercase();
    let parted = lower.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    let words: Vec<u64> = parted.filter(|word| !word.is_empty()).map(fnv).collect();
    words.windows(SHINGLE.min(words.len())).map(join).collect()
}

/// FNV-1a, which gaoya uses as well.
fn fnv(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn join(words: &[u64]) -> u64 {
    words.iter().fold(words.len() as u64, |hash, word| {
        (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

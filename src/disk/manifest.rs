//! What an index is made of at one time: its parts, what of them counts no more, and what is counted over
//! all. The file begins in the same way in every version, so that a newer one is told from a damaged one.

use serde::{Deserialize, Serialize};

use super::shape::Shape;
use super::stored::StoredDate;
use crate::fingerprint::lasting;
use crate::text::SameBy;

const MAGIC: [u8; 8] = *b"refrain\x00";

/// The version of the format of manifests and parts.
const VERSION: u32 = 2;

/// A post's place in an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct At {
    pub(super) part: u32,
    pub(super) post: u32,
}

/// What is counted over the posts of an archive that are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The files, those without posts included.
    pub files: u64,
    /// The posts.
    pub posts: u64,
    /// Their paragraphs.
    pub paragraphs: u64,
    /// Their words.
    pub words: u64,
    /// Their distinct paragraphs, of those that are compared.
    pub distinct: u64,
    /// The words of the distinct paragraphs.
    pub counted: u64,
}

/// A part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PartRow {
    /// The number in its file's name.
    pub(super) number: u64,
    /// What its checksums come to.
    pub(super) seal: u64,
    /// Its files that are there no more, or have changed; rising.
    pub(super) dead: Vec<u32>,
    /// Its files that were written anew with the same bytes, rising: when, and whether that is settled.
    pub(super) touched: Vec<(u32, i128, bool)>,
}

/// A post that another is the same as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CopyRow {
    pub(super) at: At,
    pub(super) kept: At,
    pub(super) same: SameBy,
    pub(super) line: u32,
    pub(super) title: Option<String>,
    pub(super) paged: bool,
    /// Its bytes in its file, and its address.
    pub(super) bytes: (u32, u32),
    pub(super) url: Option<String>,
}

/// What a post has from the ones that are the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Gift {
    pub(super) at: At,
    pub(super) date: Option<StoredDate>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
}

/// An index at one time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// What was asked to be read, and how.
    pub(super) key: String,
    shape: (u32, bool, Option<u64>),
    /// The number of the next part.
    pub(super) next: u64,
    pub(super) parts: Vec<PartRow>,
    pub(super) totals: Totals,
    /// Rising by their places.
    pub(super) copies: Vec<CopyRow>,
    pub(super) gifts: Vec<Gift>,
    /// How many posts had a name that is too many's.
    pub(super) namesakes_left_out: u64,
}

/// Why there is no manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not whole, or no manifest at all.
    Damaged,
    /// An older refrain has written it, in a way that is no more read.
    Older,
    /// A newer refrain has written it.
    Newer,
}

impl Manifest {
    pub(super) fn new(key: String, shape: Shape) -> Self {
        let shingle = u32::try_from(shape.shingle).unwrap_or(u32::MAX);
        Self {
            key,
            shape: (shingle, shape.code, shape.namesakes.map(|most| most as u64)),
            next: 0,
            parts: Vec::new(),
            totals: Totals::default(),
            copies: Vec::new(),
            gifts: Vec::new(),
            namesakes_left_out: 0,
        }
    }

    /// Whether it is about what `key` names, made for what `shape` asks.
    pub(super) fn is_of(&self, key: &str, shape: Shape) -> bool {
        let of = Self::new(String::new(), shape).shape;
        self.key == key && self.shape == of
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let body = postcard::to_stdvec(self).unwrap_or_default();
        let mut sealed = VERSION.to_le_bytes().to_vec();
        sealed.extend(body);
        let mut out = MAGIC.to_vec();
        out.extend(lasting::content(&sealed).to_le_bytes());
        out.extend(sealed);
        out
    }

    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, Fault> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(Fault::Damaged)?;
        let (sum, sealed) = rest.split_first_chunk::<8>().ok_or(Fault::Damaged)?;
        if u64::from_le_bytes(*sum) != lasting::content(sealed) {
            return Err(Fault::Damaged);
        }
        let (version, body) = sealed.split_first_chunk::<4>().ok_or(Fault::Damaged)?;
        match u32::from_le_bytes(*version) {
            VERSION => postcard::from_bytes(body).map_err(|_| Fault::Damaged),
            newer if newer > VERSION => Err(Fault::Newer),
            _ => Err(Fault::Older),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_again_and_no_damage_is_taken_for_another_version() {
        let mut manifest =
            Manifest::new("posts".into(), Shape { shingle: 5, code: false, namesakes: Some(64) });
        manifest.parts.push(PartRow { number: 3, seal: 77, dead: vec![1, 5], touched: vec![] });
        let bytes = manifest.to_bytes();
        assert_eq!(Manifest::of_bytes(&bytes), Ok(manifest));
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                assert_eq!(Manifest::of_bytes(&bad), Err(Fault::Damaged), "{at}");
            }
            assert_eq!(Manifest::of_bytes(&bytes[..at]), Err(Fault::Damaged), "{at}");
        }
        for (version, fault) in [(VERSION + 1, Fault::Newer), (VERSION - 1, Fault::Older)] {
            let mut sealed = version.to_le_bytes().to_vec();
            sealed.extend(b"what it may hold");
            let mut other = MAGIC.to_vec();
            other.extend(lasting::content(&sealed).to_le_bytes());
            other.extend(sealed);
            assert_eq!(Manifest::of_bytes(&other), Err(fault));
        }
    }
}

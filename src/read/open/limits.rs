//! How much may be unpacked of one file. What the limits are for is in `budget`.

/// How much may be unpacked of one file, all that is packed in it included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes that may come out of it.
    pub size: u64,
    /// How many times its size something packed may come out as.
    pub ratio: u64,
    /// The most files that are looked at.
    pub entries: u64,
    /// How many times over something may be packed: 2 is an archive in an archive.
    pub depth: u32,
}

impl Default for Limits {
    /// A gigabyte, since what is unpacked is held; 200 times, where text comes out as 3 to 20 times its
    /// size; more files than any blog has; and one archive more around an archive than exports have.
    fn default() -> Self {
        Self { size: 1_000_000_000, ratio: 200, entries: 100_000, depth: 3 }
    }
}

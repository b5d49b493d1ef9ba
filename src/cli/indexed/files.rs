//! The files of an archive as they are now, held against an index: which are as they were, by size and
//! time or else by their bytes, which are gone, and which must be read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::place::Place;
use crate::Detector;
use crate::disk::{Change, FileAt, FileRow, Snapshot};
use crate::fingerprint::lasting::Content;
use crate::read::{FoundFile, RealPaths};
use crate::text::{Map, Set};

/// A file whose last change was less than this before it was looked at may change again within what its
/// time can tell apart.
const SETTLED: Duration = Duration::from_secs(2);

/// Bytes are read so many at a time.
const A_READ: usize = 1 << 16;

/// A file that was found.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) file: FoundFile,
    pub(super) key: String,
    len: u64,
    changed: i128,
    settled: bool,
}

/// The files of an archive.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) seen: Vec<Seen>,
    /// For each key its place among those seen.
    ranks: Map<String, usize>,
}

/// What must be done for an index to be true.
#[derive(Debug, Default)]
pub(super) struct Difference {
    pub(super) gone: Vec<FileAt>,
    pub(super) touched: Vec<(FileAt, i128, bool)>,
    /// The files to read, by their places among those seen, with what will be known of them.
    pub(super) fresh: Vec<(usize, FileRow)>,
}

impl Difference {
    /// Without the files to read, which are to be added.
    pub(super) fn change(self) -> (Change, Vec<(usize, FileRow)>) {
        let Self { gone, touched, fresh } = self;
        (Change { gone, touched, fresh: Vec::new() }, fresh)
    }

    /// How many files there are still, but with other bytes.
    pub(super) fn changed(&self, index: &Snapshot) -> usize {
        let fresh: Set<&str> = self.fresh.iter().map(|(_, row)| &*row.key).collect();
        let gone: Set<FileAt> = self.gone.iter().copied().collect();
        index.files().filter(|(at, row)| gone.contains(at) && fresh.contains(&*row.key)).count()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.touched.is_empty() && self.fresh.is_empty()
    }
}

impl Files {
    /// Looks at files. What cannot be looked at is left to be read, and told then.
    pub(super) fn of(found: Vec<FoundFile>, place: &Place, detector: &Detector) -> Self {
        let mut reals = RealPaths::default();
        let about = detector.map(&found, |file| {
            let about = fs::metadata(file.location()).ok()?;
            Some((about.len(), about.modified().ok()))
        });
        #[allow(clippy::disallowed_methods)] // The clock is asked in cli/ only.
        let now = SystemTime::now();
        let seen: Vec<Seen> = found
            .into_iter()
            .zip(about)
            .map(|(file, about)| {
                let real = reals.of(&file).unwrap_or_else(|| file.location().to_owned());
                let (len, time) = about.unwrap_or_default();
                let age = time.and_then(|time| now.duration_since(time).ok());
                Seen {
                    key: place.file_key(&real),
                    len,
                    changed: time.map_or(0, nanoseconds),
                    settled: age.is_some_and(|age| age >= SETTLED),
                    file,
                }
            })
            .collect();
        let ranks = seen.iter().enumerate().map(|(at, seen)| (seen.key.clone(), at)).collect();
        Self { seen, ranks }
    }

    /// The bytes of all.
    pub(super) fn bytes(&self) -> u64 {
        self.seen.iter().map(|seen| seen.len).sum()
    }

    /// A file's place in the archive's order.
    pub(super) fn rank(&self, key: &str) -> Option<usize> {
        self.ranks.get(key).copied()
    }

    /// The path to show of a file.
    pub(super) fn path(&self, key: &str) -> Arc<str> {
        self.rank(key).map_or_else(|| key.into(), |at| Arc::clone(&self.seen[at].file.path))
    }

    /// What differs from an index. A file at one of `others` may be known there and is left as it is.
    pub(super) fn differ(&self, index: &Snapshot, others: &Set<String>) -> Difference {
        let mut difference = Difference::default();
        let mut known = vec![false; self.seen.len()];
        for (at, row) in index.files() {
            let Some(rank) = self.rank(&row.key) else {
                if !others.contains(&row.key) {
                    difference.gone.push(at);
                }
                continue;
            };
            known[rank] = true;
            let seen = &self.seen[rank];
            let (changed, settled) = index.changed_at(at);
            if settled && seen.len == row.len && seen.changed == changed {
                continue;
            }
            let fresh = seen.row();
            if seen.len == row.len && fresh.content == row.content {
                if (seen.changed, seen.settled) != (changed, settled) {
                    difference.touched.push((at, seen.changed, seen.settled));
                }
            } else {
                difference.gone.push(at);
                difference.fresh.push((rank, fresh));
            }
        }
        for (rank, _) in known.iter().enumerate().filter(|(_, known)| !**known) {
            difference.fresh.push((rank, self.seen[rank].row()));
        }
        difference.fresh.sort_by_key(|fresh| fresh.0);
        difference
    }
}

impl Seen {
    /// What is known of the file before it is read.
    fn row(&self) -> FileRow {
        let Self { key, len, changed, settled, file } = self;
        let content = content(file.location()).unwrap_or_default();
        FileRow {
            key: key.clone(),
            len: *len,
            changed: *changed,
            settled: *settled,
            content,
            posts: 0,
            inner: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// The hash of a file's bytes.
fn content(path: &Path) -> io::Result<u64> {
    let mut file = File::open(path)?;
    let mut content = Content::default();
    let mut some = vec![0; A_READ];
    loop {
        match file.read(&mut some) {
            Ok(0) => return Ok(content.hash()),
            Ok(count) => content.push(&some[..count]),
            Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
            Err(err) => return Err(err),
        }
    }
}

fn nanoseconds(time: SystemTime) -> i128 {
    let signed = |length: Duration| i128::try_from(length.as_nanos()).unwrap_or(i128::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => signed(since),
        Err(before) => -signed(before.duration()),
    }
}

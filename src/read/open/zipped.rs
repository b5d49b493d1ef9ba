//! A zip archive: its files by their names, and the bytes of each, which are unpacked in memory only.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::budget::Budget;
use super::faults;
use crate::error::Error;

/// Room for a file is made before it is unpacked, but no more than this: what an archive says of its
/// files need not be so.
const ROOM: u64 = 1 << 20;

/// What a zip archive is read from.
pub(super) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// A zip archive.
pub(super) struct Zipped<'a> {
    archive: ZipArchive<Box<dyn ReadSeek + 'a>>,
}

/// One of its files.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    index: usize,
    pub(super) is_link: bool,
    encrypted: bool,
    packed: u64,
    size: u64,
}

impl<'a> Zipped<'a> {
    /// Opens the archive at `path`.
    pub(super) fn open(path: &str, from: Box<dyn ReadSeek + 'a>) -> Result<Self, Error> {
        let archive = ZipArchive::new(from).map_err(|err| faults::zip(path, err))?;
        Ok(Self { archive })
    }

    /// Its files in the order of their names, without folders.
    pub(super) fn entries(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = (0..self.archive.len())
            .filter_map(|index| {
                let about = self.archive.by_index_data(index).ok()?;
                let raw = || String::from_utf8_lossy(about.name_raw()).into_owned();
                let name = about.name().map_or_else(|_| raw(), std::borrow::Cow::into_owned);
                (!about.is_dir()).then(|| Entry {
                    name,
                    index,
                    is_link: about.is_symlink(),
                    encrypted: about.encrypted(),
                    packed: about.compressed_size(),
                    size: about.size(),
                })
            })
            .collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        entries
    }

    /// The bytes of a file, which is known as `path`.
    pub(super) fn read(
        &mut self,
        entry: &Entry,
        path: &str,
        budget: &Budget,
    ) -> Result<Vec<u8>, Error> {
        if entry.encrypted {
            return Err(faults::packed(path, "encrypted; unpack it with its password first"));
        }
        let file = self.archive.by_index(entry.index).map_err(|err| faults::zip(path, err))?;
        let packed = entry.packed;
        let room = usize::try_from(entry.size.min(ROOM)).unwrap_or(0);
        let mut bytes = Vec::with_capacity(room);
        match budget.meter(file, move || packed).read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(err) => Err(faults::unpacking(path, err)),
        }
    }
}

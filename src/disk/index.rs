//! An index in its folder: opened, brought up to date, tidied. What could not be written is true in memory
//! all the same, so that an answer never waits for the disk.

use std::io;
use std::sync::Arc;

use super::file_row::Paths;
use super::folder::{Folder, Lock};
use super::manifest::{Fault, Manifest};
use super::merge::Effort;
use super::shape::Shape;
use super::snapshot::Snapshot;
use super::update::Change;

/// An index in its folder.
#[derive(Debug)]
pub struct Index {
    folder: Folder,
    key: String,
    shape: Shape,
}

/// What was found in a folder.
#[derive(Debug)]
pub enum Opened {
    /// An index of what was asked for; an empty one, if there was none.
    Ready(Box<Snapshot>),
    /// One that cannot be read, or an older refrain's: it is made anew.
    Damaged,
    /// One that a newer refrain has written.
    Newer,
}

/// Whether an index was written.
#[derive(Debug)]
pub enum Written {
    /// It was, or there was nothing to write.
    Yes,
    /// Another process writes it.
    Busy,
    /// It cannot be.
    No(io::Error),
}

/// The right to change an index.
#[derive(Debug)]
pub struct Writing<'a> {
    index: &'a Index,
    lock: Lock,
}

impl Index {
    /// The index in a folder, of what `key` names, made for what `shape` asks.
    pub fn new(folder: Folder, key: String, shape: Shape) -> Self {
        Self { folder, key, shape }
    }

    /// The folder.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// What there is.
    pub fn open(&self) -> Opened {
        match Snapshot::open(&self.folder) {
            Ok(Some(found)) if found.manifest.is_of(&self.key, self.shape) => {
                Opened::Ready(Box::new(found))
            }
            // Of another question: folders are named by a hash of theirs.
            Ok(Some(_)) | Err(Fault::Damaged) => Opened::Damaged,
            // What an older refrain wrote is made anew.
            Ok(None) | Err(Fault::Older) => Opened::Ready(Box::new(self.empty())),
            Err(Fault::Newer) => Opened::Newer,
        }
    }

    /// An index without a file.
    pub fn empty(&self) -> Snapshot {
        Snapshot::new(Manifest::new(self.key.clone(), self.shape), Vec::new())
    }

    /// The right to change it; `None` if another process has it.
    ///
    /// # Errors
    /// What the system says where the folder cannot be written.
    pub fn write(&self) -> io::Result<Option<Writing<'_>>> {
        Ok(self.folder.lock()?.map(|lock| Writing { index: self, lock }))
    }

    /// The index after a change, in memory. `None` if it is damaged, or a post is too large for it.
    pub fn changed(&self, old: &Snapshot, change: Change, paths: Paths<'_>) -> Option<Snapshot> {
        old.changed(change, self.shape, paths)
    }
}

impl Writing<'_> {
    /// Puts an index in the place of the one in the folder.
    ///
    /// # Errors
    /// What the system says; then the old one stays.
    pub fn commit(&self, next: &Snapshot) -> io::Result<()> {
        let folder = &self.index.folder;
        for (part, row) in next.parts.iter().zip(&next.manifest.parts) {
            if let Some(bytes) = part.unwritten() {
                folder.write_part(&self.lock, row.number, bytes)?;
            }
        }
        folder.write_manifest(&self.lock, &next.manifest.to_bytes())?;
        let kept: Vec<u64> = next.manifest.parts.iter().map(|row| row.number).collect();
        folder.clean(&self.lock, &kept);
        Ok(())
    }

    /// Merges parts of an index that was committed, and commits that. `None` if there is nothing to
    /// merge, or something is damaged.
    ///
    /// # Errors
    /// As `commit`.
    pub fn tidy(
        &self,
        now: &Snapshot,
        effort: Effort,
        paths: Paths<'_>,
    ) -> io::Result<Option<Snapshot>> {
        let parts = now.to_merge(effort);
        if parts.is_empty() {
            return Ok(None);
        }
        let Some(next) = now.merged(&parts, self.index.shape, paths) else { return Ok(None) };
        self.commit(&next)?;
        Ok(Some(next))
    }

    /// Removes the index.
    ///
    /// # Errors
    /// What the system says.
    pub fn remove(&self) -> io::Result<()> {
        self.index.folder.remove(&self.lock)
    }
}

impl Snapshot {
    /// The same index with its new parts read from the folder and no more held in memory.
    #[must_use]
    pub fn reopened(self, folder: &Folder) -> Self {
        let mut now = self;
        for (part, row) in now.parts.iter_mut().zip(&now.manifest.parts) {
            if part.unwritten().is_none() {
                continue;
            }
            let opened = folder.part(row.number).ok();
            if let Some(opened) = opened.and_then(super::part::Part::open) {
                *part = Arc::new(opened);
            }
        }
        now
    }
}

//! The folder of an index, and the only steps by which it changes. A part and then the manifest are
//! written beside what is there, brought to the disk, and renamed; so whatever is cut off, the manifest
//! that is there names whole parts. One writer holds the lock; readers wait for nobody.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const MANIFEST: &str = "MANIFEST";
const LOCK: &str = "LOCK";
const NEW: &str = ".new";

/// Bytes are written so many at a time.
const A_WRITE: usize = 1 << 20;

/// The folder of an index.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// For tests: the process ends before the step of this number.
    ends_before: Option<u64>,
    steps: AtomicU64,
}

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Folder {
    /// The folder at `path`, which need not be there.
    pub fn new(path: PathBuf) -> Self {
        Self { path, ends_before: None, steps: AtomicU64::new(0) }
    }

    /// The same folder in a process that ends before it takes the step of this number: what a test of
    /// crashes needs.
    #[must_use]
    pub fn ending_before(mut self, step: Option<u64>) -> Self {
        self.ends_before = step;
        self
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn manifest(&self) -> io::Result<Vec<u8>> {
        fs::read(self.path.join(MANIFEST))
    }

    pub(super) fn part(&self, number: u64) -> io::Result<File> {
        File::open(self.path.join(part_name(number)))
    }

    /// The lock, made with the folder if need be; `None` if another process writes.
    pub(super) fn lock(&self) -> io::Result<Option<Lock>> {
        fs::create_dir_all(&self.path)?;
        self.keep_out_of_git();
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.path.join(LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(err)) => Err(err),
        }
    }

    /// An index is nothing to be shared: it is made again in a moment.
    fn keep_out_of_git(&self) {
        let Some(above) = self.path.parent() else { return };
        let path = above.join(".gitignore");
        if !path.exists() {
            // Where it cannot be written, the index cannot either, and that is told.
            let _ = fs::write(path, "*\n");
        }
    }

    pub(super) fn write_part(&self, _lock: &Lock, number: u64, bytes: &[u8]) -> io::Result<()> {
        self.write(&part_name(number), bytes)
    }

    pub(super) fn write_manifest(&self, _lock: &Lock, bytes: &[u8]) -> io::Result<()> {
        self.write(MANIFEST, bytes)
    }

    /// Removes every part whose number is not one of `kept`, and what a writer left who was cut off.
    pub(super) fn clean(&self, _lock: &Lock, kept: &[u64]) {
        let Ok(entries) = fs::read_dir(&self.path) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let part = name.strip_prefix("part-").and_then(|rest| rest.strip_suffix(".rfx"));
            let stale = part.is_some_and(|number| {
                number.parse().is_ok_and(|number: u64| !kept.contains(&number))
            });
            if stale || name.ends_with(NEW) {
                self.step();
                // What stays is removed another time.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Removes the index.
    pub(super) fn remove(&self, lock: &Lock) -> io::Result<()> {
        self.step();
        match fs::remove_file(self.path.join(MANIFEST)) {
            Err(err) if err.kind() != io::ErrorKind::NotFound => return Err(err),
            _ => {}
        }
        self.clean(lock, &[]);
        Ok(())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let (last, new) = (self.path.join(name), self.path.join(format!("{name}{NEW}")));
        let written = self.write_new(&new, bytes).and_then(|()| {
            self.step();
            fs::rename(&new, &last)?;
            self.step();
            sync_folder(&self.path)
        });
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
        written
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step();
        let mut file = File::create(path)?;
        for some in bytes.chunks(A_WRITE) {
            self.step();
            file.write_all(some)?;
        }
        self.step();
        file.sync_all()
    }

    fn step(&self) {
        let at = self.steps.fetch_add(1, Ordering::Relaxed);
        if self.ends_before == Some(at) {
            std::process::abort();
        }
    }
}

fn part_name(number: u64) -> String {
    format!("part-{number}.rfx")
}

/// Brings the names in a folder to the disk.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // Elsewhere a rename is brought there by the system.
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

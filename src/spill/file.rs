//! An unnamed temporary file: written at its end, read anywhere, by several threads at once. It has no
//! name from the start (or, where a system cannot do that, is deleted when it is closed), so nothing
//! stays behind however the program ends.

use std::fs::File;
use std::io;
use std::sync::{Mutex, PoisonError};

use super::fault::Fault;

/// The file, and where its end is.
#[derive(Debug)]
pub(super) struct SpillFile {
    file: File,
    end: Mutex<u64>,
    fault: Fault,
}

impl SpillFile {
    /// An empty file in the system's folder of temporary files; `None` if there can be none, which
    /// `fault` knows then. It also learns of all that goes wrong later.
    pub(super) fn new(fault: &Fault) -> Option<Self> {
        let file = fault.keep(tempfile::tempfile())?;
        Some(Self { file, end: Mutex::new(0), fault: fault.clone() })
    }

    /// Writes `bytes` behind what is there, and returns where they stand.
    pub(super) fn append(&self, bytes: &[u8]) -> u64 {
        let mut end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        let at = *end;
        self.write(bytes, at);
        *end += bytes.len() as u64;
        at
    }

    /// Makes the file so long; what is not written is zero.
    pub(super) fn stretch(&self, len: u64) {
        let _ = self.fault.keep(self.file.set_len(len));
    }

    /// Writes `bytes` at a place.
    pub(super) fn write(&self, bytes: &[u8], at: u64) {
        let _ = self.fault.keep(write_all_at(&self.file, bytes, at));
    }

    /// What stands at a place; zeros, if it cannot be read.
    pub(super) fn read(&self, len: usize, at: u64) -> Vec<u8> {
        let mut bytes = vec![0; len];
        let _ = self.fault.keep(read_exact_at(&self.file, &mut bytes, at));
        bytes
    }
}

#[cfg(unix)]
fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn write_all_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, at)?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = &bytes[written..];
        at += written as u64;
    }
    Ok(())
}

#[cfg(windows)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        match std::os::windows::fs::FileExt::seek_read(file, &mut bytes[done..], at + done as u64)?
        {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => done += read,
        }
    }
    Ok(())
}

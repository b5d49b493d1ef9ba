//! Files without a name, which Linux has: nobody sees one until it is given a name, and without a name
//! it goes with the process.

use std::fs::{self, File};
use std::io;
use std::os::fd::AsRawFd;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, open as open_with};

/// Where the system lists the files that this process has open; a name is given by way of it.
const OPEN_FILES: &str = "/proc/self/fd";

/// A new file on the file system of `folder`, if that can do it. Its permissions are those of any new
/// file.
pub(super) fn open(folder: &Path) -> io::Result<File> {
    fs::metadata(OPEN_FILES)?;
    let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
    Ok(open_with(folder, flags, Mode::from_raw_mode(0o666))?.into())
}

/// Gives it a name that nothing has yet.
pub(super) fn name(file: &File, path: &Path) -> io::Result<()> {
    let from = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    Ok(linkat(CWD, from, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

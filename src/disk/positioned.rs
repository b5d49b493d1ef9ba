//! Reading at a place of a file, which moves no cursor, so that several threads may.

use std::fs::File;
use std::io;

/// Fills `out` with the bytes at a place.
#[cfg(unix)]
pub(super) fn read_at(file: &File, out: &mut [u8], at: u64) -> io::Result<()> {
    use std::os::unix::fs::FileExt;

    file.read_exact_at(out, at)
}

/// Fills `out` with the bytes at a place.
#[cfg(windows)]
pub(super) fn read_at(file: &File, mut out: &mut [u8], mut at: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;

    while !out.is_empty() {
        match file.seek_read(out, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                out = &mut out[count..];
                at += count as u64;
            }
        }
    }
    Ok(())
}

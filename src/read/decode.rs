//! A file's bytes to its text: reading them, the byte order mark, and what is no text at all. It knows
//! no format.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind::Interrupted, Read, Seek, SeekFrom};
use std::path::Path;
use std::str::Utf8Error;

use super::parts::Part;
use crate::error::{Error, ErrorKind};

/// The byte order mark of UTF-8, which is no text.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// A NUL byte or two are damage that a long text may have; where there are more of them than one in so
/// many bytes, it is no text.
const TEXT_A_NUL: usize = 64;

/// Room for a file that is as long as most posts are, and then some.
const ROOM: usize = 1 << 16;

/// Reads files one after the other, the short ones into the same memory. So the system need not be
/// asked how long a file is, and of each there is only its text to allocate, at its length.
#[derive(Debug, Default)]
pub(super) struct Buffer(Vec<u8>);

impl Buffer {
    /// The bytes of a part of a file.
    pub(super) fn read_part(path: &Path, part: Part) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(part.start))?;
        let mut bytes = Vec::with_capacity(usize::try_from(part.len).unwrap_or(0));
        file.take(part.len).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All bytes of a file.
    pub(super) fn read(&mut self, path: &Path) -> io::Result<Cow<'_, [u8]>> {
        let mut file = File::open(path)?;
        self.0.resize(ROOM, 0);
        let mut len = 0;
        while len < ROOM {
            match file.read(&mut self.0[len..]) {
                Ok(0) => return Ok(Cow::Borrowed(&self.0[..len])),
                Ok(more) => len += more,
                Err(err) if err.kind() == Interrupted => {}
                Err(err) => return Err(err),
            }
        }
        let mut bytes = self.0.clone();
        file.read_to_end(&mut bytes)?;
        Ok(Cow::Owned(bytes))
    }
}

/// The bytes of the file `name` without a byte order mark, for who looks at each line's text himself.
pub(super) fn lines<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a [u8], Error> {
    check(name, bytes)?;
    Ok(bytes.strip_prefix(BOM).unwrap_or(bytes))
}

/// Whether these bytes can be text.
fn check(name: &str, bytes: &[u8]) -> Result<(), Error> {
    if let Some(at) = memchr::memchr(0, bytes)
        && memchr::memchr_iter(0, bytes).count() * TEXT_A_NUL > bytes.len()
    {
        return Err(ErrorKind::Binary { path: name.to_owned(), offset: at as u64 }.into());
    }
    Ok(())
}

/// The text of the file `name`, and the number of bytes before it.
pub(super) fn decode(name: &str, bytes: Cow<'_, [u8]>) -> Result<(Box<str>, u32), Error> {
    let path = || name.to_owned();
    check(name, &bytes)?;
    let (shift, before) = if bytes.starts_with(BOM) { (BOM.len(), 3) } else { (0, 0) };
    let fault = |text: &[u8], err: Utf8Error| {
        let at = err.valid_up_to();
        let lines = text[..at].split(|&b| b == b'\n').count();
        ErrorKind::Utf8 { path: path(), line: lines as u64, offset: (at + shift) as u64 }
    };
    let text = match bytes {
        Cow::Owned(bytes) if shift == 0 => String::from_utf8(bytes)
            .map(String::into_boxed_str)
            .map_err(|err| fault(err.as_bytes(), err.utf8_error())),
        bytes => {
            let text = &bytes[shift..];
            std::str::from_utf8(text).map(Box::from).map_err(|err| fault(text, err))
        }
    };
    Ok((text?, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_any_length_are_read_one_after_the_other() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        let mut buffer = Buffer::default();
        for len in [ROOM + 1, 0, 5, ROOM, 3 * ROOM, ROOM - 1] {
            let bytes: Vec<u8> = (0..=250).cycle().take(len).collect();
            std::fs::write(&path, &bytes).unwrap();
            assert!(*buffer.read(&path).unwrap() == bytes, "{len}");
        }
        assert!(buffer.read(&dir.path().join("none")).is_err());
        assert!(buffer.read(dir.path()).is_err());
    }

    #[test]
    fn held_and_borrowed_bytes_are_decoded_alike() {
        for bytes in
            [&b"a\nb"[..], b"", b"\xef\xbb\xbfa", b"\xef\xbb\xbf\nb\xe9", b"a\0", b"\n\xff"]
        {
            let told =
                |decoded: Result<(Box<str>, u32), Error>| decoded.map_err(|err| err.to_string());
            let (borrowed, owned) = (Cow::Borrowed(bytes), Cow::Owned(bytes.to_vec()));
            assert_eq!(told(decode("a", borrowed)), told(decode("a", owned)));
        }
    }
}

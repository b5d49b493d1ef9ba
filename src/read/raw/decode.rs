//! A file's bytes to its text: reading them, the byte order mark, and what is no text at all. It knows
//! no format; which encoding a text is in that is not UTF-8 is found in `encoding`.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind::Interrupted, Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::super::records::Part;
use super::encoding::{self, Decoded, Origin, TextEncoding};
use crate::error::{Error, ErrorKind};

/// The byte order mark of UTF-8, which is no text.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The byte order mark of UTF-32 begins like that of UTF-16, whose second character would be a NUL.
const UTF_32: &[u8] = b"\xff\xfe\0\0";

/// A NUL byte or two are damage that a long text may have; where there are more of them than one in so
/// many bytes, it is no text. The same goes for other bytes that steer machines.
const TEXT_A_NUL: usize = 64;

/// Room for a file that is as long as most posts are, and then some.
const ROOM: usize = 1 << 16;

/// What a file holds.
pub(in crate::read) enum Content<'a> {
    /// All its bytes.
    Bytes(Cow<'a, [u8]>),
    /// A file that need not be held as a whole.
    Stream(File),
}

/// Reads files one after the other, the short ones into the same memory. So the system need not be
/// asked how long a file is, and of each there is only its text to allocate, at its length.
#[derive(Debug, Default)]
pub(in crate::read) struct Buffer(Vec<u8>);

impl Buffer {
    /// The bytes of a part of a file.
    pub(in crate::read) fn read_part(path: &Path, part: Part) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(part.start))?;
        let mut bytes = Vec::with_capacity(usize::try_from(part.len).unwrap_or(0));
        file.take(part.len).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All bytes of a file; or the file itself, if it is longer than most and `streams` says of its head
    /// that it can be read bit by bit.
    pub(in crate::read) fn read(
        &mut self,
        path: &Path,
        streams: impl Fn(&[u8]) -> bool,
    ) -> io::Result<Content<'_>> {
        let mut file = File::open(path)?;
        self.0.resize(ROOM, 0);
        let mut len = 0;
        while len < ROOM {
            match file.read(&mut self.0[len..]) {
                Ok(0) => return Ok(Content::Bytes(Cow::Borrowed(&self.0[..len]))),
                Ok(more) => len += more,
                Err(err) if err.kind() == Interrupted => {}
                Err(err) => return Err(err),
            }
        }
        // What cannot be read from its start again, such as a pipe, is held.
        if streams(&self.0) && file.rewind().is_ok() {
            return Ok(Content::Stream(file));
        }
        let mut bytes = self.0.clone();
        file.read_to_end(&mut bytes)?;
        Ok(Content::Bytes(Cow::Owned(bytes)))
    }
}

/// The bytes of the file `name` without a byte order mark, for who looks at each line's text himself.
pub(in crate::read) fn lines<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a [u8], Error> {
    check(name, bytes)?;
    Ok(bytes.strip_prefix(BOM).unwrap_or(bytes))
}

/// Whether these bytes are UTF-16, by a byte order mark or by where their NUL bytes are.
pub(in crate::read) fn is_utf_16(bytes: &[u8]) -> bool {
    utf_16(bytes).is_some()
}

fn utf_16(bytes: &[u8]) -> Option<(TextEncoding, Origin)> {
    if bytes.starts_with(UTF_32) {
        return None;
    }
    match bytes {
        [0xff, 0xfe, ..] => Some((TextEncoding::of(UTF_16LE), Origin::Mark)),
        [0xfe, 0xff, ..] => Some((TextEncoding::of(UTF_16BE), Origin::Mark)),
        _ => encoding::by_nul_bytes(bytes).map(|found| (found, Origin::Bytes)),
    }
}

/// Whether these bytes can be text.
fn check(name: &str, bytes: &[u8]) -> Result<(), Error> {
    if let Some(at) = memchr::memchr(0, bytes)
        && memchr::memchr_iter(0, bytes).count() * TEXT_A_NUL > bytes.len()
    {
        return Err(binary(name, bytes, at));
    }
    Ok(())
}

fn binary(name: &str, bytes: &[u8], at: usize) -> Error {
    ErrorKind::Binary { path: name.to_owned(), offset: at as u64, byte: bytes[at] }.into()
}

/// The text of the file `name`, in the encoding that is found: by a byte order mark, by being UTF-8, by
/// being `asked` for, by what the text says of itself, or by what its bytes look like.
///
/// A text that is UTF-8 and says that it is something else is UTF-8: files are saved anew more often
/// than their heads are mended, and by chance no text of another encoding is UTF-8.
pub(in crate::read) fn decode(
    name: &str,
    bytes: Cow<'_, [u8]>,
    asked: Option<TextEncoding>,
) -> Result<Decoded, Error> {
    // Where there are no NUL bytes in front, no text is looked at twice for this.
    let head = &bytes[..bytes.len().min(TEXT_A_NUL)];
    let may_be = matches!(head.first(), Some(0xff | 0xfe)) || memchr::memchr(0, head).is_some();
    if may_be && let Some((found, origin)) = utf_16(&bytes) {
        return Ok(encoding::decode(&bytes, found, origin));
    }
    match (check(name, &bytes), asked) {
        // In UTF-16, NUL bytes are half of each letter.
        (Err(_), Some(asked)) if asked.is_utf_16() => {
            return Ok(encoding::decode(&bytes, asked, Origin::Asked));
        }
        (checked, _) => checked?,
    }
    if let Some((escaped, origin)) = encoding::escaped(&bytes, asked) {
        return Ok(encoding::decode(&bytes, escaped, origin));
    }
    let shift = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    let bytes = match bytes {
        Cow::Owned(bytes) if shift == 0 => match String::from_utf8(bytes) {
            Ok(text) => return Ok(Decoded::utf_8(text.into_boxed_str(), 0)),
            Err(err) => Cow::Owned(err.into_bytes()),
        },
        bytes => match std::str::from_utf8(&bytes[shift..]) {
            Ok(text) => return Ok(Decoded::utf_8(text.into(), if shift > 0 { 3 } else { 0 })),
            Err(_) => bytes,
        },
    };
    if let Some(at) = bytes.iter().position(|byte| steers(*byte))
        && bytes.iter().filter(|byte| steers(**byte)).count() * TEXT_A_NUL > bytes.len()
    {
        return Err(binary(name, &bytes, at));
    }
    if let Some(asked) = asked.filter(|it| shift == 0 && !it.is_utf_8()) {
        return Ok(encoding::decode(&bytes, asked, Origin::Asked));
    }
    if shift > 0 || asked.is_some() || encoding::is_damaged_utf_8(&bytes) {
        return Ok(encoding::mend_utf_8(&bytes[shift..], shift));
    }
    if let Some(declared) = encoding::declared(&bytes).filter(|it| !it.is_utf_8()) {
        return Ok(encoding::decode(&bytes, declared, Origin::Declared));
    }
    Ok(encoding::decode(&bytes, encoding::guess(&bytes), Origin::Bytes))
}

/// Whether a byte steers a machine and stands in no text.
fn steers(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b)
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
            match buffer.read(&path, |_| false).unwrap() {
                Content::Bytes(read) => assert!(*read == bytes, "{len}"),
                Content::Stream(_) => panic!("{len}"),
            }
            let streams = matches!(buffer.read(&path, |_| true).unwrap(), Content::Stream(_));
            assert_eq!(streams, len >= ROOM, "{len}");
        }
        assert!(buffer.read(&dir.path().join("none"), |_| false).is_err());
        assert!(buffer.read(dir.path(), |_| false).is_err());
    }

    #[test]
    fn held_and_borrowed_bytes_are_decoded_alike() {
        for bytes in
            [&b"a\nb"[..], b"", b"\xef\xbb\xbfa", b"\xef\xbb\xbf\nb\xe9", b"a\0", b"\n\xff"]
        {
            let told = |decoded: Result<Decoded, Error>| {
                decoded.map(|it| (it.text, it.shift)).map_err(|err| err.to_string())
            };
            let (borrowed, owned) = (Cow::Borrowed(bytes), Cow::Owned(bytes.to_vec()));
            assert_eq!(told(decode("a", borrowed, None)), told(decode("a", owned, None)));
        }
    }
}

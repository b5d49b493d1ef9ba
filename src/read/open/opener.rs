//! Opens files, and the files in them, until there are bytes that a reader knows. Which format something
//! is in its name says, unless its first bytes say otherwise.

use std::borrow::Cow;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::sync::Arc;

use super::super::found::FoundFile;
use super::super::office::{self, Document};
use super::super::outcome::ReadFile;
use super::super::raw::{self, Buffer, Content, Format, HEAD};
use super::super::reading::Reading;
use super::super::records;
use super::archive::{Members, cut, within};
use super::budget::{Budget, Hit};
use super::bytes::{self, Plain};
use super::exports::Export;
use super::faults;
use super::stream;
use super::tarred;
use super::zipped::{Entry, ReadSeek, Zipped};
use crate::error::{Error, ErrorKind};

/// Reads a file.
///
/// # Errors
/// If the system refuses, or there is neither text nor a packed file in it, or it is more than 4 GiB.
pub fn read_file(found: &FoundFile, reading: &Reading) -> Result<ReadFile, Error> {
    read_next(&mut Buffer::default(), found, reading)
}

/// Reads the next of several files, which share a buffer.
pub(in crate::read) fn read_next(
    buffer: &mut Buffer,
    found: &FoundFile,
    reading: &Reading,
) -> Result<ReadFile, Error> {
    let name = &found.path;
    let failed = |err| Error::io(&**name, err);
    if let Some(part) = found.part() {
        let bytes = Buffer::read_part(found.location(), part).map_err(failed)?;
        let lines = if part.start == 0 { raw::lines(name, &bytes)? } else { &bytes };
        return Ok(records::read_json_lines(name, lines, part.line, &reading.fields));
    }
    let asked = reading.format.filter(|_| found.explicit);
    // What is not read need not be opened, long as such files are.
    if cfg!(not(feature = "parquet"))
        && found.piped().is_none()
        && asked.unwrap_or(Format::of(name)) == Format::Parquet
    {
        return Ok(bytes::parquet(name, Cow::Borrowed(&[]), &reading.fields));
    }
    let streams = |head: &[u8]| Kind::of(name, head, asked).sealed;
    let content = match found.piped() {
        Some(bytes) => Content::Bytes(Cow::Borrowed(bytes)),
        None => buffer.read(found.location(), streams).map_err(failed)?,
    };
    let sealed = Sealed { path: Arc::clone(name), called: name, content, asked, depth: 0 };
    Opener::new(reading).open(sealed)
}

/// Reads the bytes of a file, or of what was piped in under a file's `name`; the name tells the
/// format.
///
/// # Errors
/// If there is neither text nor a packed file in the bytes, or they are more than 4 GiB.
pub fn read_bytes(name: &str, bytes: Vec<u8>, reading: &Reading) -> Result<ReadFile, Error> {
    let content = Content::Bytes(Cow::Owned(bytes));
    let sealed =
        Sealed { path: name.into(), called: name, content, asked: reading.format, depth: 0 };
    Opener::new(reading).open(sealed)
}

/// Something to read, that may be packed.
struct Sealed<'a> {
    /// The path to show.
    path: Arc<str>,
    /// The name that tells the format.
    called: &'a str,
    content: Content<'a>,
    /// The format that the user tells.
    asked: Option<Format>,
    /// How many times over it was packed.
    depth: u32,
}

struct Opener<'a> {
    reading: &'a Reading,
    budget: Budget,
}

/// What something is.
struct Kind {
    format: Format,
    /// Whether it is to be unpacked.
    sealed: bool,
    /// Whether it is something else than its name or its user says.
    other: bool,
}

impl Kind {
    /// What something is that begins so.
    fn of(called: &str, head: &[u8], asked: Option<Format>) -> Self {
        let named = asked.unwrap_or_else(|| Format::of(called));
        match (raw::of_bytes(head), named) {
            (Some(format), _) => {
                Self { format, sealed: format.is_packed(), other: format != named }
            }
            // What a program has unpacked on the way keeps its name; what is in it says what it is now.
            (None, Format::Gzip | Format::Zstd) => {
                Self { format: Format::of(raw::inner(called)), sealed: false, other: true }
            }
            // Old ones do not say that they are one, but no text is padded as they are.
            (None, Format::Tar) => {
                Self { format: named, sealed: memchr::memchr(0, head).is_some(), other: false }
            }
            (None, _) => Self { format: named, sealed: false, other: false },
        }
    }
}

impl<'a> Opener<'a> {
    fn new(reading: &'a Reading) -> Self {
        Self { reading, budget: Budget::new(reading.limits) }
    }

    fn open(&self, sealed: Sealed<'_>) -> Result<ReadFile, Error> {
        let Sealed { path, called, content, asked, depth } = sealed;
        let (head, content) = head(content).map_err(|err| Error::io(&*path, err))?;
        if let Some((what, remedy)) = raw::foreign(&head) {
            return Err(ErrorKind::Foreign { path: path.to_string(), what, remedy }.into());
        }
        let Kind { format, sealed, other } = Kind::of(called, &head, asked);
        let mut file = if sealed {
            self.budget.depth(depth + 1).map_err(|hit| faults::limit(&path, hit))?;
            let sealed = Sealed { path: Arc::clone(&path), called, content, asked, depth };
            match format {
                Format::Zip => self.zip(sealed),
                Format::Tar => {
                    // Nothing is packed tighter in it, but it is held like all else.
                    let plain = self.budget.meter(reader(sealed.content), || u64::MAX);
                    self.tar(&path, plain, depth)
                }
                _ => self.stream(sealed, format),
            }?
        } else {
            let bytes = held(content).map_err(|err| Error::io(&*path, err))?;
            let (asked, packed) = (asked == Some(format), depth > 0);
            let path = Arc::clone(&path);
            bytes::read(Plain { path, bytes, format, asked, packed }, self.reading)?
        };
        if other {
            let what = if sealed || format == Format::Parquet {
                format!("{}, whatever its name says; read as such", format.name())
            } else {
                format!("not packed, whatever its name says; read as {}", format.name())
            };
            file.assume(&path, what);
        }
        Ok(file)
    }

    /// Reads what gzip or Zstandard has packed. Of what ends too early, the beginning is read.
    fn stream(&self, sealed: Sealed<'_>, format: Format) -> Result<ReadFile, Error> {
        let Sealed { path, called, content, asked, depth } = sealed;
        let called = raw::inner(called);
        let failed = |err| faults::unpacking(&path, err);
        let mut stream = stream::unpacked(reader(content), format, &self.budget).map_err(failed)?;
        let (mut bytes, mut fault) = stream::head(&mut stream);
        let is_tar =
            raw::of_bytes(&bytes) == Some(Format::Tar) || Format::of(called) == Format::Tar;
        if fault.is_none() && is_tar {
            return self.tar(&path, Cursor::new(bytes).chain(stream), depth);
        }
        if fault.is_none() {
            fault = stream::rest(&mut stream, &mut bytes);
        }
        let said = match fault {
            Some(err) if bytes.is_empty() || Hit::of(&err).is_some() => return Err(failed(err)),
            fault => fault.map(|err| faults::said(&err)),
        };
        if said.is_some() {
            stream::whole_characters(&mut bytes);
        }
        let mut file = self.open(Sealed {
            path: Arc::clone(&path),
            called,
            content: Content::Bytes(Cow::Owned(bytes)),
            asked: asked.filter(|asked| !asked.is_packed()),
            depth: depth + 1,
        })?;
        if let Some(said) = said {
            file.notices.insert(0, cut(&path, &said));
        }
        Ok(file)
    }

    fn tar(&self, path: &Arc<str>, from: impl Read, depth: u32) -> Result<ReadFile, Error> {
        let mut members = Members::new(path, self.reading.hidden);
        tarred::read(path, from, &mut members, &self.budget, |name, bytes| {
            self.member(&within(path, name), bytes, depth)
        })?;
        Ok(members.finish())
    }

    fn zip(&self, sealed: Sealed<'_>) -> Result<ReadFile, Error> {
        let Sealed { path, content, depth, .. } = sealed;
        let mut zip = Zipped::open(&path, seeker(content))?;
        let entries = zip.entries();
        let names: Vec<&str> = entries.iter().map(|entry| &*entry.name).collect();
        if let Some(kind) = Document::of(&names) {
            let mut part = |name: &str| self.part(&mut zip, &entries, &path, name);
            return office::read(kind, &path, &mut part);
        }
        let mut members = Members::new(&path, self.reading.hidden);
        let mut export = Export::of(&names);
        if let Some(table) = export.as_ref().and_then(Export::table) {
            let text = self.part(&mut zip, &entries, &path, &table)?.unwrap_or_default();
            export = export.map(|export| export.with_table(&text));
        }
        for entry in &entries {
            if let Err(hit) = self.budget.entry() {
                members.fail(faults::limit(&path, hit));
                break;
            }
            let name = &entry.name;
            let no_post = export.as_ref().and_then(|export| export.leaves_out(name));
            if entry.is_link {
                members.leave_out(name, "a link in an archive");
            } else if let Some(reason) = no_post {
                members.leave_out(name, reason);
            } else if members.takes(name) {
                let way = members.path(name);
                let bytes = zip.read(entry, &way, &self.budget);
                let mut read = bytes.and_then(|bytes| self.member(&way, bytes, depth));
                if let (Some(export), Ok(file)) = (&export, &mut read) {
                    export.describe(name, file);
                }
                let full = read.as_ref().is_err_and(is_full);
                members.add(name, read);
                if full {
                    break;
                }
            }
        }
        Ok(members.finish())
    }

    fn member(&self, path: &str, bytes: Vec<u8>, depth: u32) -> Result<ReadFile, Error> {
        let content = Content::Bytes(Cow::Owned(bytes));
        let path: Arc<str> = path.into();
        let depth = depth + 1;
        self.open(Sealed { path: Arc::clone(&path), called: &path, content, asked: None, depth })
    }

    /// The text of a file of the archive, if it has one of that name.
    fn part(
        &self,
        zip: &mut Zipped<'_>,
        entries: &[Entry],
        path: &str,
        name: &str,
    ) -> Result<Option<Box<str>>, Error> {
        let found = entries.binary_search_by(|entry| entry.name.as_str().cmp(name));
        let Ok(at) = found else { return Ok(None) };
        let entry = &entries[at];
        let way = within(path, name);
        let bytes = zip.read(entry, &way, &self.budget)?;
        let decoded = raw::decode(&way, Cow::Owned(bytes), None)?;
        Ok(Some(decoded.text))
    }
}

/// Whether nothing more of a file may be unpacked.
fn is_full(err: &Error) -> bool {
    matches!(err.kind(), ErrorKind::Limit { flag: "unpack-size", .. })
}

/// The first bytes.
fn head(content: Content<'_>) -> io::Result<(Vec<u8>, Content<'_>)> {
    match content {
        Content::Bytes(bytes) => {
            Ok((bytes[..bytes.len().min(HEAD)].to_vec(), Content::Bytes(bytes)))
        }
        Content::Stream(mut file) => {
            let mut head = Vec::new();
            (&mut file).take(HEAD as u64).read_to_end(&mut head)?;
            file.rewind()?;
            Ok((head, Content::Stream(file)))
        }
    }
}

fn held(content: Content<'_>) -> io::Result<Cow<'_, [u8]>> {
    match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::Stream(mut file) => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(Cow::Owned(bytes))
        }
    }
}

fn reader(content: Content<'_>) -> Box<dyn Read + '_> {
    match content {
        Content::Bytes(bytes) => Box::new(Cursor::new(bytes)),
        Content::Stream(file) => Box::new(BufReader::new(file)),
    }
}

fn seeker(content: Content<'_>) -> Box<dyn ReadSeek + '_> {
    match content {
        Content::Bytes(bytes) => Box::new(Cursor::new(bytes)),
        Content::Stream(file) => Box::new(BufReader::new(file)),
    }
}

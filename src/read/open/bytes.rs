//! The bytes of a file to its posts, when nothing is packed around them any more: what is no text goes to
//! its reader, and of all else is found which text it is, and what it is a text of.

use std::borrow::Cow;
use std::sync::Arc;

use super::super::file::{Places, read_text};
use super::super::notice::Notice;
use super::super::outcome::ReadFile;
use super::super::raw::{self, Decoded, Format, decode};
use super::super::reading::Reading;
use super::super::records::{self, FieldNames};
use super::faults;
use crate::error::Error;

/// The bytes of a file.
pub(super) struct Plain<'a> {
    /// The file's path, and in an archive the way to it.
    pub(super) path: Arc<str>,
    pub(super) bytes: Cow<'a, [u8]>,
    /// The format that the name tells, or the user.
    pub(super) format: Format,
    /// Whether the user tells it, whatever the text looks like.
    pub(super) asked: bool,
    /// Whether they were packed in another file, in which their offsets mean nothing.
    pub(super) packed: bool,
}

/// Reads the bytes of a file.
///
/// # Errors
/// If the bytes are no text, or they are more than 4 GiB.
pub(super) fn read(file: Plain<'_>, reading: &Reading) -> Result<ReadFile, Error> {
    let Plain { path, bytes, format, .. } = file;
    // A line that is no text is one bad line.
    if format == Format::JsonLines && !raw::is_utf_16(&bytes) {
        let lines = raw::lines(&path, &bytes)?;
        return Ok(records::read_json_lines(&path, lines, 1, &reading.fields));
    }
    if format == Format::Parquet {
        return Ok(parquet(&path, bytes, &reading.fields));
    }
    let mut decoded = decode(&path, bytes, reading.encoding)?;
    let text = std::mem::take(&mut decoded.text);
    if text.trim().is_empty() {
        return Ok(ReadFile::without(&path, "empty"));
    }
    let found = if file.asked { format } else { raw::of_text(&text, format) };
    if found.is_packed() {
        let what =
            format!("not {}, whatever its name says; fetch or export it again", found.name());
        return Err(faults::packed(&path, what));
    }
    let places = Places { shift: decoded.shift, decoded: file.packed || decoded.is_other() };
    let line = decoded.faults.map(|faults| line_of(&text, faults.at));
    let mut read = read_text(Arc::clone(&path), text, found, places, reading)?;
    if found != format {
        read.assume(&path, format!("{}, whatever its name says; read as such", found.name()));
    }
    told(&path, &decoded, line, &mut read);
    Ok(read)
}

fn line_of(text: &str, at: usize) -> u32 {
    let before = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
    u32::try_from(before).map_or(u32::MAX, |before| before.saturating_add(1))
}

/// Tells in which encoding a text was, and what of it could not be read, from this line on.
fn told(path: &str, decoded: &Decoded, line: Option<u32>, file: &mut ReadFile) {
    if let Some((name, origin)) = decoded.encoding {
        for post in &mut file.posts {
            post.encoding = Some(name);
        }
        file.assume(path, format!("not UTF-8; read as {name} ({})", origin.name()));
    }
    if let Some(faults) = decoded.faults {
        let name = decoded.encoding.map_or("UTF-8", |(name, _)| name);
        let (count, offset) = (faults.count, faults.offset);
        let more = if count > 1 { format!("; {count} such places in all") } else { String::new() };
        let message = format!(
            "not {name} (byte offset {offset}), read as U+FFFD{more}; mend it, or name its encoding \
             by --encoding"
        );
        file.notices.insert(0, Notice { path: path.to_owned(), line, message });
    }
}

#[cfg(feature = "parquet")]
pub(super) fn parquet(name: &Arc<str>, bytes: Cow<'_, [u8]>, fields: &FieldNames) -> ReadFile {
    records::read_parquet(name, bytes.into_owned(), fields)
}

#[cfg(not(feature = "parquet"))]
#[allow(clippy::needless_pass_by_value)] // As where it is read.
pub(super) fn parquet(name: &Arc<str>, _: Cow<'_, [u8]>, _: &FieldNames) -> ReadFile {
    let reason = "Parquet, which this program was built without (build it with --features parquet)";
    ReadFile::without(name, reason)
}

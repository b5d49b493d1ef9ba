//! What goes wrong when something is unpacked, as errors with a path and a remedy.

use std::io::{self, ErrorKind as Io};

use zip::result::ZipError;

use super::budget::Hit;
use crate::error::{Error, ErrorKind};

/// What is said of a file that ends too early.
pub(super) const CUT: &str = "it ends in the middle";

/// The error of a limit that was hit at `path`.
pub(super) fn limit(path: &str, hit: Hit) -> Error {
    let (flag, left) = match hit {
        Hit::Size(_) => ("unpack-size", "the rest is left out"),
        Hit::Ratio(_) => ("unpack-ratio", "it is left out"),
        Hit::Entries(_) => ("unpack-entries", "the others are left out"),
        Hit::Depth(_) => ("unpack-depth", "it is left out"),
    };
    ErrorKind::Limit { path: path.to_owned(), what: hit.to_string(), left, flag }.into()
}

/// The error of something at `path` that cannot be unpacked.
pub(super) fn unpacking(path: &str, err: io::Error) -> Error {
    match Hit::of(&err) {
        Some(hit) => limit(path, hit),
        // It is the system that refuses.
        None if err.raw_os_error().is_some() => Error::io(path, err),
        None => packed(path, said(&err) + "; fetch or export it again"),
    }
}

/// What an error of unpacking means, in words.
pub(super) fn said(err: &io::Error) -> String {
    match err.kind() {
        Io::UnexpectedEof => CUT.to_owned(),
        _ => format!("it cannot be unpacked ({err})"),
    }
}

/// The error of a zip archive, or of a file in one, at `path`.
pub(super) fn zip(path: &str, err: ZipError) -> Error {
    match err {
        ZipError::Io(err) => unpacking(path, err),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            packed(path, format!("packed in a way that is not read ({err}); unpack it first"))
        }
        _ => packed(path, format!("no whole zip archive ({err}); fetch or export it again")),
    }
}

pub(super) fn packed(path: &str, what: impl Into<String>) -> Error {
    ErrorKind::Packed { path: path.to_owned(), what: what.into() }.into()
}

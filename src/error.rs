//! The one error type of the library: opaque, with a public kind, a place and a remedy. It knows no
//! other module, so that every module can use it.

use std::fmt;
use std::io;

/// What went wrong, where, and what to do about it.
#[derive(Debug)]
pub struct Error(Box<ErrorKind>);

/// The kinds of error; match on this, not on the message.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The operating system refused.
    #[error("{path}: {err}{}", remedy(err))]
    Io {
        /// The file or folder.
        path: String,
        /// What the system said.
        err: io::Error,
    },
    /// The file holds bytes that no text has.
    #[error("{path}: binary file (NUL byte at offset {offset}); give its text, or leave it out")]
    Binary {
        /// The file.
        path: String,
        /// Where the first such byte stands.
        offset: u64,
    },
    /// The text is not UTF-8.
    #[error(
        "{path}:{line}: not UTF-8 (byte offset {offset}); convert it, for example with \
         `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    Utf8 {
        /// The file.
        path: String,
        /// The line, from 1.
        line: u64,
        /// Where the first wrong byte stands.
        offset: u64,
    },
    /// The text does not fit in 32-bit offsets.
    #[error("{path}: {len} bytes of text, but one file may hold at most {max}; split it")]
    TooLarge {
        /// The file.
        path: String,
        /// Its length in bytes.
        len: u64,
        /// The longest that is possible.
        max: u64,
    },
    /// Options that cannot be meant, all of them.
    #[error("{}", all(.0))]
    InvalidOptions(Vec<InvalidOption>),
}

/// One option that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidOption {
    /// The option's name, as on the command line without the dashes.
    pub name: &'static str,
    /// The value that was given.
    pub given: String,
    /// What would be right.
    pub expected: String,
}

impl Error {
    /// What kind of error it is.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// Whether the operating system refused.
    pub fn is_io(&self) -> bool {
        matches!(*self.0, ErrorKind::Io { .. })
    }

    /// Whether a file is no text at all.
    pub fn is_binary(&self) -> bool {
        matches!(*self.0, ErrorKind::Binary { .. })
    }

    /// In a few words why a file was left out; files of one reason can be counted together by what
    /// stands before the bracket.
    pub fn reason(&self) -> String {
        match &*self.0 {
            ErrorKind::Io { err, .. } => format!("unreadable ({err})"),
            ErrorKind::Binary { .. } => "binary".to_owned(),
            ErrorKind::Utf8 { line, offset, .. } => {
                format!("not UTF-8 (line {line}, byte offset {offset})")
            }
            ErrorKind::TooLarge { len, .. } => format!("too large ({len} bytes)"),
            ErrorKind::InvalidOptions(_) => "invalid options".to_owned(),
        }
    }

    pub(crate) fn io(path: impl Into<String>, err: io::Error) -> Self {
        ErrorKind::Io { path: path.into(), err }.into()
    }

    pub(crate) fn too_large(path: String, len: u64, max: u64) -> Self {
        ErrorKind::TooLarge { path, len, max }.into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            ErrorKind::Io { err, .. } => Some(err),
            _ => None,
        }
    }
}

fn remedy(err: &io::Error) -> &'static str {
    // ELOOP, which the standard library has no stable name for: 40 on Linux, 62 on macOS.
    if matches!(err.raw_os_error(), Some(40 | 62)) {
        return "; a symbolic link leads back to itself: mend or remove it";
    }
    match err.kind() {
        io::ErrorKind::NotFound => "; check the spelling, or give the folder above it",
        io::ErrorKind::PermissionDenied => "; make it readable, or leave it out",
        _ => "",
    }
}

fn all(options: &[InvalidOption]) -> String {
    let lines = options
        .iter()
        .map(|option| format!("--{} {}: expected {}", option.name, option.given, option.expected));
    lines.collect::<Vec<_>>().join("\n")
}

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
    #[error("{path}: {}{}", said(err), remedy(err))]
    Io {
        /// The file or folder.
        path: String,
        /// What the system said.
        err: io::Error,
    },
    /// The file holds bytes that no text has.
    #[error(
        "{path}: binary file ({} at offset {offset}); give its text, or leave it out", byte_name(*byte)
    )]
    Binary {
        /// The file.
        path: String,
        /// Where the first such byte stands.
        offset: u64,
        /// What it is.
        byte: u8,
    },
    /// A format that is known and not read.
    #[error("{path}: {what}, which is not read; {remedy}")]
    Foreign {
        /// The file.
        path: String,
        /// What it is, as "a PDF".
        what: &'static str,
        /// How to make text of it.
        remedy: &'static str,
    },
    /// A packed file, or a file in one, that cannot be unpacked.
    #[error("{path}: {what}")]
    Packed {
        /// The file.
        path: String,
        /// What is wrong, and what to do.
        what: String,
    },
    /// A packed file that holds more than was allowed.
    #[error("{path}: {what}; {left} (--{flag} allows more)")]
    Limit {
        /// The file.
        path: String,
        /// What there is too much of, as "more than 1.0 GB unpacked".
        what: String,
        /// What is left out for that.
        left: &'static str,
        /// The option that allows more, without the dashes.
        flag: &'static str,
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
    /// A command that was to make text of a file failed.
    #[error("{path}: `{command}`: {what}")]
    Command {
        /// The file.
        path: String,
        /// The command, with its arguments.
        command: String,
        /// What became of it.
        what: String,
    },
    /// A temporary file could not be written or read.
    #[error(
        "temporary files: {}; make room where they lie (TMPDIR), or ask for more --memory", said(.0)
    )]
    Temporary(io::Error),
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

impl fmt::Display for InvalidOption {
    /// As `--threshold 2: expected a share above 0 and up to 1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "--{} {}: expected {}", self.name, self.given, self.expected)
    }
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

    /// The file or folder that it is about, if it is about one.
    pub fn path(&self) -> Option<&str> {
        match &*self.0 {
            ErrorKind::Io { path, .. }
            | ErrorKind::Binary { path, .. }
            | ErrorKind::Foreign { path, .. }
            | ErrorKind::Packed { path, .. }
            | ErrorKind::Limit { path, .. }
            | ErrorKind::TooLarge { path, .. }
            | ErrorKind::Command { path, .. } => Some(path),
            ErrorKind::Temporary(_) | ErrorKind::InvalidOptions(_) => None,
        }
    }

    /// In a few words why a file was left out; files of one reason can be counted together by what
    /// stands before the bracket.
    pub fn reason(&self) -> String {
        match &*self.0 {
            ErrorKind::Io { err, .. } => format!("unreadable ({})", said(err)),
            ErrorKind::Binary { .. } => "binary".to_owned(),
            ErrorKind::Foreign { what, .. } => format!("not a post format ({what})"),
            ErrorKind::Packed { what, .. } => {
                format!("cannot be unpacked ({})", what.split(';').next().unwrap_or_default())
            }
            ErrorKind::Limit { what, flag, .. } => format!("a limit ({what}; --{flag})"),
            ErrorKind::TooLarge { len, .. } => format!("too large ({len} bytes)"),
            ErrorKind::Command { what, .. } => {
                format!("command failed ({})", what.lines().next().unwrap_or_default())
            }
            ErrorKind::Temporary(_) => "no temporary file".to_owned(),
            ErrorKind::InvalidOptions(_) => "invalid options".to_owned(),
        }
    }

    pub(crate) fn io(path: impl Into<String>, err: io::Error) -> Self {
        ErrorKind::Io { path: path.into(), err }.into()
    }

    pub(crate) fn temporary(err: io::Error) -> Self {
        ErrorKind::Temporary(err).into()
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
            ErrorKind::Io { err, .. } | ErrorKind::Temporary(err) => Some(err),
            _ => None,
        }
    }
}

/// A byte that no text has, in words.
fn byte_name(byte: u8) -> String {
    if byte == 0 { "NUL byte".to_owned() } else { format!("byte {byte:#04x}") }
}

/// The system's words, without the number that only programmers know.
fn said(err: &io::Error) -> String {
    let said = err.to_string();
    said.split(" (os error ").next().unwrap_or_default().to_owned()
}

/// What to do about what the system said; errors that were put into words here have theirs already.
fn remedy(err: &io::Error) -> &'static str {
    let Some(code) = err.raw_os_error() else { return "" };
    // ELOOP, which the standard library has no stable name for: 40 on Linux, 62 on macOS.
    if matches!(code, 40 | 62) {
        return "; a symbolic link leads back to itself: mend or remove it";
    }
    match err.kind() {
        io::ErrorKind::NotFound => "; check the spelling, and the folder you are in",
        io::ErrorKind::PermissionDenied => "; make it readable, or leave it out",
        _ => "",
    }
}

fn all(options: &[InvalidOption]) -> String {
    options.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

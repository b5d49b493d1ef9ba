//! The bytes of a file: reading them, what they are, and the text that they say.

mod decode;
mod encoding;
mod format;
mod sniff;

pub(super) use decode::{Buffer, Content, decode, is_utf_16, lines};
pub(super) use encoding::Decoded;
pub use encoding::TextEncoding;
pub use format::Format;
pub(super) use format::{inner, is_walked, walked};
pub(super) use sniff::{HEAD, foreign, of_bytes, of_text};

//! The flags about how files are found and read, as data.

use clap::Args;

use super::fields::FieldArgs;
use super::pre::PreArgs;
use super::unpack::{FormatArg, UnpackArgs};
use crate::error::{Error, ErrorKind, InvalidOption};
use crate::read::{Reading, SplitPosts, TextEncoding};

/// How files are found and read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
#[allow(clippy::struct_excessive_bools)] // Each is a flag.
pub(in crate::cli) struct InputArgs {
    /// How a plain text file is split into posts: `auto` (a page that begins `Tag: ...`), `never`,
    /// or a regular expression that matches title lines
    #[arg(long, value_name = "auto|never|REGEX", default_value = "auto")]
    pub(in crate::cli) split_posts: String,
    #[command(flatten)]
    pub(in crate::cli) fields: FieldArgs,
    /// Follow symbolic links inside folders
    #[arg(long)]
    pub(in crate::cli) follow: bool,
    /// Read hidden files and folders too
    #[arg(long)]
    pub(in crate::cli) hidden: bool,
    /// Compare a post that is met twice (in an export and a feed, on a tag page) like two posts
    #[arg(long)]
    pub(in crate::cli) keep_copies: bool,
    /// Of posts with one name (an address, an id, a title and a day) and different texts, so many are
    /// held against the others; what has a name of more stays a post
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) max_namesakes: u32,
    /// Do not obey .gitignore, .ignore and .refrainignore
    #[arg(long)]
    pub(in crate::cli) no_ignore: bool,
    #[command(flatten)]
    pub(in crate::cli) unpack: UnpackArgs,
    #[command(flatten)]
    pub(in crate::cli) pre: PreArgs,
}

impl InputArgs {
    /// How files are read; `split` is how plain text is split into posts.
    ///
    /// # Errors
    /// `ErrorKind::InvalidOptions` if there is no encoding of the name that is given.
    pub(in crate::cli) fn reading(&self, split: SplitPosts) -> Result<Reading, Error> {
        let encoding = match &self.unpack.encoding {
            Some(name) => Some(TextEncoding::of_name(name).ok_or_else(|| {
                Error::from(ErrorKind::InvalidOptions(vec![InvalidOption {
                    name: "encoding",
                    given: format!("'{name}'"),
                    expected: "the name of an encoding, such as windows-1252, euc-kr or utf-16le"
                        .to_owned(),
                }]))
            })?),
            None => None,
        };
        Ok(Reading {
            split,
            fields: self.fields.names(),
            format: self.unpack.input_format.map(FormatArg::format),
            encoding,
            limits: self.unpack.limits(),
            hidden: self.hidden,
        })
    }
}

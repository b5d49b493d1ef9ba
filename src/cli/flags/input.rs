//! The flags about how files are found and read, as data.

use clap::Args;

use super::fields::FieldArgs;
use super::pre::PreArgs;
use super::unpack::UnpackArgs;

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

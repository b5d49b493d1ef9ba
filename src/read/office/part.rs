//! How the readers of documents ask for the files in one; how those are unpacked is none of their business.

use crate::error::Error;

/// Gives the text of a file in the archive, if it has one of that name.
pub(super) type Part<'a> = dyn FnMut(&str) -> Result<Option<Box<str>>, Error> + 'a;

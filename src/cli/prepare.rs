//! The flags that most commands share, to a detector and a reader; all that is wrong told at once.

use super::args::{FindArgs, InputArgs};
use super::input::Reader;
use crate::Detector;
use crate::error::{Error, ErrorKind};

/// What the options ask for; wrong ones are told all at once, wherever they belong.
pub(super) fn prepare(find: &FindArgs, input: &InputArgs) -> Result<(Detector, Reader), Error> {
    match (Detector::new(&find.options()), Reader::new(input)) {
        (Ok(detector), Ok(reader)) => Ok((detector, reader.limited(find.options().memory))),
        (Err(err), Ok(_)) | (Ok(_), Err(err)) => Err(err),
        (Err(one), Err(other)) => match (one.kind(), other.kind()) {
            (ErrorKind::InvalidOptions(some), ErrorKind::InvalidOptions(more)) => {
                Err(ErrorKind::InvalidOptions([&some[..], &more[..]].concat()).into())
            }
            _ => Err(one),
        },
    }
}

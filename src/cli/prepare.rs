//! The flags that most commands share, to a detector and a reader; all that is wrong told at once.

use super::args::InputArgs;
use super::input::Reader;
use crate::error::{Error, ErrorKind};
use crate::{Detector, Options};

/// What the options ask for; wrong ones are told all at once, wherever they belong.
pub(super) fn prepare(options: &Options, input: &InputArgs) -> Result<(Detector, Reader), Error> {
    match (Detector::new(options), Reader::new(input)) {
        (Ok(detector), Ok(reader)) => Ok((detector, reader.limited(options.memory))),
        (Err(err), Ok(_)) | (Ok(_), Err(err)) => Err(err),
        (Err(one), Err(other)) => match (one.kind(), other.kind()) {
            (ErrorKind::InvalidOptions(some), ErrorKind::InvalidOptions(more)) => {
                Err(ErrorKind::InvalidOptions([&some[..], &more[..]].concat()).into())
            }
            _ => Err(one),
        },
    }
}

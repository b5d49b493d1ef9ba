//! The flags that most commands share, to a detector and a reader; all that is wrong told at once.

use super::args::RunArgs;
use super::flags::InputArgs;
use super::input::Reader;
use crate::error::{Error, ErrorKind};
use crate::report::Filter;
use crate::{Detector, Options};

/// What the options ask for; wrong ones are told all at once, wherever they belong.
pub(super) fn prepare(options: &Options, input: &InputArgs) -> Result<(Detector, Reader), Error> {
    let (detector, reader) = both(Detector::new(options), Reader::new(input))?;
    Ok((detector, reader.limited(options.memory)))
}

/// The same, with the filter of what is shown.
pub(super) fn prepare_run(
    options: &Options,
    args: &RunArgs,
) -> Result<(Detector, Reader, Filter), Error> {
    let made = both(prepare(options, &args.input), args.filter.filter());
    made.map(|((detector, reader), filter)| (detector, reader, filter))
}

/// Both, or what is wrong with either.
fn both<T, U>(one: Result<T, Error>, other: Result<U, Error>) -> Result<(T, U), Error> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(err), Ok(_)) | (Ok(_), Err(err)) => Err(err),
        (Err(one), Err(other)) => match (one.kind(), other.kind()) {
            (ErrorKind::InvalidOptions(some), ErrorKind::InvalidOptions(more)) => {
                Err(ErrorKind::InvalidOptions([&some[..], &more[..]].concat()).into())
            }
            _ => Err(one),
        },
    }
}

//! What gzip and Zstandard have packed: one stream, which may be a file or a tar archive.

use std::cell::Cell;
use std::io::{self, BufReader, Read};
use std::rc::Rc;

use flate2::read::MultiGzDecoder;

use super::super::raw::{Format, HEAD};
use super::budget::Budget;

/// Bytes are taken of what is packed so many at a time.
const A_READ: usize = 1 << 16;

/// A stream that is unpacked, counted by the `budget`.
pub(super) fn unpacked<'a>(
    packed: impl Read + 'a,
    format: Format,
    budget: &'a Budget,
) -> io::Result<Box<dyn Read + 'a>> {
    let taken = Rc::new(Cell::new(0));
    let counted = Counted { from: packed, taken: Rc::clone(&taken) };
    let counted = BufReader::with_capacity(A_READ, counted);
    let packed = move || taken.get();
    Ok(match format {
        Format::Zstd => Box::new(budget.meter(zstd::Decoder::with_buffer(counted)?, packed)),
        _ => Box::new(budget.meter(MultiGzDecoder::new(counted), packed)),
    })
}

/// The first bytes of a stream, fewer only if there are no more; and what went wrong behind them.
pub(super) fn head(stream: &mut dyn Read) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::new();
    let fault = stream.take(HEAD as u64).read_to_end(&mut head).err();
    (head, fault)
}

/// Reads on to the end; what went wrong, if something did, and then what came before it has been read.
pub(super) fn rest(stream: &mut dyn Read, bytes: &mut Vec<u8>) -> Option<io::Error> {
    stream.read_to_end(bytes).err()
}

/// Takes the part of a character off that a text in UTF-8 ends in, if it is cut inside one.
pub(super) fn whole_characters(bytes: &mut Vec<u8>) {
    if let Err(err) = std::str::from_utf8(bytes)
        && err.error_len().is_none()
    {
        bytes.truncate(err.valid_up_to());
    }
}

/// Counts what was read.
struct Counted<R> {
    from: R,
    taken: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.from.read(buf)?;
        self.taken.set(self.taken.get() + n as u64);
        Ok(n)
    }
}

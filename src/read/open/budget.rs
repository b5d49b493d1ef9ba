//! What may still be unpacked of a file: everything that comes out of something packed is counted, before
//! it is held, so that no small file can fill the memory.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};

use super::limits::Limits;

/// So much may come out of anything, whatever its ratio: a short text of one word is no attack.
const FREE: u64 = 10_000_000;

/// What is left of the limits for one file.
#[derive(Debug)]
pub(super) struct Budget {
    limits: Limits,
    size: Cell<u64>,
    entries: Cell<u64>,
}

/// A limit that was hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    Size(u64),
    Ratio(u64),
    Entries(u64),
    Depth(u32),
}

impl Budget {
    pub(super) fn new(limits: Limits) -> Self {
        let (size, entries) = (Cell::new(limits.size), Cell::new(limits.entries));
        Self { limits, size, entries }
    }

    /// Counts one more file in an archive.
    pub(super) fn entry(&self) -> Result<(), Hit> {
        let left = self.entries.get().checked_sub(1).ok_or(Hit::Entries(self.limits.entries))?;
        self.entries.set(left);
        Ok(())
    }

    /// Whether something may be packed so many times over.
    pub(super) fn depth(&self, depth: u32) -> Result<(), Hit> {
        if depth > self.limits.depth { Err(Hit::Depth(self.limits.depth)) } else { Ok(()) }
    }

    /// What comes out of `from`, counted; `packed` tells how many bytes of what is packed it has taken.
    pub(super) fn meter<R: Read, P: Fn() -> u64>(&self, from: R, packed: P) -> Metered<'_, R, P> {
        Metered { from, packed, budget: self, out: 0 }
    }

    fn take(&self, more: u64, out: u64, packed: u64) -> Result<(), Hit> {
        let left = self.size.get().checked_sub(more).ok_or(Hit::Size(self.limits.size))?;
        self.size.set(left);
        if out > FREE && out / packed.max(1) >= self.limits.ratio {
            return Err(Hit::Ratio(self.limits.ratio));
        }
        Ok(())
    }
}

/// Something that is unpacked, counted.
pub(super) struct Metered<'a, R, P> {
    from: R,
    packed: P,
    budget: &'a Budget,
    out: u64,
}

impl<R: Read, P: Fn() -> u64> Read for Metered<'_, R, P> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.from.read(buf)?;
        self.out += n as u64;
        self.budget.take(n as u64, self.out, (self.packed)()).map_err(io::Error::other)?;
        Ok(n)
    }
}

impl Hit {
    /// The limit that an error is about, if it is about one.
    pub(super) fn of(err: &io::Error) -> Option<Self> {
        let mut inner: Option<&(dyn std::error::Error + 'static)> = err.get_ref().map(|it| it as _);
        while let Some(err) = inner {
            match err.downcast_ref::<io::Error>() {
                // An error of a reader may be wrapped by the one that reads through it.
                Some(io) => return Self::of(io),
                None if err.is::<Self>() => return err.downcast_ref().copied(),
                None => inner = err.source(),
            }
        }
        None
    }
}

impl fmt::Display for Hit {
    /// As `more than 1 GB unpacked`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size(size) => {
                let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"), (1, "bytes")];
                let whole = units.into_iter().find(|(unit, _)| size % unit == 0 && size >= unit);
                let (unit, name) = whole.unwrap_or((1, "bytes"));
                write!(f, "more than {} {name} unpacked", size / unit)
            }
            Self::Ratio(ratio) => write!(f, "it comes out as more than {ratio} times its size"),
            Self::Entries(entries) => write!(f, "more than {entries} files in it"),
            Self::Depth(depth) => write!(f, "packed more than {depth} times over"),
        }
    }
}

impl std::error::Error for Hit {}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(limits: Limits, len: u64, packed: u64) -> Result<u64, Hit> {
        let budget = Budget::new(limits);
        let mut out = budget.meter(io::repeat(b'a').take(len), move || packed);
        io::copy(&mut out, &mut io::sink()).map_err(|err| Hit::of(&err).unwrap())
    }

    #[test]
    fn a_limit_is_hit_by_one_byte_too_many_and_not_before() {
        let limits = Limits { size: FREE * 2, ..Limits::default() };
        assert_eq!(unpacked(limits, FREE * 2, FREE), Ok(FREE * 2));
        assert_eq!(unpacked(limits, FREE * 2 + 1, FREE), Err(Hit::Size(FREE * 2)));
        assert_eq!(unpacked(limits, FREE, 1), Ok(FREE));
        assert_eq!(unpacked(limits, FREE + 1, FREE / 200), Err(Hit::Ratio(200)));
        let budget = Budget::new(Limits { entries: 1, depth: 1, ..limits });
        assert_eq!((budget.entry(), budget.entry()), (Ok(()), Err(Hit::Entries(1))));
        assert_eq!((budget.depth(1), budget.depth(2)), (Ok(()), Err(Hit::Depth(1))));
    }

    #[test]
    fn limits_are_told_in_words() {
        assert_eq!(Hit::Size(1_000_000_000).to_string(), "more than 1 GB unpacked");
        assert_eq!(Hit::Size(1_500_000).to_string(), "more than 1500 kB unpacked");
        assert_eq!(Hit::Size(0).to_string(), "more than 0 bytes unpacked");
    }
}

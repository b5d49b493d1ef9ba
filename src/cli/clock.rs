//! The time that something takes. The library has no clock; this is the only one.

use std::time::{Duration, Instant};

/// The day that it is here, as `2026-11-23`.
pub(super) fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

/// A clock that runs.
pub(super) struct Clock(Instant);

#[allow(clippy::disallowed_methods)] // Timing belongs to cli/.
impl Clock {
    /// Sets a clock going.
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since then.
    pub(super) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

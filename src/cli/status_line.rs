//! One line of a terminal on standard error, to draw on over and over.

use std::io::{self, Write};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

use indicatif::TermLike;

/// The columns of the line; a bar that is longer tells no more.
const MOST: u16 = 76;
/// In fewer columns than these it is not drawn: a bar would have no room.
const LEAST: u16 = 50;
/// The columns of a terminal that does not tell.
const USUAL: u16 = 80;
/// The columns behind it that stay free for the `^C` that a terminal writes when it is interrupted: on
/// a full line, that would go to the next one, and only that one would be cleared.
const FREE: u16 = 3;

/// What is to be drawn, gathered so that it is written at once.
#[derive(Debug, Default)]
pub(super) struct StatusLine(Mutex<String>);

impl StatusLine {
    fn gathered(&self) -> MutexGuard<'_, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TermLike for StatusLine {
    fn width(&self) -> u16 {
        columns().saturating_sub(FREE).clamp(LEAST - FREE, MOST)
    }

    // There is but this line, and the cursor never leaves it: whatever happens to the terminal's width,
    // no line above is drawn on.
    fn move_cursor_up(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_down(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_right(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_left(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.write_str(text)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.gathered().push_str(text);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        self.write_str("\r\u{1b}[2K")
    }

    fn flush(&self) -> io::Result<()> {
        let text = mem::take(&mut *self.gathered());
        if columns() < LEAST { Ok(()) } else { io::stderr().write_all(text.as_bytes()) }
    }
}

fn columns() -> u16 {
    terminal_size::terminal_size_of(io::stderr()).map_or(USUAL, |(width, _)| width.0)
}

//! What an interrupt does: it takes away what is unfinished, says so, and ends the process.
//!
//! The work is not asked to stop. All that a run leaves outside of itself are the files that it makes,
//! and whoever makes one does so under one lock, with the file on one list. The signal's own thread
//! takes that lock and keeps it: then nobody is halfway through putting a file in its place, nobody can
//! begin, and what is on the list can go. A flag that the work looks at would have to be looked at in
//! every loop of every layer, and would not be seen at all in a system call that waits, such as reading
//! from a terminal.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use indicatif::ProgressBar;

/// The exit code of the contract.
const INTERRUPTED: i32 = 130;

/// What this run has on the disk and on the screen that must not stay there. A signal is sent to a
/// whole process, and so there is one of these.
static UNFINISHED: Mutex<Unfinished> = Mutex::new(Unfinished { made: Vec::new(), line: None });

struct Unfinished {
    /// Files and folders, a folder before what is in it.
    made: Vec<PathBuf>,
    line: Option<ProgressBar>,
}

/// While this is held, an interrupt waits; so it must not be held for long.
pub(super) struct Held(MutexGuard<'static, Unfinished>);

/// Keeps interrupts waiting.
pub(super) fn hold() -> Held {
    Held(UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Held {
    /// This file or folder was not there before, and is to go unless it is finished.
    pub(super) fn made(&mut self, path: PathBuf) {
        self.0.made.push(path);
    }

    /// All that was made is finished.
    pub(super) fn settle(&mut self) {
        self.0.made.clear();
    }

    /// Takes away all that is not finished.
    pub(super) fn clear_away(&mut self) {
        for path in self.0.made.drain(..).rev() {
            // A folder into which somebody else has put something stays.
            let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir(&path));
        }
    }

    /// This line is on the screen from now on.
    pub(super) fn shown(&mut self, line: ProgressBar) {
        self.0.line = Some(line);
    }
}

/// From now on SIGINT, SIGTERM and SIGHUP, on Windows Ctrl-C, end the run as told above. Under `nohup`,
/// which has SIGHUP ignored, all of them stay as they are: there is no listening to only some.
pub(super) fn watch() {
    let asked = AtomicBool::new(false);
    let listen = move || {
        // Whoever asks twice does not want to wait for a slow disk.
        if asked.swap(true, Ordering::Relaxed) || thread::Builder::new().spawn(end).is_err() {
            exit();
        }
    };
    // A shell without job control has SIGINT ignored in what it starts in the background. Such a run too
    // must end cleanly when it is asked to, by SIGTERM for one. Where the system does not tell which
    // signals are ignored, none may be.
    let _ = match ignores_hangups() {
        Some(false) => ctrlc::set_handler(listen),
        _ => ctrlc::try_set_handler(listen),
    };
}

/// Whether whoever started this run has SIGHUP ignored; known on Linux only.
fn ignores_hangups() -> Option<bool> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    // A bit a signal; SIGHUP is the first.
    Some(u64::from_str_radix(ignored.trim(), 16).ok()? & 1 != 0)
}

fn end() {
    let mut held = hold();
    // On a terminal, what was typed and its `^C` stand where the message is to stand.
    let before = match &held.0.line {
        Some(line) => {
            line.finish_and_clear();
            "\r\u{1b}[2K"
        }
        None if io::stderr().is_terminal() => "\n",
        None => "",
    };
    held.clear_away();
    // Where nobody reads the message, the exit code still tells.
    let _ = writeln!(io::stderr(), "{before}interrupted");
    exit();
}

#[allow(clippy::exit)] // Nothing else ends a process beside a main thread that is at work.
fn exit() -> ! {
    process::exit(INTERRUPTED)
}

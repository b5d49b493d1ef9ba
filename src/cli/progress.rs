//! How far a run is, on one line of the terminal: the stage, the time since the start, and a bar where
//! it is known how much there is to do. Results and messages come when the line is gone again.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Cli;
use super::colour::coloured;
use super::interrupt::hold;
use super::status_line::StatusLine;
use crate::{Observer, Stage};

/// Of a run that ends sooner, nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// The time between two drawings, and how many there may be in a second when a stage begins.
const PAUSE: Duration = Duration::from_millis(100);
const DRAWINGS: u8 = 20;

/// Shows the stages of a run while it lives, if the user wants to see them.
#[derive(Debug)]
pub(super) struct Progress {
    line: Line,
    stage: &'static str,
    /// What stops the thread that draws, and the thread.
    drawn: Option<(Sender<()>, JoinHandle<()>)>,
}

/// The line itself, for those who have a stage of their own.
#[derive(Debug, Clone)]
pub(super) struct Line {
    bar: ProgressBar,
    coloured: bool,
}

impl Progress {
    /// Shows nothing yet.
    pub(super) fn start(cli: &Cli) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let line = Line { bar, coloured: coloured(cli, &io::stderr()) };
        line.begin("starting", None);
        let wanted = !cli.quiet && !cli.no_progress && io::stderr().is_terminal() && !is_dumb();
        let drawn = wanted.then(|| {
            let (stop, stopped) = mpsc::channel();
            let bar = line.bar.clone();
            hold().shown(bar.clone());
            let goes_on = move |time| stopped.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            let draw = move || {
                if goes_on(PATIENCE) {
                    let target = Box::new(StatusLine::default());
                    bar.set_draw_target(ProgressDrawTarget::term_like_with_hz(target, DRAWINGS));
                    bar.tick();
                    while goes_on(PAUSE) {
                        bar.tick();
                    }
                    bar.finish_and_clear();
                }
            };
            (stop, thread::spawn(draw))
        });
        Self { line, stage: "", drawn }
    }

    /// The line.
    pub(super) fn line(&self) -> &Line {
        &self.line
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, drawn)) = self.drawn.take() {
            drop(stop);
            // It has nothing to panic at; and if it did, the line is of no matter.
            let _ = drawn.join();
        }
    }
}

impl Observer for Progress {
    fn begin(&mut self, stage: Stage) {
        self.stage = match stage {
            Stage::Segment => "cutting words",
            Stage::Fingerprint => "fingerprinting",
            Stage::Join => "finding candidates",
            Stage::Align => "comparing paragraphs",
            Stage::Families => "grouping matches",
            Stage::Report => "making the report",
        };
        self.line.begin(self.stage, None);
    }

    fn advance(&self, more: u64, of: u64) {
        if self.line.bar.length() != Some(of) {
            self.line.begin(self.stage, Some(of));
        }
        self.line.advance(more);
    }
}

impl Line {
    /// A line that is never shown.
    pub(super) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), coloured: false }
    }

    /// A stage begins, with so much to do, if that is known.
    pub(super) fn begin(&self, stage: &str, of: Option<u64>) {
        // The stage is part of the style, so that it and its bar change at once.
        let (on, off) = if self.coloured { ("\u{1b}[36m", "\u{1b}[0m") } else { ("", "") };
        let mut template = format!("{on}{{spinner}}{off} {{elapsed_precise}}  {stage}");
        if of.is_some() {
            let room = 22usize.saturating_sub(stage.len());
            let bar = format!("{:room$}{{percent:>3}} %  {on}[{{wide_bar}}]{off}", "");
            template.push_str(&bar);
        }
        if let Ok(style) = ProgressStyle::with_template(&template) {
            self.bar.set_style(style.tick_chars("|/-\\ ").progress_chars("=> "));
        }
        self.bar.set_position(0);
        match of {
            Some(of) => self.bar.set_length(of),
            None => self.bar.unset_length(),
        }
    }

    /// So much more of it is done.
    pub(super) fn advance(&self, more: u64) {
        self.bar.inc(more);
    }

    /// Is away while `work` has the terminal; the time begins anew behind it.
    pub(super) fn away<T>(&self, work: impl FnOnce() -> T) -> T {
        // indicatif's own way to do this would keep an interrupt waiting for it.
        self.bar.finish_and_clear();
        let done = work();
        self.bar.reset();
        done
    }
}

/// Whether the terminal says that it knows no control codes.
#[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

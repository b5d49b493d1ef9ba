//! What is said beside the results, on standard error: errors, warnings, hints and what was left out.
//! It decides how loud, not what is true.

use std::fmt::Display;
use std::io::{self, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};

use super::args::Cli;
use super::colour::choice;
use super::input::Input;
use crate::error::{Error, ErrorKind};
use crate::report::printable;
use crate::text::{DateOrigin, Post};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Green.on_default().bold();
const PLAIN: Style = Style::new();

/// Standard error, as loud as the user wants it.
pub(super) struct Messages {
    out: AutoStream<io::Stderr>,
    quiet: bool,
    verbose: bool,
}

impl Messages {
    /// Messages as the flags want them.
    pub(super) fn new(cli: &Cli) -> Self {
        let out = AutoStream::new(io::stderr(), choice(cli.color));
        Self { out, quiet: cli.quiet, verbose: cli.verbose }
    }

    /// Tells what ended the run. Wrong options are an error each.
    pub(super) fn fatal(&mut self, err: &anyhow::Error) -> io::Result<()> {
        match err.downcast_ref::<Error>() {
            Some(err) => match err.kind() {
                ErrorKind::InvalidOptions(wrong) => {
                    wrong.iter().try_for_each(|option| self.say("error", ERROR, option))
                }
                // It has what caused it in its own words.
                _ => self.say("error", ERROR, err),
            },
            None => self.say("error", ERROR, format!("{err:#}")),
        }
    }

    /// Tells what went wrong with the input: errors always, warnings unless quiet, and each file that
    /// was left out if the user wants to know more.
    pub(super) fn about(&mut self, input: &Input) -> io::Result<()> {
        for error in &input.errors {
            self.say("error", ERROR, error)?;
        }
        if self.quiet {
            return Ok(());
        }
        self.warn(&input.warnings)?;
        for hint in &input.hints {
            self.say("hint", HINT, hint)?;
        }
        if self.verbose {
            for assumed in &input.assumed {
                self.say("assumed", PLAIN, assumed)?;
            }
            for skipped in &input.details {
                self.say("skipped", PLAIN, format!("{}: {}", skipped.path, skipped.reason))?;
            }
            if let Some(indexed) = &input.indexed {
                self.say("index", PLAIN, indexed)?;
            } else if !input.archive.posts().is_empty() {
                self.say("dates", PLAIN, dates(input.archive.posts()))?;
            }
        }
        Ok(())
    }

    /// Tells warnings, unless quiet.
    pub(super) fn warn(&mut self, warnings: &[String]) -> io::Result<()> {
        let told = if self.quiet { &[] } else { warnings };
        told.iter().try_for_each(|warning| self.say("warning", WARNING, warning))
    }

    /// The stream for closing lines, unless quiet.
    pub(super) fn closing(&mut self) -> Option<&mut dyn Write> {
        if self.quiet { None } else { Some(&mut self.out) }
    }

    /// Says a message of one line or several, without what would steer a terminal.
    fn say(&mut self, label: &str, style: Style, message: impl Display) -> io::Result<()> {
        let message = message.to_string();
        let lines: Vec<_> = message.lines().map(printable).collect();
        writeln!(self.out, "{style}{label}:{style:#} {}", lines.join("\n"))
    }
}

/// Where the posts' dates were found, in the order in which they are looked for.
fn dates(posts: &[Post]) -> String {
    let count =
        |origin| posts.iter().filter(|it| it.date.map(|date| date.origin) == origin).count();
    let places = [
        (Some(DateOrigin::FrontMatter), "from front matter"),
        (Some(DateOrigin::Field), "from fields"),
        (Some(DateOrigin::FileName), "from file names"),
        (Some(DateOrigin::Url), "from addresses"),
        (None, "unknown"),
    ];
    let told = places.map(|(origin, place)| (count(origin), place));
    let told = told.iter().filter(|(count, _)| *count > 0);
    told.map(|(count, place)| format!("{count} {place}")).collect::<Vec<_>>().join(", ")
}

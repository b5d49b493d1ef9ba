//! The text form through a pager, as git does it: only on a terminal, and only the form made for reading.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use clap::ValueEnum;

/// When a pager is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PagerWish {
    /// On a terminal
    Auto,
    /// Not at all
    Never,
}

/// What is used where neither variable names a pager: it ends by itself where all fits the screen, and
/// lets colours through.
const LESS: &str = "less -FRX";

/// A pager that reads what is written to it.
pub(super) struct Pager(Child);

impl Pager {
    /// Starts the pager of `REFRAIN_PAGER` or `PAGER`; `None` where the output is no terminal, the pager
    /// is empty or `cat`, or cannot be run: then the report goes to the terminal as it is.
    pub(super) fn start(wish: PagerWish) -> Option<Self> {
        if wish == PagerWish::Never || !io::stdout().is_terminal() {
            return None;
        }
        let words = shlex::split(&named()).filter(|words| !words.is_empty())?;
        if words == ["cat"] {
            return None;
        }
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).stdin(Stdio::piped());
        #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
        if env::var_os("LESS").is_none() {
            command.env("LESS", "FRX");
        }
        command.spawn().ok().map(Self)
    }

    /// Gives the pager what `write` writes, and waits until its reader has had enough. Who leaves a pager
    /// early has seen what he wanted.
    pub(super) fn page(
        mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let done = match self.0.stdin.take() {
            Some(pipe) => {
                let mut out = io::BufWriter::new(pipe);
                write(&mut out).and_then(|()| out.flush())
            }
            None => Ok(()),
        };
        self.0.wait()?;
        match done {
            Err(err) if err.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }
}

fn named() -> String {
    #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
    let set = |name: &str| env::var(name).ok();
    set("REFRAIN_PAGER").or_else(|| set("PAGER")).unwrap_or_else(|| LESS.to_owned())
}

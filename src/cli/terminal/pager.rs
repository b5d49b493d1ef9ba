//! The text form through a pager, as git does it: only on a terminal, and only the form made for reading.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use clap::ValueEnum;

/// When a pager is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PagerWish {
    /// On a terminal
    Auto,
    /// Not at all
    Never,
}

/// What is used where neither variable names a pager: it ends by itself where all fits the screen, and
/// lets colours through.
const LESS: &str = "less -FRX";

/// A pager that reads what is written to it.
pub(in crate::cli) struct Pager {
    child: Child,
    program: String,
}

impl Pager {
    /// Starts the pager of `REFRAIN_PAGER` or `PAGER`; `None` where the output is no terminal, the pager
    /// is empty or `cat`, or cannot be run: then the report goes to the terminal as it is.
    pub(in crate::cli) fn start(wish: PagerWish) -> Option<Self> {
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
        Some(Self { child: command.spawn().ok()?, program: words[0].clone() })
    }

    /// Whether it hands links on to the terminal: less does since its version 566; of others nobody knows.
    pub(in crate::cli) fn hands_on_links(&self) -> bool {
        if Path::new(&self.program).file_stem().is_none_or(|name| name != "less") {
            return false;
        }
        let told = Command::new(&self.program).arg("--version").output();
        told.is_ok_and(|told| version(&String::from_utf8_lossy(&told.stdout)) >= Some(566))
    }

    /// Gives the pager what `write` writes, and waits until its reader has had enough. Who leaves a pager
    /// early has seen what he wanted.
    pub(in crate::cli) fn page(
        mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let done = match self.child.stdin.take() {
            Some(pipe) => {
                let mut out = io::BufWriter::new(pipe);
                write(&mut out).and_then(|()| out.flush())
            }
            None => Ok(()),
        };
        self.child.wait()?;
        match done {
            Err(err) if err.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }
}

/// The version of less, from `less 590 (GNU regular expressions)`.
fn version(told: &str) -> Option<u32> {
    let number = told.strip_prefix("less ")?;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn named() -> String {
    #[allow(clippy::disallowed_methods)] // The environment is read in cli/ only.
    let set = |name: &str| env::var(name).ok();
    set("REFRAIN_PAGER").or_else(|| set("PAGER")).unwrap_or_else(|| LESS.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn less_tells_its_version() {
        assert_eq!(version("less 590 (GNU regular expressions)\nCopyright"), Some(590));
        assert_eq!(version("less 643.1 (PCRE2)"), Some(643));
        assert_eq!(version("most 5.0"), None);
    }
}

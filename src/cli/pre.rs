//! Commands that make text of files which refrain cannot read: which command is for which file, and what
//! became of it. A command that fails loses its file and nothing else.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::clock::Clock;
use super::flags::PreArgs;
use crate::error::{Error, ErrorKind, InvalidOption};
use crate::read::{Batch, FoundFile, Patterns, Reading, Remark};
use crate::spill::Store;

/// Where an argument names the file.
const FILE: &str = "{}";

/// How much is kept of what a command complains about, and how many lines of it are told.
const KEPT: u64 = 4096;
const TOLD_LINES: usize = 3;

/// How long is waited for what a command has written, after its end.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// How often is asked whether a command has ended that has nothing more to write.
const NAP: Duration = Duration::from_millis(2);

/// The commands of a run.
#[derive(Debug, Default)]
pub(super) struct Pre {
    patterns: Patterns,
    /// The commands of the patterns; the one behind them is for every other file.
    commands: Vec<Vec<String>>,
    all: bool,
    timeout: Duration,
    limit: u64,
}

impl Pre {
    /// The commands that the flags and the file of settings name; the flags' come first.
    ///
    /// # Errors
    /// `ErrorKind::InvalidOptions` if a command or a pattern cannot be meant.
    pub(super) fn of(args: &PreArgs) -> Result<Self, Error> {
        let wrong = |name, given: &str, expected: String| {
            let given = format!("'{given}'");
            Error::from(ErrorKind::InvalidOptions(vec![InvalidOption { name, given, expected }]))
        };
        let mut rules: Vec<(&str, Vec<String>)> = Vec::new();
        let mut every = None;
        if let Some(given) = &args.pre {
            let command = split(given).map_err(|expected| wrong("pre", given, expected))?;
            rules.extend(args.pre_glob.iter().map(|glob| (&**glob, command.clone())));
            every = args.pre_glob.is_empty().then_some(command);
        }
        if !args.no_pre {
            rules.extend(args.rules.iter().map(|rule| (&*rule.glob, rule.command.clone())));
        }
        let globs: Vec<&str> = rules.iter().map(|(glob, _)| *glob).collect();
        let patterns = Patterns::new(globs.iter().copied());
        let patterns = patterns.map_err(|fault| wrong("pre-glob", &globs.join(", "), fault))?;
        let all = every.is_some();
        let commands = rules.into_iter().map(|(_, command)| command).chain(every).collect();
        let (timeout, limit) = (Duration::from_secs(args.pre_timeout), args.pre_limit.as_u64());
        Ok(Self { patterns, commands, all, timeout, limit })
    }

    /// The files that folders are searched for beside posts.
    pub(super) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Reads these files, those that have a command as if what it makes of them were piped in.
    pub(super) fn read(
        &self,
        files: &[FoundFile],
        reading: &Reading,
        store: Option<&Store>,
    ) -> Batch {
        if self.commands.is_empty() {
            return Batch::read(files, reading, store);
        }
        let (mut ready, mut failed) = (Vec::new(), Vec::new());
        for file in files {
            let command = self.command(file.location()).filter(|_| file.piped().is_none());
            let explicit = file.explicit;
            match command.map(|command| self.run(command, file)) {
                None => ready.push(file.clone()),
                Some(Ok(text)) => {
                    ready.push(file.holding(text));
                }
                Some(Err(error)) => failed.push(Remark::Failed { error, explicit }),
            }
        }
        let mut batch = Batch::read(&ready, reading, store);
        batch.remarks.extend(failed);
        batch
    }

    fn command(&self, path: &Path) -> Option<&[String]> {
        let every = || self.all.then(|| self.commands.len() - 1);
        let at = self.patterns.first(path).or_else(every)?;
        Some(&self.commands[at])
    }

    fn run(&self, command: &[String], file: &FoundFile) -> Result<Vec<u8>, Error> {
        let failed = |what: String| {
            let (path, command) = (file.path.to_string(), command.join(" "));
            Error::from(ErrorKind::Command { path, command, what })
        };
        let mut child = start(command, file.location()).map_err(|err| {
            failed(format!("cannot be run ({err}); is {} installed?", command[0]))
        })?;
        let clock = Clock::start();
        let text = child.stdout.take().map(|out| read(out, self.limit.saturating_add(1)));
        let complaint = child.stderr.take().map(|err| read(err, KEPT));
        let left = || self.timeout.saturating_sub(clock.elapsed());
        let text = text.and_then(|text| text.recv_timeout(left()).ok());
        let too_much = text.as_ref().is_some_and(|text| text.len() as u64 > self.limit);
        let ended = match &text {
            Some(_) if !too_much => ended(&mut child, left),
            _ => None,
        };
        let Some(status) = ended else {
            // It may have ended by itself just now, and then there is nothing to end.
            let _ = child.kill();
            let _ = child.wait();
            return Err(failed(if too_much {
                let limit = bytesize::ByteSize(self.limit);
                format!("made more than {limit} of text; --pre-limit allows more")
            } else {
                let seconds = self.timeout.as_secs();
                format!("not done after {seconds} s; --pre-timeout allows more")
            }));
        };
        if !status.success() {
            let said = complaint.and_then(|said| said.recv_timeout(LAST_WORDS).ok());
            return Err(failed(told(status, &said.unwrap_or_default())));
        }
        Ok(text.unwrap_or_default())
    }
}

/// A command's program and arguments, parted as a shell would part them, and nothing more done to them.
pub(super) fn split(command: &str) -> Result<Vec<String>, String> {
    let parts = shlex::split(command).filter(|parts| !parts.is_empty());
    let parts = parts.ok_or("a program and its arguments, with quotes closed".to_owned())?;
    sound(&parts)?;
    Ok(parts)
}

/// A path that is put into a line of other words could end it and begin a command of its own.
pub(super) fn sound(parts: &[String]) -> Result<(), String> {
    let inside = |part: &&String| part.contains(FILE) && part.contains(char::is_whitespace);
    match parts.iter().find(inside) {
        Some(_) => {
            Err("{} as an argument of its own; inside the words of a shell write \"$1\", as in \
                        sh -c 'pdftotext \"$1\" -' sh {}"
                .to_owned())
        }
        None => Ok(()),
    }
}

fn start(command: &[String], path: &Path) -> std::io::Result<Child> {
    let names_file = command[1..].iter().any(|part| part.contains(FILE));
    // A name that begins with a dash is no option.
    let here = Path::new(".").join(path);
    let dashed = path.to_string_lossy().starts_with('-');
    let shown = if dashed { here.as_os_str() } else { path.as_os_str() };
    let arguments = command[1..].iter().map(|part| {
        let mut argument = std::ffi::OsString::new();
        for (at, piece) in part.split(FILE).enumerate() {
            if at > 0 {
                argument.push(shown);
            }
            argument.push(piece);
        }
        argument
    });
    let input = if names_file { Stdio::null() } else { File::open(path)?.into() };
    let mut process = Command::new(&command[0]);
    process.args(arguments).stdin(input).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// Reads so many bytes of a stream on a thread of its own, so that neither stream of a command waits for
/// the other; what is beyond is read to no purpose from a complaint, and not at all from a text.
fn read(mut from: impl Read + Send + 'static, most: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.by_ref().take(most).read_to_end(&mut bytes);
        // Nobody listens any more where the command was ended.
        let _ = sender.send(bytes);
        if most == KEPT {
            let _ = std::io::copy(&mut from, &mut std::io::sink());
        }
    });
    receiver
}

/// How a command ended that has closed its output, if it ends in time.
fn ended(child: &mut Child, left: impl Fn() -> Duration) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if !left().is_zero() => thread::sleep(NAP),
            _ => return None,
        }
    }
}

/// How a command failed, and the first lines of what it said.
fn told(status: ExitStatus, said: &[u8]) -> String {
    // As "exit status: 1" or "signal: 9 (SIGKILL)".
    let mut told = status.to_string();
    let said = String::from_utf8_lossy(said);
    for line in said.lines().filter(|line| !line.trim().is_empty()).take(TOLD_LINES) {
        let _ = write!(told, "\n  {}", line.trim_end());
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_parted_as_a_shell_parts_them() {
        let parts = |command| split(command).unwrap();
        assert_eq!(parts("pdftotext -layout {} -"), ["pdftotext", "-layout", "{}", "-"]);
        assert_eq!(parts("a 'b c' \"d $HOME\""), ["a", "b c", "d $HOME"]);
        assert_eq!(parts("a --in={}"), ["a", "--in={}"]);
        for wrong in ["", "a 'b", "sh -c 'pdftotext {} -'"] {
            assert!(split(wrong).is_err(), "{wrong}");
        }
    }
}

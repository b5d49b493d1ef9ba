//! A folder to run the program in, and what the program told there.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;

/// A paragraph that stands in several posts.
pub(crate) const HALL: &str = "The committee met in the old hall on a wet Tuesday and argued for three hours about the price of the bridge, the colour of the railings, and whether anyone would ever use it again.";

/// Another one, which shares no three words with it.
pub(crate) const LAMP: &str = "Nobody near this harbour has seen our keeper since his lamp went out, yet every morning its brass is polished, while some careful hand adds a new line to his log.";

/// A folder with an archive of two posts, `posts/`, and `draft.md`; all three hold [`HALL`].
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self::empty();
        place.write("posts/2019-01-01-one.md", format!("# One\n\n{HALL}\n\n{LAMP}\n"));
        place.write("posts/2020-01-01-two.md", format!("# Two\n\n{HALL}\n"));
        place.write("draft.md", format!("# Draft\n\n{HALL}\n\nThis line is quite new.\n"));
        place
    }

    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program in this folder, without the settings of whoever runs the tests.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
        command.current_dir(self.folder.path());
        for name in [
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "COLUMNS",
            "RUST_BACKTRACE",
            "GITHUB_STEP_SUMMARY",
        ] {
            command.env_remove(name);
        }
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("REFRAIN_") {
                command.env_remove(name);
            }
        }
        command
    }

    /// Runs it with arguments that spaces part.
    pub(crate) fn run(&self, args: &str) -> Told {
        Told::by(self.command().args(args.split_whitespace()))
    }

    /// Runs it with `input` on standard input.
    pub(crate) fn pipe(&self, input: &str, args: &str) -> Told {
        Told::by(self.command().args(args.split_whitespace()).write_stdin(input))
    }
}

/// What a run told.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Told {
    pub(crate) fn by(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Holds the exit code against `code`, and looks for every one of `parts` on standard error.
    #[track_caller]
    pub(crate) fn told(&self, code: i32, parts: &[&str]) -> &Self {
        assert_eq!(self.code, code, "{self:#?}");
        for part in parts {
            assert!(self.err.contains(part), "no {part:?} in {self:#?}");
        }
        self
    }

    /// Looks for every one of `parts` on standard output.
    #[track_caller]
    pub(crate) fn showed(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in {self:#?}");
        }
        self
    }

    /// Looks for none of `parts` on either stream.
    #[track_caller]
    pub(crate) fn without(&self, parts: &[&str]) -> &Self {
        for part in parts {
            assert!(!self.out.contains(part) && !self.err.contains(part), "{part:?} in {self:#?}");
        }
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

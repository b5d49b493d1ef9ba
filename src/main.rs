//! The program: the command line, run, and its exit code. All else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    refrain::cli::main()
}

//! Whether what is written has colours: the flag over the environment over the terminal.

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};

use super::args::Cli;

/// The user's wish in the words of the streams.
pub(super) fn choice(wish: clap::ColorChoice) -> ColorChoice {
    match wish {
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    }
}

/// Whether what is written to a stream has colours.
pub(super) fn coloured(cli: &Cli, stream: &impl RawStream) -> bool {
    let choice = match choice(cli.color) {
        ColorChoice::Auto => AutoStream::choice(stream),
        choice => choice,
    };
    choice != ColorChoice::Never
}
